"""What matching the names of places costs, beside looking for the most similar name as fuzzy search does."""

import time
import tracemalloc
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from moving_cities.intake.places import Places
from moving_cities.intake.places.atlas_names import AtlasNames
from moving_cities.intake.places.folding import fold
from moving_cities.intake.places.gazetteer import FILE_NAME, Gazetteer, geonames
from moving_cities.pack import read_pack
from tests.instruments.served import ROOT

START_PACK = ROOT / "data" / "start"
GAZETTEER = ROOT / "src" / "moving_cities" / "intake" / "places" / FILE_NAME
ROUNDS = 10
NAMES_FOR_THE_PEER = 60


@dataclass(frozen=True, slots=True)
class MatchingFigures:
    """Matching the names that sources of the start pack use, on one core.

    Attributes:
        names: how many different questions.
        names_per_second: answered with their country, after loading.
        mistyped_per_second: the same, each with a letter left out.
        right, certain: of `names`.
        wrong: certain, and not the right city.
        peer_per_second: what `rapidfuzz.process.extractOne` answers over the same names of the same places.
        loading_seconds, loading_mb: reading the gazetteer of GeoNames.
    """

    names: int
    names_per_second: float
    mistyped_per_second: float
    right: int
    certain: int
    wrong: int
    peer_per_second: float
    loading_seconds: float
    loading_mb: float

    @property
    def times_the_peer(self) -> float:
        """How many times as fast as the peer, in the same run."""
        return self.names_per_second / self.peer_per_second


def measure_matching() -> MatchingFigures:
    """Matches every name in a source of the start pack; these names are left out of the gazetteer."""
    atlas = read_pack(START_PACK)
    loading_seconds, loading_mb = _loading(GAZETTEER)
    places = Places.from_atlas(atlas, with_sources=False)
    asked = [(one.name_in_source, atlas.city(one.city_id).country_id, one.city_id) for one in atlas.memberships]
    matches = [(places.match(name, country), city_id) for name, country, city_id in asked]
    began = time.process_time()
    for _ in range(ROUNDS):
        for name, country, _ in asked:
            places.match(name, country)
    names_per_second = ROUNDS * len(asked) / (time.process_time() - began)
    began = time.process_time()
    for name, country, _ in asked:
        places.match(name[:2] + name[3:], country)
    mistyped_per_second = len(asked) / (time.process_time() - began)
    return MatchingFigures(
        names=len(asked),
        names_per_second=names_per_second,
        mistyped_per_second=mistyped_per_second,
        right=sum(match.city_id == city_id for match, city_id in matches),
        certain=sum(match.is_certain for match, _ in matches),
        wrong=sum(match.is_certain and match.city_id != city_id for match, city_id in matches),
        peer_per_second=_peer([name for name, _, _ in asked], AtlasNames(atlas, with_sources=False)),
        loading_seconds=loading_seconds,
        loading_mb=loading_mb,
    )


def _loading(path: Path) -> tuple[float, float]:
    began = time.process_time()
    Gazetteer(path.read_bytes())
    seconds = time.process_time() - began
    tracemalloc.start()
    kept = Gazetteer(path.read_bytes())
    megabytes = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    return seconds, megabytes if len(kept) else 0.0


def _peer(names: list[str], atlas_names: AtlasNames) -> float:
    """Names a second of the usual way: the most similar of all known names, which are in alphabetical order."""
    known = {key for key, _ in atlas_names.spelled()} | {fold(place.name) for place in geonames().larger_places(0)}
    in_order = sorted(known)
    some = names[:: max(1, len(names) // NAMES_FOR_THE_PEER)]
    began = time.process_time()
    for name in some:
        extractOne(fold(name), in_order, scorer=ratio)
    return len(some) / (time.process_time() - began)
