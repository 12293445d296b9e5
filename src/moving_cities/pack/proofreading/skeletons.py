"""The skeleton of words: what is left when case and every accent are taken away, in any script."""

import unicodedata
from functools import lru_cache

_WITHOUT_PARTS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": "'", "ʼ": "'", "ـ": ""}
)
"""Letters whose accent is part of them, so that Unicode does not take it away."""


@lru_cache(maxsize=65_536)
def skeleton(text: str) -> str:
    """The text in lower case without accents, vowel signs and ligatures, for comparing names."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFD", text.casefold().translate(_WITHOUT_PARTS))
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign))
