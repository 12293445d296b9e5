"""Says which places of GeoNames are no municipality: `PYTHONPATH=src python -m tools.quarters FILE`.

FILE is the table that `tools/local_units.py` describes. Needs the dependency group `statistical-codes`. To be run
again when the gazetteer was made anew. The same files always give the same bytes.

GeoNames has boroughs, villages and towns of old beside municipalities, and the dump that the gazetteer is made of
does not tell them apart. Eurostat's list has the municipalities. A place that bears the name of none of its country
nearby is part of one. Where the list has smaller or larger units than municipalities, or none at all, a place within
a city several times as large is doubted.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from math import pi, sqrt
from pathlib import Path

import brotli

from moving_cities.intake.places.candidates import Place
from moving_cities.intake.places.countries import EUROPE
from moving_cities.intake.places.evidence import kilometres
from moving_cities.intake.places.folding import spellings
from moving_cities.intake.places.gazetteer import Gazetteer, geonames
from moving_cities.intake.places.quarters import FILE_NAME
from tools.local_units import LocalUnit, name_keys, read_units

TARGET = Path(__file__).parent.parent / "src" / "moving_cities" / "intake" / "places" / FILE_NAME

LISTED_BY_MUNICIPALITY = frozenset(
    code
    for codes in ("al at be ch cz de dk es fi fr hr hu", "it li lu mk nl no pl ro rs se si sk")
    for code in codes.split()
)
"""Countries whose units in the list are municipalities under the names that people use: not *Vilniaus miesto …*."""

FURTHEST_KM = 12.0
"""A unit of the same name further away is another place."""

TIMES_LARGER = 2
"""A city that a listed country's place may be part of has so many times its inhabitants; elsewhere twice that."""

_SLOVAK_BOROUGH = " - mestská časť "
_ROMANIAN_TOWN = "oras "
LEAST_CITY = 20_000
_INHABITANTS_PER_KM2 = 2_500
_CELL = 0.5


def main(file: Path) -> None:
    """Reads the list and the gazetteer and writes the places that are no municipality."""
    gazetteer = geonames()
    places = [gazetteer.place(row) for row in range(len(gazetteer))]
    units = read_units(file, set(LISTED_BY_MUNICIPALITY))
    keys = _keys_by_row(gazetteer)
    own = {code: _by_key(units[code]) for code in LISTED_BY_MUNICIPALITY}
    doubted = [row for row, place in enumerate(places) if _is_doubted(place, keys[row], own)]
    parts = {row for row in doubted if places[row].country_id in own}
    cities = _Cities([one for row, one in enumerate(places) if row not in parts and one.population >= LEAST_CITY])
    lines = []
    for row in doubted:
        place = places[row]
        city = cities.around(place)
        if city is not None or place.country_id in LISTED_BY_MUNICIPALITY:
            lines.append(f"{place.geonames_id}\t{city.geonames_id if city is not None else ''}")
    packed = brotli.compress("\n".join([*lines, ""]).encode(), quality=11, lgwin=24)
    TARGET.write_bytes(packed)
    sys.stderr.write(f"{len(lines):,} places are no municipality, {len(packed):,} bytes\n")


def _keys_by_row(gazetteer: Gazetteer) -> dict[int, set[str]]:
    keys: dict[int, set[str]] = defaultdict(set)
    for key, rows in gazetteer.spelled():
        for row in rows:
            keys[row].add(key)
    return keys


def _by_key(units: list[LocalUnit]) -> dict[str, list[LocalUnit]]:
    found: dict[str, list[LocalUnit]] = defaultdict(list)
    for unit in units:
        whole, _, borough = unit.name.partition(_SLOVAK_BOROUGH)
        for key in name_keys(whole) if borough else unit.keys:
            found[key.removeprefix(_ROMANIAN_TOWN)].append(unit)
    return found


def _is_doubted(place: Place, keys: set[str], own: dict[str, dict[str, list[LocalUnit]]]) -> bool:
    """Whether no municipality that is listed near the place bears a name of it; outside of the list any may be."""
    if place.country_id not in own:
        return place.country_id in EUROPE
    units = own[place.country_id]
    near = (unit for key in {*keys, *spellings(place.name)} for unit in units.get(key, ()))
    return not any(kilometres(place, _point(place, unit)) < FURTHEST_KM for unit in near)


def _point(place: Place, unit: LocalUnit) -> Place:
    return Place(unit.name, place.country_id, unit.latitude, unit.longitude)


class _Cities:
    """Finds the city that a place seems to lie in."""

    def __init__(self, cities: list[Place]) -> None:
        self._cells: dict[tuple[int, int], list[Place]] = defaultdict(list)
        for city in cities:
            self._cells[_cell(city)].append(city)

    def around(self, place: Place) -> Place | None:
        """The city near enough for its inhabitants that is several times as large as the place.

        Of several it is the nearest for its size; where towns are not told from parts of cities, the largest.
        """
        is_listed = place.country_id in LISTED_BY_MUNICIPALITY
        times = TIMES_LARGER if is_listed else 2 * TIMES_LARGER
        near = [
            city
            for city in self._beside(place)
            if city.country_id == place.country_id
            and city.geonames_id != place.geonames_id
            and city.population > times * place.population
            and kilometres(place, city) < reach_km(city)
        ]
        if is_listed:
            return min(near, key=lambda city: kilometres(place, city) / reach_km(city), default=None)
        return max(near, key=lambda city: city.population, default=None)

    def _beside(self, place: Place) -> Iterator[Place]:
        across, up = _cell(place)
        for east in (-1, 0, 1):
            for north in (-1, 0, 1):
                yield from self._cells.get((across + east, up + north), ())


def reach_km(city: Place) -> float:
    """How far a city of so many inhabitants reaches from its middle, generously."""
    return max(5.0, 1.2 * sqrt(city.population / _INHABITANTS_PER_KM2 / pi))


def _cell(place: Place) -> tuple[int, int]:
    return int(place.longitude // _CELL), int(place.latitude // _CELL)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
