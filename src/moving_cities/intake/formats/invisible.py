"""Signs that nobody sees: taken out of a line, and said by name."""

import re
from collections import Counter

from moving_cities.atlas.sentences import enumeration, say
from moving_cities.intake.formats.numerals import counted

_SEEN_AS_SPACE = re.compile("[\t\v\f\x1c-\x1f\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # control characters
    "\u00ad\u034f\u180e\u200b\u2060-\u2064\ufeff"  # soft hyphen, joiners and spaces of no width
    "\u202a-\u202e\u2066-\u206f"  # overrides and embeddings of the direction
    "\ud800-\udfff\ufdd0-\ufdef"  # no characters at all
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "\U000e0000-\U000e0fff]"  # tags
)
_NAMES = {
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u2060": "zero-width joiner",
    "\ufeff": "byte order mark",
}
_DIRECTION = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def without_invisible_signs(text: str) -> tuple[str, str]:
    """The text as the eye reads it, and a sentence that says what was taken out; empty if nothing was.

    Joiners that shape Arabic and Persian letters (U+200C, U+200D) stay, marks of the direction of a single sign
    (U+200E, U+200F) too, and so does U+FFFD, which marks a loss.
    A sign that shows as a gap becomes a space, about which nothing need be said.
    """
    spaced = _SEEN_AS_SPACE.sub(" ", text)
    unseen = _UNSEEN.findall(spaced)
    if not unseen:
        return spaced, ""
    counts = Counter(map(_name, unseen))
    told = enumeration(counted(count, name) for name, count in sorted(counts.items()))
    return _UNSEEN.sub("", spaced), say("Signs that cannot be seen were taken out: {told}.", told=told)


def _name(sign: str) -> str:
    if sign in _DIRECTION:
        return "direction sign"
    return _NAMES.get(sign, "control character" if sign < "\xa0" else "shapeless sign")
