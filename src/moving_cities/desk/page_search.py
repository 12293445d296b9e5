"""Searching the pages of archived documents: the same letters whatever their case and accents.

Pages are kept twice: as they are, and folded, in one line, for the database to look into. Folding goes letter
by letter, so SQLite and PostgreSQL find the same, and a hit can be shown in the words as they stand there.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

MOST_WORDS = 10
"""So many words of a question are looked for."""

MOST_CHARACTERS = 200
"""So many characters of a question are looked at."""

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
class Excerpt:
    """The words around the first hit on a page.

    Attributes:
        before: what stands before it, from the beginning of a word.
        hit: the words that were found, as they stand there.
        after: what stands behind it.
    """

    before: str
    hit: str
    after: str


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


def excerpt(text: str, phrases: tuple[str, ...]) -> Excerpt:
    """The words of a page around the first of these phrases; its beginning where none stands there."""
    line, origins = _with_origins(text)
    places = [(place, len(phrase)) for phrase in phrases if (place := line.find(phrase)) >= 0]
    if not places:
        return Excerpt("", "", _one_line(text[: 2 * AROUND]))
    place, length = min(places)
    first, last = origins[place], origins[place + length - 1] + 1
    start, end = _start_of_word(text, max(0, first - AROUND)), _end_of_word(text, last + AROUND)
    before, after = _one_line(text[start:first]), _one_line(text[last:end])
    return Excerpt(
        f"… {before}" if start else before, _one_line(text[first:last]), f"{after} …" if end < len(text) else after
    )


def first_words(text: str, most: int = AROUND) -> str:
    """The beginning of a page in one line."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else f"{line[:most].rsplit(' ', 1)[0]} …"


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
