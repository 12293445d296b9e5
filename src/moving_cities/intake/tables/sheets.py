"""What a table is read into: a grid of words first, then rows under a header."""

from dataclasses import dataclass
from typing import TypeAlias

Grid: TypeAlias = list[list[str]]
"""The cells of a sheet from its first row and column on, each as one line of words; empty rows are kept."""

MAX_BYTES = 20_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 1_000
MAX_CELLS = 1_000_000
MAX_CELL_LENGTH = 20_000


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet as the file holds it.

    Attributes:
        name: of the sheet; empty for formats that have none.
        grid: its cells.
        merged: merged areas as first row, first column, last row, last column, from 0.
        remarks: what was noticed while reading, whole sentences.
    """

    name: str
    grid: Grid
    merged: tuple[tuple[int, int, int, int], ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table.

    Attributes:
        number: as a spreadsheet counts, from 1.
        cells: one per column.
        section: the country that stands as a heading above it in the table; empty where none does.
    """

    number: int
    cells: tuple[str, ...]
    section: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table.

    Attributes:
        letter: as a spreadsheet names it.
        header: what stands above it, lowest line last, joined by “ / ”.
    """

    letter: str
    header: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table that was read.

    Attributes:
        file_name: of the file.
        format: `csv`, `tsv`, `xlsx` or `ods`.
        sha256: of its bytes.
        name: of the sheet; empty for formats that have none.
        sheets: names of all sheets that hold something.
        columns: those that hold something.
        rows: those below the header that hold something, without totals and the like.
        remarks: what was found and left out, whole sentences.
    """

    file_name: str
    format: str
    sha256: str
    name: str
    sheets: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()

    def values(self, place: int) -> list[str]:
        """What the column at this place holds, without empty cells."""
        return [row.cells[place] for row in self.rows if row.cells[place]]


def letter(place: int) -> str:
    """How a spreadsheet names the column at this place, from 0: A to Z, AA..."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
