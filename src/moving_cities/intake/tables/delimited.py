"""CSV and its relatives: separator and quotation found by trying, and said.

The separator is the one with which most rows have the same number of cells and the header is made of names that
are known. Python's own `csv.Sniffer` guesses from letter counts and takes a letter of the text for a separator.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from moving_cities.atlas.sentences import say
from moving_cities.intake.formats.encodings import decoded
from moving_cities.intake.tables.errors import TableFormatError
from moving_cities.intake.tables.field_names import is_field_name
from moving_cities.intake.tables.sheets import MAX_CELL_LENGTH, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Grid, RawSheet

_SEPARATORS = {"\t": say("tab stops"), ";": say("semicolons"), "|": say("vertical bars"), ",": say("commas")}
"""In this order where two fit equally: a comma is also a sign of numbers and sentences."""

_SAMPLE_ROWS = 200
_SAMPLE_CHARACTERS = 200_000
_LINES_IN_A_CELL = 30
_MOSTLY = 0.8


class _Dialect(NamedTuple):
    separator: str
    quote: str


def read_delimited(content: bytes) -> RawSheet:
    """The cells of a file of separated values.

    Raises:
        TableFormatError: it is no text, or larger than any list of cities is.
    """
    text, said = decoded(content)
    remarks = [said] if said else []
    text, named = _without_separator_line(text.replace("\r\n", "\n").replace("\r", "\n"))
    dialect = _Dialect(named, '"') if named else _guessed(text[:_SAMPLE_CHARACTERS])
    grid, remark = _parsed(text, dialect)
    if dialect.separator:
        remarks.append(
            say(
                "The cells are separated by {signs}.", signs=_SEPARATORS.get(dialect.separator, repr(dialect.separator))
            )
        )
    else:
        remarks.append(say("The file has one column: a line is a cell."))
    return RawSheet("", grid, remarks=tuple(filter(None, [*remarks, remark])))


def _without_separator_line(text: str) -> tuple[str, str]:
    """Excel may write its separator into a first line `sep=;`, which is no row."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == len("sep=;"):
        return "\n" + rest, first[-1]
    return text, ""


def _guessed(sample: str) -> _Dialect:
    best, most = _Dialect("", '"'), 0.0
    for separator in _SEPARATORS:
        score = _score(sample, _Dialect(separator, '"'))
        if score > most * 1.001:
            best, most = _Dialect(separator, '"'), score
    cells = [cell for row in _rows(sample, best, limit=_SAMPLE_ROWS) for cell in row if cell]
    single = sum(len(cell) > 1 and cell[0] == cell[-1] == "'" for cell in cells)
    return best._replace(quote="'") if single > _MOSTLY * len(cells) else best


def _score(sample: str, dialect: _Dialect) -> float:
    """How well a separator fits: rows of equal length, several cells, known names in one of the first rows."""
    rows = [row for row in _rows(sample, dialect, limit=_SAMPLE_ROWS) if any(row)]
    if not rows:
        return 0.0
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if not widths:
        return 0.0
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]))
    names = max(sum(is_field_name(cell) for cell in row) for row in rows[:10])
    return float(count / len(rows) * min(width, 10) ** 0.2 + names)


def _rows(text: str, dialect: _Dialect, limit: int, *, is_strict: bool = False) -> Iterator[list[str]]:
    lines = io.StringIO(text)
    settings = {"strict": is_strict, "skipinitialspace": dialect.separator != "\t"}
    reader = (
        csv.reader(lines, delimiter=dialect.separator or "\x1f", quotechar=dialect.quote, **settings)  # type: ignore[arg-type]
        if dialect.quote
        else csv.reader(lines, delimiter=dialect.separator or "\x1f", quoting=csv.QUOTE_NONE)
    )
    try:
        for count, row in enumerate(reader):
            if count >= limit:
                return
            yield row
    except csv.Error as error:
        if is_strict or "field larger" in str(error):
            raise


def _parsed(text: str, dialect: _Dialect) -> tuple[Grid, str]:
    """All rows; quotation marks count as ordinary signs where one of them is never closed."""
    try:
        grid = _limited(_rows(text, dialect, MAX_ROWS + 1, is_strict=True))
        if not _has_swallowed(grid):
            return grid, ""
        is_open = True
    except csv.Error as error:
        is_open = "unexpected end of data" in str(error)
    try:
        if is_open:
            return _without_quotes(text, dialect.separator)
        grid = _limited(_rows(text, dialect, MAX_ROWS + 1))
        if not _has_swallowed(grid):
            return grid, say("Some quotation marks stand within cells; they were read as ordinary signs there.")
        return _without_quotes(text, dialect.separator)
    except csv.Error:
        raise TableFormatError(
            say("A cell of the file is longer than any cell of a list is. Send the table alone.")
        ) from None


def _without_quotes(text: str, separator: str) -> tuple[Grid, str]:
    grid = _limited(_rows(text, _Dialect(separator, ""), MAX_ROWS + 1))
    return grid, say("A quotation mark is never closed, so quotation marks were read as ordinary signs.")


def _limited(rows: Iterator[list[str]]) -> Grid:
    grid: Grid = []
    cells = 0
    for row in rows:
        cells += len(row)
        if len(grid) >= MAX_ROWS or len(row) > MAX_COLUMNS or cells > MAX_CELLS:
            raise TableFormatError(too_large(len(grid) + 1, len(row)))
        if any(len(cell) > MAX_CELL_LENGTH for cell in row):
            raise TableFormatError(
                say(
                    "A cell of row {number:,} has more than {max_cell_length:,} characters. Send the table alone.",
                    number=len(grid) + 1,
                    max_cell_length=MAX_CELL_LENGTH,
                )
            )
        grid.append(row)
    return grid


def _has_swallowed(grid: Grid) -> bool:
    """Whether a cell holds many lines, as it does when a quotation mark opens and is never closed."""
    return any(cell.count("\n") > _LINES_IN_A_CELL for row in grid for cell in row)


def too_large(rows: int, columns: int) -> str:
    """The sentence that refuses a table of this size."""
    return say(
        "The table reaches to row {rows:,} and column {columns:,}; a list may have {max_rows:,} rows,"
        " {max_columns:,} columns and {max_cells:,} cells. Copy the list alone into a new file.",
        rows=rows,
        columns=columns,
        max_rows=MAX_ROWS,
        max_columns=MAX_COLUMNS,
        max_cells=MAX_CELLS,
    )
