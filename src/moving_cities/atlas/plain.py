"""Plain text at the door: what one line of words may hold.

Everything that is written into the atlas passes here once. The rules follow Unicode TR 36 (security
considerations) and TR 9 (bidirectional controls): text that can hide, reorder or break other text is
refused rather than repaired, because a silent repair would change what somebody wrote.
"""

import re
import unicodedata

from moving_cities.atlas.errors import TextError
from moving_cities.atlas.sentences import say

_SPACES = re.compile(r"[ \t\r\n]+")
_REPLACEMENT = "\ufffd"
_BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NONCHARACTERS = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
_FORBIDDEN = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # control characters (category Cc)
    "\ud800-\udfff"  # lone surrogates (Cs)
    "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"  # private use (Co)
    "\u2028\u2029"  # line and paragraph separator (Zl, Zp)
    "\ufdd0-\ufdef"
    f"{_NONCHARACTERS}{''.join(sorted(_BIDI_CONTROLS))}{_REPLACEMENT}"
    "]"
)

MAX_LENGTH = 100_000
"""Characters in one field; the longest text of the incumbent's pages has 8,000."""


def plain(text: str) -> str:
    """The text in its one canonical form: NFC, spaces collapsed, no space at either end.

    No-break spaces are kept, because French and Polish typography mean them.

    Raises:
        TextError: the text is too long, or holds a character that no text may hold (control characters,
            bidirectional overrides, U+FFFD, lone surrogates, private use).
    """
    _refuse_long(text)
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    collapsed = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip(" ")
    _refuse_long(collapsed)
    forbidden = _FORBIDDEN.search(collapsed)
    if forbidden:
        raise TextError(_complaint(collapsed, forbidden[0]))
    return collapsed


def is_plain(text: str) -> bool:
    """Whether the text already is in its canonical form."""
    try:
        return plain(text) == text
    except TextError:
        return False


def _refuse_long(text: str) -> None:
    if len(text) > MAX_LENGTH:
        raise TextError(
            say(
                "The text has {number:,} characters; the limit is {max_length:,}.",
                number=len(text),
                max_length=MAX_LENGTH,
            )
        )


def _complaint(text: str, character: str) -> str:
    if _REPLACEMENT in text:
        return say(
            "The text holds {lost:,} replacement characters (U+FFFD): it was damaged before it came "
            "here. Fetch it again from its origin.",
            lost=text.count(_REPLACEMENT),
        )
    if character in _BIDI_CONTROLS:
        return say(
            "The text holds the invisible control character {sign}, which can reorder what is read. Remove it.",
            sign=f"U+{ord(character):04X}",
        )
    return say("The text holds the control character {sign}. Remove it.", sign=f"U+{ord(character):04X}")
