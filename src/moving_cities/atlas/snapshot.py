"""The atlas at one moment: every record, frozen, with look-ups and a content hash."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import Any, TypeVar

import orjson

from moving_cities.atlas.archived import ArchivedDocument
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.documents import Document
from moving_cities.atlas.errors import RecordError, UnknownRecordError
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.languages import all_languages, is_language
from moving_cities.atlas.notation import write
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
    NewsItem,
    Page,
    Source,
    Topic,
)
from moving_cities.atlas.richtext import RichText
from moving_cities.atlas.sentences import say
from moving_cities.atlas.terms import Term

Found = TypeVar("Found")
Record = TypeVar(
    "Record",
    City,
    Country,
    Network,
    Topic,
    Approach,
    Source,
    Page,
    NewsItem,
    Membership,
    Term,
    ArchivedDocument,
)

_COLLECTIONS = (
    "countries",
    "cities",
    "networks",
    "memberships",
    "topics",
    "approaches",
    "sources",
    "pages",
    "news",
    "terms",
    "archived",
)
"""The fields of an atlas whose records have an id and stand in its order."""


@dataclass(frozen=True)
class Atlas:
    """The whole content at one moment. Records are kept in the order of their ids.

    Attributes:
        as_of: the date of the content; it stands on the pages, so that no build needs a clock.
        languages: codes of the languages to publish, in the order of the language switch.
        countries, cities, networks, memberships, topics, approaches, sources, pages, news: the facts.
        terms: the glossary that the words follow.
        archived: copies of documents that are sources; their bytes are kept elsewhere.
        documents: the words.
        aliases: addresses once published.
        highlights: what the home page points at, in order.
        credits: whose data is shown.

    Raises:
        RecordError: an id stands twice, or the languages are none, unknown or not each once.
    """

    as_of: PartialDate
    languages: tuple[str, ...] = field(default_factory=lambda: tuple(one.code for one in all_languages()))
    countries: tuple[Country, ...] = ()
    cities: tuple[City, ...] = ()
    networks: tuple[Network, ...] = ()
    memberships: tuple[Membership, ...] = ()
    topics: tuple[Topic, ...] = ()
    approaches: tuple[Approach, ...] = ()
    sources: tuple[Source, ...] = ()
    pages: tuple[Page, ...] = ()
    news: tuple[NewsItem, ...] = ()
    terms: tuple[Term, ...] = ()
    archived: tuple[ArchivedDocument, ...] = ()
    documents: tuple[Document, ...] = ()
    aliases: tuple[Alias, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    credits: tuple[Credit, ...] = ()

    def __post_init__(self) -> None:
        _check_languages(self.languages)
        for name in _COLLECTIONS:
            object.__setattr__(self, name, _ordered(getattr(self, name), name))
        documents = tuple(sorted(self.documents, key=lambda document: (document.kind, document.id)))
        _refuse_twice([f"{document.kind}/{document.id}" for document in documents], "documents")
        object.__setattr__(self, "documents", documents)
        aliases = tuple(sorted(self.aliases, key=lambda alias: alias.path))
        _refuse_twice([alias.path for alias in aliases], "aliases")
        object.__setattr__(self, "aliases", aliases)

    def country(self, record_id: str) -> Country:
        """The country of this id. Raises UnknownRecordError."""
        return _found(self._countries, record_id, "country")

    def city(self, record_id: str) -> City:
        """The city of this id. Raises UnknownRecordError."""
        return _found(self._cities, record_id, "city")

    def network(self, record_id: str) -> Network:
        """The network of this id. Raises UnknownRecordError."""
        return _found(self._networks, record_id, "network")

    def topic(self, record_id: str) -> Topic:
        """The topic of this id. Raises UnknownRecordError."""
        return _found(self._topics, record_id, "topic")

    def approach(self, record_id: str) -> Approach:
        """The approach of this id. Raises UnknownRecordError."""
        return _found(self._approaches, record_id, "approach")

    def source(self, record_id: str) -> Source:
        """The source of this id. Raises UnknownRecordError."""
        return _found(self._sources, record_id, "source")

    def page(self, record_id: str) -> Page:
        """The page of this id. Raises UnknownRecordError."""
        return _found(self._pages, record_id, "page")

    def news_item(self, record_id: str) -> NewsItem:
        """The piece of news of this id. Raises UnknownRecordError."""
        return _found(self._news, record_id, "news")

    def document(self, kind: RecordKind, record_id: str) -> Document | None:
        """The words of this record, if it has any."""
        return self._documents.get((kind, record_id))

    def cities_in(self, country_id: str) -> tuple[City, ...]:
        """The cities of this country, by id."""
        return self._cities_by_country.get(country_id, ())

    def memberships_of(self, city_id: str) -> tuple[Membership, ...]:
        """The memberships of this city, by network id."""
        return self._memberships_by_city.get(city_id, ())

    def members_of(self, network_id: str) -> tuple[Membership, ...]:
        """The memberships in this network, by city id."""
        return self._memberships_by_network.get(network_id, ())

    def approaches_of(self, city_id: str) -> tuple[Approach, ...]:
        """The approaches of this city, by id."""
        return self._approaches_by_city.get(city_id, ())

    def approaches_on(self, topic_id: str) -> tuple[Approach, ...]:
        """The approaches filed under this topic, by id."""
        return self._approaches_by_topic.get(topic_id, ())

    @cached_property
    def featured_cities(self) -> tuple[City, ...]:
        """The cities with a researched profile, by id."""
        return tuple(city for city in self.cities if city.is_featured)

    @cached_property
    def active_cities(self) -> tuple[City, ...]:
        """The cities that count as active, by id.

        A city counts when a source proves it a member of a network, an associate of one other than `sai`
        (whose associates of 2017 may never have run a project), or when it has an approach or a profile.
        Former memberships alone do not count.
        """
        return tuple(city for city in self.cities if self._is_active(city))

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 of the whole content in canonical JSON; equal content has an equal hash."""
        return hashlib.sha256(canonical_json(self)).hexdigest()

    def _is_active(self, city: City) -> bool:
        if city.is_featured or self.approaches_of(city.id):
            return True
        return any(counts_as_active(membership) for membership in self.memberships_of(city.id))

    @cached_property
    def _countries(self) -> dict[str, Country]:
        return {one.id: one for one in self.countries}

    @cached_property
    def _cities(self) -> dict[str, City]:
        return {one.id: one for one in self.cities}

    @cached_property
    def _networks(self) -> dict[str, Network]:
        return {one.id: one for one in self.networks}

    @cached_property
    def _topics(self) -> dict[str, Topic]:
        return {one.id: one for one in self.topics}

    @cached_property
    def _approaches(self) -> dict[str, Approach]:
        return {one.id: one for one in self.approaches}

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {one.id: one for one in self.sources}

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {one.id: one for one in self.pages}

    @cached_property
    def _news(self) -> dict[str, NewsItem]:
        return {one.id: one for one in self.news}

    @cached_property
    def _documents(self) -> dict[tuple[RecordKind, str], Document]:
        return {(one.kind, one.id): one for one in self.documents}

    @cached_property
    def _cities_by_country(self) -> dict[str, tuple[City, ...]]:
        return _grouped((city.country_id, city) for city in self.cities)

    @cached_property
    def _memberships_by_city(self) -> dict[str, tuple[Membership, ...]]:
        return _grouped((one.city_id, one) for one in self.memberships)

    @cached_property
    def _memberships_by_network(self) -> dict[str, tuple[Membership, ...]]:
        return _grouped((one.network_id, one) for one in self.memberships)

    @cached_property
    def _approaches_by_city(self) -> dict[str, tuple[Approach, ...]]:
        return _grouped((one.city_id, one) for one in self.approaches)

    @cached_property
    def _approaches_by_topic(self) -> dict[str, tuple[Approach, ...]]:
        return _grouped((topic_id, one) for one in self.approaches for topic_id in one.topic_ids)


