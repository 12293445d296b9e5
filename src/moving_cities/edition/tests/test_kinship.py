"""Which cities are near each other, on the map and in kind."""

import dataclasses
import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.records import City, Country, Membership, MembershipStatus, Network, NetworkKind, Source
from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition import kinship
from moving_cities.edition.kinship import (
    EARTH_RADIUS_KM,
    KINDRED,
    NEARBY,
    NEARBY_KM,
    kilometres,
    kindred_cities,
    nearby_cities,
)

places = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
crowded = st.tuples(st.floats(49, 52), st.floats(2, 7))
polar = st.tuples(st.floats(84, 90), st.floats(-180, 180))
dateline = st.tuples(st.floats(-3, 3), st.floats(177, 180) | st.floats(-180, -177))


def a_city(number: int, place: tuple[float, float] = (50, 4), **facts: object) -> City:
    """A city at this place."""
    return dataclasses.replace(City(f"c{number}", "be", f"C{number}", *place), **facts)


def an_atlas(cities: list[City], memberships: tuple[Membership, ...] = ()) -> Atlas:
    """An atlas of these cities in two countries, with a network or two."""
    return Atlas(
        PartialDate("2026"),
        countries=(Country("be", names={"en": "Belgium"}), Country("nl", names={"en": "Netherlands"})),
        cities=tuple(cities),
        networks=tuple(Network(one, one, one, NetworkKind.TRANSNATIONAL) for one in ("n1", "n2")),
        sources=(Source("s", "https://example.org", "A list"),),
        memberships=memberships,
    )


@given(places, places)
def test_distance_is_the_same_both_ways_and_lies_within_half_the_earth(one, other):
    first, second = a_city(1, one), a_city(2, other)
    assert kilometres(first, second) == pytest.approx(kilometres(second, first), abs=1e-6)
    assert 0 <= kilometres(first, second) <= math.pi * EARTH_RADIUS_KM + 1e-6
    assert kilometres(first, first) == 0


@given(places, places, places)
def test_no_detour_is_shorter(one, other, third):
    a, b, c = (a_city(number, place) for number, place in enumerate((one, other, third)))
    assert kilometres(a, c) <= kilometres(a, b) + kilometres(b, c) + 1e-3


def test_known_distances():
    gent, gdansk, palermo = ((51.0543, 3.7174), (54.352, 18.6466), (38.1157, 13.3615))
    assert kilometres(a_city(1, gent), a_city(2, gdansk)) == pytest.approx(1067, abs=5)
    assert kilometres(a_city(1, gent), a_city(2, palermo)) == pytest.approx(1623, abs=8)


@given(st.lists(st.one_of(crowded, places, polar, dateline), max_size=25))
def test_the_nearest_are_exactly_those_that_measuring_all_would_give(found):
    """Anywhere on the Earth: the grid is there to save time and may change nothing."""
    cities = [a_city(number, place) for number, place in enumerate(found)]
    near = nearby_cities(an_atlas(cities))
    assert near.keys() == {city.id for city in cities}
    for city in cities:
        measured = sorted((kilometres(city, other), other.id) for other in cities if other.id != city.id)
        expected = [(one, round(distance)) for distance, one in measured if distance <= NEARBY_KM][:NEARBY]
        assert [(one.city.id, one.kilometres) for one in near[city.id]] == expected


def test_the_work_per_city_does_not_grow_with_the_number_of_cities(monkeypatch):
    """Counted, not timed: distances measured per city, in a country that gets larger and not denser."""
    measured = []
    real = kilometres
    monkeypatch.setattr(kinship, "kilometres", lambda one, other: measured.append(1) or real(one, other))
    per_city = []
    for number in (200, 2000):
        chance, side = random.Random(1), math.sqrt(number)
        cities = [a_city(one, (chance.uniform(0, side), chance.uniform(0, side))) for one in range(number)]
        measured.clear()
        nearby_cities(an_atlas(cities))
        per_city.append(len(measured) / number)
    assert per_city[1] < 1.5 * per_city[0]


def kindred(cities: list[City], *memberships: Membership) -> dict[str, list[str]]:
    """The ids of the cities like each city."""
    found = kindred_cities(an_atlas(cities, memberships))
    return {city_id: [one.id for one in others] for city_id, others in found.items()}


def belongs(number: int, network: str, status: MembershipStatus = MembershipStatus.MEMBER) -> Membership:
    """A membership of a city."""
    return Membership(f"c{number}", network, status, "s", PartialDate("2026"))


def test_kindred_cities_lie_abroad_and_are_of_similar_size():
    cities = [
        a_city(1, population=100_000),
        a_city(2, population=101_000),
        a_city(3, population=90_000, country_id="nl"),
        a_city(4, population=500_000, country_id="nl"),
        a_city(5, country_id="nl"),
    ]
    assert kindred(cities)["c1"] == ["c3", "c4"]
    assert "c5" not in kindred(cities)


def test_common_networks_count_before_size_and_former_ones_do_not_count():
    cities = [
        a_city(1, population=100_000),
        a_city(2, population=100_500, country_id="nl"),
        a_city(3, population=140_000, country_id="nl"),
        a_city(4, population=150_000, country_id="nl"),
    ]
    mine = (belongs(1, "n1"), belongs(1, "n2"))
    assert kindred(cities, *mine, belongs(4, "n1"), belongs(4, "n2"), belongs(3, "n1"))["c1"] == ["c4", "c3", "c2"]
    left = belongs(4, "n1", MembershipStatus.FORMER)
    assert kindred(cities, *mine, left, belongs(3, "n1"))["c1"] == ["c3", "c2", "c4"]


@given(st.lists(st.tuples(st.integers(1, 3_000_000), st.sampled_from(["be", "nl"])), max_size=90))
def test_nobody_has_more_kindred_than_are_shown_and_candidates_stay_few(facts):
    """Candidates come from a window over the order of size, so the work is the same for each of 10,000."""
    cities = [a_city(number, population=size, country_id=where) for number, (size, where) in enumerate(facts)]
    ordered = [one.id for one in sorted(cities, key=lambda city: (city.population, city.id))]
    for city_id, others in kindred(cities).items():
        assert len(others) == len(set(others)) <= KINDRED
        assert city_id not in others
        assert all(abs(ordered.index(one) - ordered.index(city_id)) <= kinship._WINDOW for one in others)
