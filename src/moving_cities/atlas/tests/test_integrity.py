"""Every rule between records, broken once."""

import dataclasses
from typing import Any

import pytest
from hypothesis import given, settings

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.documents import Block, Document, Translated
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.integrity import problems
from moving_cities.atlas.kinds import BlockKind, RecordKind
from moving_cities.atlas.notation import parse
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.atlas.records import (
    Alias,
    Approach,
    City,
    Country,
    Highlight,
    Membership,
    MembershipStatus,
    Network,
    NetworkKind,
    NewsItem,
    Page,
    Source,
    Topic,
)
from moving_cities.atlas.segments import words_hash
from moving_cities.atlas.snapshot import Atlas
from tests.strategies import atlases

HUMAN = Provenance(Origin.HUMAN)
NOWHERE = FrozenMapping({"pl": "nowhere"})


def _document(kind: RecordKind, record_id: str, text: str = "x", polish: str = "", **fields: Any) -> Document:
    head = Block("head", BlockKind.HEAD, FrozenMapping({"title": "T"}))
    body = Block("one", fields.pop("block_kind", BlockKind.SECTION), FrozenMapping({"text": parse(text)}), **fields)
    segment = Translated(parse(polish or "y"), words_hash("older"), HUMAN)
    translations = FrozenMapping({"pl": FrozenMapping({"one.text": segment})})
    return Document(kind, record_id, "en", HUMAN, (head, body), translations)


WHOLE = Atlas(
    PartialDate("2024"),
    countries=(Country("be", FrozenMapping()), Country("pl", FrozenMapping())),
    cities=(City("gdansk", "pl", "Gdańsk", 54, 18), City("gent", "be", "Gent", 51, 3)),
    networks=(Network("n", "N", "N", NetworkKind.NATIONAL, "be", source_id="s-1"),),
    memberships=(Membership("gent", "n", MembershipStatus.MEMBER, "s-1", PartialDate("2024")),),
    topics=(Topic("housing"),),
    approaches=(Approach("gent-a", "gent", ("housing",), source_ids=("s-1",)),),
    sources=(Source("s-1", "https://example.org", "T"),),
    pages=(Page("about", 1),),
    news=(NewsItem("first", PartialDate("2024"), "be"),),
    documents=(
        _document(RecordKind.CITY, "gent", block_kind=BlockKind.NETWORKS),
        _document(RecordKind.TOPIC, "housing"),
        _document(RecordKind.APPROACH, "gent-a"),
        _document(RecordKind.PAGE, "about"),
        _document(RecordKind.NEWS, "first"),
    ),
    aliases=(Alias("/old", "en", RecordKind.CITY, "gent"),),
    highlights=(Highlight(RecordKind.CITY, "gent"),),
)


def _with(collection: str, **fields: Any) -> Atlas:
    """The whole atlas, with these fields in the first record of the collection."""
    first, *others = getattr(WHOLE, collection)
    return dataclasses.replace(WHOLE, **{collection: (dataclasses.replace(first, **fields), *others)})


def _with_text(*args: Any, **fields: Any) -> Atlas:
    others = tuple(one for one in WHOLE.documents if one.kind is not RecordKind.CITY)
    return dataclasses.replace(WHOLE, documents=(*others, _document(RecordKind.CITY, "gent", *args, **fields)))


def test_the_example_is_whole() -> None:
    """Else the problems below could come from anything."""
    assert problems(WHOLE) == ()


@given(atlases(most=2))
@settings(max_examples=20)
def test_generated_atlases_are_whole(atlas: Atlas) -> None:
    """The strategies promise it to the tests of other rooms."""
    assert problems(atlas) == ()


