"""From a grid of cells to a header and rows: what people put around a table is recognised, left out and said."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from moving_cities.atlas.sentences import say
from moving_cities.desk.row_numbers import named_rows
from moving_cities.intake.tables.cells import cleaned
from moving_cities.intake.tables.field_names import is_field_name
from moving_cities.intake.tables.sheets import Column, Grid, RawSheet, Row, letter
from moving_cities.intake.tables.surroundings import Kind, Surroundings
from moving_cities.intake.tables.values import looks_like_data

_HEADER_WITHIN = 40
"""The header is looked for in so many rows that hold something."""

_LONGEST_HEADER = 80


@dataclass(frozen=True, slots=True)
class Shape:
    """What was made of a grid.

    Attributes:
        columns: those that hold something.
        rows: those of the table itself.
        remarks: what was left out or filled in, whole sentences.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...]


@dataclass
class _Header:
    """The rows that name the columns.

    Attributes:
        first, last: places of the rows in the grid; -1 where there is no header.
        names: per column.
    """

    first: int = -1
    last: int = -1
    names: list[str] = field(default_factory=list)


def shaped(sheet: RawSheet) -> Shape:
    """The table that a sheet holds."""
    grid, damaged = _clean(sheet.grid)
    remarks = [damaged] if damaged else []
    filled = _filled_down(grid, sheet.merged)
    header = _header(grid, _merged_across(grid, sheet.merged))
    if filled:
        remarks.append(
            say("Cells that are merged over several rows count for each of them ({rows}).", rows=named_rows(filled))
        )
    remarks += _said_of_header(grid, header)
    width = max((len(row) for row in grid), default=0)
    body = [(place + 1, row) for place, row in enumerate(grid) if place > header.last]
    surroundings = Surroundings(body, header.names, width)
    rows = [(number, row) for number, row in body if surroundings.kind(number) is Kind.ROW]
    used = [place for place in range(width) if header.names[place] or any(row[place] for _, row in rows)]
    remarks += surroundings.remarks()
    remarks += _said_of_columns(header, rows, used, width)
    columns = tuple(Column(letter(place), header.names[place]) for place in used)
    made = tuple(Row(number, tuple(row[place] for place in used), surroundings.section(number)) for number, row in rows)
    return Shape(columns, made, tuple(remarks))


def _clean(grid: Grid) -> tuple[Grid, str]:
    """Every cell as one clean line, every row of the same length; and which rows hold damaged letters."""
    width = max((len(row) for row in grid), default=0)
    cells = [[cleaned(cell) for cell in row] + [""] * (width - len(row)) for row in grid]
    damaged = [place + 1 for place, row in enumerate(cells) if any("\ufffd" in cell for cell in row)]
    said = (
        say("Letters were lost before the file came here and show as U+FFFD ({rows}).", rows=named_rows(damaged))
        if damaged
        else ""
    )
    return cells, said


def _filled_down(grid: Grid, merged: Sequence[tuple[int, int, int, int]]) -> list[int]:
    """Writes the value of a cell that is merged over several rows into each of them; gives the rows."""
    filled: list[int] = []
    for top, left, bottom, _ in merged:
        if top >= len(grid) or left >= len(grid[top]) or bottom <= top or not grid[top][left]:
            continue
        if looks_like_header(grid[top]):
            continue
        for place in range(top + 1, min(bottom + 1, len(grid))):
            grid[place][left] = grid[top][left]
            filled.append(place + 1)
    return filled


def _merged_across(grid: Grid, merged: Sequence[tuple[int, int, int, int]]) -> set[tuple[int, int]]:
    """Row and column of every cell that a cell to its left covers."""
    return {
        (top, place)
        for top, left, _, right in merged
        if right > left and top < len(grid)
        for place in range(left + 1, min(right + 1, len(grid[top])))
    }


def looks_like_header(row: Sequence[str]) -> bool:
    """Whether a row holds what columns are called."""
    cells = [cell for cell in row if cell]
    known = sum(is_field_name(cell) for cell in cells)
    return known >= 2 or (known == 1 and len(cells) == 1) or (known >= 1 and known * 2 >= len(cells))


def _header(grid: Grid, covered: set[tuple[int, int]]) -> _Header:
    width = max((len(row) for row in grid), default=0)
    place = _header_place(grid)
    if place < 0:
        return _Header(names=[""] * width)
    first = last = place
    if _is_group_row(grid, place - 1):
        first = place - 1
    if _continues(grid, place + 1):
        last = place + 1
    return _Header(first, last, _joined(grid, first, last, covered))


