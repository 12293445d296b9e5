"""A page cut into its parts: the lines before the first heading, the takeaways, and the blocks in their order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from moving_cities.intake.page_texts.contact_lines import is_contact_line, may_be_in_contact
from moving_cities.intake.page_texts.drafts import Draft
from moving_cities.intake.page_texts.headings import (
    APPROACHES,
    CONTACT,
    CONTENTS,
    CONTEXT,
    CONTEXT_SECTIONS,
    FOOTER,
    FRAME,
    FREE,
    LABEL,
    MEMBERS,
    NAVIGATION,
    NEXT,
    REPORT,
    SECTIONS,
    TAKEAWAYS,
)
from moving_cities.intake.page_texts.ledger import Ledger
from moving_cities.intake.page_texts.paragraphs import Paragraph
from moving_cities.intake.page_texts.quotes import Quote
from moving_cities.intake.page_texts.report_lines import is_report_line
from moving_cities.intake.page_texts.signs import Sign, looks_like_heading
from moving_cities.intake.page_texts.surroundings import Surroundings
from moving_cities.intake.page_texts.uses import Reason
from moving_cities.intake.page_texts.wording import comparable

_TYPES = {MEMBERS: "networks", REPORT: "report", CONTEXT: "context", CONTACT: "contact"}
_LEFT_OUT = {APPROACHES: Reason.APPROACHES, NEXT: Reason.NEXT_CITY, CONTENTS: Reason.NAVIGATION, FOOTER: Reason.FOOTER}
_LONGEST_LEFT_OUT = {Reason.APPROACHES: 400, Reason.NEXT_CITY: 160, Reason.NAVIGATION: 120, Reason.FOOTER: 400}
_MOST_LEFT_OUT = {Reason.NEXT_CITY: 2}
_NETWORKS_IN_MENU = frozenset({"Solidarity cities"})
_LONGEST_NETWORK = 110
_MOST_ABOVE_CONTACT = 5
_MOST_IN_HEAD = 8
_LONGEST_IN_HEAD = 700


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


class Segmenter:
    """Goes through the paragraphs once and hands each to the part that is open.

    A list before the first heading is taken for the takeaways where some heading shows that it is a page at all.
    """

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        signs: Sequence[Sign],
        quotes: dict[int, Quote],
        ledger: Ledger,
        *,
        is_page: bool,
    ) -> None:
        self._is_page = is_page
        self._paragraphs = paragraphs
        self._signs = signs
        self._quotes = quotes
        self._ledger = ledger
        self._around = Surroundings(paragraphs, signs)
        self._segments = Segments()
        self._open: Draft | None = None
        self._is_takeaways = False
        self._leaves_out: Reason | None = None
        self._left_out = 0
        self._title_at = self._around.position_of_title()
        self._menu: set[str] = set()
        self._has_items = False

    def segments(self) -> Segments:
        """The parts of the page."""
        position = self._read_head()
        while position < len(self._paragraphs):
            position = self._take(position)
        return self._segments

    # the head

    def _read_head(self) -> int:
        """Gathers the lines before the first heading; says where the body begins."""
        length = 0
        for position, paragraph in enumerate(self._paragraphs):
            if position > self._title_at and self._begins_body(position, length):
                self._is_takeaways = self._is_page and paragraph.is_item and not self._signs[position].heading
                return position
            sign = self._signs[position]
            reason = sign.reason or self._label_reason(sign)
            if position < self._title_at and not reason and paragraph.is_item:
                reason = Reason.NAVIGATION
                self._menu.add(comparable(paragraph.text))
            if reason:
                self._ledger.leave_out(paragraph, reason)
                continue
            self._segments.head.append(paragraph)
            length += len(paragraph.text)
        return len(self._paragraphs)

    def _begins_body(self, position: int, length: int) -> bool:
        paragraph, sign = self._paragraphs[position], self._signs[position]
        head = self._segments.head
        if sign.reason or self._label_reason(sign):
            return False
        if sign.heading is not None and sign.heading.key not in FRAME | CONTEXT_SECTIONS:
            return not self._around.is_menu_word(position, is_first=not head)
        if sign.is_merged or (position in self._quotes and head) or (paragraph.is_item and not paragraph.text):
            return True
        if paragraph.is_item or is_report_line(paragraph.text):
            return bool(head)
        if len(head) >= _MOST_IN_HEAD or length > _LONGEST_IN_HEAD:
            return True
        return (
            len(head) >= 2
            and looks_like_heading(self._paragraphs, position)
            and not self._around.is_before_heading(position)
        )

    def _label_reason(self, sign: Sign) -> Reason | None:
        """Why a heading of another part is only a label here: an approach says above its title what it is."""
        if sign.heading is None or sign.run_in or self._segments.drafts or len(self._segments.head) > 3:
            return None
        if NAVIGATION in sign.heading.also and sign.heading.key in CONTEXT_SECTIONS:
            return Reason.NAVIGATION
        return {APPROACHES: Reason.LABEL, NEXT: Reason.NAVIGATION}.get(sign.heading.key)

    # the body

    def _take(self, position: int) -> int:
        """Hands one paragraph, or one quote, to where it belongs; says which comes next."""
        paragraph, sign = self._paragraphs[position], self._signs[position]
        if self._around.is_button_of_report(position) and not self._is_open("report"):
            self._open_draft(Draft("report", heading=paragraph))
            return position + 1
        if self._is_frame(position):
            self._ledger.leave_out(paragraph, sign.reason or Reason.NAVIGATION)
            if sign.heading and sign.heading.key == FOOTER:
                self._leave_out(Reason.FOOTER)
            return position + 1
        if self._opens_part(position):
            self._open_part(paragraph, sign)
            return position + 1
        quote = self._quotes.get(position)
        if quote and not self._leaves_out:
            return self._take_quote(quote)
        if self._is_left_out(paragraph):
            self._ledger.leave_out(paragraph, self._leaves_out or Reason.FOOTER)
            return position + 1
        if self._is_free_heading(position):
            self._open_draft(Draft(self._type_of_free(), heading=paragraph))
            return position + 1
        self._add(position)
        return position + 1

    def _is_frame(self, position: int) -> bool:
        """Whether a line belongs to the frame. A marked heading over text does not, whatever its words."""
        sign, paragraph = self._signs[position], self._paragraphs[position]
        if self._around.is_menu_word(position, is_first=False) or comparable(paragraph.text) in self._menu:
            return True
        if sign.reason is None:
            return False
        key = sign.heading.key if sign.heading else ""
        if self._is_open("networks") and sign.heading and sign.heading.wording in _NETWORKS_IN_MENU:
            return False
        if key == LABEL and sign.heading and sign.heading.city:
            return False
        if key in {NAVIGATION, LABEL} and not self._around.is_in_menu(position):
            return not (bool(paragraph.heading) or looks_like_heading(self._paragraphs, position))
        return True

    def _opens_part(self, position: int) -> bool:
        sign = self._signs[position]
        if sign.is_merged:
            return True
        if sign.heading is None or sign.heading.key in FRAME:
            return False
        key = sign.heading.key
        if key in CONTEXT_SECTIONS:
            return self._is_in_context() and not self._leaves_out
        if self._paragraphs[position].is_item:
            return sign.heading.similarity == 100 and (
                self._around.is_numbered_heading(position)
                or (self._around.is_over_text(position) and not self._is_takeaways)
            )
        return key != FREE or not self._leaves_out

    def _open_part(self, paragraph: Paragraph, sign: Sign) -> None:
        key = sign.heading.key if sign.heading and not sign.is_merged else FREE
        if key in _LEFT_OUT:
            self._ledger.leave_out(paragraph, _LEFT_OUT[key])
            self._leave_out(_LEFT_OUT[key])
        elif key == TAKEAWAYS and not self._segments.takeaways:
            self._close()
            self._is_takeaways = True
            self._ledger.leave_out(paragraph, Reason.LABEL)
        elif key in CONTEXT_SECTIONS or (self._is_in_context() and key in {FREE, "changes"}):
            self._open_draft(Draft("context", "recent-turns" if key == "changes" else key.replace(FREE, ""), paragraph))
        else:
            atlas_key = key if key in SECTIONS else "takeaways" if key == TAKEAWAYS else ""
            self._open_draft(Draft(_TYPES.get(key, "section"), atlas_key, paragraph))
            if sign.run_in and self._open:
                self._open.heading_words = paragraph.text[: len(paragraph.text) - len(sign.run_in)].rstrip(" :：")
                self._open.run_in = sign.run_in

    def _take_quote(self, quote: Quote) -> int:
        draft = Draft("quote", words=quote.words, attribution=quote.attribution)
        draft.body = list(self._paragraphs[quote.first : quote.last + 1])
        for paragraph in draft.body:
            self._ledger.use(paragraph, draft=draft)
        self._segments.drafts.append(draft)
        self._close()
        return quote.last + 1

    def _is_left_out(self, paragraph: Paragraph) -> bool:
        """Whether the part that is open is one that is left out, and this paragraph can belong to it."""
        if self._leaves_out is None:
            return False
        is_short = len(paragraph.text) <= _LONGEST_LEFT_OUT[self._leaves_out]
        if not is_short or self._left_out >= _MOST_LEFT_OUT.get(self._leaves_out, 10_000):
            self._leaves_out = None
            return False
        self._left_out += 1
        return True

    def _is_free_heading(self, position: int) -> bool:
        paragraph = self._paragraphs[position]
        if not looks_like_heading(self._paragraphs, position):
            return False
        if not paragraph.heading and self._around.is_before_part(position):
            return False
        if self._is_takeaways and not paragraph.heading:
            return paragraph.text.endswith(("?", ";", "؟")) or self._has_items
        if paragraph.heading:
            return True
        if self._open and self._open.heading and not self._open.body:
            return False
        if paragraph.text.endswith(("?", ";", "؟")):
            return True
        return not self._is_open("contact")

    def _type_of_free(self) -> str:
        return "context" if self._is_in_context() else "section"

    def _add(self, position: int) -> None:
        paragraph = self._paragraphs[position]
        if self._is_takeaways and self._is_takeaway(paragraph):
            self._segments.takeaways.append(paragraph)
            self._has_items = self._has_items or paragraph.is_item
            return
        if is_report_line(paragraph.text) and not self._is_open("report") and not self._is_in_context():
            self._open_draft(Draft("report"))
        elif is_contact_line(paragraph.text) and not self._is_open("contact", "context"):
            self._open_contact()
        elif not self._belongs(paragraph):
            self._open_draft(Draft("context" if self._is_in_context() and not self._is_open("contact") else "section"))
        if self._open is None:
            self._open_draft(Draft("section"))
        if self._open is not None:
            self._open.body.append(paragraph)
            self._ledger.use(paragraph, draft=self._open)

    def _is_takeaway(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph goes on with the takeaways: all do that are items, or stand under one."""
        taken = self._segments.takeaways
        if paragraph.is_item or not taken or not self._has_items:
            return True
        if paragraph.indent and paragraph.indent >= taken[-1].indent:
            return True
        self._is_takeaways = False
        return False

    def _open_contact(self) -> None:
        """Opens a contact block and takes over the short lines above that belong to the address."""
        above = self._open
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
        self._open_draft(draft)

    def _belongs(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph can belong to the block that is open."""
        if self._open is None:
            return False
        if self._open.type == "networks":
            return paragraph.is_item or (len(paragraph.text) <= _LONGEST_NETWORK and not paragraph.text.endswith("."))
        if self._open.type == "contact":
            return may_be_in_contact(paragraph.text)
        if self._open.type == "report" and self._open.heading is None:
            return not self._open.body
        return True

    def _open_draft(self, draft: Draft) -> None:
        self._close()
        self._open = draft
        self._segments.drafts.append(draft)
        if draft.heading:
            self._ledger.use(draft.heading, draft=draft)

    def _leave_out(self, reason: Reason) -> None:
        self._close()
        self._leaves_out = reason
        self._left_out = 0

    def _close(self) -> None:
        self._open = None
        self._is_takeaways = False
        self._leaves_out = None

    def _is_open(self, *types: str) -> bool:
        return self._open is not None and self._open.type in types

    def _is_in_context(self) -> bool:
        return self._is_open("context") or (
            self._open is None and bool(self._segments.drafts) and self._segments.drafts[-1].type == "context"
        )


def _is_address(paragraph: Paragraph, above: Paragraph) -> bool:
    """Whether a line above an e-mail address or telephone number is the name or office that it belongs to."""
    return (
        len(paragraph.text) <= 90
        and not paragraph.text.endswith((".", "!", "?", ":", ";", "؟"))
        and not paragraph.is_item
        and (not paragraph.after_blank or len(above.text) > len(paragraph.text))
    )
