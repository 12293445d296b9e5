"""The tables of the facts, parents before those that refer to them."""

from collections.abc import Callable, Iterator

from django.db.models import Model

from moving_cities.atlas import records
from moving_cities.atlas.snapshot import Atlas
from moving_cities.atlas.terms import written_phrases
from moving_cities.desk import models
from moving_cities.desk.exchange.tables import Row, Table, a_list, localized_rows, positioned_rows

Slugged = (
    records.Country
    | records.City
    | records.Network
    | records.Topic
    | records.Approach
    | records.Page
    | records.NewsItem
)


def _slugs(model: type[Model], of: Callable[[Atlas], tuple[Slugged, ...]]) -> Table:
    return a_list(
        model,
        "record_id",
        ("language", "slug"),
        lambda atlas: (row for one in of(atlas) for row in localized_rows(one.id, one.slugs)),
    )


def _names(model: type[Model], of: Callable[[Atlas], tuple[records.Country | records.City, ...]]) -> Table:
    return a_list(
        model,
        "record_id",
        ("language", "name"),
        lambda atlas: (row for one in of(atlas) for row in localized_rows(one.id, one.names)),
    )


def _source_rows(atlas: Atlas) -> Iterator[Row]:
    for one in atlas.sources:
        yield (
            one.id, one.url, one.title, one.publisher, one.published_year, one.retrieved or "", one.language,
        )  # fmt: skip


def _city_rows(atlas: Atlas) -> Iterator[Row]:
    for one in atlas.cities:
        yield (
            one.id, one.country_id, one.name_local, one.latitude, one.longitude, one.is_featured,
            one.geonames_id, one.wikidata_id, one.lau_id, one.nuts3_id, one.population, one.population_source,
            one.note,
        )  # fmt: skip


def _network_rows(atlas: Atlas) -> Iterator[Row]:
    for one in atlas.networks:
        yield (
            one.id, one.name, one.short_name, one.kind.value, one.country_id or None, one.founded,
            one.website, one.source_id or None, one.declared_size,
        )  # fmt: skip


def _membership_rows(atlas: Atlas) -> Iterator[Row]:
    for one in atlas.memberships:
        yield (
            one.city_id, one.network_id, one.status.value, one.source_id, str(one.retrieved),
            one.since_year, one.name_in_source, one.note,
        )  # fmt: skip


def _approach_rows(atlas: Atlas) -> Iterator[Row]:
    for one in atlas.approaches:
        yield (
            one.id, one.city_id, one.start_year, one.end_year, one.standing.value, one.initiated_by.value,
        )  # fmt: skip


def _term_rows(atlas: Atlas) -> Iterator[Row]:
    for one in atlas.terms:
        yield one.concept, one.language, one.term, written_phrases(one.forms), written_phrases(one.avoid)


COUNTRIES = Table(models.Country, ("id",), lambda atlas: ((one.id,) for one in atlas.countries))
COUNTRY_NAMES = _names(models.CountryName, lambda atlas: atlas.countries)
COUNTRY_SLUGS = _slugs(models.CountrySlug, lambda atlas: atlas.countries)
SOURCES = Table(
    models.Source,
    ("id", "url", "title", "publisher", "published_year", "retrieved", "language"),
    _source_rows,
)
CITIES = Table(
    models.City,
    (
        "id", "country_id", "name_local", "latitude", "longitude", "is_featured", "geonames_id",
        "wikidata_id", "lau_id", "nuts3_id", "population", "population_source", "note",
    ),
    _city_rows,
)  # fmt: skip
CITY_NAMES = _names(models.CityName, lambda atlas: atlas.cities)
CITY_SLUGS = _slugs(models.CitySlug, lambda atlas: atlas.cities)
NETWORKS = Table(
    models.Network,
    (
        "id", "name", "short_name", "kind", "country_id", "founded", "website", "source_id",
        "declared_size",
    ),
    _network_rows,
)  # fmt: skip
NETWORK_SLUGS = _slugs(models.NetworkSlug, lambda atlas: atlas.networks)
MEMBERSHIPS = Table(
    models.Membership,
    (
        "city_id", "network_id", "status", "source_id", "retrieved", "since_year", "name_in_source",
        "note",
    ),
    _membership_rows,
    key=("network_id", "city_id"),
)  # fmt: skip
TOPICS = Table(models.Topic, ("id",), lambda atlas: ((one.id,) for one in atlas.topics))
TOPIC_SLUGS = _slugs(models.TopicSlug, lambda atlas: atlas.topics)
APPROACHES = Table(
    models.Approach,
    ("id", "city_id", "start_year", "end_year", "standing", "initiated_by"),
    _approach_rows,
)
APPROACH_SLUGS = _slugs(models.ApproachSlug, lambda atlas: atlas.approaches)
APPROACH_TOPICS = a_list(
    models.ApproachTopic,
    "approach_id",
    ("sort_order", "topic_id"),
    lambda atlas: (row for one in atlas.approaches for row in positioned_rows(one.id, one.topic_ids)),
)
APPROACH_SOURCES = a_list(
    models.ApproachSource,
    "approach_id",
    ("sort_order", "source_id"),
    lambda atlas: (row for one in atlas.approaches for row in positioned_rows(one.id, one.source_ids)),
)
PAGES = Table(models.Page, ("id", "position"), lambda atlas: ((one.id, one.position) for one in atlas.pages))
PAGE_SLUGS = _slugs(models.PageSlug, lambda atlas: atlas.pages)
NEWS = Table(
    models.NewsItem,
    ("id", "published_on", "country_id"),
    lambda atlas: ((one.id, str(one.published_on), one.country_id or None) for one in atlas.news),
)
NEWS_SLUGS = _slugs(models.NewsItemSlug, lambda atlas: atlas.news)
TERMS = Table(models.Term, ("concept", "language", "term", "forms", "avoid"), _term_rows, key=("concept", "language"))

FACTS = (
    COUNTRIES, COUNTRY_NAMES, COUNTRY_SLUGS, SOURCES, CITIES, CITY_NAMES, CITY_SLUGS, NETWORKS,
    NETWORK_SLUGS, MEMBERSHIPS, TOPICS, TOPIC_SLUGS, APPROACHES, APPROACH_SLUGS, APPROACH_TOPICS,
    APPROACH_SOURCES, PAGES, PAGE_SLUGS, NEWS, NEWS_SLUGS, TERMS,
)  # fmt: skip
