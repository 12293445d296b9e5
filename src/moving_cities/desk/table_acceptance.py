"""What a person takes of a plan: rows by their state or by their number, and which city an uncertain row means."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from moving_cities.atlas.sentences import say
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.errors import DeskError
from moving_cities.desk.row_numbers import numbers
from moving_cities.desk.table_plans import CERTAIN_STATES, Change, PlannedRow, RowState, TablePlan

MAX_ROWS = 1_000_000
"""The longest run of rows that can be named."""

_ROWS = re.compile(r"(\d{1,7})(?:\s*[-–]\s*(\d{1,7}))?")
_PLACE = re.compile(r"(\d{1,7})\s*=\s*(\S+)")


class AcceptanceError(DeskError):
    """What shall be accepted is not in the plan, or cannot be accepted as it is."""

    next_command = "moving-cities import-table FILE --dry-run"


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What shall be taken.

    Attributes:
        states: rows in these states; only states in which nothing is uncertain.
        rows: these rows, by number.
        places: by row number the city that is meant.
    """

    states: frozenset[RowState] = frozenset()
    rows: frozenset[int] = frozenset()
    places: Mapping[int, str] = field(default_factory=dict)


def read_acceptance(words: str) -> Acceptance:
    """What `new,changed,12,14-16,17=gent` means.

    Raises:
        AcceptanceError: a part of it means nothing, or a state that is only taken row by row.
    """
    states, rows, places = set(), set(), {}
    for part in filter(None, re.split(r"[\s,;]+", words.strip())):
        state = part.lower()
        if state in set(RowState):
            states.add(_certain(RowState(state)))
        elif match := _PLACE.fullmatch(part):
            places[int(match[1])] = match[2]
            rows.add(int(match[1]))
        elif match := _ROWS.fullmatch(part):
            first, last = int(match[1]), int(match[2] or match[1])
            if last < first or last - first > MAX_ROWS:
                raise AcceptanceError(
                    say("“{part}” is no run of rows; write the first and the last, such as 14-16.", part=part)
                )
            rows.update(range(first, last + 1))
        else:
            raise AcceptanceError(
                say(
                    "“{part}” cannot be accepted. Write new, changed, numbers of rows such as 12 or 14-16, or "
                    "17=gent for the city that row 17 means.",
                    part=part,
                )
            )
    return Acceptance(frozenset(states), frozenset(rows), places)


def _certain(state: RowState) -> RowState:
    if state not in CERTAIN_STATES:
        raise AcceptanceError(
            say("Rows that are {state} are not accepted all at once; accept them by number.", state=state.value)
        )
    return state


def accepted_rows(plan: TablePlan, acceptance: Acceptance) -> tuple[PlannedRow, ...]:
    """The rows that shall be taken. Unchanged rows that were named count, and change nothing.

    Raises:
        AcceptanceError: a row that was named is not in the table, or is unresolved.
    """
    by_number = {row.number: row for row in plan.rows}
    missing = sorted(acceptance.rows - by_number.keys())
    if missing:
        raise AcceptanceError(
            say(
                "The table has no row {missing}. Its rows are {rows}.",
                missing=numbers(missing),
                rows=numbers(by_number, 3),
            )
        )
    for number in sorted(acceptance.rows):
        _refuse_uncertain(by_number[number])
    return tuple(row for row in plan.rows if row.state in acceptance.states or row.number in acceptance.rows)


def _refuse_uncertain(row: PlannedRow) -> None:
    if row.state is RowState.UNRESOLVED or (row.state is RowState.CONFLICTING and not row.changes):
        keys = ", ".join(f"{row.number}={one.key}" for one in row.choices[:5])
        remedy = say("Write one of these instead: {keys}.", keys=keys) if keys else row.remedy
        raise AcceptanceError(
            say(
                "Row {number} ({shown}) cannot be accepted as it is. {reason} {remedy}",
                number=row.number,
                shown=row.shown,
                reason=row.reason,
                remedy=remedy,
            )
        )


def changes_of(rows: Sequence[PlannedRow]) -> tuple[Change, ...]:
    """What taking these rows changes, each record once: sources first, then cities, then memberships.

    Raises:
        AcceptanceError: two of them would change the same field to different values.
    """
    merged: dict[tuple[str, str], Change] = {}
    for row in rows:
        for change in row.changes:
            key = (change.collection, change.after.id)
            merged[key] = _merged(merged[key], change, row) if key in merged else change
    order = ("sources", "cities", "memberships")
    return tuple(sorted(merged.values(), key=lambda one: (order.index(one.collection), one.after.id)))


def _merged(one: Change, other: Change, row: PlannedRow) -> Change:
    if one.after == other.after:
        return one
    mine, theirs = _changed(one), _changed(other)
    twice = [name for name in mine.keys() & theirs.keys() if mine[name] != theirs[name]]
    if one.before is None or twice:
        raise AcceptanceError(
            say(
                "Row {number} ({shown}) and another accepted row say different things. Accept one of them.",
                number=row.number,
                shown=row.shown,
            )
        )
    return Change(one.before, replace(one.after, **theirs))


def _changed(change: Change) -> dict[str, Any]:
    values = {one.name: getattr(change.after, one.name) for one in fields(change.after)}
    if change.before is None:
        return values
    return {name: value for name, value in values.items() if getattr(change.before, name) != value}


def with_changes(atlas: Atlas, changes: Iterable[Change]) -> Atlas:
    """The atlas with these changes carried out."""
    together: dict[str, dict[str, Any]] = {}
    for change in changes:
        collection = together.setdefault(change.collection, {one.id: one for one in getattr(atlas, change.collection)})
        collection[change.after.id] = change.after
    records: dict[str, Any] = {name: tuple(one.values()) for name, one in together.items()}
    return replace(atlas, **records)
