"""The facts of a city that a row states: inhabitants, coordinates, ids elsewhere."""

from dataclasses import replace
from math import asin, cos, radians, sin, sqrt
from typing import Any

from moving_cities.atlas.errors import AtlasError
from moving_cities.atlas.records import City
from moving_cities.atlas.sentences import say, say_together
from moving_cities.desk.table_plans import Change, RowState
from moving_cities.intake.tables.city_resolving import Resolved
from moving_cities.intake.tables.judging import Verdict, differences
from moving_cities.intake.tables.statements import Statement, differing
from moving_cities.intake.tables.unit_codes import completed_lau_id

_EARTH_KM = 6371.0
_ANOTHER_SIZE = 3
NEAR_KM = 10.0
"""Coordinates so near to those of the atlas mean the same municipality, whose seat and middle differ."""


def judge_city(said: Statement, resolved: Resolved, population_source: str) -> Verdict:
    """How the city of a row and its facts stand to the atlas.

    Args:
        said: the row.
        resolved: the city that it means, which is certain.
        population_source: where the table's figures come from.
    """
    city = resolved.city
    if city is None:
        raise ValueError("Only a row whose city is certain can be judged.")
    facts = city_facts(
        said, city, population_source if city.population is None or resolved.is_new else city.population_source
    )
    try:
        if resolved.is_new:
            return _new(said, city, facts, resolved.reason)
        return _held(said, city, facts)
    except AtlasError as error:
        return Verdict(RowState.UNRESOLVED, str(error), say("Correct the row."))


def city_facts(said: Statement, city: City, population_source: str) -> dict[str, Any]:
    """The facts of this city that a row says; `population_source` is where its figure comes from."""
    facts: dict[str, Any] = {
        "population": said.population, "geonames_id": said.geonames_id, "wikidata_id": said.wikidata_id,
        "lau_id": said.lau_code and completed_lau_id(city.country_id, said.lau_code, city.lau_id),
        "nuts3_id": said.nuts3_id,
    }  # fmt: skip
    facts = {name: value for name, value in facts.items() if value not in {None, ""}}
    return facts | ({"population_source": population_source} if "population" in facts else {})


def _new(said: Statement, city: City, facts: dict[str, Any], reason: str) -> Verdict:
    made = replace(
        city, **{name: value for name, value in facts.items() if name != "geonames_id" or not city.geonames_id}
    )
    told = say_together(
        [
            say(
                "The atlas does not have {city} ({country}) yet; it would be added.",
                city=city.name_local,
                country=city.country_id.upper(),
            ),
            reason,
        ]
    )
    conflict = _elsewhere(said, city) or _of_another_size(said, city)
    if conflict or (city.geonames_id and said.geonames_id and said.geonames_id != city.geonames_id):
        what = conflict or say(
            "The row gives GeoNames {given}, but GeoNames has it as {known}.",
            given=said.geonames_id,
            known=city.geonames_id,
        )
        return Verdict(RowState.CONFLICTING, say_together([told, what]), _choose(said), (Change(None, made),))
    return Verdict(RowState.NEW, told, changes=(Change(None, made),))


def _held(said: Statement, city: City, facts: dict[str, Any]) -> Verdict:
    wanted = differing(city, facts)
    far = _elsewhere(said, city)
    if not wanted and not far:
        return Verdict(RowState.UNCHANGED, say("The atlas has {city} as the row says it.", city=city.name_local))
    after = replace(city, **wanted, **(_moved(said) if far else {}))
    told = differences(city, {name: value for name, value in wanted.items() if name != "population_source"})
    changes = (Change(city, after),)
    contradicts = [name for name in wanted if getattr(city, name) not in {None, ""}]
    if far or contradicts:
        reason = (
            say("{what} stands otherwise in the atlas ({told}).", what=city.name_local, told=told)
            if told
            else say("{what} stands otherwise in the atlas.", what=city.name_local)
        )
        return Verdict(RowState.CONFLICTING, say_together([reason, far]), _choose(said), changes)
    return Verdict(
        RowState.CHANGED,
        say("{what} would become more complete ({told}).", what=city.name_local, told=told),
        changes=changes,
    )


def _of_another_size(said: Statement, city: City) -> str:
    """What speaks against the place: a figure that is far from that of GeoNames may mean another place of the name."""
    given, known = said.population, city.population
    if not given or not known or max(given, known) <= _ANOTHER_SIZE * min(given, known):
        return ""
    return say("The row says {given:,} inhabitants, GeoNames {known:,}.", given=given, known=known)


def _moved(said: Statement) -> dict[str, Any]:
    if said.place is None:
        return {}
    return {"latitude": said.place[0], "longitude": said.place[1]}


def _elsewhere(said: Statement, city: City) -> str:
    if said.place is None:
        return ""
    apart = distance_km(said.place, (city.latitude, city.longitude))
    if apart <= NEAR_KM:
        return ""
    held = f"({city.latitude:.3f}, {city.longitude:.3f})"
    return say(
        "The coordinates of the row lie {apart:,} km from those of {city} {held}.",
        apart=round(apart),
        city=city.name_local,
        held=held,
    )


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The distance of two places on the globe, in kilometres (haversine formula)."""
    latitude, longitude = radians(one[0]), radians(one[1])
    latitude2, longitude2 = radians(other[0]), radians(other[1])
    half = (
        sin((latitude2 - latitude) / 2) ** 2 + cos(latitude) * cos(latitude2) * sin((longitude2 - longitude) / 2) ** 2
    )
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def _choose(said: Statement) -> str:
    return say("If the table is right, accept row {number} by its number.", number=said.number)
