"""A cell as one clean line of words."""

import re
import unicodedata

_CONTROL = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
    "\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U0010ffff]"
)
_SPACES = re.compile(r"[\s\u00a0\u2007\u202f]+")


def cleaned(cell: str) -> str:
    """The words of a cell on one line: composed letters, single spaces, without signs that cannot be seen.

    Law: `cleaned(cleaned(cell)) == cleaned(cell)`.
    """
    if cell.isascii() and cell.isprintable() and "  " not in cell:
        return cell.strip(" ")
    composed = unicodedata.normalize("NFC", _CONTROL.sub("", cell.replace("\u2028", " ").replace("\u2029", " ")))
    return _SPACES.sub(" ", composed).strip(" ")
