"""XLSX and ODS: the values of their cells, as words. Formulas count as the values that were stored with them.

Read by python-calamine, which reads both formats and needs no other library.
"""

import datetime as dt
import io
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, load_workbook

from moving_cities.atlas.sentences import say
from moving_cities.intake.tables.errors import SheetError, TableFormatError
from moving_cities.intake.tables.packages import XLSX, Tally
from moving_cities.intake.tables.sheets import MAX_CELL_LENGTH, Grid, RawSheet

_PANIC = "PanicException"


def read_workbook(content: bytes, kind: str, tally: Tally, sheet: str) -> tuple[RawSheet, tuple[str, ...]]:
    """A sheet, and the names of all that hold something.

    Args:
        content: the file, which was inspected (`packages.inspect`).
        kind: its format.
        tally: what the inspection found.
        sheet: the name of the sheet; empty where the file has only one that holds something.

    Raises:
        SheetError: there is no such sheet, or several and none was named.
        TableFormatError: the file is damaged.
    """
    try:
        return _read(content, kind, tally, sheet)
    except CalamineError as error:
        raise _damaged(error) from None
    except BaseException as error:
        # A panic of the Rust library is no Exception; everything else goes on its way.
        if type(error).__name__ == _PANIC:
            raise _damaged(error) from None
        raise


def _damaged(error: BaseException) -> TableFormatError:
    return TableFormatError(
        say(
            "The spreadsheet is damaged ({error}). Open it in a spreadsheet program and save it anew.",
            error=str(error)[:200],
        )
    )


def _read(content: bytes, kind: str, tally: Tally, wanted: str) -> tuple[RawSheet, tuple[str, ...]]:
    workbook = load_workbook(io.BytesIO(content))
    names = [one.name for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    grids = {name: _grid(workbook, name, kind) for name in ([wanted] if wanted in names else names)}
    filled = [name for name in names if name not in grids or any(any(row) for row in grids[name].grid)]
    name = _chosen(wanted, names, filled)
    return _with_remarks(grids[name], tally), tuple(filled)


def _chosen(wanted: str, names: list[str], filled: list[str]) -> str:
    listed = ", ".join(f"“{name}”" for name in filled)
    if wanted:
        if wanted not in names:
            raise SheetError(
                say("The file has no sheet “{wanted}”. Name one of these: {listed}.", wanted=wanted, listed=listed),
                filled,
            )
        return wanted
    if not filled:
        raise TableFormatError(say("The spreadsheet is empty. Send the one that holds the list."))
    if len(filled) > 1:
        raise SheetError(say("The file has several sheets. Say which holds the list: {listed}.", listed=listed), filled)
    return filled[0]


def _grid(workbook: CalamineWorkbook, name: str, kind: str) -> RawSheet:
    sheet = workbook.get_sheet_by_name(name)
    grid: Grid = [[_words(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = sheet.merged_cell_ranges if kind == XLSX else None
    areas = tuple((first[0], first[1], last[0], last[1]) for first, last in merged or ())
    return RawSheet(name, grid, areas)


def _with_remarks(sheet: RawSheet, tally: Tally) -> RawSheet:
    remarks = []
    if tally.unsaved:
        remarks.append(
            say(
                "{unsaved:,} formulas have no stored value and count as empty; open the file in a spreadsheet"
                " program, save it and send it again if they matter.",
                unsaved=tally.unsaved,
            )
        )
    if tally.errors:
        remarks.append(
            say(
                "{errors:,} cells hold an error of the spreadsheet, such as #REF!, and count as empty.",
                errors=tally.errors,
            )
        )
    return RawSheet(sheet.name, sheet.grid, sheet.merged, tuple(remarks))


def _words(cell: Any) -> str:
    """A cell as words: whole numbers without a point, dates as 2024-03-15, yes and no."""
    if isinstance(cell, str):
        if len(cell) > MAX_CELL_LENGTH:
            raise TableFormatError(
                say(
                    "A cell has more than {max_cell_length:,} characters. Send the table alone.",
                    max_cell_length=MAX_CELL_LENGTH,
                )
            )
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return "" if cell is None else str(cell)
