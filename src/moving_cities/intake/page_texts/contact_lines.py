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
_SENTENCE = re.compile(r"[^\W\d]{2,}\s+[^\W\d]+.*[.!?؟]$")


def is_contact_line(text: str) -> bool:
    """Whether a line holds an e-mail address or a telephone number and is no sentence of a text."""
    if len(text) > MAX_LENGTH or (_SENTENCE.match(text) and len(text) > 60):
        return False
    return bool(_MAIL.search(text) or _PHONE.search(text))


def may_be_in_contact(text: str) -> bool:
    """Whether a line may stand in a contact block: a name, an office, an address; not a sentence."""
    if len(text) > MAX_LENGTH:
        return False
    return is_contact_line(text) or bool(_ADDRESS.match(text)) or not (_SENTENCE.match(text) and len(text) > 60)
