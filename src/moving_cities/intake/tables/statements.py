"""What a row says, read value by value; what cannot be read is kept as a complaint."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.records import MembershipStatus
from moving_cities.atlas.sentences import say
from moving_cities.intake.tables import values as read
from moving_cities.intake.tables.field_names import Field
from moving_cities.intake.tables.mapping import ColumnMapping
from moving_cities.intake.tables.sheets import Row

Value = TypeVar("Value")

_MAX_NOTE = 2_000


@dataclass(slots=True)
class Statement:
    """What one row says.

    Attributes:
        number: of the row.
        city, city_id, country, network, source, source_title, note, name_in_source: its words; empty where it
            says nothing.
        country_id: the code of the country; empty where it names none that is known.
        status: of the membership; `values.NO_MEMBER` where it says that the city is none.
        since, date, population, place, geonames_id, wikidata_id, lau_code, nuts3_id: None where it says nothing.
        complaints: what could not be read, whole sentences.
    """

    number: int
    city: str = ""
    city_id: str = ""
    country: str = ""
    country_id: str = ""
    network: str = ""
    source: str = ""
    source_title: str = ""
    note: str = ""
    name_in_source: str = ""
    status: MembershipStatus | str | None = None
    since: int | None = None
    date: PartialDate | None = None
    population: int | None = None
    place: tuple[float, float] | None = None
    geonames_id: int | None = None
    wikidata_id: str | None = None
    lau_code: str | None = None
    nuts3_id: str | None = None
    complaints: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """The row in short."""
        parts = [self.city or self.city_id, self.country, self.network, str(self.since or "")]
        return " · ".join(part for part in parts if part)


class Reader:
    """Reads the rows of a table whose columns are known."""

    def __init__(self, mapping: ColumnMapping, today: PartialDate) -> None:
        self._places = {one: mapping.place(one) for one in Field}
        self._today = today

    def read(self, row: Row) -> Statement:
        """What the row says."""
        said = Statement(row.number)
        for name in ("city", "city_id", "network", "source", "source_title", "name_in_source"):
            setattr(said, name, self._words(row, Field(name)))
        said.note = self._words(row, Field.NOTE)[:_MAX_NOTE]
        self._read_country(row, said)
        said.status = self._value(
            row, Field.STATUS, read.status, said, say("a status (member, associate or former; yes or no)")
        )
        said.since = self._value(
            row,
            Field.SINCE,
            read.year,
            said,
            say("a year between {first} and {last}", first=str(read.FIRST_YEAR), last=self._today[:4]),
        )
        said.date = self._value(row, Field.DATE, read.partial_date, said, say("a date (2024, 2024-03 or 2024-03-15)"))
        self._complain_of_future(row, said)
        said.population = self._value(row, Field.POPULATION, read.whole_number, said, say("a number of inhabitants"))
        said.geonames_id = self._value(row, Field.GEONAMES, read.geonames_id, said, say("an id of GeoNames"))
        said.wikidata_id = self._value(row, Field.WIKIDATA, read.wikidata_id, said, say("an id of Wikidata"))
        said.lau_code = self._value(row, Field.LAU, read.lau_code, said, say("a code of a municipality"))
        said.nuts3_id = self._value(row, Field.NUTS3, read.nuts3_id, said, say("a code of a NUTS 3 region"))
        said.place = self._place(row, said)
        if said.population is not None and said.population >= 2**31:
            said.complaints.append(
                say("{population:,} inhabitants are more than there are anywhere.", population=said.population)
            )
            said.population = None
        return said

    def _read_country(self, row: Row, said: Statement) -> None:
        said.country = self._words(row, Field.COUNTRY) or row.section
        said.country_id = read.country(said.country) if said.country else ""
        if said.country and not said.country_id:
            said.complaints.append(say("“{country}” is no country that is known here.", country=said.country))

    def _place(self, row: Row, said: Statement) -> tuple[float, float] | None:
        both = self._value(row, Field.COORDINATES, read.coordinates, said, say("a pair of coordinates"))
        latitude = self._value(row, Field.LATITUDE, lambda one: read.degrees(one, 90), said, say("a latitude"))
        longitude = self._value(row, Field.LONGITUDE, lambda one: read.degrees(one, 180), said, say("a longitude"))
        if both is not None or latitude is None or longitude is None:
            return both
        return latitude, longitude

    def _complain_of_future(self, row: Row, said: Statement) -> None:
        """Nobody has joined, and nothing was read, on a day that is still to come."""
        since = PartialDate(str(said.since)) if said.since is not None else None
        for one, date in ((Field.SINCE, since), (Field.DATE, said.date)):
            if date is not None and read.is_after(date, self._today):
                words = self._words_as_given(row, one)[:60]
                said.complaints.append(say("“{words}” lies in the future.", words=words))

    def _words(self, row: Row, one: Field) -> str:
        place = self._places[one]
        words = row.cells[place] if place is not None else ""
        if "\ufffd" in words:
            return "" if one is Field.NOTE else words
        return "" if read.is_unknown(words) else words

    def _value(
        self, row: Row, one: Field, make: Callable[[str], Value | None], said: Statement, what: str
    ) -> Value | None:
        words = self._words_as_given(row, one)
        if not words:
            return None
        value = make(words)
        if value is None and not read.is_unknown(words):
            said.complaints.append(say("“{words}” is not {what}.", words=words[:60], what=what))
        return value

    def _words_as_given(self, row: Row, one: Field) -> str:
        place = self._places[one]
        return row.cells[place] if place is not None else ""


def differing(before: Any, values: dict[str, Any]) -> dict[str, Any]:
    """Of these values of a record, those that it does not have already."""
    return {name: value for name, value in values.items() if getattr(before, name) != value}
