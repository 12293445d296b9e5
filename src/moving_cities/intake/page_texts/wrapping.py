"""Whether a file breaks its paragraphs at a column, and whether a line goes on in the next."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from moving_cities.intake.page_texts.attributions import is_name
from moving_cities.intake.page_texts.bullets import mark_of
from moving_cities.intake.page_texts.cleaning import CleanLine
from moving_cities.intake.page_texts.quote_marks import opens_quotation
from moving_cities.intake.page_texts.sentence_ends import ends_in_small_word

NARROWEST = 35
WIDEST = 130
"""Columns between which programs break lines. A line that is longer was not broken."""

_FEWEST = 3
_FEWEST_WORDS = 3
_ADDRESS = re.compile(r"@|://|\bwww\.")
_SHARE_UNENDED = 0.55
_SHARE_ANEW = 0.75
"""Of the lines below unended ones, how many may begin with a capital: in prose few do, in lists of names all."""

_OF_HUNDRED = 95
"""How many of a hundred broken lines the width must hold; the others are lines that were not broken."""

_LONG_ENOUGH = 45
_LONG_ITEM = 20
_SLACK = 2
_ENDS = tuple('.!?:;…。؟»”“"’)؛')
LONE_SIGNS = frozenset("?!:;»؟”")
_BROKEN_FORMATS = frozenset({"text", "markdown"})


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a file breaks its lines.

    Attributes:
        width: the longest line that goes on in the next; 0 where every line is a paragraph.
        are_lines: whether the file has lines at all, and not only paragraphs.
    """

    width: int = 0
    are_lines: bool = True

    def are_apart(self, number: int, following: int) -> bool:
        """Whether two lines without a blank one between them are paragraphs apart, as in a document all lines are."""
        return not self.are_lines or following - number > 1

    def goes_on(self, before: str, following: str, indent: int, next_indent: int, is_item: bool) -> bool:
        """Whether a line belongs to the paragraph of the line directly above it.

        In a file broken at a column it does if its first word had found no room above. In others it does if the line
        above ends amid a sentence, or if it is indented under an item.
        """
        if following.strip() in LONE_SIGNS:
            return True
        if is_item and next_indent > indent and not before.rstrip().endswith(_ENDS):
            return True
        if before.endswith(_ENDS) and opens_quotation(following):
            return False
        if self.width:
            first_word = following.split(" ", 1)[0]
            if not before.endswith(_ENDS) and following[:1].islower() and len(before) >= self.width / 2:
                return True
            return indent + len(before) + 1 + len(first_word) > self.width - (_SLACK if not is_item else 2 + _SLACK)
        if before.endswith(_ENDS) or not following[:1].islower():
            return False
        return len(before) >= (_LONG_ITEM if is_item else _LONG_ENOUGH) or _is_amid_sentence(before, following)


def _is_amid_sentence(before: str, following: str) -> bool:
    """Whether a short line breaks a sentence: its last word is an article or the like, or it is no name or label."""
    if _ADDRESS.search(following) or not before[:1].isupper() or is_name(before):
        return False
    return ends_in_small_word(before) or min(len(before.split()), len(following.split())) >= _FEWEST_WORDS


def wrapping_of(lines: Sequence[CleanLine], file_format: str) -> Wrapping:
    """How the file breaks its lines, judged by the lines that are followed by another one at once."""
    if file_format not in _BROKEN_FORMATS:
        return Wrapping(are_lines=False)
    followed = [
        (line.text.strip(), after.text.strip())
        for line, after in itertools.pairwise(lines)
        if not line.is_blank and not after.is_blank and not mark_of(after.text.strip(), after.line.item)
    ]
    unended = [(text, after) for text, after in followed if len(text) >= NARROWEST and not text.endswith(_ENDS)]
    lengths = sorted(len(text) for text, _ in unended)
    ended = sum(len(text) >= NARROWEST and text.endswith(_ENDS) for text, _ in followed)
    if len(lengths) < _FEWEST or len(lengths) < _SHARE_UNENDED * (len(lengths) + ended):
        return Wrapping()
    beginning_anew = sum(after[:1].isupper() for _, after in unended)
    if beginning_anew > _SHARE_ANEW * len(unended):
        return Wrapping()
    width = lengths[(len(lengths) * _OF_HUNDRED - 1) // 100]
    return Wrapping(width) if width <= WIDEST else Wrapping()