def _header_place(grid: Grid) -> int:
    """The row that names the columns: most known names; else the first full row of words above rows of data."""
    filled = [place for place, row in enumerate(grid) if any(row)][:_HEADER_WITHIN]
    known = {place: sum(is_field_name(cell) for cell in grid[place] if cell) for place in filled}
    named = [place for place in filled if known[place] and looks_like_header(grid[place])]
    if named:
        best = max(named, key=lambda place: (known[place], -place))
        if known[best] > 1 or len([cell for cell in grid[best] if cell]) == 1 or best == filled[0]:
            return best
    return _first_words_above_data(grid, filled)


def _first_words_above_data(grid: Grid, filled: list[int]) -> int:
    width = median(sum(map(bool, grid[place])) for place in filled) if filled else 0
    for place, below in pairwise(filled):
        cells = [cell for cell in grid[place] if cell]
        if len(cells) < max(2, 0.6 * width) or len(set(cells)) < len(cells):
            continue
        is_words = not any(looks_like_data(cell) or len(cell) > _LONGEST_HEADER for cell in cells)
        return place if is_words and any(looks_like_data(cell) for cell in grid[below]) else -1
    return -1


def _is_group_row(grid: Grid, place: int) -> bool:
    """Whether the row above a header groups its columns, such as *Place* over *City* and *Country*."""
    if place < 0:
        return False
    cells = [cell for cell in grid[place] if cell]
    below = sum(map(bool, grid[place + 1]))
    return 2 <= len(cells) < below + 1 and not any(looks_like_data(cell) or len(cell) > 40 for cell in cells)


def _continues(grid: Grid, place: int) -> bool:
    """Whether a row goes on naming columns, below the groups of the row above."""
    if place >= len(grid):
        return False
    cells = [(at, cell) for at, cell in enumerate(grid[place]) if cell]
    is_below_gap = any(not grid[place - 1][at] for at, _ in cells) or len(cells) < sum(map(bool, grid[place - 1]))
    known = [is_field_name(cell) and not looks_like_data(cell) for _, cell in cells]
    return bool(cells) and is_below_gap and all(known)


def _joined(grid: Grid, first: int, last: int, covered: set[tuple[int, int]]) -> list[str]:
    """The names of the columns; a group's name goes with each column below it."""
    names = list(grid[first])
    if first < last:
        names = _spread(grid, first, covered)
    for place in range(first + 1, last + 1):
        lower = grid[place]
        names = [
            f"{upper} / {below}" if upper and below and upper != below else upper or below
            for upper, below in zip(names, lower, strict=True)
        ]
    return names


def _spread(grid: Grid, place: int, covered: set[tuple[int, int]]) -> list[str]:
    """A row of groups with each name over the empty cells to its right, below which a column has a name."""
    names: list[str] = []
    for at, cell in enumerate(grid[place]):
        is_below_group = not cell and bool(grid[place + 1][at]) and at > 0
        is_covered = (place, at) in covered or (is_below_group and not covered)
        names.append(names[-1] if is_covered and at else cell)
    return names


def _said_of_header(grid: Grid, header: _Header) -> list[str]:
    if header.last < 0:
        return [say("The table has no header row; columns are named by their letters.")] if any(map(any, grid)) else []
    said: list[str] = []
    above = [(place + 1, row) for place, row in enumerate(grid[: header.first]) if any(row)]
    if above:
        words = " ".join(cell for _, row in above for cell in row if cell)
        short = words if len(words) <= 80 else words[:79] + "…"
        said.append(
            say(
                "What stands above the header was left out ({rows}): “{short}”.",
                rows=named_rows(n for n, _ in above),
                short=short,
            )
        )
    if header.first < header.last:
        said.append(
            say(
                "The header has two rows ({first} and {last}), which were joined.",
                first=header.first + 1,
                last=header.last + 1,
            )
        )
    elif header.first > 0:
        said.append(say("The header is row {first}.", first=header.first + 1))
    return said


def _said_of_columns(header: _Header, rows: list[tuple[int, list[str]]], used: list[int], width: int) -> list[str]:
    said: list[str] = []
    empty = [place for place in range(width) if place not in set(used)]
    inner = [place for place in empty if used and place < used[-1]]
    if inner:
        said.append(say("Empty columns were left out: {listed}.", listed=", ".join(letter(place) for place in inner)))
    twice = [name for name, count in Counter(header.names[place] for place in used).items() if name and count > 1]
    if twice:
        said.append(
            say("Several columns have the same header: {listed}.", listed=", ".join(f"“{name}”" for name in twice))
        )
    if rows and used:
        hollow = [letter(place) for place in used if not any(row[place] for _, row in rows)]
        if hollow:
            said.append(say("Columns with a header and nothing below it: {listed}.", listed=", ".join(hollow)))
    return said
