"""Searching the pages of archived documents: the same letters whatever their case and accents.

Pages are kept twice: as they are, and folded, in one line, for the database to look into. Folding goes letter
by letter, so SQLite and PostgreSQL find the same, and a hit can be shown in the words as they stand there.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_WORDS = 10
"""So many words of a question are looked for."""

MOST_CHARACTERS = 200
"""So many characters of a question are looked at."""

LOOKED_AT = 200_000
"""So many characters of a page are looked at for an excerpt; a page of a book has 3,000."""

AROUND = 90
"""So many characters are shown on each side of a hit."""

_QUOTED_OR_WORD = re.compile(r'["“”„«»]([^"“”„«»]+)["“”„«»]|([^\s"“”„«»]+)')
_LETTERS = {
    "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t",
    "ŋ": "n", "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ئ": "ي", "ؤ": "و", "ة": "ه", "ک": "ك",
    "ـ": "", "\u00ad": "", "\u200c": "", "\u200d": "",
}  # fmt: skip


class _Folds(dict[int, str]):
    """The folded form of every sign that was met so far."""

    def __missing__(self, sign: int) -> str:
        letters = unicodedata.normalize("NFKD", chr(sign).casefold())
        kept = "".join(one for one in letters if not unicodedata.combining(one)).casefold()
        folded = "".join(_LETTERS.get(one, one) for one in kept)
        self[sign] = " " if folded.isspace() else folded
        return self[sign]


_FOLDS = _Folds()


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of an excerpt.

    Attributes:
        words: as they stand on the page, in one line.
        is_hit: whether they are what was looked for.
    """

    words: str
    is_hit: bool = False


def folded(text: str) -> str:
    """The text in one line of small letters without accents: as it is compared.

    `folded(one + " " + other) == folded(one) + " " + folded(other)` where none of them is empty or blank.
    """
    return " ".join(text.translate(_FOLDS).split())


def phrases_of(question: str) -> tuple[str, ...]:
    """What a page must hold to answer: every word, and what stands in quotes as one; folded."""
    found = _QUOTED_OR_WORD.findall(question[:MOST_CHARACTERS])
    phrases = (folded(quoted or word) for quoted, word in found)
    return tuple(dict.fromkeys(filter(None, phrases)))[:MOST_WORDS]


def excerpt(text: str, phrases: tuple[str, ...]) -> tuple[Piece, ...]:
    """The words of a page around the first of these phrases; its beginning where none stands there."""
    text = text[:LOOKED_AT]
    line, origins = _with_origins(text)
    places = [(place, phrase) for phrase in phrases if (place := line.find(phrase)) >= 0]
    if not places:
        return (Piece(first_words(text, 2 * AROUND)),)
    place, phrase = min(places)
    start = _start_of_word(text, max(0, origins[place] - AROUND))
    end = _end_of_word(text, origins[place + len(phrase) - 1] + 1 + AROUND)
    hits = [(origins[one], min(end, origins[last] + 1)) for one, last in _hits(line, origins, phrases, place, end)]
    pieces = list(_pieces(text, start, end, _merged(hits)))
    before = [Piece("… ")] if start else []
    return (*before, *pieces, Piece(" …")) if end < len(text) else (*before, *pieces)


def first_words(text: str, most: int = AROUND) -> str:
    """The beginning of a page in one line."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


def _hits(line: str, origins: list[int], phrases: tuple[str, ...], first: int, end: int) -> Iterator[tuple[int, int]]:
    """First and last sign of each phrase in the folded line, from the first place to the end of the excerpt."""
    for phrase in phrases:
        place = line.find(phrase, first)
        while place >= 0 and origins[place] < end:
            yield place, place + len(phrase) - 1
            place = line.find(phrase, place + len(phrase))


def _merged(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The ranges in their order; those that touch are one."""
    start, end = -1, -1
    for one, other in sorted(ranges):
        if one > end:
            if end >= 0:
                yield start, end
            start, end = one, other
        end = max(end, other)
    if end >= 0:
        yield start, end


def _pieces(text: str, start: int, end: int, hits: Iterable[tuple[int, int]]) -> Iterator[Piece]:
    for first, last in hits:
        if first > start:
            yield Piece(_one_line(text[start:first]))
        yield Piece(_one_line(text[first:last]), is_hit=True)
        start = last
    if end > start:
        yield Piece(_one_line(text[start:end]))


def _with_origins(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its signs the place in the text that it comes from."""
    signs: list[str] = []
    origins: list[int] = []
    for sign, place in _folded_signs(text):
        if sign == " " and (not signs or signs[-1] == " "):
            continue
        signs.append(sign)
        origins.append(place)
    return "".join(signs), origins


def _folded_signs(text: str) -> Iterator[tuple[str, int]]:
    for place, letter in enumerate(text):
        for sign in _FOLDS[ord(letter)]:
            yield (" " if sign.isspace() else sign), place


def _one_line(text: str) -> str:
    """The text in one line; the spaces at its edges are kept, as one each."""
    return re.sub(r"\s+", " ", text)


def _start_of_word(text: str, place: int) -> int:
    while 0 < place < len(text) and not text[place - 1].isspace():
        place += 1
    return min(place, len(text))


def _end_of_word(text: str, place: int) -> int:
    place = min(place, len(text))
    while 0 < place < len(text) and not text[place].isspace():
        place -= 1
    return place
