"""Topics of approaches, as buttons under a title name them."""

import csv
import re
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz, process

from moving_cities.intake.page_texts.heading_index import CLOSE_ENOUGH
from moving_cities.intake.page_texts.wording import comparable

_SEPARATORS = re.compile(r"\s*[,،;|·•/]\s*|\s{2,}")
_LONGEST = 200
_MOST_WORDS = 3
_STOPS = (".", "!", "?", "؟", "…", ":")


def topics_in(line: str) -> tuple[str, ...]:
    """The topics that a line lists, if it names nothing else. One may be unknown that stands beside known ones."""
    if len(line) > _LONGEST:
        return ()
    parts = tuple(part.strip() for part in _SEPARATORS.split(line) if part.strip())
    known = [_is_topic(part) for part in parts]
    if not any(known) or any(len(part.split()) > _MOST_WORDS for part in parts):
        return parts if parts and all(known) else ()
    return parts if all(known) or not line.endswith(_STOPS) else ()


def may_be_topic(line: str) -> bool:
    """Whether a line beside one of topics may be another, unknown one: a few words that end in no stop."""
    return 0 < len(line.split()) <= _MOST_WORDS and not line.endswith(_STOPS)


def _is_topic(words: str) -> bool:
    form = comparable(words)
    return (
        form in _known() or process.extractOne(form, _known(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH) is not None
    )


@cache
def _known() -> frozenset[str]:
    text = files("moving_cities.intake.page_texts").joinpath("topics.csv").read_text(encoding="utf-8")
    return frozenset(comparable(row["wording"]) for row in csv.DictReader(text.splitlines()))
