"""Rows of one table about the same thing: those that say the same, and those that contradict each other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from moving_cities.atlas.records import City, Source
from moving_cities.atlas.sentences import say, say_together
from moving_cities.desk.row_numbers import numbers
from moving_cities.desk.table_plans import CERTAIN_STATES, Change, PlannedRow, RowState


@dataclass(slots=True)
class Judged:
    """A row that was judged alone.

    Attributes:
        row: the row.
        city_id: the city that it is about; empty where that is not known.
        network_id: the network that it is about; empty where it is about none.
        of_city: the facts of the city that it states.
        of_membership: the facts of the membership that it states.
    """

    row: PlannedRow
    city_id: str = ""
    network_id: str = ""
    of_city: Mapping[str, Any] = field(default_factory=dict)
    of_membership: Mapping[str, Any] = field(default_factory=dict)


def without_doubles(judged: Sequence[Judged]) -> tuple[PlannedRow, ...]:
    """The rows, with those about the same city or membership compared.

    A row that says what an earlier one says counts as unchanged. Where rows contradict each other, all that would
    change something are conflicting, and one of them can be accepted.
    """
    for group in _groups(judged, lambda one: (one.city_id,)):
        if _contradicts(one.of_city for one in group):
            _set_apart(group)
        else:
            _share_facts(group)
    for group in _groups(judged, lambda one: one.of_city.get("wikidata_id") or one.of_city.get("geonames_id")):
        if len({one.city_id for one in group}) > 1:
            _set_apart(group)
    for group in _groups(judged, lambda one: (one.city_id, one.network_id)):
        is_open = {_after(one.row.changes) for one in group if one.row.changes}
        if len(is_open) > 1 or _contradicts(one.of_membership for one in group):
            _set_apart(group)
        else:
            _keep_first(group)
    return tuple(one.row for one in judged)


def _groups(judged: Sequence[Judged], key: Any) -> list[list[Judged]]:
    """The rows about the same, where there are several, by what they are about."""
    groups: dict[Any, list[Judged]] = defaultdict(list)
    for one in judged:
        if one.city_id and key(one):
            groups[key(one)].append(one)
    return [group for group in groups.values() if len(group) > 1]


def _contradicts(stated: Iterable[Mapping[str, Any]]) -> bool:
    values: dict[str, set[Any]] = defaultdict(set)
    for facts in stated:
        for name, value in facts.items():
            values[name].add(value)
    return any(len(found) > 1 for found in values.values())


def _set_apart(group: list[Judged]) -> None:
    found = numbers(one.row.number for one in group)
    said = say("Rows {rows} are about the same and say different things.", rows=found)
    for one in group:
        if one.row.state in CERTAIN_STATES or (one.row.state is RowState.CONFLICTING and said not in one.row.reason):
            one.row = replace(
                one.row,
                state=RowState.CONFLICTING,
                reason=say_together([said, one.row.reason]),
                remedy=say("Accept the one that is right by its number, such as {number}.", number=one.row.number),
            )


def _keep_first(group: list[Judged]) -> None:
    first = next((one.row for one in group if one.row.state in CERTAIN_STATES), None)
    for one in group:
        if first is not None and one.row is not first and one.row.state in CERTAIN_STATES:
            one.row = replace(
                one.row,
                state=RowState.UNCHANGED,
                reason=say("It says the same as row {number}, which counts.", number=first.number),
                changes=(),
            )


def _share_facts(group: list[Judged]) -> None:
    """A city that is new gets the facts that any of its rows states, whichever of them are accepted."""
    facts = {name: value for one in group for name, value in one.of_city.items()}
    for one in group:
        one.row = replace(one.row, changes=tuple(_with_facts(change, facts) for change in one.row.changes))


def _with_facts(change: Change, facts: Mapping[str, Any]) -> Change:
    if change.before is not None or not isinstance(change.after, City):
        return change
    return replace(change, after=replace(change.after, **facts))


def _after(changes: tuple[Change, ...]) -> tuple[Any, ...]:
    """What the changes come to, without the sources that they bring."""
    return tuple(change.after for change in changes if not isinstance(change.after, Source))
