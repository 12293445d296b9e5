"""The ledger of a page: what every line, and every character of it, was used as.

A line is used once. What is left of it when its bullet and its unreadable signs are counted apart belongs to that use.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from moving_cities.intake.page_texts.cleaning import CleanLine
from moving_cities.intake.page_texts.drafts import Draft
from moving_cities.intake.page_texts.paragraphs import Paragraph
from moving_cities.intake.page_texts.uses import Reason


class Use(NamedTuple):
    """What a line was used as: a field by its name, a block, or nothing for a reason."""

    name: str = ""
    draft: Draft | None = None
    reason: Reason | None = None


class Share(NamedTuple):
    """Some characters of a line, and their use.

    Attributes:
        line: of the line, from 0.
        use: what they were used as.
        characters: how many.
    """

    line: int
    use: Use
    characters: int


class Ledger:
    """Says for every character of the lines what became of it."""

    def __init__(self, lines: Sequence[CleanLine]) -> None:
        self._lines = lines
        self._uses: list[Use | None] = [None] * len(lines)
        self._marks = [0] * len(lines)
        self._beginnings: dict[int, tuple[Reason, int]] = {}
        self._words: dict[int, tuple[Reason, int]] = {}

    def use(self, paragraph: Paragraph, name: str = "", *, draft: Draft | None = None) -> None:
        """Notes that the words of a paragraph stand in a field or a block of the result."""
        self._set(paragraph, Use(name, draft))

    def leave_out(self, paragraph: Paragraph, reason: Reason) -> None:
        """Notes that the words of a paragraph stand nowhere in the result, and why."""
        self._set(paragraph, Use(reason=reason))

    def leave_out_mark(self, paragraph: Paragraph, characters: int) -> None:
        """Notes that the bullet or number of a paragraph stands nowhere in the result.

        Args:
            paragraph: the paragraph; its mark may stand on the line above.
            characters: how many characters before its words are mark, space included.
        """
        if paragraph.mark_line is not None:
            self._uses[paragraph.mark_line] = Use(reason=Reason.NUMBER)
        index = paragraph.first
        self._marks[index] = min(self._body(index), self._marks[index] + characters)

    def leave_out_beginning(self, paragraph: Paragraph, characters: int, reason: Reason) -> None:
        """Notes that the first words of a paragraph stand nowhere in the result, and why."""
        index = paragraph.first
        self._beginnings[index] = (reason, min(self._body(index), characters))

    def leave_out_words(self, paragraphs: Sequence[Paragraph], words: str, reason: Reason) -> None:
        """Notes that some words of paragraphs stand nowhere in the result, and why; the last place of them is meant.

        Words that a line break parts are counted on the last line.
        """
        indexes = [index for paragraph in paragraphs for index in paragraph.lines]
        index = next((one for one in reversed(indexes) if words in self._lines[one].text), indexes[-1])
        self._words[index] = (reason, min(self._body(index), len(words)))

    def shares(self) -> Iterator[Share]:
        """Every character of the lines, in shares; lines without characters have none."""
        for index, line in enumerate(self._lines):
            for reason, count in line.removed.items():
                yield Share(index, Use(reason=reason), count)
            if self._marks[index]:
                yield Share(index, Use(reason=Reason.NUMBER), self._marks[index])
            reason, beginning = self._beginnings.get(index, (Reason.SIGNS, 0))
            if beginning:
                yield Share(index, Use(reason=reason), beginning)
            rest = self._body(index) - self._marks[index] - beginning
            reason, amid = self._words.get(index, (Reason.SIGNS, 0))
            amid = min(rest, amid)
            if amid:
                yield Share(index, Use(reason=reason), amid)
            rest -= amid
            use = self._uses[index]
            if line.is_blank:
                use = Use(reason=Reason.BLANK)
            if rest and use is not None:
                yield Share(index, use, rest)

    def _set(self, paragraph: Paragraph, use: Use) -> None:
        for index in paragraph.lines:
            self._uses[index] = use
        if paragraph.mark_line is not None:
            self._uses[paragraph.mark_line] = use

    def _body(self, index: int) -> int:
        line = self._lines[index]
        return len(line.line.text) - sum(line.removed.values())
