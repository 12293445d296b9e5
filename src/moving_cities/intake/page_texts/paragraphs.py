"""Lines put together into paragraphs, as they were before a program broke them at a column."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from moving_cities.intake.page_texts.bullets import Mark, mark_of
from moving_cities.intake.page_texts.cleaning import CleanLine
from moving_cities.intake.page_texts.wrapping import LONE_SIGNS, NARROWEST, Wrapping

LONGEST_HEADING = 300
"""Characters of the longest heading; what is longer and marked as one is text all the same."""

_WIDE_GAP = re.compile(r"[ \t]{2,}|\t")
_JOINS_WITH_AND = re.compile(r"(?:und|oder|bzw|sowie|en|of|and|or|e|o|y|i|lub|et|ou)\b")


@dataclass(slots=True)
class Paragraph:
    """Words that belong together, and where they stand.

    Attributes:
        text: the words in one line, without bullet or number.
        lines: indexes of the lines that hold them, from 0, ascending.
        heading: level of a marked heading; 0 for other paragraphs.
        mark: the bullet or number that stood before it.
        is_quote: whether the file marks it as somebody's words.
        strong_lead: the words that open it in bold.
        links: words and address of each link.
        after_blank: whether a blank line, or the beginning, stands before it.
        indent: spaces before its first word.
        mark_line: index of the line that holds its bullet or number alone; nothing where none does.
        parts: the words line by line.
    """

    text: str
    lines: list[int]
    heading: int = 0
    mark: Mark | None = None
    is_quote: bool = False
    strong_lead: str = ""
    links: tuple[tuple[str, str], ...] = ()
    after_blank: bool = True
    indent: int = 0
    mark_line: int | None = None
    parts: list[str] = field(default_factory=list)

    @property
    def first(self) -> int:
        """Index of its first line."""
        return self.lines[0]

    @property
    def last(self) -> int:
        """Index of its last line."""
        return self.lines[-1]

    @property
    def is_item(self) -> bool:
        """Whether a bullet or number stands before it."""
        return self.mark is not None


def paragraphs_of(lines: Sequence[CleanLine], wrapping: Wrapping, *, is_known: frozenset[int]) -> list[Paragraph]:
    """The paragraphs of the lines, in order.

    A bullet or number on a line of its own belongs to the paragraph below; without one it is a paragraph without words.

    Args:
        lines: all lines of the file.
        wrapping: whether and how the file breaks its lines.
        is_known: indexes of lines that are known headings by themselves, and so are joined to nothing.
    """
    found: list[Paragraph] = []
    after_blank = True
    number = 0
    for index, line in enumerate(lines):
        if line.is_blank:
            after_blank = True
            continue
        if line.line.goes_on and found:
            _go_on(found[-1], index, line)
            continue
        after_blank = after_blank or wrapping.are_apart(lines[index - 1].line.number, line.line.number)
        following = _paragraph(index, line, after_blank)
        if following.mark and following.mark.number:
            if following.heading or line.line.item or _counts_on(following, found, number):
                number = following.mark.number
            else:
                _take_back_mark(following, line)
        if (
            found
            and not after_blank
            and (not is_known & {index, found[-1].last} or _is_tail(found[-1], following))
            and _goes_on(found[-1], following, wrapping)
        ):
            _join(found[-1], following)
        else:
            found.append(following)
        after_blank = False
    for paragraph in found:
        paragraph.text = _joined(paragraph.parts)
        if len(paragraph.text) > LONGEST_HEADING:
            paragraph.heading = 0
    return _with_marks_above(found)


def _with_marks_above(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs, where a mark on a line of its own is given to the words below it."""
    found: list[Paragraph] = []
    for paragraph in paragraphs:
        above = found[-1] if found else None
        if above and above.mark and not above.text and not paragraph.mark and not paragraph.heading:
            found.pop()
            paragraph.mark, paragraph.mark_line = above.mark._replace(length=0), above.first
            paragraph.after_blank = above.after_blank
        found.append(paragraph)
    return found


def _paragraph(index: int, line: CleanLine, after_blank: bool) -> Paragraph:
    words = line.text.strip()
    mark = None if line.heading else mark_of(words, line.line.item)
    text = _WIDE_GAP.sub(" ", words[mark.length :].lstrip() if mark else words)
    if mark and mark.written and not mark.number:
        text = f"{mark.written} {text}"
    return Paragraph(
        text,
        [index],
        line.heading,
        mark,
        line.line.is_quote,
        line.strong_lead,
        line.line.links,
        after_blank,
        line.indent,
        parts=[text],
    )


def _is_tail(before: Paragraph, following: Paragraph) -> bool:
    """Whether a line that is a heading by itself is rather the end of the line above."""
    if following.text in LONE_SIGNS:
        return True
    return following.text[:1].islower() and before.parts[-1][-1:].isalnum() and len(before.parts[-1]) >= NARROWEST


def _goes_on(before: Paragraph, following: Paragraph, wrapping: Wrapping) -> bool:
    """Whether a line without a blank one before it is the same paragraph going on."""
    if before.heading or following.heading or following.mark or before.is_quote != following.is_quote:
        return False
    if not before.text or (following.strong_lead and not following.text[:1].islower()):
        return False
    return wrapping.goes_on(before.parts[-1], following.text, before.indent, following.indent, bool(before.mark))


def _counts_on(paragraph: Paragraph, found: Sequence[Paragraph], number: int) -> bool:
    """Whether a number is that of an item: 1, or the next of the last one, and not amid a sentence."""
    mark = paragraph.mark
    if mark is None or mark.sign:
        return True
    is_amid = not paragraph.after_blank and bool(found) and not found[-1].mark and not found[-1].heading
    if is_amid and found[-1].parts[-1][-1:].isalnum() and len(found[-1].parts[-1]) >= NARROWEST:
        return False
    return mark.number in {1, number + 1}


def _take_back_mark(paragraph: Paragraph, line: CleanLine) -> None:
    """Makes a number part of the words again."""
    text = _WIDE_GAP.sub(" ", line.text.strip())
    paragraph.mark, paragraph.text, paragraph.parts = None, text, [text]


def _go_on(before: Paragraph, index: int, line: CleanLine) -> None:
    """Adds a line of which the file itself says that it goes on with the paragraph."""
    before.parts.append(_WIDE_GAP.sub(" ", line.text.strip()))
    before.lines.append(index)
    before.links += line.line.links


def _join(before: Paragraph, following: Paragraph) -> None:
    before.parts.append(following.text)
    before.lines += following.lines
    before.links += following.links


def _joined(parts: Iterable[str]) -> str:
    """The parts with spaces between them, but none behind a hyphen that a line ended with."""
    pieces: list[str] = []
    for part in parts:
        if pieces and not (_ends_in_hyphen(pieces[-1]) and part[:1].islower() and not _JOINS_WITH_AND.match(part)):
            pieces.append(" ")
        pieces.append(part)
    return "".join(pieces)


def _ends_in_hyphen(text: str) -> bool:
    return text.endswith(("-", "‐")) and text[-2:-1].isalpha()
