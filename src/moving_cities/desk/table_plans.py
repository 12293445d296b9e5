"""What taking a table in would do: a plan that says of every row what it means and why.

Whoever reads tables makes these plans; the desk shows them, and carries out what a person accepts of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from moving_cities.atlas.records import City, Membership, Source

TableRecord: TypeAlias = City | Membership | Source
"""A record that a table can bring."""


class RowState(StrEnum):
    """How a row stands to the atlas."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    CONFLICTING = "conflicting"
    UNRESOLVED = "unresolved"


CERTAIN_STATES = frozenset({RowState.NEW, RowState.CHANGED})
"""Rows that can be accepted all at once; others are accepted one by one, by their number."""


@dataclass(frozen=True, slots=True)
class Change:
    """A record before and after.

    Attributes:
        before: as the atlas holds it; None if it does not.
        after: as it shall be.
    """

    before: TableRecord | None
    after: TableRecord

    @property
    def collection(self) -> str:
        """The field of the atlas that the record stands in."""
        return collection_of(self.after)


def collection_of(record: TableRecord) -> str:
    """The field of the atlas that such a record stands in."""
    if isinstance(record, City):
        return "cities"
    return "memberships" if isinstance(record, Membership) else "sources"


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that an uncertain row can mean; naming it makes the row certain.

    Attributes:
        key: how it is named: the id of a city, `geonames:` and an id of GeoNames, or `new`.
        words: the place, and why it may be meant.
    """

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row of the table, and what it would do.

    Attributes:
        number: of the row, as the spreadsheet counts.
        shown: what the row says, in short.
        state: how it stands to the atlas.
        reason: why, whole sentences.
        remedy: what a person can do about it, a whole sentence; empty where nothing need be done.
        changes: what accepting the row would change; nothing where it cannot be accepted as it is.
        choices: the places that it may mean, where that is the question.
    """

    number: int
    shown: str
    state: RowState
    reason: str
    remedy: str = ""
    changes: tuple[Change, ...] = ()
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """A column, and what it was understood as.

    Attributes:
        letter: as a spreadsheet names it.
        header: what stands above it.
        field: what it means, such as `city`; empty where it is left out.
        confidence: 0 to 1.
        reason: why, a whole sentence.
        example: the first value in it.
    """

    letter: str
    header: str
    field: str
    confidence: float
    reason: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class TableSettings:
    """What a person says about a table; empty where the reader shall find it out.

    Attributes:
        sheet: name of the sheet.
        network: id of the network that the cities belong to, where no column says it.
        source: id or address of the source, where no column gives it.
        source_title: title of the source, if the atlas does not have it yet.
        retrieved: when the source was read, where no column says it.
        columns: fields by the letter or header of a column, over what was recognised.
        places: by row number the key of a `Choice`.
        today: the date that new rows get where nothing else gives one.
    """

    sheet: str = ""
    network: str = ""
    source: str = ""
    source_title: str = ""
    retrieved: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[int, str] = field(default_factory=dict)
    today: str = ""


@dataclass(frozen=True, slots=True)
class TablePlan:
    """A table that was read, and what taking it in would do.

    Attributes:
        file_name: of the file.
        format: `csv`, `tsv`, `xlsx` or `ods`.
        sha256: of the bytes of the file.
        sheet: name of the sheet; empty for formats that have none.
        sheets: names of all sheets that hold something.
        remarks: what was found and left out while reading, whole sentences.
        columns: what every column was understood as.
        rows: in the order of the table.
    """

    file_name: str
    format: str
    sha256: str
    sheet: str
    sheets: tuple[str, ...]
    remarks: tuple[str, ...]
    columns: tuple[ColumnUse, ...]
    rows: tuple[PlannedRow, ...]

    def count(self, state: RowState) -> int:
        """How many rows are in this state."""
        return sum(row.state is state for row in self.rows)

    def in_state(self, state: RowState) -> tuple[PlannedRow, ...]:
        """The rows in this state."""
        return tuple(row for row in self.rows if row.state is state)
