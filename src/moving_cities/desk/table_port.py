"""The desk's side of tables: whoever can read them registers here, so that the desk need not know intake.

It is the port of `intake_port` once more, for tables instead of texts.
"""

from shlex import quote
from typing import Protocol

from moving_cities.atlas.sentences import say
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.errors import DeskError
from moving_cities.desk.port import Port
from moving_cities.desk.table_plans import TablePlan, TableSettings


class UnusableTableError(DeskError):
    """A table cannot be read or understood as it is. The message says why, and what to do."""


class SheetNeededError(UnusableTableError):
    """A file has several sheets, and nobody said which is meant.

    Attributes:
        sheets: their names.
    """

    def __init__(self, message: str, sheets: tuple[str, ...]) -> None:
        super().__init__(message)
        self.sheets = sheets
        self.next_command = f"moving-cities import-table FILE --sheet {quote(sheets[0]) if sheets else 'NAME'}"


class ColumnNeededError(UnusableTableError):
    """A column that is needed was not recognised.

    Attributes:
        plan: the table without rows, with what its columns were understood as.
    """

    next_command = "moving-cities import-table FILE --map COLUMN=FIELD"

    def __init__(self, message: str, plan: TablePlan) -> None:
        super().__init__(message)
        self.plan = plan


class TableReader(Protocol):
    """Reads tables and plans what taking them in would do."""

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """What a column can mean: the name of the field, and what it is."""

    def plan(self, content: bytes, name: str, settings: TableSettings, atlas: Atlas) -> TablePlan:
        """What taking this file into this atlas would do.

        Raises:
            SheetNeededError: it has several sheets; one must be named.
            ColumnNeededError: no column says which city is meant, or a setting names none there is.
            UnusableTableError: it cannot be read, or is refused.
        """


class NoTableReaderError(DeskError):
    """Nobody has registered who can read tables."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "This program was started without its reader of tables, so tables cannot be taken in. "
                "Start it with: moving-cities serve"
            )
        )


_PORT: Port[TableReader] = Port(NoTableReaderError)


def register_table_reader(reader: TableReader | None) -> None:
    """Makes this the reader of this process; None takes it away."""
    _PORT.register(reader)


def registered_table_reader() -> TableReader:
    """The reader of this process.

    Raises:
        NoTableReaderError: nobody has registered one.
    """
    return _PORT.registered()
