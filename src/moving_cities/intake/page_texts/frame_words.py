"""Words of the frame that only together say what a line is: buttons of cookie notices, and of sharing a page.

They stand in `frame_words.csv`: the kind, the language, the words.
"""

import csv
from collections import Counter
from functools import cache
from importlib.resources import files

from moving_cities.intake.page_texts.wording import comparable

_MOST_WORDS = 14
_MOST_TOGETHER = 2


def is_consent(text: str) -> bool:
    """Whether a line is nothing but what a button of a cookie notice says."""
    return comparable(text) in _words("consent")


def is_share_line(text: str) -> bool:
    """Whether a line only offers to share the page: services, ways, and words such as “share this page on”.

    Services alone are such a line too. A word for sharing alone is a button (`headings.csv`); a way such as “e-mail”
    alone is a label of an address.
    """
    words = comparable(text).split()
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    counts: Counter[str] = Counter()
    position = 0
    while position < len(words):
        kind, length = _kind_at(words, position)
        if not kind:
            return False
        counts[kind] += 1
        position += length
    if counts["share"]:
        return counts["service"] + counts["way"] > 0
    return counts["service"] > 0 and not counts["small"]


def _kind_at(words: list[str], position: int) -> tuple[str, int]:
    """What the words at a position are, and how many of them it takes; nothing for words of a text."""
    for length in range(_MOST_TOGETHER, 0, -1):
        together = " ".join(words[position : position + length])
        for kind in ("service", "way", "share", "small"):
            if together in _words(kind):
                return kind, length
    return "", 1


@cache
def _words(kind: str) -> frozenset[str]:
    text = files("moving_cities.intake.page_texts").joinpath("frame_words.csv").read_text(encoding="utf-8")
    return frozenset(comparable(row["words"]) for row in csv.DictReader(text.splitlines()) if row["kind"] == kind)
