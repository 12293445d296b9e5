"""What every page of an edition looked at, kept beside the edition for the next build.

    observations.json    keys with the fingerprints of what they gave; per language and page name the
                         page's file, its address, whether it is indexed, and the keys it looked at

The file is not part of the edition: it changes nothing of what is published, only how soon.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from moving_cities.edition.pages.reader import Survey

if TYPE_CHECKING:
    from moving_cities.edition.chunks import Built

NAME = "observations.json"


@dataclass(frozen=True, slots=True)
class Observed:
    """A page of the last build: its file, its address, whether it is indexed, what it looked at."""

    path: str
    address: str
    is_indexed: bool
    keys: tuple[int, ...]


@dataclass(frozen=True)
class Observations:
    """The last build's pages and what they looked at.

    Attributes:
        fingerprints: by key.
        pages: by language and name.
    """

    fingerprints: dict[str, str] = field(default_factory=dict)
    pages: dict[tuple[str, str], Observed] = field(default_factory=dict)

    def unchanged(self, survey: Survey) -> "Unchanged":
        """Which pages need not be composed again for the atlas of this survey."""
        changed = {
            index for index, (key, old) in enumerate(self.fingerprints.items()) if survey.fingerprint(key) != old
        }
        return Unchanged(self, frozenset(changed))


@dataclass(frozen=True, slots=True)
class Unchanged:
    """The last build's pages, and the keys that give something else today."""

    observations: Observations
    changed: frozenset[int]

    def page(self, language: str, name: str) -> Observed | None:
        """The page of the last build, if nothing that it looked at has changed."""
        page = self.observations.pages.get((language, name))
        return page if page is not None and self.changed.isdisjoint(page.keys) else None


def read_observations(folder: Path) -> Observations:
    """The observations beside an edition.

    They only save time, so where there are none, or none that can be read, they are empty: then every page
    is composed again.
    """
    try:
        content = orjson.loads((folder / NAME).read_bytes())
        pages = {
            (language, name): Observed(path, address, is_indexed, tuple(keys))
            for language, name, path, address, is_indexed, keys in content["pages"]
        }
        return Observations(content["fingerprints"], pages)
    except (OSError, ValueError, KeyError, TypeError):
        return Observations()


def write_observations(built: "list[Built]", survey: Survey, folder: Path, last: Observations) -> None:
    """Writes what the pages looked at, with the fingerprints of today.

    Args:
        built: all pages.
        survey: of the atlas that they were made from.
        folder: of the edition.
        last: the observations that taken-over pages refer to; their numbers stay.
    """
    numbers = {key: number for number, key in enumerate(last.fingerprints)}
    pages = []
    for page in built:
        if page.taken_over is not None:
            keys = list(page.taken_over.keys)
        else:
            keys = sorted(numbers.setdefault(key, len(numbers)) for key in page.seen)
        pages.append([page.language, page.name, page.entry.path, page.address, page.is_indexed, keys])
    content = {"fingerprints": {key: survey.fingerprint(key) for key in numbers}, "pages": pages}
    (folder / NAME).write_bytes(orjson.dumps(content))
