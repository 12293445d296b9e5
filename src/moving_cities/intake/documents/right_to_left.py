"""Puts the signs of a page that is written from right to left back into the order in which they are read.

A PDF says where each sign stands on paper, and its writer may have put them down in any order: as they are read, from
left to right, or word by word. So nothing but the places on paper is believed here. Measured on the files of two
writers, Chromium and LibreOffice: with the order of the file, every second word is reversed.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from moving_cities.intake.documents.bidi_levels import levels_of

_TO_THE_LEFT = {"R", "AL"}
_GAP_OF_WORDS = 0.18
_GAP_IN_A_WORD = 0.25
"""Parts of the height of the letters: how far signs stand apart where a space may be and where none is written."""
_SAME = 0.01
_LONGEST_LIGATURE = 3
_FIRST_OF_LIGATURES = "ل"
_SHAPES = re.compile("[\ufb1d-\ufb4f\ufb50-\ufdcf\ufe70-\ufefc]")
_CLOSING = {"(": ")", "[": "]", "{": "}", "«": "»", "‹": "›"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_BEHIND_A_CLOSING = set(".,;:!?…،؛؟")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign on paper. Lengths are in points, and grow from left to right.

    Attributes:
        text: what it means; a space only where a file says in words what stands there, for others show by the gap.
        left: where it begins.
        right: where it ends.
        origin: where its glyph is put down; signs of one ligature share it.
        height: the size of its letters.
        word: the number of the word in which the reader of the file believes it.
    """

    text: str
    left: float
    right: float
    origin: float
    height: float
    word: int


@dataclass(slots=True)
class _Glyph:
    """One or several signs that stand together as one."""

    text: str
    left: float
    right: float
    height: float
    word: int

    @property
    def kind(self) -> str:
        """Its bidirectional class: that of its first letter, or of its first sign that is no mark."""
        kinds = [kind for kind in map(unicodedata.bidirectional, self.text) if kind != "NSM"]
        return next((kind for kind in kinds if kind in _TO_THE_LEFT), kinds[0] if kinds else "ON")


def is_right_to_left(text: str) -> bool:
    """Whether a letter is in it that is written from right to left."""
    return any(unicodedata.bidirectional(sign) in _TO_THE_LEFT for sign in text)


def in_reading_order(lines: Sequence[Sequence[Sign]]) -> list[str]:
    """The text of the lines of a page, as it is read.

    A line runs in the direction of most of its words; where they are even, in that of the line before, and the first
    line in that of most words of the page.
    """
    glyphs = [_with_spaces(_glyphs(line)) for line in lines]
    leads = [_lead_of_left(one) for one in glyphs]
    before = int(sum(leads) > 0)
    read = []
    for line, lead in zip(glyphs, leads, strict=True):
        before = _base(line, lead, before)
        read.append(_read(line, before))
    return read


def _base(line: Sequence[_Glyph], lead: int, before: int) -> int:
    """The level of a line: that of most words, or of the line before; a full stop at its left ends the latter."""
    if lead == 0 or (before and line[0].text in _BEHIND_A_CLOSING):
        return before
    return int(lead > 0)


def _glyphs(line: Sequence[Sign]) -> list[_Glyph]:
    """The glyphs from left to right, each with the marks above and below it."""
    groups = [list(group) for _, group in groupby(sorted(line, key=_place), _place)]
    marks = [sign for group in groups if all(map(_is_mark, group)) for sign in group]
    glyphs = [_together(group) for group in groups if not all(_is_mark(one) or one.text.isspace() for one in group)]
    glyphs.sort(key=lambda one: one.left + one.right)
    for mark in marks if glyphs else ():
        _nearest(mark, glyphs).text += mark.text
    return glyphs


def _is_mark(sign: Sign) -> bool:
    return all(unicodedata.combining(one) for one in sign.text)


def _place(sign: Sign) -> int:
    return _rounded(sign.origin)


def _rounded(points: float) -> int:
    return round(points / _SAME)


def _together(signs: list[Sign]) -> _Glyph:
    """The signs of one glyph in their order."""
    if len(signs) > 1 and is_right_to_left("".join(one.text for one in signs)):
        signs = _in_their_order(signs)
    text = "".join(_in_its_usual_form(one.text) for one in signs)
    left, right = min(one.left for one in signs), max(one.right for one in signs)
    return _Glyph(text, left, right, signs[0].height, signs[0].word)


