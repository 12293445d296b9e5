"""Order of names in lists: letters before accents, without regard to case.

A simplification of the Unicode Collation Algorithm (UTS 10) that needs no library of its own: names are
compared by their base letters first, then by their exact form. It orders Greek, Cyrillic and Arabic by
their alphabets; letters that some alphabets count apart (Polish ł, Spanish ñ) stand with their base letter,
and a hyphen counts as a space.
"""

import unicodedata
from functools import lru_cache

_UNDECOMPOSED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "-": " "}
)


@lru_cache(maxsize=50_000)
def sort_key(name: str) -> tuple[str, str]:
    """A key that sorts names as readers expect them."""
    folded = name.casefold().translate(_UNDECOMPOSED)
    base = "".join(sign for sign in unicodedata.normalize("NFD", folded) if sign.isalnum() or sign == " ")
    return base, name
