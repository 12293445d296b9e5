"""Which cities stand near each other, on the map and in kind.

Both relations are found in linear time (a grid, a window over the order of size), so that an atlas of
10,000 cities costs ten times as much as one of 1,000 and not a hundred times.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from moving_cities.atlas.records import City, MembershipStatus
from moving_cities.atlas.snapshot import Atlas

NEARBY = 5
KINDRED = 5
EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

_CELL_DEGREES = 2.0
_WINDOW = 30


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A city and its distance, in whole kilometres along the great circle."""

    city: City
    kilometres: int


def nearby_cities(atlas: Atlas) -> dict[str, tuple[Neighbour, ...]]:
    """For every city the nearest others of the atlas, nearest first, at most `NEARBY`, within some 400 km."""
    grid: dict[tuple[int, int], list[City]] = defaultdict(list)
    for city in atlas.cities:
        grid[_cell(city)].append(city)
    return {city.id: _nearest(city, grid) for city in atlas.cities}


def kindred_cities(atlas: Atlas) -> dict[str, tuple[City, ...]]:
    """For every city others abroad of similar size, those with most networks in common first.

    Candidates are the neighbours in the order of population; cities without a known population have none.
    """
    networks = {city.id: _networks(atlas, city) for city in atlas.cities}
    ordered = sorted((city for city in atlas.cities if city.population), key=lambda city: (city.population, city.id))
    return {
        city.id: _most_kindred(city, ordered[max(0, place - _WINDOW) : place + _WINDOW + 1], networks)
        for place, city in enumerate(ordered)
    }


def kilometres(one: City, other: City) -> float:
    """Great-circle distance by the haversine formula."""
    latitude, other_latitude = math.radians(one.latitude), math.radians(other.latitude)
    half_longitude = math.radians(other.longitude - one.longitude) / 2
    half_latitude = (other_latitude - latitude) / 2
    chord = math.sin(half_latitude) ** 2
    chord += math.cos(latitude) * math.cos(other_latitude) * math.sin(half_longitude) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(1.0, chord)))


def _cell(city: City) -> tuple[int, int]:
    return int(city.latitude // _CELL_DEGREES), int(city.longitude // _CELL_DEGREES)


def _nearest(city: City, grid: dict[tuple[int, int], list[City]]) -> tuple[Neighbour, ...]:
    row, column = _cell(city)
    for reach in (1, 2):
        cells = ((row + up, column + right) for up in _around(reach) for right in _around(reach))
        others = [other for cell in cells for other in grid.get(cell, ()) if other.id != city.id]
        if len(others) >= NEARBY or reach == 2:
            break
    measured = sorted((kilometres(city, other), other.id, other) for other in others)
    return tuple(Neighbour(other, round(distance)) for distance, _, other in measured[:NEARBY])


def _around(reach: int) -> range:
    return range(-reach, reach + 1)


def _networks(atlas: Atlas, city: City) -> frozenset[str]:
    return frozenset(
        one.network_id for one in atlas.memberships_of(city.id) if one.status is not MembershipStatus.FORMER
    )


def _most_kindred(city: City, candidates: Iterable[City], networks: dict[str, frozenset[str]]) -> tuple[City, ...]:
    ranked = sorted(
        (-len(networks[city.id] & networks[other.id]), _size_gap(city, other), other.id, other)
        for other in candidates
        if other.country_id != city.country_id
    )
    return tuple(other for *_, other in ranked[:KINDRED])


def _size_gap(one: City, other: City) -> float:
    return abs(math.log((one.population or 1) / (other.population or 1)))
