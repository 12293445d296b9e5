"""From one atlas to another: only the rows that differ are written, in a few statements per table."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from django.db.models import Q

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk import models
from moving_cities.desk.exchange.archived import ARCHIVED
from moving_cities.desk.exchange.facts import FACTS
from moving_cities.desk.exchange.front import FRONT
from moving_cities.desk.exchange.tables import Row, Table
from moving_cities.desk.exchange.words import SEGMENTS, WORDS
from moving_cities.desk.models.words import Segment, keep_replaced

Item = TypeVar("Item")
Progress: TypeAlias = Callable[[int, int], None]
"""Called with the rows written so far and the rows to write in all."""

TABLES: tuple[Table, ...] = (*FACTS, *ARCHIVED, *WORDS, *FRONT)
"""Every table that holds content, parents before those that refer to them."""

REFERRED_TO = frozenset({models.Country, models.City, models.Network, models.Topic, models.Source})
"""Records that others name: they go last, when whoever named them names another or is gone."""

_ROWS_AT_ONCE = 400
_PAIRS_AT_ONCE = 80


@dataclass(frozen=True, slots=True)
class Difference:
    """What has to happen in one table.

    Attributes:
        table: the table.
        written: rows that are new or differ.
        removed: rows that are no longer there; of a list, one row per owner whose list is replaced.
    """

    table: Table
    written: tuple[Row, ...]
    removed: tuple[Row, ...]


def write_difference(before: Atlas | None, after: Atlas, progress: Progress | None = None) -> None:
    """Brings the tables from one atlas to the other; to be called inside a transaction.

    Args:
        before: what the tables hold now; None while they are empty.
        after: what they shall hold; its references must hold (`atlas.integrity`).
        progress: is told how far it is.
    """
    differences = [_difference(table, before, after) for table in TABLES]
    total = sum(len(one.written) + len(one.removed) for one in differences)
    done = 0
    parents = [one for one in differences if one.table.model in REFERRED_TO]
    for difference in reversed([one for one in differences if one not in parents]):
        _remove(difference)
        done += len(difference.removed)
        _tell(progress, done, total)
    for difference in differences:
        for rows in _batches(difference.written, _ROWS_AT_ONCE):
            _write(difference.table, rows)
            done += len(rows)
            _tell(progress, done, total)
    for difference in reversed(parents):
        _remove(difference)
        done += len(difference.removed)
        _tell(progress, done, total)


def _difference(table: Table, before: Atlas | None, after: Atlas) -> Difference:
    old = dict.fromkeys(table.rows(before)) if before is not None else {}
    new = dict.fromkeys(table.rows(after))
    written = [row for row in new if row not in old]
    removed = [row for row in old if row not in new]
    if table.owner:
        return _difference_of_owned(table, {*written, *removed}, old, new)
    kept = {_key(table, row) for row in written}
    return Difference(table, tuple(written), tuple(row for row in removed if _key(table, row) not in kept))


def _difference_of_owned(table: Table, different: set[Row], old: dict[Row, None], new: dict[Row, None]) -> Difference:
    """All rows of each owner of which one row differs; a list is removed whole, also where it only grows."""
    place = table.position(table.owner)
    owners = {row[place] for row in different}
    before = [row for row in old if row[place] in owners]
    together = tuple(row for row in new if row[place] in owners)
    if table.is_list:
        one_of_each = {row[place]: row for row in before}
        return Difference(table, together, tuple(one_of_each.values()))
    kept = {_key(table, row) for row in together}
    return Difference(table, together, tuple(row for row in before if _key(table, row) not in kept))


def _key(table: Table, row: Row) -> Row:
    return tuple(row[table.position(column)] for column in table.key)


def _remove(difference: Difference) -> None:
    table = difference.table
    columns = (table.owner,) if table.is_list else table.key
    values = [tuple(row[table.position(column)] for column in columns) for row in difference.removed]
    objects = table.model._default_manager
    if len(columns) == 1:
        for some in _batches(values, _ROWS_AT_ONCE):
            objects.filter(**{f"{columns[0]}__in": [value for (value,) in some]}).delete()
        return
    for some in _batches(values, _PAIRS_AT_ONCE):
        condition = Q()
        for value in some:
            condition |= Q(**dict(zip(columns, value, strict=True)))
        objects.filter(condition).delete()


def _write(table: Table, rows: Sequence[Row]) -> None:
    """Inserts the rows, or updates those whose key is there; replaced source words are kept."""
    if table is SEGMENTS:
        keys = [row[table.position("id")] for row in rows]
        hashes = [row[table.position("words_hash")] for row in rows]
        keep_replaced(Segment.objects.filter(pk__in=keys).exclude(words_hash__in=hashes))
    made = [table.model(**dict(zip(table.columns, row, strict=True))) for row in rows]
    changeable = [column for column in table.columns if column not in table.key]
    objects = table.model._default_manager
    if table.is_list or not changeable:
        objects.bulk_create(made)
    else:
        objects.bulk_create(made, update_conflicts=True, unique_fields=list(table.key), update_fields=changeable)


def _batches(items: Sequence[Item], size: int) -> Iterator[Sequence[Item]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress is not None:
        progress(done, total)
