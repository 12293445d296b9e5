"""Words that say that somebody said something: `says`, `powiedziała`, `aldus`, before a name or behind it."""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from moving_cities.intake.page_texts.wording import comparable

_MOST_WORDS = 3
_LEADING = re.compile(r"^[\s\-–—−―~(\[,;،]+")
_ELIDED = re.compile(r"(?<=\b[lL])['’](?=\w)")
_COMMAS = (",", "،")
_MOST_NAME_WORDS = 4


class Said(NamedTuple):
    """A line that says that somebody said something.

    Attributes:
        whose: name and role.
        saying: the words that say it, with the article of an office.
    """

    whose: str
    saying: str


def without_saying(words: str, language: str) -> Said | None:
    """Name and role, and the verb of saying before or behind them; None where there is no such verb.

    Of `zegt Maarten van Ooijen, wethouder` it leaves `Maarten van Ooijen, wethouder`; the article of an office goes
    too, as in `λέει ο δήμαρχος`. A verb behind the name counts next to the name or behind a comma, as in
    `Ruth Okafor, deputy mayor, said`.

    Args:
        words: the line, or what stands behind a closing quotation mark.
        language: code of the page's language.
    """
    parts = _LEADING.sub("", words).split()
    for count in range(min(_MOST_WORDS, len(parts) - 1), 0, -1):
        if _is_saying(parts[:count], language):
            return _without_article(parts[:count], " ".join(parts[count:]), language)
        rest = parts[:-count]
        may_end = rest[-1].endswith(_COMMAS) or 2 <= len(rest) <= _MOST_NAME_WORDS
        if may_end and rest[0][:1].isupper() and _is_saying(parts[-count:], language):
            return Said(" ".join(rest).rstrip(",،"), " ".join(parts[-count:]))
    return None


def _is_saying(parts: list[str], language: str) -> bool:
    """Whether words are such a verb; one with a capital is a name, or begins a sentence."""
    return not parts[0][:1].isupper() and comparable(" ".join(parts)) in _words("saying", language)


def _without_article(saying: list[str], words: str, language: str) -> Said:
    first, _, rest = _ELIDED.sub("’ ", words, count=1).partition(" ")
    is_article = rest and not first[:1].isupper() and comparable(first) in _words("article", language)
    return Said(rest, " ".join((*saying, first))) if is_article else Said(words, " ".join(saying))


@cache
def _words(kind: str, language: str) -> frozenset[str]:
    text = files("moving_cities.intake.page_texts").joinpath("sayings.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return frozenset(
        comparable(row["words"]) for row in rows if row["kind"] == kind and row["language"] in {language, "en"}
    )
