"""Matching: a name, with or without a country, to a municipality."""

from dataclasses import replace

from moving_cities.intake.places.atlas_names import AtlasNames
from moving_cities.intake.places.candidates import MOST_OTHERS, Candidate, Match, Place, Reason, Why
from moving_cities.intake.places.countries import EUROPE, country_id, country_named
from moving_cities.intake.places.evidence import SAME_PLACE_KM, Evidence, kilometres
from moving_cities.intake.places.folding import fold
from moving_cities.intake.places.names import Names, in_country
from moving_cities.intake.places.quarters import city_around, is_quarter
from moving_cities.intake.places.ranking import MOST_UNSURE, Question, ranked
from moving_cities.intake.places.readings import Readings, apart_from_country, apart_from_label, labelled, said
from moving_cities.intake.places.regions import is_region

MAX_LENGTH = 120
"""Characters of the longest name that is looked at; the longest municipality of Europe has 58."""

KNOWN_BESIDE_ITS_REGION = 50_000
"""Inhabitants of a city that is meant rather than the region of its name: Salzburg, but not Wales."""


class Matcher:
    """Finds the municipality that a name means, and says how sure that is."""

    def __init__(self, atlas: AtlasNames) -> None:
        self.names = Names(atlas)
        self._readings = Readings(self.names)

    def match(self, name: str, country: str = "", language: str = "") -> Match:
        """The municipality that this name means.

        Args:
            name: as somebody wrote it.
            country: a code or a name in any language of the atlas; empty where it is not known.
            language: code of the language that the name stands in, where it may be inflected.
        """
        words = " ".join(name.split())
        bare, behind = apart_from_country(words)
        question = _question(words, country, behind)
        if len(words) > MAX_LENGTH or not fold(bare):
            return ranked(question, [])
        asked = bare if question.country_id == behind or not behind else words
        label = apart_from_label(asked)
        if label is None or in_country(self.names.own(fold(asked)), question.country_id):
            found = self._first_found(asked, question, language)
        else:
            found = labelled(self._first_found(label.rest, question, language or label.language), label)
            question = replace(question, remarks=(*question.remarks, *said(label)) if not found else question.remarks)
        return self._guarded(ranked(*_of_country_named(question, found)), question, found)

    def _first_found(self, name: str, question: Question, language: str) -> list[Evidence]:
        elsewhere: list[Evidence] = []
        for reading in self._readings.of(name, question.country_id, language):
            found = reading()
            if in_country(found, question.country_id):
                return elsewhere + found
            elsewhere += found
        return elsewhere

    def _guarded(self, match: Match, question: Question, found: list[Evidence]) -> Match:
        """The match with its confidence cut where something speaks against it."""
        best = match.best
        if best is None:
            return match
        against = next((one for one in match.reasons if one.why in _NO_MUNICIPALITY), None)
        if against:
            return replace(match, confidence=min(match.confidence, 0.3))
        is_own_name = match.reasons[0].why in _OWN_NAMES
        part = self._part_of_city(match, best, question)
        if part is not None:
            return part
        if match.is_certain and _may_be_region(question, best, is_own_name=is_own_name):
            reasons = (*match.reasons, Reason(Why.REGION_TOO, name=question.name))
            return replace(match, confidence=MOST_UNSURE, reasons=reasons)
        if match.is_certain and match.reasons[0].why in _FOREIGN_NAMES and not question.country_id:
            own = next((one for one in match.others if _is_called_so_at_home(one, best)), None)
            if own is not None:
                return _beside_own_name(match, own)
        is_own_form = match.reasons[0].why is Why.INFLECTED
        if not match.is_certain or (best.city_id and (is_own_name or is_own_form)):
            return match
        if _is_too_short(question, is_own_name=is_own_name):
            reasons = (*match.reasons, Reason(Why.TOO_SHORT, name=question.name))
            return replace(match, confidence=MOST_UNSURE, reasons=reasons)
        return self._beside_better_known(match, question, found, is_own_name=is_own_name)

    def _part_of_city(self, match: Match, best: Place, question: Question) -> Match | None:
        """The match as it is for a place that is no municipality; nothing where it is one."""
        if best.city_id:
            return None
        city = self._city_around(best, question.name)
        if city is not None:
            return _beside_city(match, city)
        return _no_municipality(match) if is_quarter(best.geonames_id) else None

    def _city_around(self, quarter: Place, asked: str) -> Place | None:
        """The larger city around a place: whose name it, or what was asked for, begins with, or that is known to be.

        So *Neukölln* lies in Berlin, *Lyon 01* in Lyon, *Amsterdam-Zuidoost* in Amsterdam.
        """
        for folded in (fold(quarter.name), fold(asked)):
            first, _, rest = folded.partition(" ")
            own = [one.place for one in self.names.own(first)] if rest else []
            city = next((one for one in own if _is_quarter(quarter, one)), None)
            if city is not None:
                return city
        around = city_around(quarter.geonames_id)
        known = self.names.geonames.place_of(around) if around is not None else None
        return self.names.known(known) if known is not None else None

    def _beside_better_known(
        self, match: Match, question: Question, found: list[Evidence], *, is_own_name: bool
    ) -> Match:
        """The match, no longer certain if a better known place is one letter away, which then stands beside it."""
        key = fold(question.name)
        typing_errors = self._readings.typing_errors
        other = typing_errors.better_known(key, match.best, question.country_id) if match.best else ""
        if not other:
            return match
        near = typing_errors.found(key, question.country_id)
        doubtful = replace(question, is_doubtful=True)
        if not is_own_name:
            return ranked(doubtful, found + near)
        beside = ranked(doubtful, near)
        first = () if beside.best is None else (Candidate(beside.best, beside.confidence, beside.reasons),)
        others = tuple(one for one in (*match.others, *first, *beside.others) if one.place != match.best)
        reasons = (*match.reasons, Reason(Why.NEAR_NAME, other=other))
        return replace(match, confidence=MOST_UNSURE, reasons=reasons, others=others[:MOST_OTHERS])


