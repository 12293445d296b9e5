"""A table of the exchange: which columns of the database hold which part of an atlas."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias

from django.db.models import Model

from moving_cities.atlas.frozen import Localized
from moving_cities.atlas.snapshot import Atlas

Row: TypeAlias = tuple[Any, ...]
"""The values of a table's columns, in their order."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table, and the rows that an atlas has in it.

    Attributes:
        model: the table.
        columns: its columns that hold content, as attributes of the model (`country_id`, not `country`).
        rows: the rows of an atlas.
        key: the columns that identify a row; the database holds a unique rule of exactly these.
        owner: a column; rows of the same owner are written together when one of them differs, since
            their order or their uniqueness hangs on each other. Empty where rows stand alone.
        is_list: whether rows belong to their owner alone, so that they are replaced rather than updated.
    """

    model: type[Model]
    columns: tuple[str, ...]
    rows: Callable[[Atlas], Iterable[Row]]
    key: tuple[str, ...] = ("id",)
    owner: str = ""
    is_list: bool = False

    def fetch(self, **conditions: str) -> list[Row]:
        """The rows of the database that meet the conditions, in the order of the model: one query."""
        return list(self.model._default_manager.filter(**conditions).values_list(*self.columns))

    def position(self, column: str) -> int:
        """Where this column stands in a row."""
        return self.columns.index(column)


def a_list(model: type[Model], owner: str, columns: tuple[str, ...], rows: Callable[[Atlas], Iterable[Row]]) -> Table:
    """A table of rows that belong to an owner: names, slugs, topics of an approach."""
    return Table(model, (owner, *columns), rows, key=(owner, *columns), owner=owner, is_list=True)


def localized_rows(record_id: str, values: Localized[str]) -> list[Row]:
    """A row per language."""
    return [(record_id, language, value) for language, value in values.items()]


def positioned_rows(owner: str, values: Iterable[str]) -> list[Row]:
    """A row per value, with its place in the list."""
    return [(owner, place, value) for place, value in enumerate(values)]
