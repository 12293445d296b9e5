"""What a column means by what stands in it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from moving_cities.atlas.sentences import say
from moving_cities.intake.places import Why
from moving_cities.intake.tables import values as read
from moving_cities.intake.tables.field_names import Field
from moving_cities.intake.tables.knowledge import Knowledge
from moving_cities.intake.tables.words import means

_Test: TypeAlias = Callable[[str], Any]

_SAMPLE = 60
_MOSTLY = 0.8
_LONGEST_NAME = 80


def guesses(values: list[str], knowledge: Knowledge) -> Iterator[tuple[Field, float, str]]:
    """The fields that most values of a column can be read as, with the share that can, and what they are."""
    sample = _sample(values)
    for field, (test, what) in _telling(knowledge).items():
        share = _share(sample, test)
        if sample and share >= _MOSTLY:
            yield field, share, what


def share_readable(field: Field, values: list[str], knowledge: Knowledge) -> float | None:
    """Which share of the values can be read as this field, 0 to 1; None for fields of free words."""
    test = _readable(knowledge).get(field)
    sample = [one for one in _sample(values) if not read.is_unknown(one)]
    return _share(sample, test) if test and sample else None


def _sample(values: list[str]) -> list[str]:
    """Different values, spread over the whole column."""
    different = list(dict.fromkeys(values))
    step = max(1, len(different) // _SAMPLE)
    return different[::step][:_SAMPLE]


def _share(sample: list[str], test: _Test) -> float:
    return sum(bool(test(one)) for one in sample) / max(len(sample), 1)


def _telling(knowledge: Knowledge) -> Mapping[Field, tuple[_Test, str]]:
    """Fields whose values tell them apart from all others, surest first."""
    return {
        Field.WIKIDATA: (lambda one: one[:1].upper() == "Q" and read.wikidata_id(one), say("ids of Wikidata")),
        Field.COORDINATES: (_is_pair, say("pairs of coordinates")),
        Field.SOURCE: (read.address, say("web addresses")),
        Field.NETWORK: (knowledge.network, say("networks of the atlas")),
        Field.SINCE: (lambda one: len(one) == 4 and read.year(one), say("years")),
        Field.STATUS: (lambda one: means(one, "member", "associate", "former"), say("statuses of a membership")),
        Field.DATE: (lambda one: len(one) > 4 and read.partial_date(one), say("dates")),
        Field.COUNTRY: (read.country, say("countries")),
        Field.CITY: (lambda one: _is_city(one, knowledge), say("cities")),
    }


def _readable(knowledge: Knowledge) -> Mapping[Field, _Test]:
    return {
        Field.CITY: lambda one: (_may_be_name(one) and not read.country(one)) or knowledge.match(one).is_certain,
        Field.CITY_ID: knowledge.city,
        Field.COUNTRY: read.country,
        Field.SINCE: read.year,
        Field.STATUS: lambda one: read.status(one) is not None,
        Field.SOURCE: lambda one: knowledge.source(one) or read.address(one),
        Field.DATE: read.partial_date,
        Field.POPULATION: lambda one: read.whole_number(one) is not None,
        Field.LATITUDE: lambda one: read.degrees(one, 90) is not None,
        Field.LONGITUDE: lambda one: read.degrees(one, 180) is not None,
        Field.COORDINATES: read.coordinates,
        Field.GEONAMES: read.geonames_id,
        Field.WIKIDATA: read.wikidata_id,
        Field.LAU: read.lau_code,
        Field.NUTS3: read.nuts3_id,
        Field.NETWORK: knowledge.network,
        Field.WEBSITE: lambda one: "." in one and " " not in one,
    }


def _is_pair(one: str) -> bool:
    return "." in one and read.coordinates(one) is not None


def _may_be_name(one: str) -> bool:
    return len(one) <= _LONGEST_NAME and not read.looks_like_data(one) and any(letter.isalpha() for letter in one)


def _is_city(one: str, knowledge: Knowledge) -> bool:
    if not _may_be_name(one):
        return False
    match = knowledge.match(one)
    return match.is_certain or (match.best is not None and match.reasons[0].why in _NAMES)


_NAMES = frozenset({Why.LOCAL_NAME, Why.EXONYM, Why.RECORD_NAME, Why.SOURCE_NAME})
"""Reasons that are the whole name of a place, although several may have it."""
