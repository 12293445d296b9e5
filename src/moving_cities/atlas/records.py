"""The records of the atlas: facts, which have no language.

Every record has one id for ever: short, ASCII, never reused, the same in pack, desk, edition, API and
citation. Names and slugs per language hang on it. The words about a record are its `Document`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from moving_cities.atlas.checks import (
    check_address,
    check_id,
    check_names,
    check_number,
    check_once,
    check_plain,
    check_slugs,
    check_year,
)
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.frozen import FrozenMapping, Localized
from moving_cities.atlas.kinds import RecordKind, Section, Standing
from moving_cities.atlas.languages import is_language, is_language_tag
from moving_cities.atlas.sentences import say
from moving_cities.atlas.statistical_codes import check_lau_id, check_nuts3_id

_WIKIDATA = re.compile(r"Q[1-9]\d{0,14}", re.ASCII)
_NOT_IN_PATH = " \\?#\"'<>;{}%"
_NO_VALUES: Localized[str] = FrozenMapping()
HIGHLIGHTED = frozenset({RecordKind.CITY, RecordKind.NETWORK, RecordKind.APPROACH, RecordKind.NEWS})
"""The kinds of record that the home page can point at."""

COORDINATE_DECIMALS = 6
"""Decimals of a degree that are kept: a tenth of a metre, the same in every database and format."""


class MembershipStatus(StrEnum):
    """What a source proves about a city and a network."""

    MEMBER = "member"
    ASSOCIATE = "associate"
    FORMER = "former"


class NetworkKind(StrEnum):
    """How far a network reaches."""

    TRANSNATIONAL = "transnational"
    NATIONAL = "national"


class Initiator(StrEnum):
    """Who began an approach."""

    UNKNOWN = ""
    MUNICIPALITY = "municipality"
    CIVIL_SOCIETY = "civil_society"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class Country:
    """A country.

    Attributes:
        id: ISO 3166-1 alpha-2 code in lower case.
        names: by language (Unicode CLDR).
        slugs: by language; the id where a language has none.
    """

    id: str
    names: Localized[str]
    slugs: Localized[str] = _NO_VALUES

    def __post_init__(self) -> None:
        check_id(self.id)
        check_names(self.names)
        check_slugs(self.slugs)


@dataclass(frozen=True, slots=True)
class City:
    """A municipality: its facts.

    Attributes:
        id: from its local name.
        country_id: the country it lies in.
        name_local: its name in its own (first official) language and script.
        latitude: degrees north, WGS 84; of the municipality, never more precise; rounded to
            `COORDINATE_DECIMALS`.
        longitude: degrees east, WGS 84; likewise.
        is_featured: whether the atlas has a researched profile of it.
        names: exonyms by language; `name_local` where a language has none.
        slugs: by language; the id where a language has none.
        geonames_id: id in GeoNames.
        wikidata_id: id in Wikidata, such as Q1296.
        lau_id: code of the municipality in Eurostat's list of local administrative units, without the
            country; empty where that list has no unit for the whole municipality.
        nuts3_id: code of the region it lies in, by NUTS 2021, such as BE234.
        population: inhabitants, by `population_source`.
        population_source: where the figure comes from.
        note: a remark on the facts (what the coordinates stand for), in English.
    """

    id: str
    country_id: str
    name_local: str
    latitude: float
    longitude: float
    is_featured: bool = False
    names: Localized[str] = _NO_VALUES
    slugs: Localized[str] = _NO_VALUES
    geonames_id: int | None = None
    wikidata_id: str = ""
    lau_id: str = ""
    nuts3_id: str = ""
    population: int | None = None
    population_source: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        check_id(self.id)
        check_names(self.names)
        check_slugs(self.slugs)
        check_plain(name_local=self.name_local, population_source=self.population_source, note=self.note)
        check_number("geonames_id", self.geonames_id, least=1)
        check_number("population", self.population)
        if self.wikidata_id and not _WIKIDATA.fullmatch(self.wikidata_id):
            raise RecordError(
                "wikidata_id",
                say("“{wikidata_id}” is no id of Wikidata, such as Q1296.", wikidata_id=self.wikidata_id[:40]),
            )
        check_lau_id(self.country_id, self.lau_id)
        check_nuts3_id(self.country_id, self.nuts3_id)
        self._check_place()

    def name(self, code: str) -> str:
        """Its name for a reader of this language: the exonym if there is one, else the local name."""
        return self.names.get(code, self.name_local)

    def slug(self, code: str) -> str:
        """Its slug in this language."""
        return self.slugs.get(code, self.id)

    def _check_place(self) -> None:
        if not self.name_local:
            raise RecordError("name_local", say("A city needs its local name."))
        if not -90 <= self.latitude <= 90:
            raise RecordError(
                "latitude", say("A latitude lies between -90 and 90, not at {latitude}.", latitude=self.latitude)
            )
        if not -180 <= self.longitude <= 180:
            raise RecordError(
                "longitude", say("A longitude lies between -180 and 180, not at {longitude}.", longitude=self.longitude)
            )
        # Rounding keeps what a municipality's place can mean; adding 0.0 makes -0.0 and 0 the same 0.0.
        object.__setattr__(self, "latitude", round(float(self.latitude), COORDINATE_DECIMALS) + 0.0)
        object.__setattr__(self, "longitude", round(float(self.longitude), COORDINATE_DECIMALS) + 0.0)


@dataclass(frozen=True, slots=True)
class Network:
    """A network, declaration or programme that cities belong to. Its name is its own and is not translated.

    Attributes:
        id: for ever.
        name: its full name in its own language.
        short_name: as people call it.
        kind: national or transnational.
        country_id: of a national network; empty otherwise.
        founded: year.
        website: address, or empty.
        source_id: where its facts come from.
        declared_size: what the network or a source says about its size, in English, with the date.
        slugs: by language; the id where a language has none.
    """

    id: str
    name: str
    short_name: str
    kind: NetworkKind
    country_id: str = ""
    founded: int | None = None
    website: str = ""
    source_id: str = ""
    declared_size: str = ""
    slugs: Localized[str] = _NO_VALUES

    def __post_init__(self) -> None:
        check_id(self.id)
        check_slugs(self.slugs)
        check_plain(name=self.name, short_name=self.short_name, declared_size=self.declared_size)
        if not self.name:
            raise RecordError("name", say("A network needs a name."))
        if not self.short_name:
            raise RecordError("short_name", say("A network needs a short name."))
        if (self.kind is NetworkKind.NATIONAL) != bool(self.country_id):
            raise RecordError("country_id", say("A national network, and only a national one, names its country."))
        check_address("website", self.website)
        check_year("founded", self.founded)


@dataclass(frozen=True, slots=True)
class Membership:
    """That a city belongs, or belonged, to a network, as a source says. A pair stands once.

    Attributes:
        city_id: the city.
        network_id: the network.
        status: what the source proves.
        source_id: the source.
        since_year: year of joining, where the source gives it.
        retrieved: when the source was read; the statement is no proof of today.
        name_in_source: the city's name as the source writes it.
        note: a remark, in English; an associate's says what was proved.
    """

    city_id: str
    network_id: str
    status: MembershipStatus
    source_id: str
    retrieved: PartialDate
    since_year: int | None = None
    name_in_source: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        check_plain(name_in_source=self.name_in_source, note=self.note)
        check_year("since_year", self.since_year)

    @property
    def id(self) -> str:
        """The pair of its ids, `network.city`; both are for ever, so it is."""
        return f"{self.network_id}.{self.city_id}"


@dataclass(frozen=True, slots=True)
class Topic:
    """A field of policy that approaches are filed under. Its label is the title of its document."""

    id: str
    slugs: Localized[str] = _NO_VALUES

    def __post_init__(self) -> None:
        check_id(self.id)
        check_slugs(self.slugs)


@dataclass(frozen=True, slots=True)
class Approach:
    """Something that a city did: its facts. Its title and text are its document.

    Attributes:
        id: for ever; starts with the city's id.
        city_id: the city.
        topic_ids: the fields of policy, most important first.
        start_year: year it began.
        end_year: year it ended or is planned to end.
        standing: whether it runs; unknown where nothing proves it.
        initiated_by: who began it.
        source_ids: the sources of these facts.
        slugs: by language; the id where a language has none.
    """

    id: str
    city_id: str
    topic_ids: tuple[str, ...] = ()
    start_year: int | None = None
    end_year: int | None = None
    standing: Standing = Standing.UNKNOWN
    initiated_by: Initiator = Initiator.UNKNOWN
    source_ids: tuple[str, ...] = ()
    slugs: Localized[str] = _NO_VALUES

    def __post_init__(self) -> None:
        check_id(self.id)
        check_slugs(self.slugs)
        check_once("topic_ids", self.topic_ids)
        check_once("source_ids", self.source_ids)
        check_year("start_year", self.start_year)
        check_year("end_year", self.end_year)
        if self.start_year and self.end_year and self.end_year < self.start_year:
            raise RecordError(
                "end_year",
                say(
                    "It cannot end in {end_year} before it began in {start_year}.",
                    end_year=self.end_year,
                    start_year=self.start_year,
                ),
            )


@dataclass(frozen=True, slots=True)
class Source:
    """A published source that statements cite.

    Attributes:
        id: for ever.
        url: its address.
        title: its title, or a short description of our own.
        publisher: who published it.
        published_year: where known.
        retrieved: when it was read.
        language: code of its language; empty where unknown.
    """

    id: str
    url: str
    title: str
    publisher: str = ""
    published_year: int | None = None
    retrieved: PartialDate | None = None
    language: str = ""

    def __post_init__(self) -> None:
        check_id(self.id)
        check_plain(title=self.title, publisher=self.publisher)
        if not self.url:
            raise RecordError("url", say("A source needs its address."))
        if not self.title:
            raise RecordError("title", say("A source needs a title."))
        check_address("url", self.url)
        check_year("published_year", self.published_year)
        if self.language and not is_language_tag(self.language):
            raise RecordError(
                "language",
                say("“{language}” is not a language code, such as en or pt-br.", language=self.language[:20]),
            )


@dataclass(frozen=True, slots=True)
class Page:
    """A page about the atlas itself (about, method, data protection, accessibility, add your city).

    Attributes:
        id: for ever.
        position: its place in the menu, ascending.
        slugs: by language; the id where a language has none.
    """

    id: str
    position: int
    slugs: Localized[str] = _NO_VALUES

    def __post_init__(self) -> None:
        check_id(self.id)
        check_slugs(self.slugs)
        check_number("position", self.position)


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A dated piece of news; its words are its document.

    Attributes:
        id: for ever.
        published_on: the day it appeared.
        country_id: the country it is about, or empty.
        slugs: by language; the id where a language has none.
    """

    id: str
    published_on: PartialDate
    country_id: str = ""
    slugs: Localized[str] = _NO_VALUES

    def __post_init__(self) -> None:
        check_id(self.id)
        check_slugs(self.slugs)


