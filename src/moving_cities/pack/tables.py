"""The tables of a pack: which records stand in which file, and what each column says.

A column is named as the field of the record that it fills, so one description serves reading and writing.
"""

from dataclasses import dataclass
from typing import Any

from moving_cities.atlas.archived import ArchivedDocument
from moving_cities.atlas.kinds import RecordKind, Standing
from moving_cities.atlas.records import (
    Alias,
    Approach,
    City,
    Country,
    Initiator,
    Membership,
    MembershipStatus,
    Network,
    NetworkKind,
    NewsItem,
    Page,
    Source,
    Topic,
)
from moving_cities.atlas.terms import Term
from moving_cities.pack.cells import (
    DATE,
    DECIMAL,
    IDS,
    LANGUAGE,
    NEEDED,
    OPTIONAL_DATE,
    OPTIONAL_WHOLE,
    PHRASES,
    SLUG,
    TEXT,
    WHOLE,
    YES,
    Form,
    choice,
)
from moving_cities.pack.layout import DOCUMENTS_FILE


@dataclass(frozen=True, slots=True)
class Table:
    """One CSV file of a pack.

    Attributes:
        file: its name.
        collection: the field of the Atlas that holds its records; empty for names and slugs.
        reference: what references call such a record (`city`, `source`…); empty where none can.
        record: makes a record of the values of a row.
        columns: name and form of each column, in order.
        key: the columns that together stand once in the file.
        has_names: whether `names.csv` belongs to its records.
        has_slugs: whether `slugs.csv` belongs to its records.
    """

    file: str
    collection: str
    reference: str
    record: type[Any]
    columns: dict[str, Form[Any]]
    key: tuple[str, ...] = ("id",)
    has_names: bool = False
    has_slugs: bool = False


@dataclass(frozen=True, slots=True)
class LocalName:
    """A row of `names.csv`: what a place is called in a language."""

    kind: RecordKind
    id: str
    language: str
    name: str


@dataclass(frozen=True, slots=True)
class LocalSlug:
    """A row of `slugs.csv`: the slug of a record in a language."""

    kind: RecordKind
    id: str
    language: str
    slug: str


COUNTRIES = Table(
    "countries.csv", "countries", RecordKind.COUNTRY, Country, {"id": TEXT}, has_names=True, has_slugs=True
)
CITIES = Table(
    "cities.csv",
    "cities",
    RecordKind.CITY,
    City,
    {
        "id": TEXT,
        "country_id": TEXT,
        "name_local": NEEDED,
        "latitude": DECIMAL,
        "longitude": DECIMAL,
        "is_featured": YES,
        "geonames_id": OPTIONAL_WHOLE,
        "wikidata_id": TEXT,
        "lau_id": TEXT,
        "nuts3_id": TEXT,
        "population": OPTIONAL_WHOLE,
        "population_source": TEXT,
        "note": TEXT,
    },
    has_names=True,
    has_slugs=True,
)
NETWORKS = Table(
    "networks.csv",
    "networks",
    RecordKind.NETWORK,
    Network,
    {
        "id": TEXT,
        "name": NEEDED,
        "short_name": NEEDED,
        "kind": choice(NetworkKind),
        "country_id": TEXT,
        "founded": OPTIONAL_WHOLE,
        "website": TEXT,
        "source_id": TEXT,
        "declared_size": TEXT,
    },
    has_slugs=True,
)
MEMBERSHIPS = Table(
    "memberships.csv",
    "memberships",
    "",
    Membership,
    {
        "network_id": TEXT,
        "city_id": TEXT,
        "status": choice(MembershipStatus),
        "since_year": OPTIONAL_WHOLE,
        "source_id": TEXT,
        "retrieved": DATE,
        "name_in_source": TEXT,
        "note": TEXT,
    },
    key=("network_id", "city_id"),
)
TOPICS = Table("topics.csv", "topics", RecordKind.TOPIC, Topic, {"id": TEXT}, has_slugs=True)
APPROACHES = Table(
    "approaches.csv",
    "approaches",
    RecordKind.APPROACH,
    Approach,
    {
        "id": TEXT,
        "city_id": TEXT,
        "topic_ids": IDS,
        "start_year": OPTIONAL_WHOLE,
        "end_year": OPTIONAL_WHOLE,
        "standing": choice(Standing),
        "initiated_by": choice(Initiator),
        "source_ids": IDS,
    },
    has_slugs=True,
)
SOURCES = Table(
    "sources.csv",
    "sources",
    "source",
    Source,
    {
        "id": TEXT,
        "url": NEEDED,
        "title": NEEDED,
        "publisher": TEXT,
        "published_year": OPTIONAL_WHOLE,
        "retrieved": OPTIONAL_DATE,
        "language": TEXT,
    },
)
PAGES = Table("pages.csv", "pages", RecordKind.PAGE, Page, {"id": TEXT, "position": WHOLE}, has_slugs=True)
NEWS = Table(
    "news.csv",
    "news",
    RecordKind.NEWS,
    NewsItem,
    {"id": TEXT, "published_on": DATE, "country_id": TEXT},
    has_slugs=True,
)
GLOSSARY = Table(
    "glossary.csv",
    "terms",
    "",
    Term,
    {"concept": TEXT, "language": LANGUAGE, "term": NEEDED, "forms": PHRASES, "avoid": PHRASES},
    key=("concept", "language"),
)
ALIASES = Table(
    "aliases.csv",
    "aliases",
    "",
    Alias,
    {"path": NEEDED, "language": LANGUAGE, "kind": choice(RecordKind), "id": TEXT},
    key=("path",),
)
DOCUMENTS = Table(
    DOCUMENTS_FILE,
    "archived",
    "",
    ArchivedDocument,
    {
        "id": TEXT,
        "source_id": TEXT,
        "file_name": NEEDED,
        "media_type": TEXT,
        "sha256": TEXT,
        "size_bytes": WHOLE,
        "copied_on": DATE,
        "licence": NEEDED,
        "rights": TEXT,
        "pages": WHOLE,
        "is_scan": YES,
        "language": TEXT,
    },
)
NAMES = Table(
    "names.csv",
    "",
    "",
    LocalName,
    {"kind": choice(RecordKind), "id": TEXT, "language": LANGUAGE, "name": NEEDED},
    key=("kind", "id", "language"),
)
SLUGS = Table(
    "slugs.csv",
    "",
    "",
    LocalSlug,
    {"kind": choice(RecordKind), "id": TEXT, "language": LANGUAGE, "slug": SLUG},
    key=("kind", "id", "language"),
)

RECORD_TABLES = (
    COUNTRIES, CITIES, NETWORKS, MEMBERSHIPS, TOPICS, APPROACHES, SOURCES, PAGES, NEWS, GLOSSARY, ALIASES,
)  # fmt: skip
"""The tables whose rows are records of the atlas, and which stand in every pack."""

TABLES = (*RECORD_TABLES, NAMES, SLUGS)
"""Every table of a pack; each stands in every pack, if only with its header line."""

ALL_TABLES = (*TABLES, DOCUMENTS)
"""These and the one that only a pack with archived documents has."""
