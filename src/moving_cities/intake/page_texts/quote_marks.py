"""Quotation marks: whether a paragraph is somebody's words from its first sign to its last."""

from typing import NamedTuple

_CLOSERS = {
    "„": '“”"‟',
    "“": '”"',
    "”": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‚": "‘’",
    "‘": "’",
    '"': '"',
    "'": "'",
    "「": "」",
    "‟": "”",
}
_OPENERS_WITHIN = frozenset("„“«‹‚‘")
_STOPS = frozenset(".,;:!?…")


class Marked(NamedTuple):
    """A paragraph that opens with a quotation mark.

    Attributes:
        words: what stands within the marks, or behind the opening one where none closes it.
        tail: what stands behind the closing mark.
        is_closed: whether the marks are closed.
    """

    words: str
    tail: str
    is_closed: bool


def marked(text: str) -> Marked | None:
    """The words within the quotation marks that the text opens with; nothing if it opens with none."""
    stripped = text.strip()
    closers = _CLOSERS.get(stripped[:1])
    if not closers or len(stripped) < 2:
        return None
    end = _closing(stripped, closers)
    if end < 0:
        return Marked(stripped[1:].strip(), "", is_closed=False)
    tail = stripped[end + 1 :]
    words = stripped[1:end].strip()
    if tail and tail[0] in _STOPS and not words.endswith(tuple(_STOPS)) and not tail[1:].strip():
        return Marked(words + tail[0], tail[1:].strip(), is_closed=True)
    return Marked(words, tail.strip(), is_closed=True)


def opens_quotation(text: str) -> bool:
    """Whether a text begins with a quotation mark."""
    return text.lstrip()[:1] in _CLOSERS


def closes(text: str, opener: str) -> Marked | None:
    """The words up to the closing mark of a quote that an earlier paragraph opened; nothing if none closes it here."""
    stripped = text.strip()
    start = 1 if stripped[:1] == opener else 0
    for mark in _CLOSERS.get(opener, ""):
        end = stripped.rfind(mark)
        if end > start and not stripped[end + 1 : end + 2].isalpha():
            return Marked(stripped[start:end].strip(), stripped[end + 1 :].strip(), is_closed=True)
    return None


def _closing(text: str, closers: str) -> int:
    """Where the opening mark at the beginning is closed, or -1. An apostrophe closes nothing."""
    opener = text[0]
    depth = 0
    for position in range(1, len(text)):
        sign = text[position]
        if sign in closers and not _is_apostrophe(text, position):
            if depth == 0:
                return position
            depth -= 1
        elif sign == opener and opener in _OPENERS_WITHIN:
            depth += 1
    return len(text) - 1 if text[-1] == opener and len(text) > 2 else -1


def _is_apostrophe(text: str, position: int) -> bool:
    return text[position] in "’'" and text[position - 1].isalnum() and text[position + 1 : position + 2].isalnum()
