"""What can be done with tables: bring in, look at, take over, take back, discard."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from moving_cities.atlas.integrity import problems
from moving_cities.atlas.sentences import say, say_in_lines, to_be_said
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions.importing import import_atlas
from moving_cities.desk.errors import DeskError
from moving_cities.desk.exchange.reading import read_atlas
from moving_cities.desk.exchange.records_as_json import as_json, from_json
from moving_cities.desk.models import ActivityRecord, TableImport, TableImportRecord
from moving_cities.desk.table_acceptance import Acceptance, accepted_rows, changes_of, with_changes
from moving_cities.desk.table_plans import Change, TablePlan, TableRecord, TableSettings

_SHOWN = 10
_BATCH = 400


class TableImportError(DeskError):
    """What was asked of a table cannot be done. The message says why, and what to do."""

    def __init__(self, message: str, next_command: str = "") -> None:
        super().__init__(message)
        self.next_command = next_command


class ChangedSinceError(TableImportError):
    """An import cannot be taken back, because what it brought was changed since, or is needed by something else.

    Attributes:
        reasons: one whole sentence for each record.
    """

    def __init__(self, said: str, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(say_in_lines([said, *self.reasons], _SHOWN + 1))


@dataclass(frozen=True, slots=True)
class Applied:
    """What taking rows over did.

    Attributes:
        rows: how many rows were accepted.
        changes: what they changed; nothing where the atlas held it all.
        table_import: what the desk remembers of it; None where nothing changed and nothing had been kept.
    """

    rows: int
    changes: tuple[Change, ...]
    table_import: TableImport | None


@transaction.atomic
def receive_table(
    *, content: bytes, file_name: str, sha256: str, settings: TableSettings, by: User | None = None
) -> TableImport:
    """Keeps a table that somebody brought in, until it is decided on.

    Args:
        content: of the file.
        file_name: of the file.
        sha256: of its bytes.
        settings: what was said about it.
        by: who brings it in; None for the command line.
    """
    made = TableImport.objects.create(
        file_name=file_name,
        sha256=sha256,
        content=content,
        settings=settings_as_json(settings),
        received_at=timezone.now(),
        received_by=by,
    )
    _note("receive table", made, by)
    return made


@transaction.atomic
def say_about_table(*, table_import: TableImport, settings: TableSettings) -> TableImport:
    """Keeps what a person says about a table that is not decided on.

    Raises:
        TableImportError: somebody has decided on it.
    """
    held = _open(table_import)
    held.settings = settings_as_json(settings)
    held.save(update_fields=["settings"])
    return held


@transaction.atomic
def discard_table(*, table_import: TableImport, by: User | None = None) -> TableImport:
    """Puts a table aside, and forgets the file.

    Raises:
        TableImportError: somebody has decided on it already.
    """
    held = _open(table_import)
    held.state, held.content = TableImport.State.DISCARDED, None
    held.save(update_fields=["state", "content"])
    _note("discard table", held, by)
    return held


@transaction.atomic
def apply_table(
    *,
    plan: TablePlan,
    acceptance: Acceptance,
    settings: TableSettings,
    said: str = "",
    table_import: TableImport | None = None,
    by: User | None = None,
) -> Applied:
    """Takes rows of a table over: all that were accepted or, where anything stops it, none.

    Args:
        plan: of the table, made of what the desk holds.
        acceptance: which rows.
        settings: what was said about the table.
        said: the acceptance in words, to be remembered.
        table_import: the table, if the desk keeps it already.
        by: who does it; None for the command line.

    Raises:
        AcceptanceError: a row cannot be accepted as it is.
        TableImportError: the desk no longer holds what the plan was made of, or the table was decided on.
        ImportRefusedError: references or addresses would not hold afterwards.
    """
    held = _open(table_import) if table_import is not None else None
    rows = accepted_rows(plan, acceptance)
    changes = changes_of(rows)
    if not changes:
        return Applied(len(rows), (), held)
    atlas = read_atlas()
    _refuse_stale(atlas, changes)
    import_atlas(atlas=with_changes(atlas, changes), by=by)
    now = timezone.now()
    kept = held or TableImport(file_name=plan.file_name, sha256=plan.sha256, received_at=now, received_by=by)
    kept.state, kept.content, kept.settings = TableImport.State.APPLIED, None, settings_as_json(settings)
    kept.accepted, kept.row_count, kept.applied_at, kept.applied_by = said, len(rows), now, by
    kept.save()
    TableImportRecord.objects.bulk_create([_remembered(kept, change) for change in changes], batch_size=_BATCH)
    _note("import table", kept, by, rows=len(rows), records=len(changes))
    return Applied(len(rows), changes, kept)


@transaction.atomic
def undo_table_import(*, number: int, by: User | None = None) -> TableImport:
    """Takes a whole table import back: what it made is removed, what it changed is as before.

    Args:
        number: of the import.
        by: who does it; None for the command line.

    Raises:
        TableImportError: there is no such import, or it was not taken over or is taken back already.
        ChangedSinceError: a record was changed since, or something else needs it; nothing was done.
    """
    held = _applied(number)
    atlas = read_atlas()
    changes = [change_of(one) for one in held.records.all()]
    _refuse_changed(held, atlas, changes)
    target = without_changes(atlas, changes)
    _refuse_needed(held, atlas, target)
    import_atlas(atlas=target, by=by, replace=True)
    held.state, held.undone_at, held.undone_by = TableImport.State.UNDONE, timezone.now(), by
    held.save(update_fields=["state", "undone_at", "undone_by"])
    _note("undo table", held, by, records=len(changes))
    return held


def change_of(record: TableImportRecord) -> Change:
    """What an import remembers of a record."""
    before = from_json(record.collection, record.before) if record.before is not None else None
    return Change(before, from_json(record.collection, record.after))


def settings_as_json(settings: TableSettings) -> dict[str, Any]:
    """What was said about a table, as it is kept; row numbers are names in JSON."""
    return asdict(
        replace(settings, columns=dict(settings.columns), places=dict(settings.places))
    ) | {"places": {str(number): place for number, place in settings.places.items()}}  # fmt: skip


def settings_from_json(values: dict[str, Any]) -> TableSettings:
    """What was said about a table, as it was kept."""
    return TableSettings(**values | {"places": {int(number): place for number, place in values["places"].items()}})


def without_changes(atlas: Atlas, changes: Iterable[Change]) -> Atlas:
    """The atlas as it would be without these changes."""
    together: dict[str, dict[str, TableRecord]] = {}
    for change in changes:
        collection = together.setdefault(change.collection, {one.id: one for one in getattr(atlas, change.collection)})
        if change.before is None:
            collection.pop(change.after.id, None)
        else:
            collection[change.after.id] = change.before
    fields: dict[str, Any] = {name: tuple(records.values()) for name, records in together.items()}
    return replace(atlas, **fields)


def _open(table_import: TableImport) -> TableImport:
    held = TableImport.objects.select_for_update().get(pk=table_import.pk)
    if not held.is_open:
        raise TableImportError(
            say(
                "The table {file} was decided on already: {state}.", file=held.file_name, state=held.get_state_display()
            )
        )
    return held


def _applied(number: int) -> TableImport:
    held = TableImport.objects.select_for_update().filter(pk=number).first()
    if held is None:
        last = TableImport.objects.filter(state=TableImport.State.APPLIED).values_list("pk", flat=True)[:_SHOWN]
        if not last:
            raise TableImportError(say("There is no import {number}. None was made yet.", number=number))
        raise TableImportError(
            say(
                "There is no import {number}. These can be taken back: {listed}.",
                number=number,
                listed=", ".join(map(str, last)),
            ),
            f"moving-cities undo-import {last[0]}",
        )
    if held.state != TableImport.State.APPLIED:
        raise TableImportError(say(_NOT_TAKEN_BACK[TableImport.State(held.state)], number=number, file=held.file_name))
    return held


_NOT_TAKEN_BACK = {
    TableImport.State.NEW: to_be_said(
        "The table {number} ({file}) was not taken over yet, so there is nothing to take back."
    ),
    TableImport.State.UNDONE: to_be_said("The import {number} ({file}) was taken back already."),
    TableImport.State.DISCARDED: to_be_said(
        "The table {number} ({file}) was discarded. Nothing of it was taken over, so there is nothing to take back."
    ),
}


def _index(atlas: Atlas, collection: str) -> dict[str, TableRecord]:
    return {one.id: one for one in getattr(atlas, collection)}


def _differing(
    atlas: Atlas, wanted: Iterable[tuple[Change, TableRecord | None]]
) -> list[tuple[Change, TableRecord | None]]:
    """The changes whose record is not as wanted, with what the atlas holds instead."""
    held = {name: _index(atlas, name) for name in ("cities", "memberships", "sources")}
    found = [(change, held[change.collection].get(change.after.id), record) for change, record in wanted]
    return [(change, now) for change, now, record in found if now != record]


def _refuse_stale(atlas: Atlas, changes: Iterable[Change]) -> None:
    stale = _differing(atlas, ((change, change.before) for change in changes))
    if stale:
        names = ", ".join(f"{change.collection} {change.after.id}" for change, _ in stale[:_SHOWN])
        raise TableImportError(
            say("The desk was changed meanwhile ({names}). Look at the table again, then accept.", names=names),
            "moving-cities import-table FILE --dry-run",
        )


def _refuse_changed(held: TableImport, atlas: Atlas, changes: Iterable[Change]) -> None:
    changed = _differing(atlas, ((change, change.after) for change in changes))
    if changed:
        said = say(
            "The import {number} was not taken back, because {count:,} of its records are not as it left them. "
            "Change them at the desk by hand instead.",
            number=held.pk,
            count=len(changed),
        )
        raise ChangedSinceError(said, [_said(change, now) for change, now in changed])


def _said(change: Change, now: TableRecord | None) -> str:
    collection, record_id = change.collection, change.after.id
    if now is None:
        return say(_REMOVED[collection], id=record_id)
    differing = [name for name, value in as_json(now).items() if as_json(change.after)[name] != value]
    return say(_CHANGED[collection], id=record_id, fields=", ".join(differing))


_REMOVED = {
    "cities": to_be_said("The city {id} was removed since."),
    "memberships": to_be_said("The membership {id} was removed since."),
    "sources": to_be_said("The source {id} was removed since."),
}
_CHANGED = {
    "cities": to_be_said("The city {id} was changed since ({fields})."),
    "memberships": to_be_said("The membership {id} was changed since ({fields})."),
    "sources": to_be_said("The source {id} was changed since ({fields})."),
}


def _refuse_needed(held: TableImport, atlas: Atlas, target: Atlas) -> None:
    """Refuses where something that came since needs a record that would be removed."""
    known = set(problems(atlas))
    needed = [
        say("{collection} {record_id} ({field})", collection=one.collection, record_id=one.record_id, field=one.field)
        for one in problems(target)
        if one not in known
    ]
    if needed:
        said = say(
            "The import {number} was not taken back, because what was added since needs records that it made. "
            "Remove these first, or take back the imports that brought them:",
            number=held.pk,
        )
        raise ChangedSinceError(said, needed)


def _remembered(kept: TableImport, change: Change) -> TableImportRecord:
    return TableImportRecord(
        table_import=kept,
        collection=change.collection,
        record_id=change.after.id,
        before=as_json(change.before) if change.before is not None else None,
        after=as_json(change.after),
    )


def _note(verb: str, table_import: TableImport, by: User | None, *, rows: int = 0, records: int = 0) -> None:
    """Leaves a record of what was done; counts that are zero are not told."""
    values = {"number": table_import.pk, "file": table_import.file_name, "rows": rows, "records": records}
    summary = say("table {number} ({file})", **values)
    if rows:
        summary = say("table {number} ({file}); rows: {rows:,}, records: {records:,}", **values)
    elif records:
        summary = say("table {number} ({file}); records: {records:,}", **values)
    ActivityRecord.objects.create(by=by, verb=verb, summary=summary)