@pytest.mark.parametrize(
    ("atlas", "collection", "record_id", "field", "part"),
    [
        (_with("cities", country_id="nowhere"), "cities", "gdansk", "country_id", "no country “nowhere”"),
        (_with("networks", country_id="nowhere"), "networks", "n", "country_id", "no country “nowhere”"),
        (_with("networks", source_id="s-9"), "networks", "n", "source_id", "no source “s-9”"),
        (_with("memberships", city_id="nowhere"), "memberships", "n.nowhere", "city_id", "no city “nowhere”"),
        (_with("memberships", network_id="m"), "memberships", "m.gent", "network_id", "no network “m”"),
        (_with("memberships", source_id=""), "memberships", "n.gent", "source_id", "no source “”"),
        (_with("approaches", city_id="nowhere"), "approaches", "gent-a", "city_id", "no city “nowhere”"),
        (_with("approaches", topic_ids=("t",)), "approaches", "gent-a", "topic_ids", "no topic “t”"),
        (_with("approaches", source_ids=("s-9",)), "approaches", "gent-a", "source_ids", "no source “s-9”"),
        (_with("news", country_id="nowhere"), "news", "first", "country_id", "no country “nowhere”"),
        (_with("aliases", id="nowhere"), "aliases", "/old", "id", "no city “nowhere”"),
        (_with("highlights", id="nowhere"), "highlights", "nowhere", "id", "no city “nowhere”"),
        (_with("cities", slugs=FrozenMapping({"pl": "gent"})), "cities", "gent", "slugs [pl]", "belongs to “gdansk”"),
        (_with("countries", slugs=FrozenMapping({"pl": "pl"})), "countries", "pl", "slugs [pl]", "belongs to “be”"),
        (_with("cities", slugs=FrozenMapping({"pl": "miasta"})), "cities", "gdansk", "slugs [pl]", "“miasta” in “pl”"),
        (_with("cities", slugs=FrozenMapping({"ar": "desk"})), "cities", "gdansk", "slugs [ar]", "“desk” in “ar”"),
        (_with("aliases", path="/desk/login"), "aliases", "/desk/login", "path", "server itself answers"),
        (_with("aliases", path="/Assets/x"), "aliases", "/Assets/x", "path", "server itself answers"),
        (_with("aliases", path="/sitemap-en.xml"), "aliases", "/sitemap-en.xml", "path", "server itself answers"),
        (_with("aliases", path="/en/Cities"), "aliases", "/en/Cities", "path", "page of the section “cities”"),
        (_with("aliases", path="/pl/gdansk"), "aliases", "/pl/gdansk", "path", "page of the city “gdansk”"),
        (_with_text("[^s-9]"), "documents", "city/gent", "one.text", "no source “s-9”"),
        (_with_text("x", "[^s-9]"), "documents", "city/gent", "one.text [pl]", "no source “s-9”"),
        (_with_text("[x](atlas:city/nowhere)"), "documents", "city/gent", "one.text", "no city “nowhere”"),
        (_with_text("[x](atlas:town/gent)"), "documents", "city/gent", "one.text", "no kind of record “town”"),
        (_with_text("[x](atlas:source/s-1)"), "documents", "city/gent", "one.text", "no kind of record “source”"),
        (_with_text("[x](atlas:section/nowhere)"), "documents", "city/gent", "one.text", "no section “nowhere”"),
        (_with_text(source_ids=("s-9",)), "documents", "city/gent", "one.source_ids", "no source “s-9”"),
        (
            dataclasses.replace(WHOLE, documents=(*WHOLE.documents, _document(RecordKind.CITY, "nowhere"))),
            "documents",
            "city/nowhere",
            "id",
            "no city “nowhere”",
        ),
        (
            dataclasses.replace(
                WHOLE,
                documents=(
                    *(one for one in WHOLE.documents if one.kind is not RecordKind.PAGE),
                    _document(RecordKind.PAGE, "about", block_kind=BlockKind.NETWORKS),
                ),
            ),
            "documents",
            "page/about",
            "one.kind",
            "Only a city's text lists its networks",
        ),
        *(
            (
                dataclasses.replace(WHOLE, documents=tuple(one for one in WHOLE.documents if one.kind is not kind)),
                collection,
                record_id,
                "document",
                "has no text, so it has no title",
            )
            for kind, collection, record_id in [
                (RecordKind.TOPIC, "topics", "housing"),
                (RecordKind.APPROACH, "approaches", "gent-a"),
                (RecordKind.PAGE, "pages", "about"),
                (RecordKind.NEWS, "news", "first"),
            ]
        ),
    ],
)
def test_a_broken_rule_is_named_once(atlas: Atlas, collection: str, record_id: str, field: str, part: str) -> None:
    (problem,) = problems(atlas)
    assert (problem.collection, problem.record_id, problem.field) == (collection, record_id, field)
    assert part in problem.message


def test_an_old_address_may_be_where_its_own_record_stands_today() -> None:
    """It goes on answering should the record move later."""
    assert problems(_with("aliases", path="/en/gent")) == ()
    assert problems(_with("aliases", path="/gr/gdansk")) == ()


def test_two_approaches_share_a_slug_only_in_two_cities() -> None:
    slugs = FrozenMapping({"en": "housing"})
    here = Approach("gent-a", "gent", slugs=slugs)
    text = _document(RecordKind.APPROACH, "b")
    documents = (*WHOLE.documents, text)
    elsewhere, beside = (Approach("b", city, slugs=slugs) for city in ("gdansk", "gent"))
    assert problems(dataclasses.replace(WHOLE, approaches=(here, elsewhere), documents=documents)) == ()
    (problem,) = problems(dataclasses.replace(WHOLE, approaches=(here, beside), documents=documents))
    assert problem.field == "slugs [en]"


def test_all_problems_are_reported_at_once_and_in_order() -> None:
    atlas = dataclasses.replace(
        _with("cities", country_id="x"), highlights=(Highlight(RecordKind.CITY, "y"),), topics=()
    )
    found = problems(atlas)
    assert [one.collection for one in found] == ["approaches", "cities", "documents", "highlights"]


def test_what_is_presumed_is_not_reported_as_missing() -> None:
    atlas = _with("memberships", city_id="nowhere")
    assert problems(atlas, lambda kind, record_id: (kind, record_id) == ("city", "nowhere")) == ()
