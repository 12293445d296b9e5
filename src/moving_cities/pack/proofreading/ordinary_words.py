"""Telling names from ordinary words: a dictionary of the language in which a source text is written."""

from functools import cache

import simplemma
from babel import Locale

_KNOWN_TO_SIMPLEMMA = frozenset({"en", "de", "fr", "it", "es", "pl", "el", "nl"})


@cache
def is_ordinary(word: str, language: str) -> bool:
    """Whether a word is in the dictionary of a language, or the name of a country in it.

    Each language's dictionary is loaded when it is first asked for (English: 0.2 s, 25 MB).
    """
    folded = word.casefold()
    if folded in _countries(language) or language not in _KNOWN_TO_SIMPLEMMA:
        return True
    return simplemma.is_known(folded, lang=language)


@cache
def _countries(language: str) -> frozenset[str]:
    territories = Locale.parse(language).territories
    return frozenset(part.casefold() for name in territories.values() for part in name.split())
