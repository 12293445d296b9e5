"""Each field of a record refuses what it cannot be, by its name."""

import math
from typing import Any

import pytest

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.records import (
    Alias,
    Approach,
    City,
    Country,
    Credit,
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

VALID: dict[type[Any], dict[str, Any]] = {
    Country: {"id": "be", "names": FrozenMapping({"en": "Belgium"})},
    City: {"id": "gent", "country_id": "be", "name_local": "Gent", "latitude": 51.05, "longitude": 3.72},
    Network: {"id": "n", "name": "Network", "short_name": "N", "kind": NetworkKind.TRANSNATIONAL},
    Membership: {
        "city_id": "gent",
        "network_id": "n",
        "status": MembershipStatus.MEMBER,
        "source_id": "s-1",
        "retrieved": PartialDate("2024"),
    },
    Topic: {"id": "housing"},
    Approach: {"id": "gent-taskforce", "city_id": "gent"},
    Source: {"id": "s-1", "url": "https://example.org", "title": "A source"},
    Page: {"id": "about", "position": 1},
    NewsItem: {"id": "first", "published_on": PartialDate("2024-05-01")},
    Highlight: {"kind": RecordKind.CITY, "id": "gent"},
    Alias: {"path": "/en/old", "language": "en", "kind": RecordKind.CITY, "id": "gent"},
    Credit: {"name": "GeoNames", "what": "places", "url": "https://geonames.org", "licence": "CC BY 4.0"},
}


@pytest.mark.parametrize("record", VALID, ids=lambda record: record.__name__)
def test_the_examples_are_valid(record: type[Any]) -> None:
    """Else the refusals below could come from anything."""
    record(**VALID[record])


@pytest.mark.parametrize(
    ("record", "field", "value"),
    [
        (Country, "id", "BE"),
        (Country, "id", "zz1"),
        (Country, "id", "qq"),
        (Country, "names", FrozenMapping({"xx": "Belgium"})),
        (Country, "names", FrozenMapping({"en": ""})),
        (Country, "slugs", FrozenMapping({"en": "../be"})),
        (Country, "slugs", FrozenMapping({"xx": "be"})),
        (City, "id", "../etc"),
        (City, "id", ""),
        (City, "name_local", ""),
        (City, "name_local", "Gent\x00"),
        (City, "latitude", 90.5),
        (City, "latitude", math.nan),
        (City, "longitude", math.inf),
        (City, "longitude", -180.5),
        (City, "geonames_id", 0),
        (City, "wikidata_id", "1296"),
        (City, "population", -1),
        (City, "population", 2**31),
        (City, "population_source", " x"),
        (City, "note", "a\u202eb"),
        (City, "names", FrozenMapping({"en": "a\ufffd"})),
        (City, "slugs", FrozenMapping({"en": "Ghent"})),
        (Network, "name", ""),
        (Network, "short_name", ""),
        (Network, "country_id", "be"),
        (Network, "kind", NetworkKind.NATIONAL),
        (Network, "website", "javascript:alert(1)"),
        (Network, "website", "example.org"),
        (Network, "founded", 0),
        (Membership, "since_year", 10_000),
        (Membership, "since_year", 2025),
        (Membership, "name_in_source", "x "),
        (Approach, "topic_ids", ("housing", "housing")),
        (Approach, "source_ids", ("a b",)),
        (Approach, "start_year", -3),
        (Source, "url", ""),
        (Source, "url", "ftp://example.org"),
        (Source, "url", "https://example.org/a b"),
        (Source, "url", "https://example.org/e\u0301"),
        (Source, "title", ""),
        (Source, "language", "english"),
        (Source, "published_year", 0),
        (Page, "position", -1),
        (NewsItem, "id", "First"),
        (Highlight, "kind", RecordKind.PAGE),
        (Highlight, "id", "a/b"),
        (Alias, "path", "en/old"),
        (Alias, "path", "/en/old/"),
        (Alias, "path", "/en/../admin"),
        (Alias, "path", "/en/%2e%2e"),
        (Alias, "path", "/en/ä"),
        (Alias, "path", "/en/a\x7f"),
        (Alias, "path", "/"),
        (Alias, "language", "gr"),
        (Alias, "id", "a b"),
        (Credit, "url", "geonames.org"),
        (Credit, "licence", " x"),
    ],
)
def test_a_faulty_value_is_refused(record: type[Any], field: str, value: Any) -> None:
    with pytest.raises(RecordError) as caught:
        record(**{**VALID[record], field: value})
    assert caught.value.field == ("country_id" if field == "kind" and record is Network else field)
    assert str(caught.value).endswith((".", "…"))


def test_an_approach_cannot_end_before_it_began() -> None:
    with pytest.raises(RecordError, match="cannot end in 2015 before it began in 2020"):
        Approach("a", "gent", start_year=2020, end_year=2015)


def test_an_alias_of_a_listing_page_names_one_there_is() -> None:
    with pytest.raises(RecordError, match="no section “nowhere”"):
        Alias("/en/x", "en", RecordKind.SECTION, "nowhere")


def test_equal_places_are_equal_to_the_last_bit() -> None:
    one = City("x", "be", "X", 4, -0.0)
    other = City("x", "be", "X", 4.00000001, 0.0)
    assert one == other
    assert (repr(one.latitude), repr(one.longitude)) == (repr(other.latitude), repr(other.longitude)) == ("4.0", "0.0")


def test_names_and_slugs_fall_back_to_the_local_ones() -> None:
    city = City("gent", "be", "Gent", 51, 3, names=FrozenMapping({"en": "Ghent"}), slugs=FrozenMapping({"en": "ghent"}))
    assert (city.name("en"), city.name("pl")) == ("Ghent", "Gent")
    assert (city.slug("en"), city.slug("pl")) == ("ghent", "gent")
