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


def topics_in(line: str) -> tuple[str, ...]:
    """The topics that a line lists, if it names nothing else."""
    if len(line) > _LONGEST:
        return ()
    parts = tuple(part.strip() for part in _SEPARATORS.split(line) if part.strip())
    return parts if parts and all(map(_is_topic, parts)) else ()


def _is_topic(words: str) -> bool:
    form = comparable(words)
    return (
        form in _known() or process.extractOne(form, _known(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH) is not None
    )


@cache
def _known() -> frozenset[str]:
    text = files("moving_cities.intake.page_texts").joinpath("topics.csv").read_text(encoding="utf-8")
    return frozenset(comparable(row["wording"]) for row in csv.DictReader(text.splitlines()))
