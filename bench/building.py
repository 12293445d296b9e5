"""What building costs: a whole edition, one changed fact, and atlases of growing size."""

import dataclasses
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.records import City, Membership
from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.publishing import publish, remove_old_editions, stand_by
from moving_cities.pack import read_pack
from tests.instruments.served import ROOT

START_PACK = ROOT / "data" / "start"
Result = TypeVar("Result")

SIZES = (1_000, 3_000, 10_000)
SIZED_LANGUAGES = ("en", "pl")
CHANGES = 5
CHANGED_CITY = "gent"


@dataclass(frozen=True, slots=True)
class BuildFigures:
    """A whole edition built from nothing, all processes.

    Attributes:
        cities, pages: of the atlas.
        seconds: until it was live.
    """

    cities: int
    pages: int
    seconds: float

    @property
    def pages_per_second(self) -> float:
        """Pages rendered, compressed, written, verified and live, a second."""
        return self.pages / self.seconds


@dataclass(frozen=True, slots=True)
class ChangeFigures:
    """One changed fact on its way from the desk to the reader, the median of several.

    Attributes:
        snapshot_seconds: the atlas out of the database.
        publish_seconds: until the edition with the change is live.
        command_seconds: the same from a cold start, as `moving-cities publish`.
    """

    snapshot_seconds: float
    publish_seconds: float
    command_seconds: float

    @property
    def live_seconds(self) -> float:
        """From the saved change to the live page, in a process that runs already, as the desk does it."""
        return self.snapshot_seconds + self.publish_seconds


def measure_full_build(var: Path) -> BuildFigures:
    """Builds the start pack's edition from nothing."""
    atlas = read_pack(START_PACK)
    seconds, edition = _timed(lambda: publish(atlas, var, full=True))
    return BuildFigures(len(atlas.cities), edition.pages, seconds)


def measure_sizes(scratch: Path) -> list[BuildFigures]:
    """Builds atlases of three sizes in two languages, each from nothing."""
    start = read_pack(START_PACK)
    figures = []
    for size in SIZES:
        var = scratch / f"{size}-cities"
        atlas = grown(start, size)
        seconds, edition = _timed(partial(publish, atlas, var, full=True))
        figures.append(BuildFigures(size, edition.pages, seconds))
        shutil.rmtree(var)
    return figures


def measure_one_change(var: Path) -> ChangeFigures:
    """Changes one city's population in the desk, five times, and publishes each change.

    As the desk does, it prepares the next publication after each, while nobody waits.

    Args:
        var: an installation with a database and a live edition of its content.
    """
    os.environ["MOVING_CITIES_VAR"] = str(var)
    from moving_cities.operations.desk_access import open_desk

    open_desk()
    from moving_cities.desk.models import City as CityRow
    from moving_cities.desk.snapshot import take_snapshot

    publish(take_snapshot(), var)
    stand_by(var)
    snapshots, publications = [], []
    for number in range(CHANGES):
        CityRow.objects.filter(id=CHANGED_CITY).update(population=260_000 + number)
        seconds, atlas = _timed(take_snapshot)
        snapshots.append(seconds)
        publications.append(_timed(partial(publish, atlas, var))[0])
        remove_old_editions(var)
        stand_by(var)
    CityRow.objects.filter(id=CHANGED_CITY).update(population=270_000)
    command = [sys.executable, "-m", "moving_cities", "--var", str(var), "publish"]
    environment = os.environ | {"PYTHONPATH": str(ROOT / "src")}
    cold, _ = _timed(lambda: subprocess.run(command, check=True, capture_output=True, cwd=ROOT, env=environment))
    return ChangeFigures(_median(snapshots), _median(publications), cold)


def grown(start: Atlas, size: int) -> Atlas:
    """The start pack's atlas in two languages, with as many invented cities as make it this large.

    The new ones stand among the old: near one of them, of a like size, in one to three of its networks.
    """
    chance = random.Random(size)
    cities, memberships = list(start.cities), list(start.memberships)
    for number in range(size - len(cities)):
        model = chance.choice(start.cities)
        city_id = f"invented-{number}"
        cities.append(_like(model, city_id, number, chance))
        memberships += [_joining(one, city_id) for one in start.memberships_of(model.id)[:3]]
    return dataclasses.replace(
        start, languages=SIZED_LANGUAGES, cities=tuple(cities), memberships=tuple(memberships), aliases=()
    )


def _like(model: City, city_id: str, number: int, chance: random.Random) -> City:
    return dataclasses.replace(
        model,
        id=city_id,
        name_local=f"{model.name_local} {number}",
        latitude=round(min(71.0, max(34.0, model.latitude + chance.uniform(-1, 1))), 5),
        longitude=round(model.longitude + chance.uniform(-1, 1), 5),
        is_featured=False,
        names=FrozenMapping(),
        slugs=FrozenMapping(),
        population=chance.randrange(1_000, 900_000),
    )


def _joining(model: Membership, city_id: str) -> Membership:
    return dataclasses.replace(model, city_id=city_id)


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    began = time.perf_counter()
    result = work()
    return time.perf_counter() - began, result


def _median(values: list[float]) -> float:
    return sorted(values)[len(values) // 2]
