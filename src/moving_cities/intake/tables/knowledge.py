"""What planning knows of an atlas: its records by what tables call them."""

import hashlib
from collections.abc import Iterator
from functools import cached_property
from typing import Protocol

from moving_cities.atlas.records import City, Membership, Network, Source
from moving_cities.atlas.snapshot import Atlas
from moving_cities.intake.places.candidates import Match
from moving_cities.intake.tables.field_names import folded
from moving_cities.intake.tables.unit_codes import completed_lau_id
from moving_cities.intake.tables.values import address


class PlaceFinder(Protocol):
    """Finds the municipality that a name means (`intake.places`)."""

    def match(self, name: str, country: str = "") -> Match:
        """The municipality that this name means, and how sure that is."""


class Knowledge:
    """The records of an atlas, and the places that names can mean; each name is matched once."""

    def __init__(self, atlas: Atlas, places: PlaceFinder) -> None:
        self.atlas = atlas
        self._places = places
        self._matches: dict[tuple[str, str], Match] = {}

    def match(self, name: str, country: str = "") -> Match:
        """The municipality that a name means."""
        key = (name, country)
        if key not in self._matches:
            self._matches[key] = self._places.match(name, country)
        return self._matches[key]

    def city(self, city_id: str) -> City | None:
        """The city of this id, in either case."""
        return self.cities.get(city_id.lower())

    def city_of_wikidata(self, wikidata_id: str) -> City | None:
        """The city of this id in Wikidata."""
        return self._by_wikidata.get(wikidata_id)

    def city_of_geonames(self, geonames_id: int) -> City | None:
        """The city of this id in GeoNames."""
        return self._by_geonames.get(geonames_id)

    def city_of_unit(self, country_id: str, lau_code: str) -> City | None:
        """The city of this code of a municipality, however the code is written."""
        return self._by_unit.get((country_id, completed_lau_id(country_id, lau_code)))

    def membership(self, network_id: str, city_id: str) -> Membership | None:
        """What the atlas holds of a city in a network."""
        return self._memberships.get((network_id, city_id))

    def network(self, text: str) -> Network | None:
        """The network of this id or name."""
        return self._networks.get(folded(text))

    def source(self, text: str) -> Source | None:
        """The source of this id or address."""
        found = self._sources.get(text)
        if found is None and address(text):
            found = self._by_address.get(comparable(address(text) or ""))
        return found

    @cached_property
    def cities(self) -> dict[str, City]:
        """Cities by id."""
        return {one.id: one for one in self.atlas.cities}

    @cached_property
    def _by_wikidata(self) -> dict[str, City]:
        return {one.wikidata_id: one for one in self.atlas.cities if one.wikidata_id}

    @cached_property
    def _by_geonames(self) -> dict[int, City]:
        return {one.geonames_id: one for one in self.atlas.cities if one.geonames_id}

    @cached_property
    def _by_unit(self) -> dict[tuple[str, str], City]:
        return {(one.country_id, one.lau_id): one for one in self.atlas.cities if one.lau_id}

    @cached_property
    def _memberships(self) -> dict[tuple[str, str], Membership]:
        return {(one.network_id, one.city_id): one for one in self.atlas.memberships}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {one.id: one for one in self.atlas.sources}

    @cached_property
    def _by_address(self) -> dict[str, Source]:
        return {comparable(one.url): one for one in reversed(self.atlas.sources)}

    @cached_property
    def _networks(self) -> dict[str, Network]:
        """By folded name; a name that two networks share means neither."""
        found: dict[str, Network | None] = {}
        for one in self.atlas.networks:
            for name in dict.fromkeys(folded(each) for each in _names_of(one)):
                found[name] = None if found.get(name, one) is not one else one
        return {name: one for name, one in found.items() if one is not None and name}


def _names_of(network: Network) -> Iterator[str]:
    yield from (network.id, network.name, network.short_name, *network.slugs.values())
    if "(" in network.name:
        yield network.name.partition("(")[0]


def comparable(url: str) -> str:
    """An address as it is compared: without scheme, `www.` and the last slash."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def source_id(url: str) -> str:
    """The id that a source of this address gets."""
    return f"s-{hashlib.sha1(url.encode(), usedforsecurity=False).hexdigest()[:8]}"
