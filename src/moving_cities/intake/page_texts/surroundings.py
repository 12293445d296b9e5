"""What a line is by what stands around it: a word of a menu among others, a number over text, a line over the title."""

from collections.abc import Sequence

from moving_cities.intake.page_texts.contact_lines import is_contact_line, may_be_in_contact
from moving_cities.intake.page_texts.headings import (
    APPROACHES,
    CONTACT,
    CONTEXT,
    FRAME,
    MEMBERS,
    NEXT,
    REPORT,
    SECTIONS,
    TAKEAWAYS,
)
from moving_cities.intake.page_texts.paragraphs import Paragraph
from moving_cities.intake.page_texts.report_lines import is_report_line, names_report
from moving_cities.intake.page_texts.signs import Sign
from moving_cities.intake.page_texts.uses import Reason

_LATEST_TITLE = 60
_LONGEST_ABOVE_TITLE = 60
_MOST_BELOW_CONTACT = 5
_OPEN_PARTS = SECTIONS | {TAKEAWAYS, MEMBERS, CONTEXT, REPORT}
_IN_MENUS = frozenset({CONTACT, APPROACHES, NEXT})
_FRAME_REASONS = frozenset({Reason.NAVIGATION, Reason.FOOTER, Reason.COOKIES})


class Surroundings:
    """Looks at the neighbours of each paragraph of a page. What it says does not depend on which part is open."""

    def __init__(self, paragraphs: Sequence[Paragraph], signs: Sequence[Sign]) -> None:
        self._paragraphs = paragraphs
        self._signs = signs

    def is_menu_word(self, position: int, *, is_first: bool) -> bool:
        """Whether a word that is both a heading and a word of menus stands among others of a menu.

        Args:
            position: of the paragraph.
            is_first: whether no text of the page stands before it.
        """
        sign = self._signs[position]
        if sign.heading is None or sign.heading.key not in _IN_MENUS or sign.run_in:
            return False
        is_last = position + 1 == len(self._signs)
        if sign.heading.key == CONTACT and is_first:
            return is_last or not may_be_in_contact(self._paragraphs[position + 1].text)
        if sign.heading.key == CONTACT and self._is_below_frame(position) and not self._is_over_address(position):
            return True
        around = self._around(position)
        menu = [other for other in around if other.reason in _FRAME_REASONS]
        return len(menu) == len(around) or (bool(menu) and (is_last or bool(self._signs[position + 1].reason)))

    def is_in_menu(self, position: int) -> bool:
        """Whether the line before or behind it belongs to the frame."""
        return any(sign.reason for sign in self._around(position))

    def is_before_heading(self, position: int) -> bool:
        """Whether a known heading follows."""
        following = self._following(position)
        return bool(following.heading or following.is_merged)

    def is_before_part(self, position: int) -> bool:
        """Whether a known heading that opens a part follows, and no line of the frame."""
        following = self._following(position).heading
        return following is not None and following.key not in FRAME

    def is_over_text(self, position: int) -> bool:
        """Whether a numbered or dashed line is no item among others, but stands over text."""
        if position + 1 >= len(self._paragraphs):
            return False
        return not self._paragraphs[position + 1].is_item and not self._signs[position + 1].heading

    def is_numbered_heading(self, position: int) -> bool:
        """Whether a known heading with a number before it opens a part, and is no line of a table of contents."""
        mark, sign = self._paragraphs[position].mark, self._signs[position]
        if mark is None or mark.sign or sign.heading is None or sign.heading.key not in _OPEN_PARTS:
            return False
        places = (position - 1, position + 1)
        return not any(self._is_listed_heading(place) for place in places if 0 <= place < len(self._signs))

    def is_heading_of_report(self, position: int) -> bool:
        """Whether a line is the heading of the report line below it: a button, or a few words that name a report."""
        if position + 1 >= len(self._paragraphs) or not is_report_line(self._paragraphs[position + 1].text):
            return False
        sign, paragraph = self._signs[position], self._paragraphs[position]
        if sign.reason is not None:
            return sign.reason is Reason.BUTTON
        return sign.heading is None and not paragraph.is_item and names_report(paragraph.text)

    def position_of_title(self) -> int:
        """Where the heading of the first level stands, if nothing but short lines stand above it; else -1.

        What stands above it is the frame of the page and the name of the city.
        """
        for position, paragraph in enumerate(self._paragraphs[:_LATEST_TITLE]):
            if paragraph.heading == 1:
                return position
            heading = self._signs[position].heading
            if len(paragraph.text) > _LONGEST_ABOVE_TITLE or (heading and heading.key in SECTIONS | {TAKEAWAYS}):
                return -1
        return -1

    def _is_listed_heading(self, position: int) -> bool:
        heading = self._signs[position].heading
        return self._paragraphs[position].is_item and heading is not None and heading.key in _OPEN_PARTS

    def _is_below_frame(self, position: int) -> bool:
        return position > 0 and self._signs[position - 1].reason in _FRAME_REASONS

    def _is_over_address(self, position: int) -> bool:
        """Whether an address of mail or a telephone number stands among the next lines."""
        below = self._paragraphs[position + 1 : position + 1 + _MOST_BELOW_CONTACT]
        return any(is_contact_line(paragraph.text) for paragraph in below)

    def _around(self, position: int) -> list[Sign]:
        return [self._signs[place] for place in (position - 1, position + 1) if 0 <= place < len(self._signs)]

    def _following(self, position: int) -> Sign:
        return self._signs[position + 1] if position + 1 < len(self._signs) else Sign()
