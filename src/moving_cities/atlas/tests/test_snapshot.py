"""The atlas as a whole: one order, one hash, look-ups that answer or say what is missing."""

import dataclasses
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import RecordError, UnknownRecordError
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.records import (
    Alias,
    Approach,
    City,
    Country,
    Membership,
    MembershipStatus,
    Network,
    NetworkKind,
)
from moving_cities.atlas.snapshot import Atlas, canonical_json
from tests.strategies import atlases

IN_ORDER_OF_IDS = (
    "countries",
    "cities",
    "networks",
    "memberships",
    "topics",
    "approaches",
    "sources",
    "pages",
    "news",
    "documents",
    "aliases",
)


@given(atlases(), st.integers(0, 99))
@settings(max_examples=20)
def test_the_order_in_which_records_came_cannot_be_seen(atlas: Atlas, seed: int) -> None:
    random = Random(seed)
    shuffled = {name: random.sample(getattr(atlas, name), len(getattr(atlas, name))) for name in IN_ORDER_OF_IDS}
    other = dataclasses.replace(atlas, **{name: tuple(records) for name, records in shuffled.items()})
    assert other == atlas
    assert other.content_hash == atlas.content_hash


@given(atlases(most=2))
@settings(max_examples=20)
def test_any_change_changes_the_hash(atlas: Atlas) -> None:
    added = dataclasses.replace(atlas, countries=(*atlas.countries, Country("nl", names={})))  # type: ignore[arg-type]
    later = dataclasses.replace(atlas, as_of=PartialDate("9999-12"))
    fewer = dataclasses.replace(atlas, documents=atlas.documents[1:])
    hashes = {atlas.content_hash, added.content_hash, later.content_hash, fewer.content_hash}
    assert len(hashes) == (4 if atlas.documents else 3)


def test_the_canonical_form_knows_the_types_apart() -> None:
    city, network = Alias("/x", "en", RecordKind.CITY, "a"), Alias("/x", "en", RecordKind.NETWORK, "a")
    assert canonical_json(city) != canonical_json(network)
    with pytest.raises(TypeError):
        canonical_json(object())


@pytest.mark.parametrize(
    ("fields", "part"),
    [
        ({"cities": (City("x", "be", "X", 0, 0), City("x", "be", "Y", 0, 0))}, "“x” stands twice among the cities"),
        ({"aliases": (Alias("/x", "en", RecordKind.CITY, "a"),) * 2}, "“/x” stands twice among the aliases"),
        ({"languages": ()}, "at least one"),
        ({"languages": ("en", "en")}, "each stands once"),
        ({"languages": ("xx",)}, "no language “xx”"),
    ],
)
def test_what_stands_twice_or_nowhere_is_refused(fields: dict[str, object], part: str) -> None:
    with pytest.raises(RecordError) as caught:
        Atlas(PartialDate("2024"), **fields)  # type: ignore[arg-type]
    assert part in str(caught.value)


def _small() -> Atlas:
    networks = [Network(one, one, one, NetworkKind.TRANSNATIONAL) for one in ("eurocities", "sai")]
    cities = [City(one, "be", one, 50, 4, is_featured=one == "featured") for one in
              ("associate", "featured", "former", "member", "sai-only", "with-approach")]  # fmt: skip
    pairs = [
        ("associate", "eurocities", MembershipStatus.ASSOCIATE),
        ("former", "eurocities", MembershipStatus.FORMER),
        ("member", "sai", MembershipStatus.MEMBER),
        ("sai-only", "sai", MembershipStatus.ASSOCIATE),
    ]
    return Atlas(
        PartialDate("2024"),
        cities=tuple(cities),
        networks=tuple(networks),
        memberships=tuple(Membership(city, of, status, "s", PartialDate("2024")) for city, of, status in pairs),
        approaches=(Approach("with-approach-a", "with-approach", ("housing",)),),
    )


def test_which_cities_count_as_active() -> None:
    assert [city.id for city in _small().active_cities] == ["associate", "featured", "member", "with-approach"]
    assert [city.id for city in _small().featured_cities] == ["featured"]


def test_look_ups_follow_the_references() -> None:
    atlas = _small()
    assert [one.network_id for one in atlas.memberships_of("member")] == ["sai"]
    assert [one.city_id for one in atlas.members_of("sai")] == ["member", "sai-only"]
    assert [one.id for one in atlas.approaches_of("with-approach")] == ["with-approach-a"]
    assert [one.id for one in atlas.approaches_on("housing")] == ["with-approach-a"]
    assert len(atlas.cities_in("be")) == 6
    assert atlas.cities_in("xx") == ()
    assert atlas.city("member").id == "member"
    assert atlas.document(RecordKind.CITY, "member") is None


@pytest.mark.parametrize("look_up", ["country", "city", "network", "topic", "approach", "source", "page", "news_item"])
def test_an_unknown_record_is_named(look_up: str) -> None:
    with pytest.raises(UnknownRecordError, match="“nowhere”"):
        getattr(_small(), look_up)("nowhere")
