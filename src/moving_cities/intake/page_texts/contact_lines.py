"""Contact lines: whom to write to and where to call."""

import re

MAX_LENGTH = 160
"""Characters of the longest line of an address."""

_MAIL = re.compile(r"\b[\w.+-]{1,64}\s?(?:@|\(at\)|\[at\]|\(@\))\s?[\w-]+(?:\.[\w-]+)+|\be-?mail\s*:", re.IGNORECASE)
_PHONE = re.compile(
    r"(?:\+|\b00)\d[\d\s()./-]{6,}\d|(?:\b(?:tel|tél|telefon|téléphone|telefono|teléfono|telefoon|phone|mobil|fax|fon|t)\b|τηλ\w*|هاتف|الهاتف)"
    r"\s*[.:]?\s*[+(]?\d[\d\s()./-]{4,}\d",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$", re.IGNORECASE)
_SENTENCE = re.compile(r"[^\W\d]+\s+[^\W\d]+.*[.!?؟]$")
_SENTENCES = re.compile(r"(?<=[^\W\d]{4}[.!?؟…])[»”“\")]?\s+(?=[^\W\d])")
_STOPS = (".", "!", "?", "؟", "…")
_FEWEST_WORDS = 6


def is_contact_line(text: str) -> bool:
    """Whether a line holds an e-mail address or a telephone number, and no sentence of a text is it or stands in it."""
    if len(text) > MAX_LENGTH or (_SENTENCE.match(text) and len(text) > 60):
        return False
    return _has_address(text) and not any(map(_is_full_sentence, _SENTENCES.split(text)))


def may_be_in_contact(text: str) -> bool:
    """Whether a line may stand in a contact block: a name, an office, an address; not a sentence."""
    if len(text) > MAX_LENGTH:
        return False
    is_sentence = _SENTENCE.match(text) is not None and len(text) > 60
    return not is_sentence or _ADDRESS.match(text) is not None


def _has_address(text: str) -> bool:
    return bool(_MAIL.search(text) or _PHONE.search(text))


def _is_full_sentence(text: str) -> bool:
    """Whether words beside an address say something, as no name of an office does: many, and most begin small."""
    words = text.split()
    if len(words) < _FEWEST_WORDS or not text.endswith(_STOPS) or _has_address(text):
        return False
    return 2 * sum(word[0].isalpha() and not word[0].isupper() for word in words) >= len(words)
