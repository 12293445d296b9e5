"""The promise of matching, measured on the names that sources of the start pack use.

The names in the sources are left out of the gazetteer. What is planted is random with a fixed seed.
"""

import dataclasses
import random
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from moving_cities.atlas.snapshot import Atlas
from moving_cities.intake.places import Match, Places
from moving_cities.intake.places.folding import fold

LETTERS = "abcdefghijklmnoprstuvwz"


@dataclass
class Case:
    """A name, where it lies, and the city that is meant."""

    name: str
    country: str
    city_id: str


@dataclass
class Result:
    """How many were asked, right, and certain; and the certain ones that were wrong."""

    asked: int
    right: int
    certain: int
    wrong: list[tuple[str, str, Match]]


@pytest.fixture(scope="module")
def cases(atlas: Atlas) -> list[Case]:
    return [Case(one.name_in_source, atlas.city(one.city_id).country_id, one.city_id) for one in atlas.memberships]


def _measure(places: Places, cases: Iterable[Case]) -> Result:
    result = Result(0, 0, 0, [])
    for case in cases:
        match = places.match(case.name, case.country)
        is_right = match.city_id == case.city_id
        result.asked += 1
        result.right += is_right
        result.certain += match.is_certain
        if match.is_certain and not is_right:
            result.wrong.append((case.name, case.country, match))
    return result


def _mistyped(name: str, chance: random.Random) -> str:
    """The name with one letter left out, replaced, put in, or exchanged with the next."""
    at = chance.randrange(len(name))
    letter = chance.choice(LETTERS)
    return chance.choice(
        [
            name[:at] + name[at + 1 :],
            name[:at] + letter + name[at + 1 :],
            name[:at] + letter + name[at:],
            name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
        ]
    )


def _all_mistyped(cases: list[Case], atlas: Atlas, seed: int) -> list[Case]:
    """The cases with one typing error each; without those that happen to be the right name of another city."""
    chance = random.Random(seed)
    names = {fold(name) for city in atlas.cities for name in (city.name_local, *city.names.values())}
    changed = [dataclasses.replace(case, name=_mistyped(case.name, chance)) for case in cases]
    return [case for case in changed if fold(case.name) not in names]


def test_names_with_their_country(places: Places, cases: list[Case]) -> None:
    result = _measure(places, cases)

    assert result.asked >= 1_000
    assert result.wrong == []
    assert result.right >= 0.99 * result.asked
    assert result.certain >= 0.95 * result.asked


def test_names_without_a_country(places: Places, cases: list[Case]) -> None:
    result = _measure(places, [dataclasses.replace(case, country="") for case in cases])

    assert result.wrong == []
    assert result.right >= 0.99 * result.asked
    assert result.certain >= 0.90 * result.asked


@pytest.mark.parametrize("seed", [1, 2])
def test_names_with_a_typing_error(places: Places, atlas: Atlas, cases: list[Case], seed: int) -> None:
    result = _measure(places, _all_mistyped(cases, atlas, seed))

    assert result.wrong == []
    assert result.right >= 0.97 * result.asked


def test_names_with_a_typing_error_and_without_a_country(places: Places, atlas: Atlas, cases: list[Case]) -> None:
    some = [dataclasses.replace(case, country="") for case in cases[::3]]
    result = _measure(places, _all_mistyped(some, atlas, 3))

    assert result.wrong == []
    assert result.right >= 0.93 * result.asked


def test_cities_that_the_atlas_does_not_have_are_resolved_to_geonames(atlas: Atlas, cases: list[Case]) -> None:
    known = [city.id for city in atlas.cities if city.geonames_id]
    left_out = frozenset(random.Random(5).sample(known, len(known) // 2))
    kept = tuple(city for city in atlas.cities if city.id not in left_out)
    places = Places.from_atlas(dataclasses.replace(atlas, cities=kept), with_sources=False)
    asked = right = 0
    wrong = []
    for case in cases:
        if case.city_id in left_out:
            match = places.match(case.name, case.country)
            is_right = match.geonames_id == atlas.city(case.city_id).geonames_id
            asked += 1
            right += is_right
            if match.is_certain and not is_right:
                wrong.append((case.name, match))

    assert asked > 400
    assert wrong == []
    assert right >= 0.98 * asked
