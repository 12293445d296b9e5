"""Typing errors: known names that differ from what was written by a letter or two.

A letter too many, too few, another one, or two exchanged count as one error each (optimal string alignment).
One error is looked for in names of `LEAST_LENGTH` letters and more, two in those of `LENGTH_FOR_TWO` and more.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from moving_cities.intake.places.candidates import Place, Why
from moving_cities.intake.places.countries import EUROPE
from moving_cities.intake.places.evidence import Evidence
from moving_cities.intake.places.folding import fold
from moving_cities.intake.places.names import Names

LEAST_LENGTH = 3
LENGTH_FOR_TWO = 10
LEAST_POPULATION_ANYWHERE = 15_000
"""Without a country, only the atlas and larger places are looked through."""

WELL_KNOWN_POPULATION = 50_000
WELL_KNOWN_BEYOND_EUROPE = 500_000
_MOST = 40
_MISTYPED = {0: Why.MISTYPED, 1: Why.MISTYPED, 2: Why.MISTYPED_TWICE}
_Shelf = dict[int, tuple[list[str], list[Place]]]
_EMPTY: tuple[list[str], list[Place]] = ([], [])


class TypingErrors:
    """Finds the names that were probably meant."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._shelves: dict[str, _Shelf] = {}
        self._well_known: dict[str, list[tuple[str, Place]]] = {}

    def found(self, key: str, country_id: str) -> list[Evidence]:
        """The places of a country (of any, where none is given) whose names are that near."""
        if len(key) < LEAST_LENGTH:
            return []
        errors = 2 if len(key) >= LENGTH_FOR_TWO else 1
        found = []
        for length in range(len(key) - errors, len(key) + errors + 1):
            keys, places = self._shelf(country_id).get(length, _EMPTY)
            near = extract(key, keys, scorer=OSA.distance, score_cutoff=errors, limit=_MOST)
            found += [
                Evidence(places[at], _MISTYPED[min(distance, 2)], "", places[at].name) for _, distance, at in near
            ]
        return found

    def abbreviated(self, words: list[str], country_id: str) -> list[Evidence]:
        """The places of a country whose names begin as these words do, word by word: *ag dimitrios*."""
        pattern = re.compile(" ".join(rf"{re.escape(word)}[^ ]*" for word in words))
        return [
            Evidence(place, Why.ABBREVIATED, "", place.name)
            for keys, places in self._shelf(country_id).values()
            for key, place in zip(keys, places, strict=True)
            if pattern.fullmatch(key)
        ]

    def better_known(self, key: str, place: Place, country_id: str) -> str:
        """The name of a better known place that is one letter away; empty if there is none.

        Better known is a city of the atlas, unless the place is a large city with five times as many inhabitants, or
        a place that has `WELL_KNOWN_POPULATION` and ten times as many. It lies in the country given, or anywhere if
        none is.
        """
        for shorter in _with_one_less(key):
            for other, known in self._index().get(shorter, ()):
                if _outshines(known, place, country_id) and OSA.distance(key, other, score_cutoff=1) == 1:
                    return known.name
        return ""

    def _shelf(self, country_id: str) -> _Shelf:
        """The names of a country by their length, with their places; made when it is first asked for."""
        shelf = self._shelves.get(country_id)
        if shelf is None:
            shelf = self._shelves[country_id] = {}
            for key, place in dict.fromkeys(self._names_in(country_id)):
                keys, places = shelf.setdefault(len(key), ([], []))
                keys.append(key)
                places.append(place)
        return shelf

    def _names_in(self, country_id: str) -> Iterator[tuple[str, Place]]:
        for key, place in self._names.atlas.spelled():
            if not country_id or place.country_id == country_id:
                yield key, place
        gazetteer = self._names.geonames
        theirs = gazetteer.places_in(country_id) if country_id else gazetteer.larger_places(LEAST_POPULATION_ANYWHERE)
        for place in theirs:
            yield fold(place.name), self._names.known(place)

    def _index(self) -> dict[str, list[tuple[str, Place]]]:
        if not self._well_known:
            index = defaultdict(list)
            for key, place in dict.fromkeys(self._well_known_names()):
                for shorter in _with_one_less(key):
                    index[shorter].append((key, place))
            self._well_known = dict(index)
        return self._well_known

    def _well_known_names(self) -> Iterator[tuple[str, Place]]:
        yield from self._names.atlas.spelled()
        for place in self._names.geonames.larger_places(WELL_KNOWN_POPULATION):
            if place.country_id in EUROPE or place.population >= WELL_KNOWN_BEYOND_EUROPE:
                yield fold(place.name), self._names.known(place)


def _with_one_less(key: str) -> set[str]:
    return {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))} if len(key) >= LEAST_LENGTH else set()


def _outshines(known: Place, place: Place, country_id: str) -> bool:
    if known == place or (country_id and known.country_id != country_id):
        return False
    if known.city_id:
        return place.population < max(10 * WELL_KNOWN_POPULATION, 5 * known.population)
    return known.population >= max(WELL_KNOWN_POPULATION, 10 * place.population)
