"""The rules of the atlas are rules of the database: whatever writes a row, a wrong one is refused."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, models, transaction

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.models import (
    Alias,
    Approach,
    ApproachTopic,
    AtlasLanguage,
    AtlasSettings,
    Block,
    BlockYear,
    City,
    CityName,
    CitySlug,
    Credit,
    Document,
    Highlight,
    Membership,
    Network,
    NewsItem,
    Segment,
    SegmentTranslation,
    Source,
)

WRONG_VALUES: list[tuple[type[models.Model], dict[str, Any]]] = [
    (City, {"latitude": 90.1}),
    (City, {"longitude": -180.5}),
    (City, {"name_local": ""}),
    (City, {"population": -1}),
    (City, {"country_id": "xx"}),
    (CityName, {"name": ""}),
    (Network, {"kind": "regional"}),
    (Network, {"short_name": ""}),
    (Network, {"founded": 0}),
    (Membership, {"status": "friend"}),
    (Membership, {"retrieved": ""}),
    (Membership, {"since_year": 10_000}),
    (Approach, {"standing": "perhaps"}),
    (Approach, {"initiated_by": "nobody"}),
    (Approach, {"start_year": 2015, "end_year": 2014}),
    (Source, {"url": ""}),
    (Source, {"published_year": 0}),
    (NewsItem, {"published_on": ""}),
    (Document, {"kind": "source"}),
    (Document, {"origin": "dream"}),
    (Document, {"origin": "human", "tool": "A machine"}),
    (Document, {"origin": "machine", "tool": ""}),
    (Document, {"reviewed_by": "Ada", "reviewed_on": ""}),
    (Document, {"record_id": "somewhere-else"}),
    (Block, {"kind": "chapter"}),
    (Block, {"kind": "takeaway", "speaker": "Somebody"}),
    (Block, {"standing": "perhaps"}),
    (Block, {"confirmed_by": "Ada", "confirmed_on": ""}),
    (Block, {"local_id": "another"}),
    (BlockYear, {"year": 0}),
    (Segment, {"words": ""}),
    (Segment, {"field": "another"}),
    (SegmentTranslation, {"words": ""}),
    (SegmentTranslation, {"source_hash": ""}),
    (SegmentTranslation, {"origin": "human", "tool": "A machine"}),
    (AtlasSettings, {"as_of": ""}),
    (Highlight, {"kind": "country"}),
    (Alias, {"kind": "source"}),
]


@contextmanager
def references_checked_at_the_end() -> Iterator[None]:
    """Foreign keys are checked at the end of a transaction, which a test never reaches by itself."""
    yield
    connection.check_constraints()


@contextmanager
def refused_by_the_database() -> Iterator[None]:
    """What happens inside breaks a rule of the database."""
    with pytest.raises(IntegrityError), transaction.atomic(), references_checked_at_the_end():
        yield


@pytest.mark.parametrize(("model", "values"), WRONG_VALUES, ids=lambda one: getattr(one, "__name__", str(one)))
def test_wrong_values_are_refused(held: Atlas, model: type[models.Model], values: dict[str, Any]) -> None:
    key = model._default_manager.values_list("pk", flat=True)[0]
    with refused_by_the_database():
        model._default_manager.filter(pk=key).update(**values)


WRONG_ROWS: list[Callable[[], models.Model]] = [
    lambda: CityName(record_id="gent", language="pl", name="Gent"),
    lambda: CitySlug(record_id="gdansk", language="pl", slug="gandawa"),
    lambda: Membership(city_id="gent", network_id="eurocities", status="member", source_id="s-one", retrieved="2026"),
    lambda: ApproachTopic(approach_id="gent-taskforce", topic_id="work"),
    lambda: Block(document_id="city/gent", local_id="second-head", kind="head"),
    lambda: BlockYear(block_id="city/gent/report", year=2021),
    lambda: SegmentTranslation(segment_id="city/gent/head.title", language="pl", words="Gandawa", source_hash="0" * 16),
    lambda: AtlasSettings(id=2, as_of="2026"),
    lambda: AtlasLanguage(atlas_id=1, language="pl"),
    lambda: Alias(path="/ghent", language="en", kind="city", record_id="gent"),
    lambda: Network(id="nowhere", name="N", short_name="N", kind="national"),
]


@pytest.mark.parametrize("make", WRONG_ROWS)
def test_wrong_rows_are_refused(held: Atlas, make: Callable[[], models.Model]) -> None:
    with refused_by_the_database():
        make().save(force_insert=True)


@pytest.mark.parametrize(
    ("model", "key", "values", "field"),
    [
        (City, "gent", {"wikidata_id": "1296"}, "wikidata_id"),
        (City, "gent", {"lau_id": "BE_44021"}, "lau_id"),
        (City, "gent", {"nuts3_id": "NL329"}, "nuts3_id"),
        (City, "gent", {"note": "hidden \u202e turn"}, "note"),
        (Network, "eurocities", {"website": "eurocities.eu"}, "website"),
        (Source, "s-one", {"language": "Nederlands!"}, "language"),
        (Approach, "gent-taskforce", {"end_year": 2000}, "end_year"),
        (NewsItem, "opening", {"published_on": "31.10.2026"}, "published_on"),
        (Document, "city/gent", {"tool": ""}, "tool"),
        (Segment, "city/gent/unique.text", {"words": "<b>bold</b>"}, "words"),
        (Segment, "city/gent/head.title", {"words": "one\ufffdtwo"}, "words"),
    ],
)
def test_forms_learn_which_field_is_wrong(
    held: Atlas, model: type[models.Model], key: str, values: dict[str, Any], field: str
) -> None:
    record = model._default_manager.get(pk=key)
    for name, value in values.items():
        setattr(record, name, value)
    with pytest.raises(ValidationError) as refused:
        record.full_clean()
    assert field in refused.value.message_dict


def test_credits_and_aliases_are_checked_too(held: Atlas) -> None:
    for record, field in (
        (Credit(name="A", url="nowhere"), "url"),
        (Alias(path="no-slash", language="en", kind="city", record_id="gent"), "path"),
    ):
        with pytest.raises(ValidationError) as refused:
            record.clean()
        assert field in refused.value.message_dict


def test_a_text_is_not_translated_to_its_own_language(held: Atlas) -> None:
    translation = SegmentTranslation(segment_id="city/gent/head.title", language="en", words="Ghent")
    with pytest.raises(ValidationError, match="language of the source itself"):
        translation.clean()
