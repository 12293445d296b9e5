"""Places of GeoNames that are no municipality: boroughs, villages and towns of old.

The file of this package that says so is made by `tools/quarters.py`, of GeoNames (CC BY 4.0) and of Eurostat's list of
local administrative units (© European Union, CC BY 4.0).

Layout, Brotli over UTF-8, lines end in LF: the id of a place in GeoNames, a tab, and the id of the city that it
seems to be a part of, or nothing; in the order of the ids.
"""

from functools import cache
from importlib.resources import files

import brotli

FILE_NAME = "quarters.tsv.br"


def is_quarter(geonames_id: int | None) -> bool:
    """Whether this place of GeoNames is known, or in a large city supposed, to be part of a municipality."""
    return geonames_id is not None and geonames_id in _quarters()


def city_around(geonames_id: int | None) -> int | None:
    """The id in GeoNames of the city that this place seems to be a part of, where one is near enough."""
    return _quarters().get(geonames_id) if geonames_id is not None else None


@cache
def _quarters() -> dict[int, int | None]:
    packed = files("moving_cities.intake.places").joinpath(FILE_NAME).read_bytes()
    lines = (line.split(b"\t") for line in brotli.decompress(packed).splitlines())
    return {int(place): int(around) if around else None for place, around in lines}
