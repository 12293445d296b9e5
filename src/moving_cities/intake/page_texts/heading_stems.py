"""What a heading of unknown wording asks for, by the words that only headings of one kind have.

It is a guess and always asked about. Only questions and marked headings come here, never a line of a text.
"""

import csv
from collections import defaultdict
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from moving_cities.intake.page_texts.heading_index import Heading
from moving_cities.intake.page_texts.headings import all_wordings
from moving_cities.intake.page_texts.wording import comparable

SIMILARITY = 50.0
"""What is said of the similarity of a heading that was told by its stems."""

_FEWEST_WORDS = 3
_MOST_WORDS = 14
_COMPOUNDING = frozenset({"de", "nl"})


class _Stems(NamedTuple):
    key: str
    groups: tuple[tuple[str, ...], ...]


def heading_by_stems(line: str, language: str) -> Heading | None:
    """The recurring heading whose words a heading has, if it has those of one.

    Every group of stems must be met by a word that begins with one of the group; in German and Dutch, which make one
    word of two, that holds one. Words joined by `+` must stand so, one behind the other.
    """
    words = comparable(line).split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS:
        return None
    for key, groups in _by_language().get(language, ()):
        if all(_is_met(group, words, language) for group in groups):
            return Heading(key, language, SIMILARITY, _usual_wording(key, language), written=line.strip())
    return None


def _is_met(group: tuple[str, ...], words: list[str], language: str) -> bool:
    whole = f" {' '.join(words)} "
    if any("+" in stem and f" {stem.replace('+', ' ')} " in whole for stem in group):
        return True
    if language in _COMPOUNDING:
        return any(stem in word for word in words for stem in group)
    return any(word.startswith(group) for word in words)


@cache
def _usual_wording(key: str, language: str) -> str:
    """The first wording of a heading that `headings.csv` has in a language, without wildcards."""
    return next(
        one.words for one in all_wordings() if (one.key, one.language) == (key, language) and "{" not in one.words
    )


@cache
def _by_language() -> dict[str, list[_Stems]]:
    text = files("moving_cities.intake.page_texts").joinpath("heading_stems.csv").read_text(encoding="utf-8")
    found: dict[str, list[_Stems]] = defaultdict(list)
    for row in csv.DictReader(text.splitlines()):
        groups = tuple(tuple(group.split("|")) for group in row["stems"].split())
        found[row["language"]].append(_Stems(row["key"], groups))
    return found
