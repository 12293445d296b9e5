"""Regions, provinces and landscapes whose names small places bear too: *Wales*, *Zeeland*, *Molise*."""

import csv
from functools import cache
from importlib.resources import files

from moving_cities.intake.places.folding import spellings


def is_region(folded: str, country_id: str) -> bool:
    """Whether this is the name of a region of the country, or of any where none is given (`regions.csv`)."""
    return (country_id in _countries_by_name().get(folded, ())) if country_id else folded in _countries_by_name()


@cache
def _countries_by_name() -> dict[str, frozenset[str]]:
    text = files("moving_cities.intake.places").joinpath("regions.csv").read_text(encoding="utf-8")
    found: dict[str, frozenset[str]] = {}
    for row in csv.DictReader(text.splitlines()):
        for name in row["names"].split("|"):
            for key in spellings(name):
                found[key] = found.get(key, frozenset()) | {row["country"]}
    return found
