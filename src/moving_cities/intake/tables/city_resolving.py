"""Which city a row means: by id first, then by name; and the record that a city new to the atlas gets."""

from dataclasses import dataclass

from moving_cities.atlas.errors import AtlasError
from moving_cities.atlas.records import City, Network
from moving_cities.atlas.sentences import say, say_together
from moving_cities.atlas.slugs import slug
from moving_cities.desk.table_plans import Choice
from moving_cities.intake.places.candidates import Candidate, Match, Place
from moving_cities.intake.tables.knowledge import Knowledge
from moving_cities.intake.tables.statements import Statement

NEW = "new"
GEONAMES = "geonames:"
_FROM_GEONAMES = "GeoNames"


@dataclass(frozen=True, slots=True)
class Resolved:
    """The city that a row means.

    Attributes:
        city: its record; None where it is not certain.
        is_new: whether the atlas lacks it.
        reason: why this one, or why none.
        remedy: what to do where there is none.
        choices: the places that it may be, where that is the question.
    """

    city: City | None = None
    is_new: bool = False
    reason: str = ""
    remedy: str = ""
    choices: tuple[Choice, ...] = ()


class Resolver:
    """Finds the city of each row. A city that several rows bring gets one record."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._countries = {one.id for one in knowledge.atlas.countries}
        self._slugs = {one for city in knowledge.atlas.cities for one in (city.id, *city.slugs.values())}
        self._made: dict[object, City] = {}

    def resolve(self, said: Statement, chosen: str = "", network: Network | None = None) -> Resolved:
        """The city that a row means.

        Args:
            said: the row.
            chosen: the key of a choice, where a person named the city.
            network: the network that it is a member of; in the country of a national one a city is looked for
                that the row gives no country of.
        """
        if chosen:
            return self._chosen(said, chosen, network)
        by_id = self._by_id(said)
        if by_id is not None:
            return by_id
        name = said.city or said.name_in_source
        if not name:
            return Resolved(
                reason=say("The row names no city."), remedy=say("Add its name to the table, or leave the row out.")
            )
        match = self._knowledge.match(name, _country(said, network))
        return self._of_match(said, match, _prior(said, network))

    def _by_id(self, said: Statement) -> Resolved | None:
        found = {}
        if said.city_id:
            city = self._knowledge.city(said.city_id)
            if city is None and not said.city:
                return Resolved(
                    reason=say("The atlas has no city “{city}”.", city=said.city_id),
                    remedy=say("Correct the id, or give the city's name instead."),
                )
            found["city_id"] = city
        if said.wikidata_id:
            found["Wikidata"] = self._knowledge.city_of_wikidata(said.wikidata_id)
        if said.geonames_id:
            found["GeoNames"] = self._knowledge.city_of_geonames(said.geonames_id)
        if said.lau_code and said.country_id:
            found["LAU"] = self._knowledge.city_of_unit(said.country_id, said.lau_code)
        cities = {city.id: city for city in found.values() if city is not None}
        if len(cities) > 1:
            return Resolved(
                reason=say("Its ids are those of several cities: {listed}.", listed=", ".join(sorted(cities))),
                remedy=say("Correct the ids, or name the city that is meant."),
                choices=tuple(Choice(one.id, _of_city(one)) for one in cities.values()),
            )
        if not cities:
            return None
        city = next(iter(cities.values()))
        return self._unless_name_differs(said, city)

    def _unless_name_differs(self, said: Statement, city: City) -> Resolved:
        """The city of an id, unless the name beside it is known as that of others."""
        if said.country_id and said.country_id != city.country_id:
            return Resolved(
                reason=say(
                    "Its id is that of {city}, but the row says {country}.", city=_of_city(city), country=said.country
                ),
                remedy=say("Correct the id or the country, or name the city that is meant."),
                choices=(Choice(city.id, _of_city(city)),),
            )
        match = self._knowledge.match(said.city, city.country_id) if said.city else None
        others = _candidates(match) if match is not None else []
        if others and all(one.place.city_id != city.id for one in others):
            return Resolved(
                reason=say(
                    "Its id is that of {city}, but “{name}” is rather {place}.",
                    city=_of_city(city),
                    name=said.city,
                    place=_of_place(others[0].place),
                ),
                remedy=say("Correct the id or the name, or name the city that is meant."),
                choices=(Choice(city.id, _of_city(city)), *self._choices(said, others)),
            )
        return Resolved(city, reason=say("The row gives an id of {city}.", city=city.name_local))

    def _of_match(self, said: Statement, match: Match, prior: str) -> Resolved:
        candidates = _candidates(match)
        if said.geonames_id:
            same = [one for one in candidates if one.place.geonames_id == said.geonames_id]
            if same:
                return self._of_place(same[0].place, say("GeoNames knows it by the id that the row gives."))
        if match.is_certain and match.best is not None:
            return self._of_place(match.best, say_together([*match.reasons, prior]))
        return Resolved(
            reason=say_together([*match.reasons, prior]) or say("No known place is called “{name}”.", name=match.name),
            remedy=_remedy(said, candidates),
            choices=self._choices(said, candidates),
        )

    def _choices(self, said: Statement, candidates: list[Candidate]) -> tuple[Choice, ...]:
        made = [
            Choice(
                one.place.city_id or f"{GEONAMES}{one.place.geonames_id}",
                say("{place}. {reason}", place=_of_place(one.place), reason=next(iter(one.reasons), "")),
            )
            for one in candidates
            if one.place.city_id or (one.place.geonames_id and one.place.country_id in self._countries)
        ]
        if said.place is not None and said.country_id in self._countries:
            made.append(Choice(NEW, say("{name} as a new city at the coordinates of the row", name=said.city)))
        return tuple({one.key: one for one in made}.values())

    def _of_place(self, place: Place, reason: str) -> Resolved:
        if place.city_id in self._knowledge.cities:
            return Resolved(self._knowledge.cities[place.city_id], reason=reason)
        known = self._knowledge.city_of_geonames(place.geonames_id) if place.geonames_id else None
        if known is not None:
            return Resolved(known, reason=reason)
        if place.country_id not in self._countries:
            return Resolved(
                reason=say_together([reason, say("The atlas has no country “{country}”.", country=place.country_id)]),
                remedy=say("Add the country at the desk first, then look at the table again."),
            )
        city = self._made.get(place.geonames_id) or self._new(place)
        if isinstance(city, str):
            return Resolved(reason=city, remedy=say("Add the city at the desk."))
        self._made[place.geonames_id] = city
        return Resolved(city, is_new=True, reason=reason)

    def _new(self, place: Place) -> City | str:
        try:
            return City(
                id=self._free_id(place.name, place.country_id),
                country_id=place.country_id,
                name_local=place.name,
                latitude=place.latitude,
                longitude=place.longitude,
                geonames_id=place.geonames_id,
                wikidata_id=place.wikidata_id,
                population=place.population or None,
                population_source=_FROM_GEONAMES if place.population and place.geonames_id else "",
            )
        except AtlasError as error:
            return str(error)

    def _free_id(self, name: str, country_id: str) -> str:
        wanted = slug(name)
        tries = [wanted, f"{wanted}-{country_id}", *(f"{wanted}-{country_id}-{number}" for number in range(2, 100))]
        taken = self._slugs | {city.id for city in self._made.values()}
        return next(one for one in tries if one not in taken)

    def _chosen(self, said: Statement, chosen: str, network: Network | None) -> Resolved:
        city = self._knowledge.city(chosen)
        if city is not None:
            return Resolved(city, reason=say("It was said that {place} is meant.", place=city.name_local))
        if chosen == NEW and said.place is not None and said.country_id in self._countries and said.city:
            return self._at_coordinates(said)
        match = self._knowledge.match(said.city or said.name_in_source, _country(said, network))
        for one in _candidates(match):
            if chosen == f"{GEONAMES}{one.place.geonames_id}":
                return self._of_place(one.place, say("It was said that {place} is meant.", place=_of_place(one.place)))
        return Resolved(
            reason=say("“{chosen}” is neither a city of the atlas nor a place that this row may mean.", chosen=chosen),
            remedy=say("Name one of the choices."),
            choices=self._choices(said, _candidates(match)),
        )

    def _at_coordinates(self, said: Statement) -> Resolved:
        key = (said.city, said.country_id)
        latitude, longitude = said.place or (0.0, 0.0)
        city = self._made.get(key) or self._new(Place(said.city, said.country_id, latitude, longitude))
        if isinstance(city, str):
            return Resolved(reason=city, remedy=say("Add the city at the desk."))
        self._made[key] = city
        return Resolved(city, is_new=True, reason=say("It was said that this is a city that the atlas lacks."))


def _country(said: Statement, network: Network | None) -> str:
    """The country that a row names, or else that of its national network."""
    return said.country_id or said.country or (network.country_id if network is not None else "")


def _prior(said: Statement, network: Network | None) -> str:
    """What is said where the country of the network stands in for one that the row does not name."""
    if network is None or not network.country_id or said.country_id or said.country:
        return ""
    return say(
        "The row names no country, so that of {network} counts: {country}.",
        network=network.short_name,
        country=network.country_id.upper(),
    )


def _candidates(match: Match) -> list[Candidate]:
    best = [Candidate(match.best, match.confidence, match.reasons)] if match.best is not None else []
    return [*best, *match.others]


def _remedy(said: Statement, candidates: list[Candidate]) -> str:
    if not candidates:
        return say("Correct the name, add its country, or name the city that is meant by its id.")
    return (
        say("Name the city that is meant.")
        if said.country_id
        else say("Name the city that is meant, or add its country to the table.")
    )


def _of_city(city: City) -> str:
    return f"{city.name_local} ({city.id}, {city.country_id.upper()})"


def _of_place(place: Place) -> str:
    facts = {
        "name": place.name,
        "country": place.country_id.upper(),
        "latitude": f"{place.latitude:.2f}",
        "longitude": f"{place.longitude:.2f}",
    }
    if not place.population:
        return say("{name} ({country}, at {latitude}, {longitude})", **facts)
    people = place.population
    return say("{name} ({country}, {people:,} inhabitants, at {latitude}, {longitude})", people=people, **facts)
