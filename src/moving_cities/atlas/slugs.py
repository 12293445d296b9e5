"""Slugs: the readable last part of an address, from a name in any script."""

import re
import unicodedata

from anyascii import anyascii

from moving_cities.atlas.errors import TextError
from moving_cities.atlas.sentences import say

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_APOSTROPHES = re.compile(r"['’ʼ`´]")
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})

MAX_LENGTH = 96


def slug(name: str, language: str = "en") -> str:
    """A slug for this name: lower-case ASCII words joined by hyphens, at most `MAX_LENGTH` long.

    German umlauts are written out (`Zürich` in German: `zuerich`); every other script is transliterated.

    Raises:
        TextError: nothing of the name can be written in ASCII letters or digits.
    """
    composed = unicodedata.normalize("NFC", name)
    prepared = composed.translate(_GERMAN) if language == "de" else composed
    words = _NOT_SLUG.sub("-", _APOSTROPHES.sub("", anyascii(prepared)).lower()).strip("-")
    if len(words) > MAX_LENGTH:
        words = words[:MAX_LENGTH].rsplit("-", 1)[0]
    if not words:
        raise TextError(say("No address can be made from the name “{name}”; give the slug yourself.", name=name[:40]))
    return words


def is_slug(text: str) -> bool:
    """Whether the text can stand in an address as it is."""
    return len(text) <= MAX_LENGTH and _SLUG.fullmatch(text) is not None
