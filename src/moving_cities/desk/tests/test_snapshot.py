"""The one door out: complete, quick, and in the same number of queries whatever the size."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.errors import BrokenRecordError, EmptyDeskError
from moving_cities.desk.models import City, Segment
from moving_cities.desk.snapshot import take_snapshot, take_snapshot_of_facts
from tests.instruments.full_atlas import large_atlas


def queries_of_a_snapshot() -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        take_snapshot()
    return len(captured)


@pytest.mark.django_db
def test_queries_do_not_grow_with_the_content() -> None:
    import_atlas(atlas=large_atlas(2))
    few = queries_of_a_snapshot()
    import_atlas(atlas=large_atlas(2_000), replace=True)
    assert queries_of_a_snapshot() == few <= 40


@pytest.mark.django_db
def test_facts_are_the_same_without_the_words(held: Atlas) -> None:
    facts = take_snapshot_of_facts()
    assert facts.cities == held.cities
    assert facts.documents == ()


@pytest.mark.django_db
def test_an_empty_desk_says_what_to_do() -> None:
    with pytest.raises(EmptyDeskError, match="moving-cities import data/start"):
        take_snapshot()


def test_a_broken_fact_is_named(held: Atlas) -> None:
    City.objects.filter(pk="gent").update(wikidata_id="1296")
    with pytest.raises(BrokenRecordError, match="“city/gent” cannot be handed over"):
        take_snapshot()


def test_a_broken_text_is_named(held: Atlas) -> None:
    Segment.objects.filter(pk="city/gent/unique.text").update(words="an _open mark")
    with pytest.raises(BrokenRecordError, match=r"city/gent/unique\.text"):
        take_snapshot()
