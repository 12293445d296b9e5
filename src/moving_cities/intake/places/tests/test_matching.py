"""What a match promises: reasons, candidates in order, no certainty without cause, and no crash for any words."""

import dataclasses
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moving_cities.atlas.snapshot import Atlas
from moving_cities.intake.places import CERTAIN, Match, Places, Reason, Why
from moving_cities.intake.places.candidates import MOST_OTHERS


def _reasons(match: Match) -> list[Why]:
    return [reason.why for reason in match.reasons]


@settings(max_examples=150, deadline=None)
@given(
    name=st.text(max_size=60),
    country=st.sampled_from(["", "DE", "GR", "xx", "Belgien"]),
    language=st.sampled_from(["", "pl", "ar"]),
)
def test_any_words_are_answered(places: Places, name: str, country: str, language: str) -> None:
    match = places.match(name, country, language)

    assert 0 <= match.confidence <= 1
    assert match.is_certain == (match.best is not None and match.confidence >= CERTAIN)
    assert match.reasons
    assert len(match.others) <= MOST_OTHERS


def test_a_hostile_name_costs_no_time(places: Places) -> None:
    began = time.perf_counter()
    for name in ("a " * 500_000, "-".join("ab" * 60), "ie " * 40, "(" * 119, "(a" * 59, "ού " * 35, "a,b" * 39):
        for language in ("", "pl", "el"):
            places.match(name, "", language)
    assert time.perf_counter() - began < 10


def test_homonyms_are_ranked_and_asked_for(places: Places) -> None:
    match = places.match("Halle", "DE")

    assert not match.is_certain
    assert Why.NAMESAKES in _reasons(match)
    assert [one.place.name for one in match.others[:1]] == ["Halle"]
    confidences = [one.confidence for one in match.others]
    assert confidences == sorted(confidences, reverse=True)


def test_of_namesakes_the_one_in_the_country_given_is_taken(places: Places) -> None:
    assert places.match("Bergen", "NO").city_id == "bergen-no"
    assert places.match("Bergen", "NL").city_id == "bergen-nl"
    assert places.match("Bergen", "Niemcy").city_id == "bergen-de"


def test_what_is_a_name_of_a_city_abroad_and_the_own_name_of_another_place_is_asked(places: Places) -> None:
    """*Vienne* is French for Wien, and a town near Lyon."""
    match = places.match("Vienne")

    assert not match.is_certain
    assert Why.OWN_NAME in _reasons(match)
    assert ("Vienne", "fr") in [(one.place.name, one.place.country_id) for one in match.others]
    assert places.match("Vienne", "AT").city_id == "wien"
    assert places.match("Vienne", "AT").is_certain


def test_a_name_of_another_country_is_not_taken(places: Places) -> None:
    match = places.match("Gent", "DE")

    assert match.city_id == "gent"
    assert not match.is_certain
    assert Why.OTHER_COUNTRY in _reasons(match)


def test_a_country_that_is_none_is_said_and_asked(places: Places) -> None:
    match = places.match("Gent", "Lummerland")

    assert not match.is_certain
    assert Why.UNKNOWN_COUNTRY in _reasons(match)


def test_two_countries_that_contradict_are_asked(places: Places) -> None:
    assert not places.match("Ghent, Belgium", "FR").is_certain


def test_a_district_is_no_municipality_and_the_label_is_named(places: Places) -> None:
    match = places.match("Landkreis Göttingen", "DE")

    assert not match.is_certain
    assert "“Landkreis” says that a district or county is meant, not a municipality." in match.reasons


def test_a_mistyped_name_is_never_certain_but_ranked_first(places: Places) -> None:
    match = places.match("Potsadm", "DE")

    assert (match.city_id, match.is_certain, match.reasons[0].why) == ("potsdam", False, Why.MISTYPED)


@pytest.mark.parametrize(
    ("name", "city"),
    [("Berlin-Mitte", "berlin"), ("Hamburg-Altona", "hamburg"), ("Neukölln", "berlin"), ("Borgerhout", "antwerpen")],
)
def test_a_borough_is_asked_and_its_city_offered(places: Places, name: str, city: str) -> None:
    """Once, accepting all new rows made cities of boroughs."""
    match = places.match(name)

    assert not match.is_certain
    assert Why.PART_OF_CITY in _reasons(match)
    assert match.others[0].place.city_id == city


def test_the_city_that_the_name_itself_says_is_offered_before_the_nearest(places: Places) -> None:
    assert places.match("Bochum-Wattenscheid", "DE").others[0].place.name == "Bochum"


def test_a_town_that_belongs_to_a_municipality_of_another_name_is_asked(places: Places) -> None:
    match = places.match("Mestre", "IT")

    assert not match.is_certain
    assert match.reasons[-1].why is Why.NO_MUNICIPALITY


def test_a_village_one_letter_from_a_city_is_asked_and_the_city_offered(places: Places) -> None:
    match = places.match("Moena", "IT")

    assert not match.is_certain
    assert Why.NEAR_NAME in _reasons(match)
    assert "modena" in [one.place.city_id for one in match.others]


def test_what_the_atlas_does_not_have_comes_with_the_facts_of_geonames(places: Places) -> None:
    match = places.match("Neuß", "DE")

    assert match.is_certain
    assert match.city_id == ""
    assert match.best is not None
    assert (match.best.geonames_id, match.best.country_id, match.best.name) == (2864118, "de", "Neuss")
    assert match.best.population > 100_000
    assert Why.NOT_IN_ATLAS in _reasons(match)


def test_a_city_left_out_of_the_atlas_is_found_in_geonames(atlas: Atlas) -> None:
    without = tuple(city for city in atlas.cities if city.id != "gent")
    places = Places.from_atlas(dataclasses.replace(atlas, cities=without), with_sources=False)

    match = places.match("Gand", "BE")

    assert (match.city_id, match.geonames_id, match.is_certain) == ("", 2797656, True)


def test_names_in_sources_count_only_if_asked_for(atlas: Atlas) -> None:
    membership = dataclasses.replace(atlas.memberships[0], name_in_source="Quxville")
    changed = dataclasses.replace(atlas, memberships=(membership, *atlas.memberships[1:]))

    assert Places.from_atlas(changed).match("Quxville").city_id == membership.city_id
    assert Places.from_atlas(changed, with_sources=False).match("Quxville").best is None


def test_a_city_without_a_geonames_id_is_one_with_the_place_of_geonames(places: Places, atlas: Atlas) -> None:
    assert atlas.city("sylt").geonames_id is None
    assert places.match("Sylt", "DE").city_id == "sylt"


def test_a_reason_can_be_translated() -> None:
    reason = Reason(Why.INFLECTED, name="Gandawie", full="Gandawa")

    assert reason == "“Gandawie” is a form of “Gandawa”."
    assert reason.why.value.format(**reason.values) == reason


@pytest.mark.parametrize("why", list(Why), ids=lambda why: why.name)
def test_every_reason_is_a_whole_sentence(why: Why) -> None:
    assert why.value[0].isupper() or why.value[0] in "“{"
    assert why.value.endswith(".")
