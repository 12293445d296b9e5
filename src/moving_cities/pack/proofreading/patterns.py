"""Patterns of words: the phrases of the glossary and of our tables, found in texts in all their forms.

`asylum seeker*`: `*` stands for any letters at the beginning or the end of a word (`atlas.terms`); a space
also for a hyphen. Case is not looked at; nor are Greek accents and Arabic vowel signs, which
writers may leave out. Arabic particles that are written together with the next word (and, with, for, the)
may stand before each word.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

_PARTICLES = "(?:[وف]?[بلك]?(?:ال|ل)?)"
"""Arabic: and, so; by, for, like; the."""

_SAME_LETTERS = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ـ": "", "’": "'", "ʼ": "'"})
_NEVER = re.compile(r"(?!)")
_LETTER = r"[^\W\d_]"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern. Texts are folded before they are searched.

    Attributes:
        expression: the forms.
        needles: for each form, its longest word, which stands in every text that has it.
    """

    expression: re.Pattern[str]
    needles: tuple[str, ...]

    def is_in(self, text: str) -> bool:
        """Whether one of the forms stands in the text, as whole words."""
        folded = fold(text)
        return self._may_be_in(folded) and self.expression.search(folded) is not None

    def found(self, text: str) -> list[tuple[int, int]]:
        """Where the forms stand in the folded text: start and end."""
        folded = fold(text)
        return [match.span() for match in self.expression.finditer(folded)] if self._may_be_in(folded) else []

    def _may_be_in(self, folded: str) -> bool:
        """Whether a piece of one of the forms is in the text, which is a hundred times faster to see."""
        return any(needle in folded for needle in self.needles)


@cache
def pattern(forms: tuple[str, ...], language: str) -> Pattern:
    """The pattern of these phrases (`atlas.terms`); one without any is found nowhere."""
    alternatives = [_alternative(form, language) for form in forms if form.strip(" *")]
    if not alternatives:
        return Pattern(_NEVER, ())
    longest_first = sorted(alternatives, key=len, reverse=True)
    needles = tuple(max(fold(form).replace("*", "").split(), key=len) for form in forms if form.strip(" *"))
    return Pattern(re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)"), needles)


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """The text as patterns are compared: lower case, no Greek accents, no Arabic vowel signs."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFD", text.casefold())
    kept: list[str] = []
    for sign in decomposed:
        if unicodedata.combining(sign) and (not kept or not _keeps_marks(kept)):
            continue
        kept.append(sign)
    return unicodedata.normalize("NFC", "".join(kept)).translate(_SAME_LETTERS)


def _keeps_marks(before: list[str]) -> bool:
    """Whether the letter that a mark stands on is Latin, where ä and a, ł and l are different letters."""
    letter = next((sign for sign in reversed(before) if not unicodedata.combining(sign)), "")
    return letter < "\u0370"


def _alternative(form: str, language: str) -> str:
    particles = _PARTICLES if language == "ar" else ""
    words = (particles + _word(word) for word in fold(form).split())
    return r"[\s\-]+".join(words)


def _word(word: str) -> str:
    inner = re.escape(word.strip("*"))
    before = rf"{_LETTER}*" if word.startswith("*") else ""
    after = rf"{_LETTER}*" if word.endswith("*") else ""
    return f"{before}{inner}{after}"