_OWN_NAMES = frozenset({Why.LOCAL_NAME, Why.EXONYM, Why.RECORD_NAME, Why.SOURCE_NAME})
_FOREIGN_NAMES = frozenset({Why.EXONYM, Why.OTHER_NAME})
_NO_MUNICIPALITY = frozenset({Why.DISTRICT, Why.PROVINCE, Why.REGION, Why.UNION, Why.COUNTRY})


def _is_quarter(quarter: Place, city: Place) -> bool:
    is_smaller = city.population > 2 * quarter.population
    return is_smaller and city.country_id == quarter.country_id and kilometres(quarter, city) < SAME_PLACE_KM


def _beside_city(match: Match, city: Place) -> Match:
    """The match, no longer certain, with the city around it beside it."""
    reason = Reason(Why.PART_OF_CITY, other=city.name)
    beside = Candidate(city, round(1 - MOST_UNSURE, 3), (reason,))
    others = (beside, *(one for one in match.others if one.place != city))[:MOST_OTHERS]
    confidence = min(match.confidence, MOST_UNSURE)
    return replace(match, confidence=confidence, reasons=(*match.reasons, reason), others=others)


def _no_municipality(match: Match) -> Match:
    """The match, no longer certain, of a place that no list of municipalities has."""
    confidence = min(match.confidence, MOST_UNSURE)
    return replace(match, confidence=confidence, reasons=(*match.reasons, Reason(Why.NO_MUNICIPALITY)))


def _is_called_so_at_home(one: Candidate, best: Place) -> bool:
    """Whether the name is the own name of this place, which lies in another country of Europe than the best."""
    is_abroad = one.place.country_id in EUROPE - {best.country_id}
    return is_abroad and one.reasons[0].why is Why.LOCAL_NAME


def _beside_own_name(match: Match, own: Candidate) -> Match:
    """The match, no longer certain: what is one city's name abroad is another's at home."""
    reason = Reason(Why.OWN_NAME, name=match.name, country=own.place.country_id.upper())
    return replace(match, confidence=MOST_UNSURE, reasons=(*match.reasons, reason))


def _may_be_region(question: Question, best: Place, *, is_own_name: bool) -> bool:
    """Whether a region may be meant: it has the name, and the place is no city that is known by it."""
    is_known_city = is_own_name and (bool(best.city_id) or best.population >= KNOWN_BESIDE_ITS_REGION)
    return not is_known_city and is_region(fold(question.name), question.country_id)


def _is_too_short(question: Question, *, is_own_name: bool) -> bool:
    """Whether so few letters mean a place outside the atlas by chance: three, or four of a further name anywhere."""
    letters = len(fold(question.name))
    return letters <= 3 or (letters == 4 and not is_own_name and not question.country_id)


def _of_country_named(question: Question, found: list[Evidence]) -> tuple[Question, list[Evidence]]:
    """A name that is also a country's means the city in that country (Luxembourg), or else the country."""
    country = country_named(fold(question.name))
    if not country:
        return question, found
    within = in_country(found, country)
    if within:
        return question, within
    return replace(question, remarks=(*question.remarks, Reason(Why.COUNTRY, name=question.name))), found


def _question(name: str, country: str, behind: str) -> Question:
    if not country.strip():
        return Question(name, behind)
    code = country_id(country)
    is_other_named = bool(behind) and behind != code and not _ends_in_code(name)
    if code:
        return Question(name, code, is_doubtful=is_other_named)
    return Question(name, behind, (Reason(Why.UNKNOWN_COUNTRY, name=country),), is_doubtful=True)


def _ends_in_code(name: str) -> bool:
    """Whether two letters stand at the end, which are a canton or province as often as a country: *Wil (SG)*."""
    return len(fold(name).rsplit(" ", 1)[-1]) == 2
