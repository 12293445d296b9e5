"""The second gazetteer: GeoNames, as a file of this package that `tools/gazetteer.py` makes.

The file holds the places of Europe with 500 inhabitants or more (and all seats of municipalities), and of the rest
of the world those with 15,000, each with the names that GeoNames has in the scripts of Europe and in Arabic.
Data: GeoNames (geonames.org), CC BY 4.0. It is read at the first question, in a fraction of a second.

Layout, Brotli over UTF-8, lines end in LF: a line with the format's number, the number of places and the number of
keys; a line per place (`geonames id, name, country, latitude, longitude, population, admin code`, parted by
tabs); a line per key (a folded spelling, a tab, the numbers of its places in order), sorted by their bytes.
"""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import brotli

from moving_cities.intake.places.candidates import Place

FILE_NAME = "gazetteer.tsv.br"
FORMAT = 1


class Gazetteer:
    """The places of GeoNames by their folded spellings.

    Places are known by their row number; a `Place` is made of a row when it is asked for.
    """

    def __init__(self, packed: bytes) -> None:
        header, body = brotli.decompress(packed).split(b"\n", 1)
        number, places, _ = (int(word) for word in header.split())
        if number != FORMAT:
            raise ValueError(f"{FILE_NAME} has format {number}, not {FORMAT}; make it anew with tools/gazetteer.py.")
        lines = body.split(b"\n")
        self._rows = lines[:places]
        self._keys = lines[places:-1]
        self._places: dict[int, Place] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def rows(self, key: str) -> list[int]:
        """The rows of the places that have this folded spelling."""
        begin = key.encode() + b"\t"
        at = bisect_left(self._keys, begin)
        if at == len(self._keys) or not self._keys[at].startswith(begin):
            return []
        return [int(row) for row in self._keys[at][len(begin) :].split()]

    def place(self, row: int) -> Place:
        """The place in this row."""
        found = self._places.get(row)
        if found is None:
            found = self._places[row] = _place(self._rows[row])
        return found

    def place_of(self, geonames_id: int) -> Place | None:
        """The place of this id in GeoNames; nothing where the gazetteer does not have it."""
        row = bisect_left(self._rows, geonames_id, key=_geonames_id)
        is_there = row < len(self._rows) and _geonames_id(self._rows[row]) == geonames_id
        return self.place(row) if is_there else None

    def spelled(self) -> Iterator[tuple[str, list[int]]]:
        """Every folded spelling with the rows of its places."""
        for line in self._keys:
            key, _, rows = line.partition(b"\t")
            yield key.decode(), [int(row) for row in rows.split()]

    def larger_places(self, least_population: int) -> list[Place]:
        """The places with that many inhabitants or more, in the order of their rows."""
        return [_place(line) for line in self._rows if int(line.split(b"\t", 6)[5]) >= least_population]

    def places_in(self, country_id: str) -> list[Place]:
        """The places of a country, in the order of their rows."""
        sign = f"\t{country_id}\t".encode()
        return [_place(line) for line in self._rows if sign in line]


@cache
def geonames() -> Gazetteer:
    """The gazetteer of this package, read once."""
    return Gazetteer(files("moving_cities.intake.places").joinpath(FILE_NAME).read_bytes())


def _geonames_id(line: bytes) -> int:
    return int(line.split(b"\t", 1)[0])


def _place(line: bytes) -> Place:
    number, name, country_id, latitude, longitude, population, admin_code = line.decode().split("\t")
    return Place(
        name=name,
        country_id=country_id,
        latitude=float(latitude),
        longitude=float(longitude),
        population=int(population),
        geonames_id=int(number),
        admin_code=admin_code,
    )