@dataclass(frozen=True, slots=True)
class Highlight:
    """A record that the home page points at.

    Attributes:
        kind: city, network, approach or news.
        id: the record's id.
    """

    kind: RecordKind
    id: str

    def __post_init__(self) -> None:
        if self.kind not in HIGHLIGHTED:
            raise RecordError("kind", say("A highlight is a city, a network, an approach or a piece of news."))
        check_id(self.id)


@dataclass(frozen=True, slots=True)
class Alias:
    """An address that once was published, and the record that answers for it now.

    Attributes:
        path: from the root, with leading and without trailing slash, as it was published.
        language: the language the reader is sent to.
        kind: kind of the record.
        id: id of the record.
    """

    path: str
    language: str
    kind: RecordKind
    id: str

    def __post_init__(self) -> None:
        if not is_language(self.language):
            raise RecordError("language", say("There is no language “{language}”.", language=self.language[:20]))
        parts = self.path.split("/")
        if parts[0] or len(parts) < 2 or any(part in {"", ".", ".."} for part in parts[1:]):
            raise RecordError(
                "path",
                say("“{path}” is not an address; write /language/page without an end slash.", path=self.path[:60]),
            )
        if not self.path.isascii() or any(sign in self.path for sign in _NOT_IN_PATH):
            raise RecordError(
                "path", say("“{path}” holds a sign that an old address cannot have.", path=self.path[:60])
            )
        if not self.path.isprintable():
            raise RecordError("path", say("The address holds a control character."))
        if self.kind is RecordKind.SECTION and self.id not in set(Section):
            raise RecordError("id", say("There is no section “{id}”.", id=self.id[:40]))
        check_id(self.id)


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody whose data or work the atlas shows, as their licence asks.

    Attributes:
        name: who.
        what: what is taken from them, in English.
        url: their address.
        licence: the licence's name.
    """

    name: str
    what: str
    url: str
    licence: str

    def __post_init__(self) -> None:
        check_plain(name=self.name, what=self.what, licence=self.licence)
        check_address("url", self.url)
