"""Rows to records: an atlas from the tables, one query per table."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from moving_cities.atlas import records
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import AtlasError
from moving_cities.atlas.frozen import FrozenMapping, Localized
from moving_cities.atlas.kinds import RecordKind, Standing
from moving_cities.atlas.snapshot import Atlas
from moving_cities.atlas.terms import Term, phrases
from moving_cities.desk.errors import BrokenRecordError, EmptyDeskError
from moving_cities.desk.exchange import facts, front
from moving_cities.desk.exchange.archived import read_archived
from moving_cities.desk.exchange.reading_words import read_documents
from moving_cities.desk.exchange.tables import Row, Table

Made = TypeVar("Made")
_NOTHING: Localized[str] = FrozenMapping()


def read_atlas(*, with_documents: bool = True) -> Atlas:
    """The atlas that the tables hold.

    Args:
        with_documents: whether to read the words and the archived documents too; the facts alone are enough to know
            addresses.

    Raises:
        EmptyDeskError: the tables hold no atlas.
        BrokenRecordError: a row breaks a rule of the atlas.
    """
    settings = front.SETTINGS.fetch()
    if not settings:
        raise EmptyDeskError
    return _made("atlas", Atlas)(
        as_of=PartialDate(settings[0][1]),
        languages=tuple(language for _, _, language in front.LANGUAGES.fetch()),
        countries=_countries(),
        cities=_cities(),
        networks=_networks(),
        memberships=_each(facts.MEMBERSHIPS, _membership),
        topics=_topics(),
        approaches=_approaches(),
        sources=_each(facts.SOURCES, _source),
        pages=_pages(),
        news=_news(),
        terms=_each(facts.TERMS, _term),
        archived=read_archived() if with_documents else (),
        documents=read_documents() if with_documents else (),
        aliases=_each(front.ALIASES, _alias),
        highlights=_each(front.HIGHLIGHTS, _highlight),
        credits=_each(front.CREDITS, lambda row: records.Credit(*row[2:])),
    )


def _made(place: str, make: Callable[..., Made]) -> Callable[..., Made]:
    def making(*args: Any, **kwargs: Any) -> Made:
        try:
            return make(*args, **kwargs)
        except AtlasError as error:
            raise BrokenRecordError(place, error) from error

    return making


def _each(table: Table, make: Callable[[Row], Made]) -> tuple[Made, ...]:
    """A record of every row; a row that makes none is named with its table."""
    made = []
    for row in table.fetch():
        try:
            made.append(make(row))
        except AtlasError as error:
            raise BrokenRecordError(f"{table.model._meta.model_name}/{row[0]}", error) from error
    return tuple(made)


def _localized(table: Table) -> Mapping[str, Localized[str]]:
    """Per record its values by language."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for record_id, language, value in table.fetch():
        groups[record_id][language] = value
    return {record_id: FrozenMapping(values) for record_id, values in groups.items()}


def _listed(rows: Iterable[Row]) -> Mapping[str, tuple[str, ...]]:
    """Per owner the last column of its rows, in their order."""
    groups: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        groups[row[0]].append(row[-1])
    return {owner: tuple(values) for owner, values in groups.items()}


def _countries() -> tuple[records.Country, ...]:
    names, slugs = _localized(facts.COUNTRY_NAMES), _localized(facts.COUNTRY_SLUGS)
    return _each(
        facts.COUNTRIES,
        lambda row: records.Country(row[0], names.get(row[0], _NOTHING), slugs.get(row[0], _NOTHING)),
    )


def _cities() -> tuple[records.City, ...]:
    names, slugs = _localized(facts.CITY_NAMES), _localized(facts.CITY_SLUGS)

    def city(row: Row) -> records.City:
        facts_by_name = dict(zip(facts.CITIES.columns, row, strict=True))
        record_id = row[0]
        return records.City(**facts_by_name, names=names.get(record_id, _NOTHING), slugs=slugs.get(record_id, _NOTHING))

    return _each(facts.CITIES, city)


def _networks() -> tuple[records.Network, ...]:
    slugs = _localized(facts.NETWORK_SLUGS)

    def network(row: Row) -> records.Network:
        record_id, name, short_name, kind, country_id, founded, website, source_id, declared_size = row
        return records.Network(
            id=record_id,
            name=name,
            short_name=short_name,
            kind=records.NetworkKind(kind),
            country_id=country_id or "",
            founded=founded,
            website=website,
            source_id=source_id or "",
            declared_size=declared_size,
            slugs=slugs.get(record_id, _NOTHING),
        )

    return _each(facts.NETWORKS, network)


def _membership(row: Row) -> records.Membership:
    city_id, network_id, status, source_id, retrieved, since_year, name_in_source, note = row
    return records.Membership(
        city_id=city_id,
        network_id=network_id,
        status=records.MembershipStatus(status),
        source_id=source_id,
        retrieved=PartialDate(retrieved),
        since_year=since_year,
        name_in_source=name_in_source,
        note=note,
    )


def _source(row: Row) -> records.Source:
    record_id, url, title, publisher, published_year, retrieved, language = row
    read_on = PartialDate(retrieved) if retrieved else None
    return records.Source(record_id, url, title, publisher, published_year, read_on, language)


def _topics() -> tuple[records.Topic, ...]:
    slugs = _localized(facts.TOPIC_SLUGS)
    return _each(facts.TOPICS, lambda row: records.Topic(row[0], slugs.get(row[0], _NOTHING)))


def _approaches() -> tuple[records.Approach, ...]:
    slugs = _localized(facts.APPROACH_SLUGS)
    topics, sources = _listed(facts.APPROACH_TOPICS.fetch()), _listed(facts.APPROACH_SOURCES.fetch())

    def approach(row: Row) -> records.Approach:
        record_id, city_id, start_year, end_year, standing, initiated_by = row
        return records.Approach(
            id=record_id,
            city_id=city_id,
            topic_ids=topics.get(record_id, ()),
            start_year=start_year,
            end_year=end_year,
            standing=Standing(standing),
            initiated_by=records.Initiator(initiated_by),
            source_ids=sources.get(record_id, ()),
            slugs=slugs.get(record_id, _NOTHING),
        )

    return _each(facts.APPROACHES, approach)


def _pages() -> tuple[records.Page, ...]:
    slugs = _localized(facts.PAGE_SLUGS)
    return _each(facts.PAGES, lambda row: records.Page(row[0], row[1], slugs.get(row[0], _NOTHING)))


def _news() -> tuple[records.NewsItem, ...]:
    slugs = _localized(facts.NEWS_SLUGS)

    def item(row: Row) -> records.NewsItem:
        record_id, published_on, country_id = row
        return records.NewsItem(record_id, PartialDate(published_on), country_id or "", slugs.get(record_id, _NOTHING))

    return _each(facts.NEWS, item)


def _term(row: Row) -> Term:
    concept, language, term, forms, avoid = row
    return Term(concept, language, term, phrases(forms), phrases(avoid))


def _alias(row: Row) -> records.Alias:
    path, language, kind, record_id = row
    return records.Alias(path, language, RecordKind(kind), record_id)


def _highlight(row: Row) -> records.Highlight:
    return records.Highlight(RecordKind(row[2]), row[3])
