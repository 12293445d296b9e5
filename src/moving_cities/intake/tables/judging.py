"""A verdict on one record: how what a row says stands to what the atlas holds of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from moving_cities.atlas.sentences import enumeration, say, say_together
from moving_cities.desk.table_plans import Change, RowState

_ORDER = (RowState.UNRESOLVED, RowState.CONFLICTING, RowState.NEW, RowState.CHANGED, RowState.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a row, or a part of it, stands to the atlas.

    Attributes:
        state: the state.
        reason: why, whole sentences.
        remedy: what to do; empty where nothing need be done.
        changes: what accepting it would change.
    """

    state: RowState
    reason: str
    remedy: str = ""
    changes: tuple[Change, ...] = ()


def together(verdicts: Sequence[Verdict]) -> Verdict:
    """The verdicts on the parts of a row as one: the state that needs most attention, all reasons and changes.

    Changes of a row that is unresolved are none: it is taken whole or not at all.
    """
    state = min((one.state for one in verdicts), key=_ORDER.index)
    telling = [one for one in verdicts if one.state is not RowState.UNCHANGED] or list(verdicts)
    changes = () if state is RowState.UNRESOLVED else tuple(change for one in verdicts for change in one.changes)
    return Verdict(
        state,
        say_together(one.reason for one in telling),
        say_together(one.remedy for one in telling),
        changes,
    )


LABELS = {
    "status": say("status"),
    "since_year": say("since"),
    "note": say("note"),
    "name_in_source": say("name in the source"),
    "source_id": say("source"),
    "retrieved": say("read on"),
    "population": say("inhabitants"),
    "wikidata_id": "Wikidata",
    "lau_id": "LAU",
    "nuts3_id": "NUTS 3",
    "geonames_id": "GeoNames",
}


def differences(before: Any, values: Mapping[str, Any]) -> str:
    """What differs, for a sentence: *since: 2018 instead of 2017, note: …*."""
    return enumeration(_difference(name, getattr(before, name), value) for name, value in values.items())


def _difference(name: str, held: Any, value: Any) -> str:
    label = LABELS.get(name, name)
    if held in {None, ""}:
        return say("{field}: {value}", field=label, value=short(value))
    return say("{field}: {value} instead of {before}", field=label, value=short(value), before=short(held))


def short(value: Any) -> str:
    """A value as a sentence shows it."""
    words = f"{value:,}" if isinstance(value, int) and value > 9999 else str(getattr(value, "value", value))
    return f"“{words[:57]}…”" if len(words) > 60 else f"“{words}”" if " " in words else words
