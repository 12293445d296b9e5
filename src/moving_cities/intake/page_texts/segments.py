"""The parts of a page while they are gathered: the open block, the takeaways, and what is left out."""

from dataclasses import dataclass, field

from moving_cities.intake.page_texts.contact_lines import is_contact_line, may_be_in_contact
from moving_cities.intake.page_texts.drafts import Draft
from moving_cities.intake.page_texts.ledger import Ledger
from moving_cities.intake.page_texts.paragraphs import Paragraph
from moving_cities.intake.page_texts.quotes import Quote
from moving_cities.intake.page_texts.report_lines import is_report_line
from moving_cities.intake.page_texts.uses import Reason

_LONGEST_LEFT_OUT = {Reason.APPROACHES: 400, Reason.NEXT_CITY: 160, Reason.NAVIGATION: 120, Reason.FOOTER: 400}
_MOST_LEFT_OUT = {Reason.NEXT_CITY: 2}
_LONGEST_NETWORK = 110
_MOST_ABOVE_CONTACT = 5


@dataclass(slots=True)
class Segments:
    """The parts of a page.

    Attributes:
        head: paragraphs before the first heading, without those of the frame.
        takeaways: paragraphs of the takeaways.
        drafts: the blocks, in order.
    """

    head: list[Paragraph] = field(default_factory=list)
    takeaways: list[Paragraph] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)


class OpenSegments:
    """Takes paragraphs into the part that is open, and opens another where one cannot belong to it.

    Attributes:
        segments: so far.
        open: the block that is open, if one is.
        is_takeaways: whether the takeaways are open.
        leaves_out: why what follows is left out, if it is.
        has_items: whether a takeaway has a bullet or a number.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._left_out = 0
        self.segments = Segments()
        self.open: Draft | None = None
        self.is_takeaways = False
        self.leaves_out: Reason | None = None
        self.has_items = False

    def begin(self, draft: Draft) -> None:
        """Opens a block."""
        self.close()
        self.open = draft
        self.segments.drafts.append(draft)
        if draft.heading:
            self._ledger.use(draft.heading, draft=draft)

    def begin_takeaways(self) -> None:
        """Opens the takeaways."""
        self.close()
        self.is_takeaways = True

    def begin_leaving_out(self, reason: Reason) -> None:
        """Opens a part that is left out."""
        self.close()
        self.leaves_out = reason
        self._left_out = 0

    def close(self) -> None:
        """Closes what is open."""
        self.open = None
        self.is_takeaways = False
        self.leaves_out = None

    def is_open(self, *types: str) -> bool:
        """Whether a block of one of these types is open."""
        return self.open is not None and self.open.type in types

    def is_in_context(self) -> bool:
        """Whether the political context is open, or only interrupted by a quote."""
        drafts = self.segments.drafts
        return self.is_open("context") or (self.open is None and bool(drafts) and drafts[-1].type == "context")

    def leave_out(self, paragraph: Paragraph) -> bool:
        """Leaves a paragraph out, if a part is open that is left out and it can belong to it."""
        if self.leaves_out is None:
            return False
        is_short = len(paragraph.text) <= _LONGEST_LEFT_OUT[self.leaves_out]
        if not is_short or self._left_out >= _MOST_LEFT_OUT.get(self.leaves_out, 10_000):
            self.leaves_out = None
            return False
        self._left_out += 1
        self._ledger.leave_out(paragraph, self.leaves_out)
        return True

    def take_quote(self, quote: Quote, paragraphs: list[Paragraph]) -> None:
        """Adds a quote, which closes what is open."""
        draft = Draft("quote", body=paragraphs, words=quote.words, attribution=quote.attribution)
        for paragraph in paragraphs:
            self._ledger.use(paragraph, draft=draft)
        if quote.attribution and quote.attribution.saying:
            self._ledger.leave_out_words(paragraphs, quote.attribution.saying, Reason.LABEL)
        self.segments.drafts.append(draft)
        self.close()

    def take(self, paragraph: Paragraph) -> None:
        """Adds a paragraph to what is open, or to a block that its own words open."""
        if self.is_takeaways and self._is_takeaway(paragraph):
            self.segments.takeaways.append(paragraph)
            self.has_items = self.has_items or paragraph.is_item
            return
        if is_report_line(paragraph.text) and not self.is_open("report") and not self.is_in_context():
            self.begin(Draft("report"))
        elif is_contact_line(paragraph.text) and not self.is_open("contact", "context") and not self._is_bare_heading():
            self._begin_contact()
        elif not self._belongs(paragraph):
            self.begin(Draft("context" if self.is_in_context() and not self.is_open("contact") else "section"))
        if self.open is None:
            self.begin(Draft("section"))
        if self.open is not None:
            self.open.body.append(paragraph)
            self._ledger.use(paragraph, draft=self.open)

    def _is_takeaway(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph goes on with the takeaways: all do that are items, or stand under one."""
        taken = self.segments.takeaways
        if paragraph.is_item or not taken or not self.has_items:
            return True
        if paragraph.indent and paragraph.indent >= taken[-1].indent:
            return True
        self.is_takeaways = False
        return False

    def _is_bare_heading(self) -> bool:
        """Whether a section is open of which there is only the heading, so that what comes next is its text."""
        return self.open is not None and self.open.type == "section" and bool(self.open.heading) and not self.open.body

    def _begin_contact(self) -> None:
        """Opens a contact block and takes over the short lines above that belong to the address."""
        above = self.open
        draft = Draft("contact")
        if above is not None and above.type == "section":
            while (
                len(draft.body) < _MOST_ABOVE_CONTACT
                and len(above.body) > 1
                and _is_address(above.body[-1], above.body[-2])
            ):
                draft.body.insert(0, above.body.pop())
        for paragraph in draft.body:
            self._ledger.use(paragraph, draft=draft)
        self.begin(draft)

    def _belongs(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph can belong to the block that is open."""
        if self.open is None:
            return False
        if self.open.type == "networks":
            return paragraph.is_item or (len(paragraph.text) <= _LONGEST_NETWORK and not paragraph.text.endswith("."))
        if self.open.type == "contact":
            return may_be_in_contact(paragraph.text)
        if self.open.type == "report" and self.open.heading is None:
            return not self.open.body
        return True


def _is_address(paragraph: Paragraph, above: Paragraph) -> bool:
    """Whether a line above an e-mail address or telephone number is the name or office that it belongs to."""
    return (
        len(paragraph.text) <= 90
        and not paragraph.text.endswith((".", "!", "?", ":", ";", "؟"))
        and not paragraph.is_item
        and (not paragraph.after_blank or len(above.text) > len(paragraph.text))
    )
