"""Eurostat's list of local administrative units (LAU 2020) with their NUTS 3 regions (NUTS 2021).

It is read from `sn_lau_by_nuts.rda`, a file of the R package `streetnamer` (EDJNet, MIT License; its repository on
GitHub is EDJNet/streetnamer, the file stands in `data/`, as of commit 7d411a6a). That table joins Eurostat's list
with NUTS and adds a point in the middle of where people live. Codes, names, regions and inhabitants: © European
Union, Eurostat, reuse authorised with the source named (CC BY 4.0). The points come from GISCO's boundaries, which
have narrower terms; they are used to check a match and are not kept.
"""

import hashlib
import re
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan
from pathlib import Path

from moving_cities.atlas.statistical_codes import eurostat_country
from moving_cities.intake.places.endings import bases
from moving_cities.intake.places.folding import spellings
from moving_cities.intake.places.labels import without_label

SHA256 = "0879f7a1233a9e58fdfaacefbe48c9b0ea7ff71767338e1e3144c14629ccc402"
_TABLE = "sn_lau_by_nuts"
_TWO_NAMES = re.compile(r"\s*/\s*|\s+[-–]\s+")
_REMARK = re.compile(r"\s*\([^)]*\)")
_TURNED = re.compile(r"(.+), (.+)")
_GREEK_LABEL = re.compile(r"(?:ψευδοδημοτικη )?κοινοτητα ")


@dataclass(frozen=True, slots=True)
class LocalUnit:
    """A local administrative unit.

    Attributes:
        country: as Eurostat writes it (`EL`, `UK`).
        code: without the country.
        nuts3_id: the region it lies in.
        name: as the list writes it.
        inhabitants: by the list; None where it does not say.
        latitude, longitude: of a point in the middle of its inhabitants.
        keys: folded spellings of its names.
    """

    country: str
    code: str
    nuts3_id: str
    name: str
    inhabitants: int | None
    latitude: float
    longitude: float
    keys: frozenset[str]


def read_units(file: Path, country_ids: set[str]) -> dict[str, list[LocalUnit]]:
    """The units of these countries by the country's id.

    Rows that the package adds of its own (several units together, or places outside of the list) are left out:
    their codes do not begin with the country, or they have no region.
    """
    packed = file.read_bytes()
    if hashlib.sha256(packed).hexdigest() != SHA256:
        sys.exit(f"{file.name} is not the file that this tool was made for; its SHA-256 has to be {SHA256}.")
    wanted = {eurostat_country(one): one for one in country_ids}
    units: dict[str, list[LocalUnit]] = {one: [] for one in country_ids}
    for country, full_code, nuts3_id, name, inhabitants, longitude, latitude in _rows(packed):
        if country not in wanted or not full_code.startswith(f"{country}_"):
            continue
        code = full_code.removeprefix(f"{country}_")
        keys = frozenset(name_keys(name))
        units[wanted[country]].append(
            LocalUnit(country, code, nuts3_id, name, _whole(inhabitants), latitude, longitude, keys)
        )
    return units


def name_keys(name: str) -> set[str]:
    """The folded spellings of a name, of each of two names in it, and of what is left without a label."""
    found: set[str] = set()
    for part in _parts(name):
        for key in spellings(part):
            labelled = without_label(key)
            found |= {key, labelled.rest} if labelled and labelled.is_municipality else {key}
            if _GREEK_LABEL.match(key):
                genitive = _GREEK_LABEL.sub("", key, count=1)
                found |= {genitive, *bases(genitive, "el")}
    return found


def _parts(name: str) -> Iterator[str]:
    bare = _REMARK.sub("", name)
    for whole in dict.fromkeys((name, bare)):
        yield whole
        parts = _TWO_NAMES.split(whole)
        yield from parts if len(parts) > 1 else ()
        for part in dict.fromkeys((whole, *parts)):
            turned = _TURNED.fullmatch(part)
            if turned:  # “Halle, Stadt”, “Coruña, A”
                yield from (turned[1], f"{turned[2]} {turned[1]}")


def _whole(number: float) -> int | None:
    return None if isnan(number) else int(number)


def _rows(packed: bytes) -> Iterator[tuple[str, str, str, str, float, float, float]]:
    """The rows that have a region, without those of uninhabited land."""
    import rdata

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that R's tibbles are read as plain tables
        table = rdata.conversion.convert(rdata.parser.parse_data(packed))[_TABLE]
    columns = ("country", "gisco_id", "nuts_3", "lau_name", "population", "longitude", "latitude")
    for row in zip(*(table[name].tolist() for name in columns), strict=True):
        if all(isinstance(words, str) for words in row[:4]) and row[4] != 0:
            yield row
