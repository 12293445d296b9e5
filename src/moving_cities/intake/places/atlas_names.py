"""The first gazetteer: what the atlas itself calls its cities."""

import re
from collections import defaultdict
from collections.abc import Iterator

from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.records import City
from moving_cities.atlas.snapshot import Atlas
from moving_cities.intake.places.candidates import Place, Why
from moving_cities.intake.places.evidence import Evidence
from moving_cities.intake.places.folding import core, fold, head, spellings

_BILINGUAL = re.compile(r"\s*/\s*|\s+[-–]\s+")


class AtlasNames:
    """The cities of an atlas by their folded spellings.

    Names are, in order: local name, exonyms, id, slugs and aliases, and, if asked for, the names in sources.

    Args:
        atlas: the atlas.
        with_sources: whether the names that sources use (`Membership.name_in_source`) count; measurements
            on these very names leave them out.
    """

    def __init__(self, atlas: Atlas, *, with_sources: bool = True) -> None:
        self.places = {city.id: _place(city) for city in atlas.cities}
        self.by_geonames_id = {one.geonames_id: one for one in self.places.values() if one.geonames_id}
        self._by_key: dict[str, list[Evidence]] = defaultdict(list)
        for city in atlas.cities:
            self._add_city(city)
        for alias in atlas.aliases:
            if alias.kind is RecordKind.CITY and alias.id in self.places:
                self._add(self.places[alias.id], Why.RECORD_NAME, alias.path.rsplit("/", 1)[-1])
        if with_sources:
            for membership in atlas.memberships:
                self._add(self.places[membership.city_id], Why.SOURCE_NAME, membership.name_in_source)

    def found(self, key: str) -> list[Evidence]:
        """The evidence for this folded spelling."""
        return self._by_key.get(key, [])

    def spelled(self) -> Iterator[tuple[str, Place]]:
        """Every folded spelling with each of its places."""
        for key, found in self._by_key.items():
            for one in found:
                yield key, one.place

    def _add_city(self, city: City) -> None:
        place = self.places[city.id]
        self._add(place, Why.LOCAL_NAME, city.name_local)
        parts = _BILINGUAL.split(city.name_local)
        for part in parts if len(parts) > 1 else ():
            self._add(place, Why.LOCAL_NAME, part)
        for name in city.names.values():
            self._add(place, Why.EXONYM, name)
        for name in (city.id, *city.slugs.values()):
            self._add(place, Why.RECORD_NAME, name)
        for name in (city.name_local, *city.names.values()):
            self._put(place, Why.SHORT, head(name), "")

    def _add(self, place: Place, why: Why, name: str) -> None:
        folded = fold(name)
        little = core(folded)
        for key in spellings(name):
            if key == little != folded:
                self._put(place, Why.SMALL_WORDS, key, "")
            else:
                self._put(place, why, key, name)

    def _put(self, place: Place, why: Why, key: str, name: str) -> None:
        if key and not any(one.place is place for one in self._by_key.get(key, ())):
            self._by_key[key].append(Evidence(place, why, name, place.name))


def _place(city: City) -> Place:
    return Place(
        name=city.name_local,
        country_id=city.country_id,
        latitude=city.latitude,
        longitude=city.longitude,
        population=city.population or 0,
        city_id=city.id,
        geonames_id=city.geonames_id,
        wikidata_id=city.wikidata_id,
        lau_id=city.lau_id,
        nuts3_id=city.nuts3_id,
    )
