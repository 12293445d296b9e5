"""Plain text at the door: what one line of words may hold.

Everything that is written into the atlas passes here once. The rules follow Unicode TR 36 (security
considerations) and TR 9 (bidirectional controls): text that can hide, reorder or break other text is
refused rather than repaired, because a silent repair would change what somebody wrote.
"""

import re
import unicodedata

from moving_cities.atlas.errors import TextError

_SPACES = re.compile(r"[ \t\r\n]+")
_REPLACEMENT = "\ufffd"
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_FORBIDDEN_CATEGORIES = frozenset({"Cc", "Cs", "Co", "Zl", "Zp"})

MAX_LENGTH = 100_000
"""Characters in one field; the longest text of the incumbent's pages has 8,000."""


def plain(text: str) -> str:
    """The text in its one canonical form: NFC, spaces collapsed, no space at either end.

    No-break spaces are kept, because French and Polish typography mean them.

    Raises:
        TextError: the text is too long, or holds a character that no text may hold (control characters,
            bidirectional overrides, U+FFFD, lone surrogates, private use).
    """
    if len(text) > MAX_LENGTH:
        raise TextError(f"The text has {len(text):,} characters; the limit is {MAX_LENGTH:,}.")
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    collapsed = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")
    _refuse_forbidden(collapsed)
    return collapsed


def is_plain(text: str) -> bool:
    """Whether the text already is in its canonical form."""
    try:
        return plain(text) == text
    except TextError:
        return False


def _refuse_forbidden(text: str) -> None:
    if _REPLACEMENT in text:
        count = text.count(_REPLACEMENT)
        raise TextError(
            f"The text holds {count:,} replacement characters (U+FFFD): it was damaged before it came here. "
            "Fetch it again from its origin."
        )
    for character in text:
        if character in _BIDI_CONTROLS:
            raise TextError(
                f"The text holds the invisible control character U+{ord(character):04X}, which can reorder "
                "what is read. Remove it."
            )
        if unicodedata.category(character) in _FORBIDDEN_CATEGORIES or _is_noncharacter(character):
            raise TextError(f"The text holds the control character U+{ord(character):04X}. Remove it.")


def _is_noncharacter(character: str) -> bool:
    point = ord(character)
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF
