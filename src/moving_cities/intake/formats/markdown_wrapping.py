"""Whether a line of a Markdown paragraph goes on in the next, or was ended on purpose.

Markdown itself makes one paragraph of all of them. But people write names below quotes, and the lines of an address,
without the two spaces that Markdown wants there.
"""

import itertools
import re
from collections.abc import Iterable, Sequence

NARROWEST = 40
"""Columns from which a line can be one that a program broke."""

WIDEST = 130
"""Columns of the widest line that a program breaks."""

_FEWEST = 2
_SHARE = 0.7
_SLACK = 2
_LONG_ENOUGH = 50
_LONG_SENTENCE = 20
_SHORT = 60
_SENTENCE_END = re.compile(r"[.!?…؟;:][»”“\"’)*_]*$")
_OPENER = re.compile(r"[*_]*[-–—„“«\"]")


class SourceWrapping:
    """How a Markdown file breaks its lines, judged by the lines of all its paragraphs."""

    def __init__(self, paragraphs: Iterable[Sequence[str]]) -> None:
        pairs = [pair for lines in paragraphs for pair in itertools.pairwise(lines)]
        self._width = _width(pairs)

    def goes_on(self, line: str, following: str, *, is_last: bool) -> bool:
        """Whether the following line of a paragraph belongs to the sentence or the text of this one.

        Args:
            line: as it stands in the file.
            following: the next line of the same paragraph.
            is_last: whether the following line ends the paragraph.
        """
        start = following.lstrip("> \t")
        if _SENTENCE_END.search(line) is None and start[:1].islower():
            return len(line) >= _LONG_SENTENCE
        if is_last and _may_be_name(line, start):
            return False
        if self._width:
            return not _has_room(line, start, self._width) or _is_amid_sentence(line, start, self._width)
        return len(line) >= _LONG_ENOUGH


def _width(pairs: Sequence[tuple[str, str]]) -> int:
    """The column at which the file breaks its lines; 0 where it does at none."""
    broken = [
        (line, following)
        for line, following in pairs
        if len(line) >= NARROWEST and not line.endswith(("  ", "\\")) and not _SENTENCE_END.search(line)
    ]
    if len(broken) < _FEWEST:
        return 0
    width = max(len(line) for line, _ in broken)
    full = sum(not _has_room(line, following.lstrip("> \t"), width) for line, following in broken)
    return width if width <= WIDEST and full >= _SHARE * len(broken) else 0


def _has_room(line: str, following: str, width: int) -> bool:
    """Whether the first word of the following line had stood on this one, had nobody ended it on purpose."""
    return len(line) + 1 + len(following.split(" ", 1)[0]) <= width - _SLACK


def _is_amid_sentence(line: str, following: str, width: int) -> bool:
    """Whether a line ends so late and so openly that only a program can have broken it."""
    return len(line) >= 0.8 * width and not _SENTENCE_END.search(line) and not _OPENER.match(following)


def _may_be_name(line: str, following: str) -> bool:
    """Whether a short last line below a whole sentence can be the name of who said it."""
    if len(following) >= _SHORT or following[:1].islower():
        return False
    return bool(_SENTENCE_END.search(line)) and not _SENTENCE_END.search(following)