def counts_as_active(membership: Membership) -> bool:
    """Whether a membership makes its city count as active (see `Atlas.active_cities`)."""
    if membership.status is MembershipStatus.MEMBER:
        return True
    return membership.status is MembershipStatus.ASSOCIATE and membership.network_id != "sai"


def canonical_json(value: object) -> bytes:
    """The value as JSON with sorted keys and named types: equal values give equal bytes, others do not."""
    options = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS
    return orjson.dumps(value, default=_encoded, option=options)


def _encoded(value: Any) -> Any:
    """What JSON has no form for: a text in its notation, a record as its type and fields, a mapping."""
    if isinstance(value, RichText):
        return {"": "RichText", "text": write(value)}
    if is_dataclass(value) and not isinstance(value, type):
        return {"": type(value).__name__, **{name: getattr(value, name) for name in _field_names(type(value))}}
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"A {type(value).__name__} has no canonical form.")


@cache
def _field_names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


def _check_languages(codes: tuple[str, ...]) -> None:
    if not codes or len(set(codes)) < len(codes):
        raise RecordError("languages", say("The languages are at least one, and each stands once."))
    for code in codes:
        if not is_language(code):
            raise RecordError("languages", say("There is no language “{code}”.", code=code))


def _ordered(records: tuple[Record, ...], name: str) -> tuple[Record, ...]:
    ordered = tuple(sorted(records, key=lambda record: record.id))
    _refuse_twice([record.id for record in ordered], name)
    return ordered


def _refuse_twice(ordered_ids: list[str], name: str) -> None:
    for one, other in pairwise(ordered_ids):
        if one == other:
            raise RecordError(name, say("The id “{id}” stands twice among the {collection}.", id=one, collection=name))


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    groups: dict[str, list[Any]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}


def _found(index: Mapping[str, Found], record_id: str, what: str) -> Found:
    try:
        return index[record_id]
    except KeyError:
        raise UnknownRecordError(
            say("The atlas has no {what} “{record_id}”.", what=what, record_id=record_id)
        ) from None
