"""`moving-cities import-table` and `undo-import`: plans and outcomes in words and as JSON."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import orjson

from moving_cities.desk.row_numbers import numbers
from moving_cities.desk.table_plans import CERTAIN_STATES, Change, ColumnUse, PlannedRow, RowState, TablePlan
from moving_cities.operations.errors import OperationsError

if TYPE_CHECKING:
    from moving_cities.desk.actions import Applied

SHOWN_ROWS = 30
"""So many rows of each state are written out; all of them are in the JSON."""

_SHOWN_CHOICES = 5
_GUIDE = "docs/editors/intake-tables.md"


class ColumnWordsError(OperationsError):
    """What was said about a column cannot be read."""


def columns_said(pairs: Sequence[str]) -> dict[str, str]:
    """Fields by column, of pairs such as `Gemeinde=city`. Raises ColumnWordsError."""
    said = {}
    for pair in pairs:
        column, sign, field = pair.rpartition("=")
        if not sign or not column.strip() or not field.strip():
            raise ColumnWordsError(
                f"“{pair}” does not say what a column means.",
                "Write the column and the field, such as --map Gemeinde=city.",
            )
        said[column.strip()] = field.strip()
    return said


def in_words(plan: TablePlan) -> str:
    """The plan for people: what was found, what each column means, and the rows by state."""
    place = f", sheet “{plan.sheet}”" if plan.sheet else ""
    lines = [f"{plan.file_name} ({plan.format.upper()}{place}): {len(plan.rows):,} rows."]
    lines += [f"  {remark}" for remark in plan.remarks]
    lines += ["", "Columns:", *(f"  {_column(one)}" for one in plan.columns)]
    for state in RowState:
        rows = plan.in_state(state)
        if rows:
            lines += ["", f"{state.value.capitalize()}: {len(rows):,}"]
            if state is not RowState.UNCHANGED:
                lines += [line for row in rows[:SHOWN_ROWS] for line in _row(row)]
                lines += [f"  … and {len(rows) - SHOWN_ROWS:,} more"] if len(rows) > SHOWN_ROWS else []
    return "\n".join(lines)


def _column(use: ColumnUse) -> str:
    name = f"{use.letter} “{use.header}”" if use.header else use.letter
    meaning = f"{use.field} ({use.confidence:.0%})" if use.field else "left out"
    return f"{name}: {meaning}. {use.reason}"


def _row(row: PlannedRow) -> list[str]:
    lines = [f"  row {row.number}: {row.shown}", f"    {row.reason}"]
    if row.remedy:
        lines.append(f"    {row.remedy}")
    lines += [f"      --accept {row.number}={one.key}  {one.words}" for one in row.choices[:_SHOWN_CHOICES]]
    return lines


def next_step(plan: TablePlan, *, is_dry_run: bool) -> str:
    """What to do after looking at a plan; `is_dry_run` if the command said so itself."""
    if any(row.state in CERTAIN_STATES for row in plan.rows):
        instead = " instead of --dry-run" if is_dry_run else ""
        return f"Nothing was taken over. Next: the same command with --accept new,changed{instead}"
    if all(row.state is RowState.UNCHANGED for row in plan.rows):
        return "The desk holds all of it already; there is nothing to take over."
    return f"Nothing can be taken over without a decision on single rows. How is described in {_GUIDE}."


def done_in_words(applied: "Applied", plan: TablePlan) -> str:
    """What was taken over, what was not, and how it can be taken back."""
    if not applied.changes:
        return "Nothing changed: the desk holds all of what was accepted already."
    number = applied.table_import.pk if applied.table_import is not None else 0
    left = [row for row in plan.rows if row.state in {RowState.CONFLICTING, RowState.UNRESOLVED}]
    lines = [
        f"Taken over: {applied.rows:,} rows, {len(applied.changes):,} records. This is import {number}.",
        f"To take the whole of it back: moving-cities undo-import {number}",
        "Readers see it after: moving-cities publish",
    ]
    if left:
        lines.insert(1, f"Conflicting or unresolved: {len(left):,} rows ({numbers(row.number for row in left)}).")
    return "\n".join(lines)


def as_json(plan: TablePlan, applied: "Applied | None" = None) -> str:
    """The plan, and what was done, as one JSON object (described in docs/editors/intake-tables.md)."""
    number = applied.table_import.pk if applied is not None and applied.table_import is not None else None
    said: dict[str, Any] = {
        "format": 1,
        "file": {"name": plan.file_name, "format": plan.format, "sha256": plan.sha256},
        "sheet": plan.sheet,
        "sheets": list(plan.sheets),
        "remarks": list(plan.remarks),
        "columns": [asdict(one) for one in plan.columns],
        "counts": {state.value: plan.count(state) for state in RowState},
        "rows": [_row_as_json(row) for row in plan.rows],
        "import": number,
        "accepted_rows": applied.rows if applied is not None else 0,
        "changed_records": len(applied.changes) if applied is not None else 0,
    }
    return orjson.dumps(said, option=orjson.OPT_INDENT_2).decode()


def _row_as_json(row: PlannedRow) -> dict[str, Any]:
    return {
        "row": row.number,
        "shown": row.shown,
        "state": row.state.value,
        "reason": row.reason,
        "remedy": row.remedy,
        "choices": [asdict(one) for one in row.choices],
        "changes": [_change_as_json(one) for one in row.changes],
    }


def _change_as_json(change: Change) -> dict[str, Any]:
    from moving_cities.desk.exchange.records_as_json import as_json as record_as_json

    return {
        "collection": change.collection,
        "id": change.after.id,
        "before": record_as_json(change.before) if change.before is not None else None,
        "after": record_as_json(change.after),
    }
