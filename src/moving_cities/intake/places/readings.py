"""Readings: the ways in which a name can be understood where no place is called exactly so.

Each reading is tried only when the ones before it have found nothing in the country that was asked for.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from moving_cities.intake.places.candidates import Place, Reason, Why
from moving_cities.intake.places.countries import country_id
from moving_cities.intake.places.endings import bases
from moving_cities.intake.places.evidence import Evidence
from moving_cities.intake.places.folding import core, fold, head
from moving_cities.intake.places.labels import Labelled, without_label
from moving_cities.intake.places.names import Names
from moving_cities.intake.places.sounding import SOUNDED_COUNTRIES, is_greek, sound
from moving_cities.intake.places.typing_errors import TypingErrors

Reading = Callable[[], list[Evidence]]

_TWO_NAMES = re.compile(r"\s*[/|;=]\s*|\s+[-–—]\s+|\s*[(\[]\s*|\s*,\s+|(?<=\w)[-–](?=\w)")
_WITH_COUNTRY = re.compile(r"(?P<name>.+?)\s*(?:,\s*|[(\[]\s*)(?P<country>[^,()\[\]]+?)\s*[)\]]?")
_ABBREVIATED_LETTERS = 3


class Readings:
    """The readings of a name."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.typing_errors = TypingErrors(names)
        self._by_sound: dict[str, dict[str, list[Place]]] = {}
        self._sounds_abroad: dict[str, list[Place]] | None = None

    def of(self, name: str, country: str, language: str) -> Iterator[Reading]:
        """The readings of a name without a label, surest first."""
        key = fold(name)
        yield partial(self._spelled, key, language)
        yield partial(self._small_words, key)
        yield partial(self._abbreviated, name, key, country)
        yield partial(self._two_names, name)
        if language:
            yield partial(self._inflected, key, language)
        yield partial(self._sounding, key, country)
        yield partial(self._doubtful, name, country)

    def _spelled(self, key: str, language: str) -> list[Evidence]:
        found = self.names.found(key)
        is_ours = any(one.place.city_id and one.why is not Why.OTHER_NAME for one in found)
        if language and found and not is_ours:
            return found + self._inflected(key, language)
        return found

    def _small_words(self, key: str) -> list[Evidence]:
        little = core(key)
        if little == key:
            return []
        return [replace(one, why=Why.SMALL_WORDS, name="", full=one.place.name) for one in self.names.own(little)]

    def _two_names(self, name: str) -> list[Evidence]:
        parts = [part for part in (fold(part) for part in _TWO_NAMES.split(name)) if part]
        if len(parts) < 2:
            return []
        one, other = parts[0], parts[1]
        first, second = self.names.found(one), self.names.found(other)
        of_both = {id(found.place) for found in first} & {id(found.place) for found in second}
        if of_both:
            both = [found for found in first if id(found.place) in of_both]
            return [replace(found, why=Why.BOTH_NAMES, name=one, full=other) for found in both]
        if re.search(r"\w[-–]\w", name) and not re.search(r"[/|;=(\[,]|\s[-–—]\s", name):
            return []
        of_one = [replace(found, why=Why.ONE_NAME, name=one, full=other) for found in first]
        return of_one + [replace(found, why=Why.ONE_NAME, name=other, full=one) for found in second]

    def _abbreviated(self, name: str, key: str, country: str) -> list[Evidence]:
        words = key.split(" ")
        if len(words) < 2:
            return []
        if country and len(words[0]) <= _ABBREVIATED_LETTERS and name.lstrip()[len(words[0]) :].startswith("."):
            return self.typing_errors.abbreviated(words, country)
        if len(words[-1]) > _ABBREVIATED_LETTERS:
            return []
        for length in range(len(words) - 1, 0, -1):
            fitting = [
                replace(one, why=Why.ABBREVIATED, name="", full=one.place.name)
                for one in self.names.found(" ".join(words[:length]))
                if _abbreviates(words[length:], fold(one.place.name).split(" ")[length:])
            ]
            if fitting:
                return fitting
        return []

    def _inflected(self, key: str, language: str) -> list[Evidence]:
        found = []
        for base in bases(key, language):
            if not language and not self.names.atlas.found(base):
                continue  # any of many languages: only cities of the atlas are worth the asking
            own = self.names.own_or_of_city(base)
            found += [replace(one, why=Why.INFLECTED, name="", full=one.name or one.place.name) for one in own]
        return found

    def _doubtful(self, name: str, country: str) -> list[Evidence]:
        """What the name may mean if it was mistyped, says too much, or is a form in a language that is not said."""
        key = fold(name)
        forms = [replace(one, why=Why.PERHAPS_INFLECTED) for one in self._inflected(key, "")]
        longer = [replace(one, why=Why.LONGER, name="", full=one.place.name) for one in self.names.own(head(name))]
        return forms + longer + self.typing_errors.found(key, country)

    def _sounding(self, key: str, country: str) -> list[Evidence]:
        found = []
        for code in (country,) if country else sorted(SOUNDED_COUNTRIES):
            places = self._sounds_in(code).get(sound(key, code), []) if code in SOUNDED_COUNTRIES else []
            found += [Evidence(place, Why.SOUNDS, "", place.name) for place in places]
        if is_greek(key) and country not in SOUNDED_COUNTRIES:
            found += [Evidence(place, Why.SOUNDS, "", place.name) for place in self._abroad().get(sound(key, "gr"), [])]
        return found

    def _abroad(self) -> dict[str, list[Place]]:
        """Cities of the atlas outside Greece by the sound of their Greek names: Πότσνταμ is Πότσδαμ."""
        if self._sounds_abroad is None:
            self._sounds_abroad = {}
            for key, place in self.names.atlas.spelled():
                if is_greek(key) and place.country_id not in SOUNDED_COUNTRIES:
                    places = self._sounds_abroad.setdefault(sound(key, "gr"), [])
                    if place not in places:
                        places.append(place)
        return self._sounds_abroad

    def _sounds_in(self, code: str) -> dict[str, list[Place]]:
        sounds = self._by_sound.get(code)
        if sounds is None:
            sounds = self._by_sound[code] = {}
            ours = [(key, place) for key, place in self.names.atlas.spelled() if place.country_id == code]
            theirs = [(fold(one.name), self.names.known(one)) for one in self.names.geonames.places_in(code)]
            for key, place in ours + theirs:
                places = sounds.setdefault(sound(key, code), [])
                if place not in places:
                    places.append(place)
            sounds.pop("", None)
        return sounds


def _abbreviates(short: list[str], words: list[str]) -> bool:
    """Whether each word of `short` begins a word of `words`, in order and up to the last one's beginning."""
    remaining = iter(words)
    return all(any(word.startswith(one) for word in remaining) for one in short)


def apart_from_country(name: str) -> tuple[str, str]:
    """The name and the code of the country that is written behind it (*Ghent, Belgium*; *Gent (BE)*)."""
    match = _WITH_COUNTRY.fullmatch(name) if "," in name or "(" in name or "[" in name else None
    code = country_id(match["country"]) if match else ""
    return (match["name"], code) if match and code else (name, "")


def apart_from_label(name: str) -> Labelled | None:
    """The folded name and its label; nothing where it has none."""
    return without_label(fold(name))


def labelled(found: list[Evidence], label: Labelled) -> list[Evidence]:
    """The evidence with what the label says."""
    return [replace(one, also=said(label)) for one in found]


def said(label: Labelled) -> tuple[Reason, ...]:
    """What a label says, as a reason."""
    return (Reason(label.meaning, label=label.label),)
