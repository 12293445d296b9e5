"""The signs and numbers that stand before the items of a list."""

import re
from typing import NamedTuple

_BULLETS = "•‣◦▪▫●○■□·⁃∙►▶➤➢✓✔❖◆◇➔➜→⇒✦★☆*+"
_DASHES = "-–—−―"
_BULLET = re.compile(rf"(?P<sign>[{re.escape(_BULLETS)}{re.escape(_DASHES)}])(?:\s+|$)")
_TIGHT_BULLET = re.compile(r"(?P<sign>[•‣▪●■►▶➤➢✓✔❖◆])(?=\w)")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,2})(?:[.º°]?[)]|[.º°][-–]?|\.º)(?:\s+|$)")
_LETTER = re.compile(r"\(?(?P<letter>[a-h]|[A-H])\)\s+(?=\S)")
_DASHED_NUMBER = re.compile(r"(?P<number>\d{1,2})[-–—](?:\s+(?=\D)|(?=[\u0600-\u06ff]))")
_LONE_NUMBER = re.compile(r"(?P<number>\d{1,2})[.)-]?$")
_NUMBER_BEHIND = re.compile(r"(?P<number>\d{1,2})(?:[.):]?(?:\s+|$)|[-–—]\s+(?=\D))")


_MOST_DIGITS = 3
"""Digits of the highest number of an item; more are a year with a full stop, and words."""


class Mark(NamedTuple):
    """What stands before an item.

    Attributes:
        sign: the bullet as written; empty for a bare number.
        number: the number, in order; 0 without one.
        length: characters of the line, from its first sign, that are mark and not words.
        written: the number as written, with its stop; or the letter of an item, which stays in its words.
    """

    sign: str
    number: int
    length: int
    written: str = ""

    @property
    def is_dash(self) -> bool:
        """Whether it is a dash, which also stands before the name of a speaker."""
        return bool(self.sign) and self.sign in _DASHES


def mark_of(text: str, item: str) -> Mark | None:
    """The mark of a line that starts with one.

    Args:
        text: the line without space at its edges.
        item: what the file itself says about the line (`Line.item`); then the mark is not in its text, but a lone
            number behind a bullet is.
    """
    if item:
        return _marked_by_file(text, item)
    bullet = _BULLET.match(text) or _TIGHT_BULLET.match(text)
    if bullet:
        lone = _LONE_NUMBER.match(text, bullet.end())
        if lone:
            return Mark(bullet["sign"], int(lone["number"]), len(text), lone[0])
        return Mark(bullet["sign"], 0, bullet.end())
    number = _NUMBER.match(text) or _DASHED_NUMBER.match(text) or _LONE_NUMBER.match(text)
    if number:
        return Mark("", int(number["number"]), number.end(), number[0].strip())
    letter = _LETTER.match(text)
    return Mark("•", 0, letter.end(), letter[0].strip()) if letter else None


def number_behind(text: str) -> tuple[int, int]:
    """The number that opens the words of an item, behind its bullet, and how many characters it takes; or 0, 0."""
    match = _NUMBER_BEHIND.match(text)
    return (int(match["number"]), match.end()) if match else (0, 0)


def _marked_by_file(text: str, item: str) -> Mark:
    lone = _LONE_NUMBER.match(text)
    if lone:
        return Mark("•", int(lone["number"]), len(text), lone[0])
    digits = "".join(sign for sign in item if sign.isdecimal())
    if digits and len(digits) <= _MOST_DIGITS:
        return Mark("", int(digits), 0, item)
    return Mark("•", 0, 0, f"{digits}." if digits else "")
