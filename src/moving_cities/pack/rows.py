"""Tables as text: the rows of a CSV file with their lines, and a CSV file of rows.

No value of the atlas holds a line break, so a row is a line. That is why a quote that is never closed is
found where it stands, and not at the end of the file.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from moving_cities.atlas.errors import TextError
from moving_cities.atlas.plain import plain
from moving_cities.pack.findings import Findings


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table.

    Attributes:
        line: its line in the file.
        cells: text by column; in the canonical form of `atlas.plain` if the row is whole.
        is_whole: whether the row has every cell and no cell is faulty in itself; else that is noted.
    """

    line: int
    cells: dict[str, str]
    is_whole: bool


def rows(text: str, file: str, columns: tuple[str, ...], findings: Findings) -> Iterator[Row] | None:
    """The rows of a table; None if its header line is not the one of the table."""
    header, *lines = text.removesuffix("\n").split("\n")
    if not _is_header(header, file, columns, findings):
        return None
    return _rows(lines, file, columns, findings)


def csv_text(columns: Iterable[str], rows_of_cells: Iterable[Iterable[str]]) -> str:
    """A table as text: a header line, then the rows in the order given; quotes only where needed."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows_of_cells)
    return buffer.getvalue()


def _is_header(header: str, file: str, columns: tuple[str, ...], findings: Findings) -> bool:
    found = _split(header)
    if found is None or found == list(columns):
        if found is None:
            findings.add(file, 1, "", "The header line has a quote that is never closed.")
        return found is not None
    if len(found) == 1 and (";" in header or "\t" in header):
        findings.add(file, 1, "", "The columns are not separated by commas. Save the table with commas.")
        return False
    before = len(findings)
    for name in columns:
        if name not in found:
            findings.add(file, 1, name, f"The column “{name}” is missing. Add it to the header line.")
    for name in found:
        if name not in columns:
            findings.add(file, 1, name[:40], f"There is no column “{name[:40]}” in this table. Take it out.")
    if len(findings) == before:
        findings.add(file, 1, "", f"The columns are not in their order: {','.join(columns)}.")
    return False


def _rows(lines: list[str], file: str, columns: tuple[str, ...], findings: Findings) -> Iterator[Row]:
    for line, content in enumerate(lines, start=2):
        cells = _split(content)
        if not content:
            findings.add(file, line, "", "The line is empty. Take it out.")
        elif cells is None:
            findings.add(file, line, "", "A quote is opened but not closed, or followed by more text.")
            yield Row(line, dict(zip(columns, content.split(","), strict=False)), is_whole=False)
        else:
            before = len(findings)
            row = dict(zip(columns, cells, strict=False))
            _check_count(cells, file, line, columns, findings)
            _check_plain(row, file, line, findings)
            yield Row(line, row, is_whole=len(findings) == before)


def _check_count(cells: list[str], file: str, line: int, columns: tuple[str, ...], findings: Findings) -> None:
    if len(cells) != len(columns):
        findings.add(
            file,
            line,
            "",
            f"The row has {len(cells)} cells, but the table has {len(columns)} columns. Put quotes around "
            "a cell that holds a comma; a last row that is short may have been cut off.",
        )


def _check_plain(row: dict[str, str], file: str, line: int, findings: Findings) -> None:
    for name, cell in row.items():
        try:
            canonical = plain(cell)
        except TextError as error:
            findings.add(file, line, name, str(error))
        else:
            if canonical != cell:
                message = "The cell holds spaces at its edges, or two in a row. Take them out."
                findings.add(file, line, name, message)


def _split(line: str) -> list[str] | None:
    """The cells of a line; None if its quotes do not match."""
    if '"' not in line:
        return line.split(",")
    try:
        return next(csv.reader([line], strict=True))
    except csv.Error:
        return None
