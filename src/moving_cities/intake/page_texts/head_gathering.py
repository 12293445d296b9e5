"""The lines before the first heading, and where the body of the page begins."""

from collections.abc import Collection, Sequence

from moving_cities.intake.page_texts.headings import APPROACHES, CONTEXT_SECTIONS, FRAME, NAVIGATION, NEXT
from moving_cities.intake.page_texts.ledger import Ledger
from moving_cities.intake.page_texts.paragraphs import Paragraph
from moving_cities.intake.page_texts.report_lines import is_report_line
from moving_cities.intake.page_texts.signs import Sign, looks_like_heading
from moving_cities.intake.page_texts.surroundings import Surroundings
from moving_cities.intake.page_texts.topics import topics_in
from moving_cities.intake.page_texts.uses import Reason
from moving_cities.intake.page_texts.wording import comparable

_MOST_IN_HEAD = 8
_LONGEST_IN_HEAD = 700
_MOST_ABOVE_LABEL = 3


class HeadGathering:
    """Gathers the lines before the first heading, without those of the frame.

    Attributes:
        head: these lines.
        menu: words of a menu above the title, in comparable form; they may come again below the text.
    """

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        signs: Sequence[Sign],
        quotes: Collection[int],
        ledger: Ledger,
        around: Surroundings,
    ) -> None:
        self._paragraphs = paragraphs
        self._signs = signs
        self._quotes = quotes
        self._ledger = ledger
        self._around = around
        self._title_at = around.position_of_title()
        self.head: list[Paragraph] = []
        self.menu: set[str] = set()

    def gather(self) -> int:
        """Gathers the lines; says where the body begins."""
        length = 0
        for position, paragraph in enumerate(self._paragraphs):
            if position > self._title_at and self._begins_body(position, length):
                return position
            sign = self._signs[position]
            reason = sign.reason or self._label_reason(sign)
            if position < self._title_at and not reason and paragraph.is_item:
                reason = Reason.NAVIGATION
                self.menu.add(comparable(paragraph.text))
            if reason:
                self._ledger.leave_out(paragraph, reason)
                continue
            self.head.append(paragraph)
            length += len(paragraph.text)
        return len(self._paragraphs)

    def _begins_body(self, position: int, length: int) -> bool:
        paragraph, sign = self._paragraphs[position], self._signs[position]
        if sign.reason or self._label_reason(sign):
            return False
        if sign.heading is not None and sign.heading.key not in FRAME | CONTEXT_SECTIONS:
            return not self._around.is_menu_word(position, is_first=not self.head)
        if sign.is_merged or (position in self._quotes and self.head) or (paragraph.is_item and not paragraph.text):
            return True
        if paragraph.is_item and topics_in(paragraph.text):
            return False
        if paragraph.is_item or is_report_line(paragraph.text):
            return bool(self.head)
        if len(self.head) >= _MOST_IN_HEAD or length > _LONGEST_IN_HEAD:
            return True
        return (
            len(self.head) >= 2
            and looks_like_heading(self._paragraphs, position)
            and not self._around.is_before_heading(position)
        )

    def _label_reason(self, sign: Sign) -> Reason | None:
        """Why a heading of another part is only a label here: an approach says above its title what it is."""
        if sign.heading is None or sign.run_in or len(self.head) > _MOST_ABOVE_LABEL:
            return None
        if NAVIGATION in sign.heading.also and sign.heading.key in CONTEXT_SECTIONS:
            return Reason.NAVIGATION
        return {APPROACHES: Reason.LABEL, NEXT: Reason.NAVIGATION}.get(sign.heading.key)
