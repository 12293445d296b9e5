"""The headings and labels that page texts have, and what each is for.

The wordings stand in `headings.csv`: a key, a language, the words. `{city}`, `{country}`, `{project}` and `{words}`
stand for words that differ, `{year}` for a year, and a closing `…` says that the words go on.
"""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

TAKEAWAYS = "part.takeaways"
MEMBERS = "part.members"
REPORT = "part.report"
CONTEXT = "part.context"
CONTACT = "part.contact"
APPROACHES = "part.approaches"
NEXT = "part.next"
CONTENTS = "part.contents"
BRAND = "ui.brand"
LABEL = "ui.label"
BUTTON = "ui.button"
NAVIGATION = "ui.navigation"
FOOTER = "ui.footer"
FREE = "free"

FRAME = frozenset({BRAND, LABEL, BUTTON, NAVIGATION, FOOTER})
"""What stands on every page and belongs to no text."""

CITY_SECTIONS = frozenset({"unique", "focus", "key-factors", "achievements", "advocacy"})
APPROACH_SECTIONS = frozenset({"inspiring", "operation", "outcome", "initiators"})
CONTEXT_SECTIONS = frozenset({"who-decides", "municipal-powers", "residence-rights", "reception", "recent-turns"})
SECTIONS = CITY_SECTIONS | APPROACH_SECTIONS | {"changes", "takeaways"}


class Wording(NamedTuple):
    """A wording of a heading.

    Attributes:
        key: a key of the atlas (`atlas.kinds.HEADING_KEYS`), `free`, or one of the parts above.
        language: code of the language it is in.
        words: as people write them, with wildcards.
    """

    key: str
    language: str
    words: str


@cache
def all_wordings() -> tuple[Wording, ...]:
    """Every wording that is known, in the order of the file; the first of equal wordings counts."""
    return tuple(_read())


def _read() -> Iterator[Wording]:
    text = files("moving_cities.intake.page_texts").joinpath("headings.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        yield Wording(row["key"], row["language"], row["wording"])
