"""Records of the atlas as JSON objects and back, for what a table import remembers of each."""

from dataclasses import fields
from typing import Any

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.records import City, Membership, MembershipStatus, Source
from moving_cities.desk.table_plans import TableRecord


def as_json(record: TableRecord) -> dict[str, Any]:
    """Every field of a record as a JSON value."""
    return {one.name: _value(getattr(record, one.name)) for one in fields(record)}


def from_json(collection: str, values: dict[str, Any]) -> TableRecord:
    """The record that `as_json` wrote.

    Args:
        collection: `cities`, `memberships` or `sources`.
        values: its fields.
    """
    if collection == "cities":
        return City(**values | {name: FrozenMapping(values[name]) for name in ("names", "slugs")})
    if collection == "memberships":
        return Membership(
            **values | {"status": MembershipStatus(values["status"]), "retrieved": PartialDate(values["retrieved"])}
        )
    return Source(**values | {"retrieved": PartialDate(values["retrieved"]) if values["retrieved"] else None})


def _value(value: Any) -> Any:
    if isinstance(value, FrozenMapping):
        return dict(value)
    return str(value) if isinstance(value, str) else value
