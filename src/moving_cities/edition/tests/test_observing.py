"""A page that looked at nothing that changed has not changed: the law on which quick builds stand.

Here the law is held against page models, where it is cheap to try hundreds of edits; `test_incremental.py`
holds it against the bytes of published editions.
"""

import dataclasses
import random

import pytest

from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.composing import compose_root, page_makers
from moving_cities.edition.observing import INDEXES, fingerprint, look_up, observed
from moving_cities.edition.pages.models import Page
from moving_cities.edition.pages.network import compose_network
from moving_cities.edition.pages.reader import Reader, Survey
from moving_cities.edition.site import Site
from tests.instruments.edits import EDITS, changed, edit

Composed = dict[tuple[str, str], tuple[Page, frozenset[str]]]


def composed(survey: Survey) -> Composed:
    """Every page with the keys that it looked at, composed as a build does."""
    found: Composed = {}
    for code in survey.atlas.languages:
        for maker in page_makers(Reader(survey, code).prepare()):
            seen = survey.atlas.watch()
            found[code, maker.name] = maker.compose(), frozenset(seen)
    seen = survey.atlas.watch()
    found["", "root"] = compose_root(survey), frozenset(seen)
    return found


def lies(before: Composed, after: Composed, old: Survey, new: Survey) -> list[tuple[str, str]]:
    """The pages that differ although nothing that they looked at does."""
    return [
        name
        for name, (page, keys) in before.items()
        if name in after
        and after[name][0] != page
        and all(old.fingerprint(key) == new.fingerprint(key) for key in keys)
    ]


@pytest.fixture(scope="module")
def base(tiny_atlas: Atlas) -> tuple[Survey, Composed]:
    """The small atlas before any edit, with its pages."""
    survey = Survey(tiny_atlas, Site())
    return survey, composed(survey)


@pytest.mark.parametrize("name", sorted(EDITS))
def test_a_page_that_looked_at_nothing_that_changed_is_the_same(tiny_atlas, base, name):
    survey, pages = base
    chance = random.Random(name)
    after = next(one for _ in range(9) if (one := edit(tiny_atlas, chance, name)[1]) != tiny_atlas)
    edited = Survey(after, Site())
    assert lies(pages, composed(edited), survey, edited) == []


def test_edits_upon_edits_keep_the_law(tiny_atlas, base):
    survey, pages = base
    chance, atlas, history = random.Random(2026), tiny_atlas, []
    for _ in range(20):
        name, atlas = edit(atlas, chance)
        edited = Survey(atlas, Site())
        then = composed(edited)
        history.append(name)
        assert lies(pages, then, survey, edited) == [], history
        survey, pages = edited, then


def test_what_is_shared_by_pages_is_noted_for_each_of_them(tiny_atlas):
    """A card is made once; the second page that shows it must depend on the same records as the first."""
    survey = Survey(tiny_atlas, Site())
    reader = Reader(survey, "en").prepare()
    notes = []
    for _ in range(2):
        seen = survey.atlas.watch()
        reader.once("thing", "gent", lambda: survey.atlas.city("gent"))
        notes.append(frozenset(seen))
    assert notes[0] == notes[1] == {"city gent"}


def test_shared_things_within_shared_things_are_noted_outside(tiny_atlas):
    survey = Survey(tiny_atlas, Site())
    reader = Reader(survey, "en").prepare()

    def outer() -> str:
        reader.once("inner", "gent", lambda: survey.atlas.city("gent"))
        return survey.atlas.country("be").id

    first = survey.atlas.watch()
    reader.once("outer", "gent", outer)
    second = survey.atlas.watch()
    reader.once("outer", "gent", outer)
    assert first == second == {"city gent", "country be"}


def test_building_the_indexes_is_nobodys_look_up(tiny_atlas):
    atlas = observed(tiny_atlas)
    seen = atlas.watch()
    atlas.city("gent")
    assert seen == {"city gent"}
    assert {"_cities", "featured_cities", "active_cities"} <= set(INDEXES)


def test_every_noted_key_can_be_looked_up_again(tiny_atlas):
    survey = Survey(tiny_atlas, Site())
    keys = frozenset[str]().union(*(keys for _, keys in composed(survey).values()))
    again = Survey(tiny_atlas, Site())
    assert {key: survey.fingerprint(key) for key in keys} == {key: again.fingerprint(key) for key in keys}
    assert "" not in {survey.fingerprint(key) for key in keys}


def test_a_key_of_a_record_that_is_gone_has_the_empty_fingerprint(tiny_atlas):
    assert Survey(tiny_atlas, Site()).fingerprint("city atlantis") == ""


def test_an_unknown_look_up_is_refused(tiny_atlas):
    with pytest.raises(KeyError):
        look_up(tiny_atlas, "weather gent")


def test_equal_things_of_different_kinds_have_different_fingerprints():
    assert len({fingerprint(one) for one in ((), "", None, 0, False, ("",))}) == 6


def test_a_city_that_becomes_active_by_something_else_is_drawn_anew_on_maps(atlas):
    """The page of a network draws active cities otherwise; what made one active is nothing that the page shows."""
    moved = changed(atlas.approaches, atlas.approaches[0], city_id="aiello-calabro")
    after = dataclasses.replace(atlas, approaches=moved)
    old, new = Survey(atlas, Site()), Survey(after, Site())
    pages = []
    for survey in (old, new):
        seen = survey.atlas.watch()
        pages.append(compose_network(survey.atlas.network("sai"), Reader(survey, "en").prepare()))
    assert pages[0].map != pages[1].map
    assert [key for key in seen if old.fingerprint(key) != new.fingerprint(key)] == ["is_active aiello-calabro"]