def _in_their_order(signs: list[Sign]) -> list[Sign]:
    """The signs that share an origin: a letter with its marks, a ligature, or words that a file says (`/ActualText`).

    Such words lie on places side by side in one direction or the other, and PDFium hands each over as it is read: two
    of its letters say which direction it is. Ligatures may be handed over either way.
    """
    if sum(not _is_mark(one) for one in signs) == 1:
        return sorted(signs, key=_is_mark)
    is_side_by_side = len({_rounded(one.left) for one in signs}) > 1
    if not is_side_by_side:
        return signs[::-1] if signs[-1].text == _FIRST_OF_LIGATURES else signs
    steps = [after.left - before.left for before, after in pairwise(signs) if is_right_to_left(before.text)]
    runs_right = len(signs) > _LONGEST_LIGATURE and next(filter(_rounded, steps), 0) > 0
    return sorted(signs, key=lambda one: one.left if runs_right else -one.left)


def _in_its_usual_form(text: str) -> str:
    """A letter as it is typed, where a file names its shape within a word."""
    return unicodedata.normalize("NFKC", text).strip() if _SHAPES.fullmatch(text) else text


def _nearest(mark: Sign, glyphs: list[_Glyph]) -> _Glyph:
    """The letter that a mark stands above or below."""
    middle = (mark.left + mark.right) / 2

    def distance(one: _Glyph) -> float:
        return max(one.left - middle, middle - one.right, 0) + abs(one.left + one.right - 2 * middle) / 1000

    return min(glyphs, key=distance)


def _with_spaces(glyphs: list[_Glyph]) -> list[_Glyph]:
    spaced = glyphs[:1]
    for before, one in pairwise(glyphs):
        gap = _GAP_IN_A_WORD if before.word == one.word else _GAP_OF_WORDS
        if one.left - before.right > gap * max(before.height, one.height):
            spaced.append(_Glyph(" ", before.right, one.left, one.height, one.word))
        spaced.append(one)
    return spaced


def _lead_of_left(glyphs: Iterable[_Glyph]) -> int:
    """By how many words those that run to the left are more than the others."""
    words = "".join(one.text for one in glyphs).split(" ")
    lefts = sum(map(is_right_to_left, words))
    rights = sum(any(unicodedata.bidirectional(sign) == "L" for sign in word) for word in words)
    return lefts - rights


def _read(glyphs: list[_Glyph], base: int) -> str:
    if not any(is_right_to_left(one.text) for one in glyphs) and not base:
        return "".join(one.text for one in glyphs)
    ordered = glyphs[::-1] if base else glyphs
    levels = levels_of([one.kind for one in ordered], base)
    for deepest in (2, 1)[: 2 - base]:
        ordered, levels = _turned(ordered, levels, deepest)
    return _with_brackets("".join(one.text for one in ordered))


def _turned(glyphs: list[_Glyph], levels: list[int], least: int) -> tuple[list[_Glyph], list[int]]:
    """The glyphs with every run of at least this level turned round."""
    done: list[tuple[_Glyph, int]] = []
    for is_deep, group in groupby(zip(glyphs, levels, strict=True), lambda one: one[1] >= least):
        run = list(group)
        done += run[::-1] if is_deep else run
    return [one for one, _ in done], [level for _, level in done]


def _with_brackets(text: str) -> str:
    """The text with brackets and angled quotation marks that open and close, as their places between words say.

    In a file they may stand as they look, or as they are meant.
    """
    done: list[str] = []
    opened: list[str] = []
    for place, sign in enumerate(text):
        opening = sign if sign in _CLOSING else _OPENING.get(sign, "")
        if not opening:
            done.append(sign)
        elif _opens(text[place - 1 : place], text[place + 1 : place + 2], is_open=opening in opened):
            opened.append(opening)
            done.append(opening)
        else:
            opened = [one for one in opened if one != opening]
            done.append(_CLOSING[opening])
    return "".join(done)


def _opens(before: str, after: str, *, is_open: bool) -> bool:
    """Whether a bracket between these signs opens."""
    has_space_before = not before.strip() or before in _CLOSING or before in _OPENING
    has_space_after = not after.strip() or after in _BEHIND_A_CLOSING
    if has_space_before == has_space_after:
        return not is_open
    return has_space_before
