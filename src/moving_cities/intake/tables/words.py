"""Words that cells hold in nine languages: statuses, yes and no, totals (`words.csv`)."""

import csv
import re
import unicodedata
from functools import cache
from importlib.resources import files

_EDGE = re.compile(r"^[\s:.*•]+|[\s:.*•]+$")


@cache
def _words() -> dict[str, dict[str, None]]:
    found: dict[str, dict[str, None]] = {}
    with files(__package__).joinpath("words.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["meaning"], {}).update(dict.fromkeys(map(_folded, row["words"].split(" | "))))
    return found


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", _EDGE.sub("", text).casefold())
    return " ".join("".join(one for one in decomposed if not unicodedata.combining(one)).split())


def means(text: str, *meanings: str) -> str:
    """The first of these meanings that a cell has; empty where it has none."""
    word = _folded(text) or text.strip()
    return next((meaning for meaning in meanings if word in _words()[meaning]), "")


def begins_with(text: str, meaning: str) -> str:
    """The word of this meaning that a cell begins with, before a colon, a number or its end; empty otherwise."""
    head = re.split(r"[:=(\d]", text, maxsplit=1)[0]
    return head.strip() if len(head) <= 40 and means(head, meaning) else ""
