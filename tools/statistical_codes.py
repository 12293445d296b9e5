"""Fills the codes of Eurostat in the start pack: `PYTHONPATH=src python -m tools.statistical_codes FILE`.

FILE is the table that `tools/local_units.py` describes. Needs the dependency group `statistical-codes`
(`uv pip install --group statistical-codes`), which nothing else needs. A code is written only where it is certain;
the cities that get none are printed with the reason. The same file and pack always give the same `cities.csv`; codes
that stand there and are not certain here are left as they are. Why these rules: docs/decisions/0012.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from moving_cities.atlas.records import City
from moving_cities.pack import read_pack
from moving_cities.pack.writing import pack_files
from tools.local_units import LocalUnit, name_keys, read_units

PACK = Path(__file__).parent.parent / "data" / "start"
FURTHEST_KM = 10.0
"""A unit of the same name further away is another place."""

LEAST_SHARE = 0.5
"""A unit with less than this share of the city's inhabitants is a part of it."""

NEIGHBOURS = 3
"""So many nearest units have to agree on the region of a city that is no unit itself."""

PARTS_OF_MUNICIPALITIES = frozenset({"ie", "pt"})
"""Their units are electoral areas and parishes."""

GREECE = "gr"
"""Its units are communities, but a municipality that has only one is one unit, with a code that ends in zeros."""

WRITTEN_IN_THE_LIST = {
    "den-haag": "'s-Gravenhage",
    "grafing-bei-munchen": "Grafing b.München, St",
    "lampedusa": "Lampedusa e Linosa",
    "reykjavik": "Reykjavíkurborg",
}
"""Names of municipalities in the list that no name in the atlas leads to; looked up by hand."""

_EARTH_KM = 6371.0


def main(file: Path) -> None:
    """Reads the list and writes `cities.csv` of the start pack."""
    atlas = read_pack(PACK)
    units = read_units(file, {one.country_id for one in atlas.cities})
    told: Counter[str] = Counter()
    cities = []
    for city in atlas.cities:
        lau_id, nuts3_id, reason = codes_of(city, units[city.country_id])
        told[reason or "both codes"] += 1
        if reason:
            sys.stderr.write(f"{city.country_id} {city.id}: {reason}; NUTS 3 {nuts3_id or 'unknown'}\n")
        cities.append(replace(city, lau_id=lau_id or city.lau_id, nuts3_id=nuts3_id or city.nuts3_id))
    files = pack_files(replace(atlas, cities=tuple(cities)))
    (PACK / "cities.csv").write_bytes(files["cities.csv"])
    for reason, number in told.most_common():
        sys.stderr.write(f"{number} {reason}\n")


def codes_of(city: City, units: list[LocalUnit]) -> tuple[str, str, str]:
    """The LAU code, the NUTS 3 code (each empty if it is not certain), and why the LAU code is missing."""
    if not units:
        return "", "", "its country is not in the list"
    namesakes = list(_namesakes(city, units))
    near = [unit for distance, unit in namesakes if distance <= FURTHEST_KM]
    reason = _doubt(city, near)
    if not reason:
        return near[0].code, near[0].nuts3_id, ""
    if namesakes and not near and city.country_id not in PARTS_OF_MUNICIPALITIES | {GREECE}:
        distance, unit = namesakes[0]
        return "", "", f"the nearest unit of its name, {unit.name}, is {distance:.0f} km away"
    return "", _region_around(city, units), reason


def _doubt(city: City, near: list[LocalUnit]) -> str:
    """Why the units of this name nearby are not certainly the city; empty if one is."""
    if city.country_id in PARTS_OF_MUNICIPALITIES:
        return "the units of its country are parts of municipalities"
    if not near:
        return "no unit has its name"
    if len(near) > 1:
        return f"{len(near)} units nearby have its name"
    if city.country_id == GREECE and not near[0].code.endswith("0000"):
        return "the units of its municipality are its communities"
    inhabitants = near[0].inhabitants
    if inhabitants is not None and inhabitants < LEAST_SHARE * (city.population or 0):
        return f"{near[0].name} has too few inhabitants to be the whole of it"
    return ""


def _namesakes(city: City, units: list[LocalUnit]) -> Iterator[tuple[float, LocalUnit]]:
    """The units that bear a name of the city, nearest first, with their distance in km."""
    names = [city.name_local, *city.names.values(), WRITTEN_IN_THE_LIST.get(city.id, "")]
    keys = set().union(*(name_keys(one) for one in names if one))
    named = [(_distance(city, unit), unit) for unit in units if keys & unit.keys]
    yield from sorted(named, key=lambda one: one[0])


def _region_around(city: City, units: list[LocalUnit]) -> str:
    """The region that the nearest units lie in, if they agree."""
    nearest = sorted(((_distance(city, unit), unit) for unit in units), key=lambda one: one[0])[:NEIGHBOURS]
    regions = {unit.nuts3_id for _, unit in nearest}
    return regions.pop() if len(regions) == 1 and nearest[-1][0] <= FURTHEST_KM else ""


def _distance(city: City, unit: LocalUnit) -> float:
    north, other = radians(city.latitude), radians(unit.latitude)
    half = sin((other - north) / 2) ** 2
    half += cos(north) * cos(other) * sin(radians(unit.longitude - city.longitude) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the table of local administrative units: python -m tools.statistical_codes sn_lau_by_nuts.rda")
    main(Path(sys.argv[1]))
