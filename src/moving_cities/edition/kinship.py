"""Which cities stand near each other, on the map and in kind.

Both relations are found in linear time (a grid, a window over the order of size), so that an atlas of
10,000 cities costs ten times as much as one of 1,000 and not a hundred times. The grid lies in space and
not on the map: its cubes are equally large at every latitude, and nothing ends at the 180th meridian.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nsmallest
from itertools import product
from typing import TypeAlias

from moving_cities.atlas.records import City, MembershipStatus
from moving_cities.atlas.snapshot import Atlas

NEARBY = 5
KINDRED = 5
EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the Earth (IUGG)."""

NEARBY_KM = 400

Spot = tuple[float, float, float, City]

_CUBE_KM = NEARBY_KM / 2
_WINDOW = 30

Cube: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A city and its distance, in whole kilometres along the great circle."""

    city: City
    kilometres: int


def nearby_cities(atlas: Atlas) -> dict[str, tuple[Neighbour, ...]]:
    """For every city the nearest others of the atlas, nearest first, at most `NEARBY`, within `NEARBY_KM`."""
    grid: dict[Cube, list[Spot]] = defaultdict(list)
    spots = [_spot(city) for city in atlas.cities]
    for spot in spots:
        grid[_cube(spot)].append(spot)
    return {spot[3].id: _nearest(spot, grid) for spot in spots}


def kindred_cities(atlas: Atlas) -> dict[str, tuple[City, ...]]:
    """For every city others abroad of similar size, those with most networks in common first.

    Candidates are the neighbours in the order of population; cities without a known population have none.
    """
    networks = {city.id: present_networks(atlas, city) for city in atlas.cities}
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


def _spot(city: City) -> Spot:
    """The city with its place in kilometres from the middle of the Earth."""
    latitude, longitude = math.radians(city.latitude), math.radians(city.longitude)
    x = EARTH_RADIUS_KM * math.cos(latitude) * math.cos(longitude)
    y = EARTH_RADIUS_KM * math.cos(latitude) * math.sin(longitude)
    return x, y, EARTH_RADIUS_KM * math.sin(latitude), city


def _cube(spot: Spot) -> Cube:
    """The cube of the grid in which the spot lies, counted from the middle of the Earth."""
    x, y, z, _ = spot
    return math.floor(x / _CUBE_KM), math.floor(y / _CUBE_KM), math.floor(z / _CUBE_KM)


def _nearest(spot: Spot, grid: dict[Cube, list[Spot]]) -> tuple[Neighbour, ...]:
    """Looks as far as one cube, then as two: whoever is no further than so many cubes' width is among them.

    Spots are compared by the straight line through the Earth, which grows with the way along its surface.
    """
    east, north, up, city = spot
    x, y, z = _cube(spot)
    for reach in (1, 2):
        around = range(-reach, reach + 1)
        cubes = (grid.get((x + a, y + b, z + c), ()) for a, b, c in product(around, repeat=3))
        furthest = (2 * EARTH_RADIUS_KM * math.sin(reach * _CUBE_KM / EARTH_RADIUS_KM / 2)) ** 2
        measured = [
            (line, other.id, other)
            for cube in cubes
            for a, b, c, other in cube
            if (line := (a - east) ** 2 + (b - north) ** 2 + (c - up) ** 2) <= furthest and other is not city
        ]
        if len(measured) >= NEARBY:
            break
    closest = nsmallest(NEARBY, measured)
    return tuple(Neighbour(other, round(kilometres(city, other))) for _, _, other in closest)


def present_networks(atlas: Atlas, city: City) -> frozenset[str]:
    """The ids of the networks that the city belongs to, without those it left."""
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
