"""A page cut into its parts: the lines before the first heading, the takeaways, and the blocks in their order."""

from collections.abc import Sequence

from moving_cities.intake.page_texts.drafts import Draft
from moving_cities.intake.page_texts.head_gathering import HeadGathering
from moving_cities.intake.page_texts.headings import (
    APPROACHES,
    CITY_SECTIONS,
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
from moving_cities.intake.page_texts.segments import OpenSegments, Segments
from moving_cities.intake.page_texts.signs import Sign, looks_like_heading
from moving_cities.intake.page_texts.surroundings import Surroundings
from moving_cities.intake.page_texts.uses import Reason
from moving_cities.intake.page_texts.wording import comparable

_TYPES = {MEMBERS: "networks", REPORT: "report", CONTEXT: "context", CONTACT: "contact"}
_LEFT_OUT = {APPROACHES: Reason.APPROACHES, NEXT: Reason.NEXT_CITY, CONTENTS: Reason.NAVIGATION, FOOTER: Reason.FOOTER}
_NETWORKS_IN_MENU = frozenset({"Solidarity cities"})
_MOST_TAKEAWAYS = 6
_QUESTION_ENDS = ("?", ";", "؟")


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
        self._at = OpenSegments(ledger)
        self._menu: set[str] = set()

    def segments(self) -> Segments:
        """The parts of the page."""
        gathering = HeadGathering(self._paragraphs, self._signs, self._quotes, self._ledger, self._around)
        position = gathering.gather()
        self._menu, self._at.segments.head = gathering.menu, gathering.head
        if position < len(self._paragraphs):
            is_list = self._paragraphs[position].is_item and not self._signs[position].heading
            self._at.is_takeaways = self._is_page and is_list
        while position < len(self._paragraphs):
            position = self._take(position)
        if self._is_page:
            self._take_first_list()
        return self._at.segments

    def _take_first_list(self) -> None:
        """Takes a list under a heading of its own above all others for the takeaways, where no other part is them."""
        segments = self._at.segments
        first = segments.drafts[0] if segments.drafts else None
        if first is None or segments.takeaways or not _may_be_takeaways(first, segments.drafts[1:]):
            return
        segments.drafts.pop(0)
        segments.takeaways += first.body
        if first.heading:
            self._ledger.leave_out(first.heading, Reason.LABEL)

    def _take(self, position: int) -> int:
        """Hands one paragraph, or one quote, to where it belongs; says which comes next."""
        paragraph, sign = self._paragraphs[position], self._signs[position]
        quote = self._quotes.get(position)
        if self._around.is_heading_of_report(position) and not self._at.is_open("report"):
            self._at.begin(Draft("report", heading=paragraph))
        elif self._is_frame(position):
            self._ledger.leave_out(paragraph, sign.reason or Reason.NAVIGATION)
            if sign.heading and sign.heading.key == FOOTER:
                self._at.begin_leaving_out(Reason.FOOTER)
        elif self._opens_part(position):
            self._open_part(paragraph, sign)
        elif paragraph.is_item and not paragraph.text:
            self._ledger.leave_out(paragraph, Reason.NUMBER)
        elif quote and not self._at.leaves_out:
            self._at.take_quote(quote, list(self._paragraphs[quote.first : quote.last + 1]))
            return quote.last + 1
        elif not self._at.leave_out(paragraph):
            self._add(position)
        return position + 1

    def _add(self, position: int) -> None:
        """Takes in what is neither of the frame nor a known heading."""
        if self._is_free_heading(position):
            kind = "context" if self._at.is_in_context() else "section"
            self._at.begin(Draft(kind, heading=self._paragraphs[position]))
        else:
            self._at.take(self._paragraphs[position])

    def _is_frame(self, position: int) -> bool:
        """Whether a line belongs to the frame. A marked heading over text does not, whatever its words."""
        sign, paragraph = self._signs[position], self._paragraphs[position]
        if self._around.is_menu_word(position, is_first=False) or comparable(paragraph.text) in self._menu:
            return True
        if sign.reason is None:
            return False
        key = sign.heading.key if sign.heading else ""
        if self._at.is_open("networks") and sign.heading and sign.heading.wording in _NETWORKS_IN_MENU:
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
            return self._at.is_in_context() and not self._at.leaves_out
        if self._paragraphs[position].is_item:
            return sign.heading.similarity == 100 and (
                self._around.is_numbered_heading(position)
                or (self._around.is_over_text(position) and not self._at.is_takeaways)
            )
        return key != FREE or not self._at.leaves_out

    def _open_part(self, paragraph: Paragraph, sign: Sign) -> None:
        key = sign.heading.key if sign.heading and not sign.is_merged else FREE
        if key in _LEFT_OUT:
            self._ledger.leave_out(paragraph, _LEFT_OUT[key])
            self._at.begin_leaving_out(_LEFT_OUT[key])
        elif key == TAKEAWAYS and not self._at.segments.takeaways:
            self._at.begin_takeaways()
            self._ledger.leave_out(paragraph, Reason.LABEL)
        elif key in CONTEXT_SECTIONS or (self._at.is_in_context() and key in {FREE, "changes"}):
            self._at.begin(Draft("context", "recent-turns" if key == "changes" else key.replace(FREE, ""), paragraph))
        else:
            atlas_key = key if key in SECTIONS else "takeaways" if key == TAKEAWAYS else ""
            draft = Draft(_TYPES.get(key, "section"), atlas_key, paragraph)
            self._at.begin(draft)
            if sign.run_in:
                draft.heading_words = paragraph.text[: len(paragraph.text) - len(sign.run_in)].rstrip(" :：")
                draft.run_in = sign.run_in

    def _is_free_heading(self, position: int) -> bool:
        paragraph = self._paragraphs[position]
        if not looks_like_heading(self._paragraphs, position):
            return False
        if not paragraph.heading and self._around.is_before_part(position):
            return False
        if self._at.is_takeaways and not paragraph.heading:
            return paragraph.text.endswith(_QUESTION_ENDS) or self._at.has_items
        if paragraph.heading:
            return True
        if self._at.open and self._at.open.heading and not self._at.open.body:
            return False
        return paragraph.text.endswith(_QUESTION_ENDS) or not self._at.is_open("contact")


def _may_be_takeaways(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether a block under a heading of its own is a short list, as pages of cities have it above their sections."""
    is_free = draft.type == "section" and not draft.key and draft.heading is not None
    is_list = 2 <= len(draft.body) <= _MOST_TAKEAWAYS and all(paragraph.is_item for paragraph in draft.body)
    return is_free and is_list and bool(others) and others[0].key in CITY_SECTIONS
