"""Sounding: how a Greek or Ukrainian name may be written in Latin letters, brought to one form.

Official tables (ELOT 743 for Greek, the Ukrainian resolution 55 of 2010) are followed only by some. What a
table and common habits write differently for one letter is made the same here: η, ι, υ, ει and οι are all `i`,
so that *Livadeia*, *Livadia* and *Λιβαδειά* meet. The form is for comparing within one country only.
"""

import re

_GREEK_PAIRS = (
    ("ου", "u"), ("αι", "e"), ("ει", "i"), ("οι", "i"), ("υι", "i"), ("αυ", "av"), ("ευ", "ev"), ("μπ", "b"),
    ("ντ", "d"), ("γκ", "g"), ("γγ", "g"), ("τσ", "ts"), ("τζ", "ts"),
)  # fmt: skip
_GREEK = str.maketrans(
    dict(
        zip("αβγδεζηικλμνορστυφω", "avgdeziiklmnorstifo", strict=True),
        θ="t", ξ="ks", π="p", χ="h", ψ="ps",
    )
)  # fmt: skip
_CYRILLIC = str.maketrans(
    dict(
        zip("абвгдезиіклмнопрстуфхьы", "abvhdeziiklmnoprstufh_i", strict=True),
        ц="ts", є="e", ж="z", й="i", ї="i", ч="c", ш="s", щ="s", ю="u", я="a", э="e", ъ="_", ё="e",
    )
)  # fmt: skip
_LATIN_PAIRS = (
    ("ou", "u"), ("ai", "e"), ("ei", "i"), ("oi", "i"), ("ph", "f"), ("th", "t"), ("kh", "h"), ("ch", "h"),
    ("mp", "b"), ("nt", "d"), ("gk", "g"), ("gg", "g"), ("ng", "g"), ("dh", "d"), ("gh", "g"), ("x", "ks"),
    ("au", "av"), ("eu", "ev"), ("af", "av"), ("ef", "ev"), ("tz", "ts"), ("y", "i"), ("b", "v"),
)  # fmt: skip
_SLAVIC_PAIRS = (
    ("shch", "s"), ("sch", "s"), ("sh", "s"), ("zh", "z"), ("kh", "h"), ("ch", "c"), ("ia", "a"), ("ya", "a"),
    ("ie", "e"), ("ye", "e"), ("iu", "u"), ("yu", "u"), ("yi", "i"), ("ii", "i"), ("y", "i"), ("g", "h"),
    ("j", "i"), ("w", "v"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")
_GREEK_LETTER = re.compile(r"[α-ω]")
_CYRILLIC_LETTER = re.compile(r"[а-яєіїё]")

SOUNDED_COUNTRIES = frozenset({"gr", "cy", "ua"})
"""The countries whose names are compared by sound too."""


def sound(folded: str, country_id: str) -> str:
    """The form of a folded name that its writings in both scripts share; empty where none is known."""
    if country_id == "ua":
        return _slavic(folded)
    return _greek(folded) if country_id in SOUNDED_COUNTRIES else ""


def is_greek(folded: str) -> bool:
    """Whether a folded name is written in Greek letters."""
    return _GREEK_LETTER.search(folded) is not None


def _greek(folded: str) -> str:
    if _GREEK_LETTER.search(folded):
        return _single(_replaced(folded, _GREEK_PAIRS).translate(_GREEK)).replace("b", "v")
    if folded.isascii():
        return _single(_replaced(folded, _LATIN_PAIRS)).removeprefix("h").replace("b", "v")
    return ""


def _slavic(folded: str) -> str:
    if _CYRILLIC_LETTER.search(folded):
        return _single(_replaced(folded.translate(_CYRILLIC).replace("_", ""), _SLAVIC_PAIRS))
    return _single(_replaced(folded, _SLAVIC_PAIRS)) if folded.isascii() else ""


def _replaced(text: str, pairs: tuple[tuple[str, str], ...]) -> str:
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def _single(text: str) -> str:
    return _TWICE.sub(r"\1", text)
