"""Networks, and which cities belong to them."""

from dataclasses import dataclass
from enum import StrEnum

from moving_cities.atlas.checks import check_address, check_id, check_plain, check_slugs, check_year
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.frozen import NO_VALUES, Localized
from moving_cities.atlas.sentences import say


class NetworkKind(StrEnum):
    """How far a network reaches."""

    TRANSNATIONAL = "transnational"
    NATIONAL = "national"


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
    slugs: Localized[str] = NO_VALUES

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


class MembershipStatus(StrEnum):
    """What a source proves about a city and a network."""

    MEMBER = "member"
    ASSOCIATE = "associate"
    FORMER = "former"


@dataclass(frozen=True, slots=True)
class Membership:
    """That a city belongs, or belonged, to a network, as a source says. A pair stands once.

    Attributes:
        city_id: the city.
        network_id: the network.
        status: what the source proves.
        source_id: the source.
        since_year: year of joining, where the source gives it; not after the year of `retrieved`.
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
        if self.since_year and self.since_year > self.retrieved.year:
            raise RecordError(
                "since_year",
                say(
                    "A source that was read in {read} cannot say that a city joined in {since_year}.",
                    read=self.retrieved.year,
                    since_year=self.since_year,
                ),
            )

    @property
    def id(self) -> str:
        """The pair of its ids, `network.city`; both are for ever, so it is."""
        return f"{self.network_id}.{self.city_id}"
