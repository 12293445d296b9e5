"""Inflected names: Gandawa, Gandawy, gandawski; Coddens, Coddensa, Coddens’.

Languages inflect and derive at the end of a word, so two forms of a name begin alike. How many letters at the
end may differ grows with the length, from none (Bern) to four. The limits: sounds that change inside the stem
(Zürich, Zürcher; Cádiz, gaditano) are not seen by this, and a short name is found in longer words that
happen to begin with it.
"""

from collections.abc import Iterator
from difflib import SequenceMatcher

from moving_cities.pack.proofreading.skeletons import skeleton

_LOOSE_ENDS = {5: 1, 6: 2, 7: 2, 8: 3}
_MOST_LOOSE = 4
_SLIP = 0.8
"""How far a slip agrees with the name: one letter of five."""

_SHORTEST_SLIP = 5
"""Letters from which one letter can be wrong without making another name."""

_SPELLINGS = (("sch", "s"), ("sh", "s"), ("ch", "s"), ("ph", "f"), ("ou", "u"), ("ck", "k"), ("c", "k"), ("q", "k"))

_GERMAN_ENDINGS = ("er", "es", "en", "em")
_VOWELS = "aeiouyαεηιουω"


def is_form(word: str, name: str) -> bool:
    """Whether a word can be an inflected or derived form of the name."""
    folded, stem = skeleton(word), skeleton(name)
    loose = _LOOSE_ENDS.get(len(stem), _MOST_LOOSE if len(stem) > 8 else 0)
    return folded.startswith(stem[: len(stem) - loose])


def is_case_form(word: str, name: str, language: str) -> bool:
    """Whether a word can be a case of the name: its letters, up to a last vowel, and a short ending.

    Polish also changes the last consonant (Praga, Pradze) and drops an e before it (Paweł, Pawła); German
    inflects adjectives (Sicherer Hafen, Sicheren Hafens).
    """
    folded, stem = skeleton(word), skeleton(name).rstrip("'")
    is_short = len(folded) <= len(stem) + 4
    return is_short and any(folded.startswith(kept) for kept in _kept(stem, language))


def is_slip(word: str, name: str) -> bool:
    """Whether a word looks like the name with a letter wrong, lost or swapped inside: Fdasil, Amserdam.

    What languages change in a name, they change at its beginning (Catalonia, Katalonien) or end (Wallonie), or
    they spell the same sounds otherwise (Marrakesh, Marrakesch, Marrakech).
    """
    folded, stem = skeleton(word), skeleton(name)
    if _spelled(folded) == _spelled(stem) or min(len(folded), len(stem)) < _SHORTEST_SLIP:
        return False
    if folded[0] != stem[0] or folded[-1] != stem[-1]:
        return False
    return SequenceMatcher(None, folded, stem).ratio() >= _SLIP


def _spelled(folded: str) -> str:
    """The word with one letter for sounds that European languages write with several."""
    sounds = folded
    for written, sound in _SPELLINGS:
        sounds = sounds.replace(written, sound)
    return sounds


def _kept(stem: str, language: str) -> Iterator[str]:
    """The beginnings of a name that stay in every case."""
    ends_in_vowel = len(stem) > 3 and stem[-1] in _VOWELS
    yield stem[:-1] if ends_in_vowel else stem
    if language == "pl" and len(stem) > 4:
        if ends_in_vowel:
            yield stem[:-2]
        elif stem[-2] == "e":
            yield stem[:-2] + stem[-1]
    if language == "de" and len(stem) > 6 and stem.endswith(_GERMAN_ENDINGS):
        yield stem[:-2]
