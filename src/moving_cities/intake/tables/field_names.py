"""What columns are called in the nine languages, and what a column can mean (`fields.csv`)."""

import csv
import re
import unicodedata
from enum import StrEnum
from functools import cache
from importlib.resources import files

from moving_cities.atlas.sentences import say
from moving_cities.intake.places.folding import fold

_REMARK = re.compile(r"\([^)]*\)|\[[^\]]*\]|\*+")
_PARTS = re.compile(r"\s*(?:/|\||·|•|\n|,|;)\s*")


class Field(StrEnum):
    """What a column can mean."""

    CITY = "city"
    CITY_ID = "city_id"
    COUNTRY = "country"
    NETWORK = "network"
    SINCE = "since"
    STATUS = "status"
    SOURCE = "source"
    SOURCE_TITLE = "source_title"
    DATE = "date"
    NOTE = "note"
    WEBSITE = "website"
    POPULATION = "population"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    COORDINATES = "coordinates"
    GEONAMES = "geonames"
    WIKIDATA = "wikidata"
    LAU = "lau"
    NUTS3 = "nuts3"
    NAME_IN_SOURCE = "name_in_source"


MEANINGS: dict[Field, str] = {
    Field.CITY: say("name of the city"),
    Field.CITY_ID: say("id of the city in the atlas"),
    Field.COUNTRY: say("country, by name or code"),
    Field.NETWORK: say("network, by name or id"),
    Field.SINCE: say("year of joining the network"),
    Field.STATUS: say("member, associate or former; yes or no"),
    Field.SOURCE: say("source of the membership, by address or id"),
    Field.SOURCE_TITLE: say("title of the source"),
    Field.DATE: say("when the source was read"),
    Field.NOTE: say("note on the membership"),
    Field.WEBSITE: say("website of the city (not kept)"),
    Field.POPULATION: say("inhabitants"),
    Field.LATITUDE: say("latitude"),
    Field.LONGITUDE: say("longitude"),
    Field.COORDINATES: say("latitude and longitude together"),
    Field.GEONAMES: say("id in GeoNames"),
    Field.WIKIDATA: say("id in Wikidata"),
    Field.LAU: say("code of the municipality (LAU, the national one)"),
    Field.NUTS3: say("code of the region (NUTS 3, version 2021)"),
    Field.NAME_IN_SOURCE: say("the city's name as the source writes it"),
}
"""Every field and what it is, for people who choose one."""


def folded(text: str) -> str:
    """A text as it is compared: without case, accents and signs, words joined by one space."""
    return fold(unicodedata.normalize("NFKC", text).replace("_", " "))


@cache
def names() -> dict[str, tuple[tuple[Field, str, str], ...]]:
    """By folded name every field of this name, with the language and the name as it is written."""
    found: dict[str, list[tuple[Field, str, str]]] = {}
    with files(__package__).joinpath("fields.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for name in row["names"].split(" | "):
                entry = (Field(row["field"]), row["language"], name)
                if all(entry[0] is not one[0] for one in found.setdefault(folded(name), [])):
                    found[folded(name)].append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


def header_forms(header: str) -> tuple[str, ...]:
    """What a header may be looked up as: whole, without remarks in brackets, and its parts, last first."""
    bare = _REMARK.sub(" ", header)
    parts = [part for part in reversed(_PARTS.split(bare)) if part]
    return tuple(dict.fromkeys(filter(None, map(folded, [header, bare, *parts]))))


def is_field_name(text: str) -> bool:
    """Whether a cell holds what a column is called in one of the languages."""
    return len(text) <= 80 and "://" not in text and any(form in names() for form in header_forms(text))
