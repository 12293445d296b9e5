"""Composing stays linear: what a page looks at does not grow with the atlas. Counted, not timed."""

import dataclasses
from collections import Counter

import pytest

from moving_cities.edition.composing import page_makers
from moving_cities.edition.observing import WHOLES
from moving_cities.edition.pages.reader import Reader, Survey
from moving_cities.edition.site import Site
from tests.instruments.reduced_atlas import cut, start_atlas


def look_ups(number: int) -> dict[str, frozenset[str]]:
    """What each city's page looks at, in an atlas of so many cities of the start pack."""
    atlas = start_atlas()
    survey = Survey(cut(atlas, tuple(city.id for city in atlas.cities[:number]), ("en",)), Site())
    reader = Reader(survey, "en").prepare()
    found = {}
    for maker in page_makers(reader):
        if maker.name.startswith("city/"):
            seen = survey.atlas.watch()
            maker.compose()
            found[maker.name] = frozenset(seen)
    return found


@pytest.fixture(scope="module")
def few_and_many() -> tuple[dict[str, frozenset[str]], dict[str, frozenset[str]]]:
    """What the pages of cities look at among 50 cities and among 500."""
    return look_ups(50), look_ups(500)


def test_a_city_page_looks_at_as_much_among_500_cities_as_among_50(few_and_many):
    few, many = few_and_many
    assert (len(few), len(many)) == (50, 500)
    assert max(map(len, many.values())) < 150
    same = [name for name in few if name in many]
    assert sum(len(many[name]) for name in same) < 1.3 * sum(len(few[name]) for name in same)


def test_a_city_page_never_looks_at_all_records_of_a_kind(few_and_many):
    """One that did would be composed again after every edit, and take longer the larger the atlas is."""
    allowed = {"languages", "featured_cities"}
    wholes = Counter(key for seen in few_and_many[1].values() for key in seen if key in WHOLES)
    assert wholes.keys() <= allowed, wholes


def test_an_edit_of_one_city_touches_few_pages():
    atlas = start_atlas()
    atlas = cut(atlas, tuple(city.id for city in atlas.cities[:300]), ("en",))
    survey = Survey(atlas, Site())
    seen = {}
    for maker in page_makers(Reader(survey, "en").prepare()):
        notes = survey.atlas.watch()
        maker.compose()
        seen[maker.name] = frozenset(notes)
    plain = next(city for city in atlas.cities if not city.is_featured)
    cities = tuple(dataclasses.replace(one, note="A note.") if one is plain else one for one in atlas.cities)
    edited = Survey(dataclasses.replace(atlas, cities=cities), Site())
    keys = frozenset[str]().union(*seen.values())
    changed = {key for key in keys if survey.fingerprint(key) != edited.fingerprint(key)}
    touched = [name for name, notes in seen.items() if notes & changed]
    assert f"city/{plain.id}" in touched
    assert len(touched) < 60 < len(seen)
