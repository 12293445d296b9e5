"""Rule `overlap`: no text repeats a text that was not to be copied (a seed), eight words in a row or more.

The runs of eight words of the pack are kept in a table, and the seeds are read past it once, so the time
grows with the length of the seeds and the memory with that of the pack only.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from moving_cities.pack.proofreading.limits import Limits
from moving_cities.pack.proofreading.passages import Passage
from moving_cities.pack.proofreading.remarks import Remark, Rule
from moving_cities.pack.proofreading.skeletons import skeleton

_WORD = re.compile(r"\w+|¶")
_SUFFIXES = frozenset({".txt", ".md", ".html", ".csv"})

Shingle = tuple[str, ...]
Place = tuple[int, int]
"""A passage by its number, and the word in it at which a run begins."""


@dataclass(frozen=True, slots=True)
class SeedText:
    """A text that the atlas may use as a model but not repeat.

    Attributes:
        name: how a remark calls it: its file.
        text: its words.
    """

    name: str
    text: str


def read_seeds(folder: Path) -> tuple[SeedText, ...]:
    """The texts of a folder and of those below it, in the order of their names.

    Damaged signs are read past: a text fetched badly can still be recognised by the words around them.
    """
    files = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file())
    return tuple(
        SeedText(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8", errors="replace"))
        for path in files
    )


def overlap_remarks(passages: Iterable[Passage], seeds: Iterable[SeedText], limits: Limits) -> Iterator[Remark]:
    """Runs of words that a seed has too, each whole run once per seed.

    Letters' case and accents and all punctuation are left out of the comparison. Quotations of somebody else's
    words (quote blocks, quotation marks, `>`) may be the same; nothing else may, names of bodies included,
    unless they stand in quotation marks.
    """
    read = [(passage, _words(passage.unquoted_text)) for passage in passages]
    shingles = _shingles([words for _, words in read], limits.shared_words)
    for seed in seeds:
        shared = _shared(seed, shingles, limits.shared_words)
        for number, first, last in _runs(shared, limits.shared_words):
            passage, words = read[number]
            message = (
                f"These {last - first} words in a row stand in {seed.name} too. Say it in words of your own, "
                "or quote it with its source."
            )
            yield passage.remark(Rule.OVERLAP, " ".join(words[first:last]), message)


def _words(text: str) -> list[str]:
    return _WORD.findall(skeleton(text))


def _shingles(texts: list[list[str]], size: int) -> dict[Shingle, list[Place]]:
    table: dict[Shingle, list[Place]] = {}
    for number, words in enumerate(texts):
        for start in range(len(words) - size + 1):
            shingle = tuple(words[start : start + size])
            if "¶" not in shingle:
                table.setdefault(shingle, []).append((number, start))
    return table


def _shared(seed: SeedText, shingles: dict[Shingle, list[Place]], size: int) -> set[Place]:
    shared: set[Place] = set()
    window: deque[str] = deque(maxlen=size)
    for match in _WORD.finditer(skeleton(seed.text)):
        window.append(match[0])
        if len(window) == size:
            shared.update(shingles.get(tuple(window), ()))
    return shared


def _runs(shared: set[Place], size: int) -> Iterator[tuple[int, int, int]]:
    """Passage, first word and end of each run: neighbouring beginnings belong to one run."""
    start: Place | None = None
    last: Place = (-1, -1)
    for place in sorted(shared):
        if start is not None and place != (last[0], last[1] + 1):
            yield start[0], start[1], last[1] + size
            start = None
        start, last = start or place, place
    if start is not None:
        yield start[0], start[1], last[1] + size
