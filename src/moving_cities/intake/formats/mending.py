"""Mends the lines of a file one by one, and then again by what they prove about each other."""

import re
from collections import Counter
from dataclasses import dataclass

from moving_cities.intake.formats.invisible import without_invisible_signs
from moving_cities.intake.formats.mojibake import Mend, doubtful_words, mended, mended_as

_FEWEST_PROOFS = 2
_LOST = "\ufffd"
_HALF_LETTER = re.compile("[\x80-\x9f]")

MOST_THOROUGH = 10_000
"""Damaged lines that are mended in every way known; of more, those are mended that are damaged as a whole."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A line as it is kept, and what to say about it.

    Attributes:
        text: without damage and invisible signs.
        notes: what was done, with the words before and after.
        is_doubtful: whether it had letters beyond ASCII, about which other lines may prove more.
        half_words: words that may have been decoded in a wrong encoding, of which a sign was taken out that nobody
            sees; what is left of them does not show it any more.
    """

    text: str
    notes: tuple[tuple[str, str, str], ...] = ()
    is_doubtful: bool = False
    half_words: tuple[str, ...] = ()


class Mending:
    """Mends lines, and remembers which damage they proved."""

    def __init__(self) -> None:
        self._proofs: Counter[tuple[str, ...]] = Counter()
        self._mended = 0

    def mend(self, raw: str) -> Mended:
        """A line by itself."""
        if raw.isascii() and raw.isprintable():
            return Mended(raw)
        mend = mended(raw, is_thorough=self._mended < MOST_THOROUGH)
        self._mended += mend is not None
        if mend and mend.codecs:
            self._proofs[mend.codecs] += 1
        return _noted(raw, mend)

    @property
    def proven(self) -> tuple[str, ...]:
        """The encodings in which the file had been read wrongly, one after the other; none where lines disagree."""
        if sum(self._proofs.values()) < _FEWEST_PROOFS or len({codecs[0] for codecs in self._proofs}) != 1:
            return ()
        return max(self._proofs, key=len)

    def mend_again(self, raw: str) -> Mended | None:
        """A line that was not mended by itself, with what the other lines prove; nothing if it is right."""
        mend = mended_as(raw, self.proven)
        return _noted(raw, mend) if mend else None

    def words_again(self, words: str) -> str:
        """Words of such a line, such as those of a link."""
        mend = mended_as(words, self.proven)
        return mend.text if mend else words


def clean(words: str) -> str:
    """Words of a line, such as those of a link, mended as the line is."""
    mend = mended(words)
    return without_invisible_signs(mend.text if mend else words)[0]


def _noted(raw: str, mend: Mend | None) -> Mended:
    notes = [(mend.what, raw, mend.text)] if mend else []
    whole = mend.text if mend else raw
    text, what = without_invisible_signs(whole)
    half_words: tuple[str, ...] = ()
    if what:
        notes.append((what, raw, text))
        half_words = _half_words(whole)
    return Mended(text, tuple(notes), not raw.isascii(), half_words)


def _half_words(whole: str) -> tuple[str, ...]:
    """The doubtful words that have a control character, as bytes of a letter have become, without that sign."""
    if not _HALF_LETTER.search(whole):
        return ()
    words = doubtful_words(whole.replace(_LOST, " "))
    return tuple(without_invisible_signs(word)[0] for word in words if _HALF_LETTER.search(word))
