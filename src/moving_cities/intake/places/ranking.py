"""Ranking: from the evidence to a match, with a confidence and with reasons.

The confidence of a place is how far its evidence is to be believed, times its share among all the places that
may be meant. The share goes by population: of two places of one name, people mostly mean the larger. So a village's
namesake eleven times as large is taken without asking, and Frankfurt and Halle are asked for.
"""

from dataclasses import dataclass, replace

from moving_cities.intake.places.candidates import CERTAIN, MOST_OTHERS, Candidate, Match, Place, Reason, Why
from moving_cities.intake.places.countries import EUROPE
from moving_cities.intake.places.evidence import STRENGTH, USE, Evidence, told_once

UNKNOWN_POPULATION_OF_CITY = 20_000
"""What a city of the atlas without a figure counts for: a municipality that a source speaks of."""

LEAST_POPULATION = 300
"""What a place of GeoNames without a figure counts for."""

IN_ANOTHER_COUNTRY = 0.4
"""What is left of the confidence where the country given is another."""

MOST_UNSURE = 0.9
"""The most that a match gets about which something is left to ask; below `CERTAIN`."""

BEYOND_EUROPE = 0.1
"""What a place outside Europe counts for where no country is given: the atlas and its sources are European."""

_ATLAS_FIRST = 20.0
"""In the order of the candidates, not in their confidence, a city of the atlas counts for this much more."""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked.

    Attributes:
        name: the name as written.
        country_id: where it is said to lie; empty where nothing is said.
        remarks: what is known about the question itself, before any place is looked at.
        is_doubtful: whether something about it must be asked in any case.
    """

    name: str
    country_id: str = ""
    remarks: tuple[Reason, ...] = ()
    is_doubtful: bool = False


def ranked(question: Question, found: list[Evidence]) -> Match:
    """The match for this question, from the evidence that was found."""
    told = told_once(found)
    if not told:
        nothing = (*question.remarks, Reason(Why.NOTHING, name=question.name))
        return Match(question.name, None, 0.0, nothing)
    weights = [_weight(one, question.country_id) for one in told]
    order = sorted(range(len(told)), key=lambda at: (-weights[at] * _precedence(told[at]), told[at].place.name))
    total = sum(weights)
    ordered = order[: MOST_OTHERS + 1]
    candidates = [_candidate(question, told[at], weights[at] / total, len(told)) for at in ordered]
    first = candidates[0]
    if not first.place.city_id and any(_is_rival(question, told[at]) for at in order):
        first = replace(first, confidence=min(first.confidence, MOST_UNSURE))
    return Match(
        question.name, first.place, first.confidence, (*first.reasons, *question.remarks), tuple(candidates[1:])
    )


def _weight(one: Evidence, country_id: str) -> float:
    least = UNKNOWN_POPULATION_OF_CITY if one.place.city_id else LEAST_POPULATION
    weight = max(one.place.population or least, LEAST_POPULATION) * USE.get(one.why, 1.0) * STRENGTH[one.why] ** 4
    if not country_id:
        return weight if one.place.country_id in EUROPE else weight * BEYOND_EUROPE
    return weight if one.place.country_id == country_id else weight * 1e-6


def _is_rival(question: Question, one: Evidence) -> bool:
    """Whether a city of the atlas may be meant as well as a place that is not."""
    is_there = not question.country_id or one.place.country_id == question.country_id
    return bool(one.place.city_id) and is_there and STRENGTH[one.why] >= CERTAIN


def _precedence(one: Evidence) -> float:
    return _ATLAS_FIRST if one.place.city_id else 1.0


def _candidate(question: Question, one: Evidence, share: float, number: int) -> Candidate:
    confidence = STRENGTH[one.why] * share
    reasons = [one.reason(question.name), *one.also]
    if question.country_id and one.place.country_id != question.country_id:
        confidence = STRENGTH[one.why] * IN_ANOTHER_COUNTRY * min(1.0, share * 1e3)
        reasons.append(Reason(Why.OTHER_COUNTRY, country=one.place.country_id.upper()))
    elif question.country_id:
        reasons.append(Reason(Why.SAME_COUNTRY))
    if number > 1:
        reasons.append(Reason(Why.LARGEST if share >= CERTAIN else Why.NAMESAKES, number=number))
    reasons.append(_standing(one.place))
    if question.is_doubtful:
        confidence = min(confidence, MOST_UNSURE)
    return Candidate(one.place, round(confidence, 3), tuple(reasons))


def _standing(place: Place) -> Reason:
    return Reason(Why.IN_ATLAS if place.city_id else Why.NOT_IN_ATLAS)
