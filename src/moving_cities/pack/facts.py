"""The tables of a pack read into records, and the records of an atlas written as tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Protocol

from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.integrity import no_such_record
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack.decoding import decoded
from moving_cities.pack.errors import CellError
from moving_cities.pack.findings import Findings
from moving_cities.pack.rows import Row, csv_text, rows
from moving_cities.pack.tables import (
    ALL_TABLES,
    DOCUMENTS,
    NAMES,
    RECORD_TABLES,
    SLUGS,
    TABLES,
    LocalName,
    LocalSlug,
    Table,
)

Values = dict[str, dict[str, str]]
"""Names or slugs: by `kind/id`, by language."""


class Elsewhere(Protocol):
    """Values of a record that stand in other files than its row."""

    def of(self, table: Table, record_id: str) -> dict[str, Any]:
        """The fields that other files give to this record."""


@dataclass(slots=True)
class Facts:
    """What the tables of a pack say.

    Attributes:
        records: the records of each table, by its collection.
        lines: where each record stands, by file and key (`cities.csv`, `gent`).
        unread: names of the files of which nothing could be read.
        damaged: by file, the ids of rows that stand there but could not be made into a record.
        unmade: those of them that have all their cells.
    """

    records: dict[str, list[Any]] = field(default_factory=dict)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    damaged: set[tuple[str, str]] = field(default_factory=set)
    unmade: list[tuple[Table, Row]] = field(default_factory=list)

    def presumes(self, kind: str, record_id: str) -> bool:
        """Whether a record of this kind and id exists although it could not be read."""
        files = [table.file for table in RECORD_TABLES if table.reference == kind]
        return any(file in self.unread or (file, record_id) in self.damaged for file in files)


def read_facts(contents: Mapping[str, bytes], findings: Findings) -> Facts:
    """Every record of the tables that can be made, and every problem in them."""
    facts = Facts()
    names = _local_values(contents, NAMES, facts, findings)
    slugs = _local_values(contents, SLUGS, facts, findings)
    for table in RECORD_TABLES:
        read_table(contents, table, facts, findings, _Local(names, slugs))
    _refuse_stray(NAMES, names, [table for table in RECORD_TABLES if table.has_names], facts, findings)
    _refuse_stray(SLUGS, slugs, [table for table in RECORD_TABLES if table.has_slugs], facts, findings)
    _refuse_dangling(facts, findings)
    return facts


def read_table(
    contents: Mapping[str, bytes], table: Table, facts: Facts, findings: Findings, elsewhere: Elsewhere
) -> None:
    """Adds every record of one table that can be made, and every problem in it."""
    made = _records(contents, table, facts, findings, elsewhere)
    facts.records[table.collection] = [record for record, _ in made]


def table_files(atlas: Atlas) -> dict[str, str]:
    """Every table of this atlas as text, by the name of its file."""
    records: dict[str, list[Any]] = {table.file: list(getattr(atlas, table.collection)) for table in RECORD_TABLES}
    records[NAMES.file] = sorted(_all_names(atlas), key=_place_of_value)
    records[SLUGS.file] = sorted(_all_slugs(atlas), key=_place_of_value)
    records[DOCUMENTS.file] = list(atlas.archived)
    return {
        table.file: csv_text(table.columns, (_cells(table, record) for record in records[table.file]))
        for table in (ALL_TABLES if atlas.archived else TABLES)
    }


_place_of_value = attrgetter("kind", "id", "language")


def _cells(table: Table, record: Any) -> list[str]:
    return [form.write(getattr(record, name)) for name, form in table.columns.items()]


def _all_names(atlas: Atlas) -> Iterator[LocalName]:
    for table in RECORD_TABLES:
        for record in getattr(atlas, table.collection) if table.has_names else ():
            for code, name in record.names.items():
                yield LocalName(RecordKind(table.reference), record.id, code, name)


def _all_slugs(atlas: Atlas) -> Iterator[LocalSlug]:
    for table in RECORD_TABLES:
        for record in getattr(atlas, table.collection) if table.has_slugs else ():
            for code, slug in record.slugs.items():
                yield LocalSlug(RecordKind(table.reference), record.id, code, slug)


@dataclass(frozen=True, slots=True)
class _Local:
    """The values per language that rows of other files give to a record."""

    names: Values
    slugs: Values

    def of(self, table: Table, record_id: str) -> dict[str, Any]:
        """The fields `names` and `slugs` of a record, as far as its table has them."""
        key, given = f"{table.reference}/{record_id}", {}
        if table.has_names:
            given["names"] = FrozenMapping(self.names.get(key))
        if table.has_slugs:
            given["slugs"] = FrozenMapping(self.slugs.get(key))
        return given


def _local_values(contents: Mapping[str, bytes], table: Table, facts: Facts, findings: Findings) -> Values:
    values: Values = {}
    column = list(table.columns)[-1]
    for one, _ in _records(contents, table, facts, findings, None):
        values.setdefault(f"{one.kind}/{one.id}", {})[one.language] = getattr(one, column)
    return values


def _records(
    contents: Mapping[str, bytes], table: Table, facts: Facts, findings: Findings, elsewhere: Elsewhere | None
) -> list[tuple[Any, Row]]:
    found = _rows_of(contents, table, findings)
    if found is None:
        facts.unread.add(table.file)
        return []
    made = []
    for row in found:
        if row.is_whole and _stands_twice(table, row, facts, findings):
            continue
        record = _record(table, row, findings, elsewhere) if row.is_whole else None
        if record is None:
            facts.damaged.add((table.file, _key(table, row)))
            if row.is_whole:
                facts.unmade.append((table, row))
        else:
            made.append((record, row))
    return made


def _rows_of(contents: Mapping[str, bytes], table: Table, findings: Findings) -> Iterator[Row] | None:
    if table.file not in contents:
        if not findings.names(table.file):
            findings.add(table.file, 0, "", "The file is missing. Every pack has it, if only its header line.")
        return None
    text = decoded(contents[table.file], table.file, findings)
    return None if text is None else rows(text, table.file, tuple(table.columns), findings)


def _key(table: Table, row: Row) -> str:
    """What identifies a row within its table, joined by dots, as in `Membership.id`."""
    return ".".join(row.cells.get(name, "") for name in table.key)


def _stands_twice(table: Table, row: Row, facts: Facts, findings: Findings) -> bool:
    key = _key(table, row)
    first = facts.lines.setdefault((table.file, key), row.line)
    if first == row.line:
        return False
    what = " and ".join(table.key) if len(table.key) < 3 else ", ".join(table.key)
    findings.add(
        table.file,
        row.line,
        table.key[-1],
        f"The row with {what} “{key[:80]}” stands on line {first} already. Take one of them out.",
    )
    return True


def _record(table: Table, row: Row, findings: Findings, elsewhere: Elsewhere | None) -> Any | None:
    """The record of a row; None if a cell is faulty, after noting every fault that can be seen."""
    values = elsewhere.of(table, row.cells["id"]) if elsewhere and "id" in table.columns else {}
    faulty: dict[str, str] = {}
    for name, form in table.columns.items():
        try:
            values[name] = form.read(row.cells[name])
        except CellError as error:
            faulty[name] = str(error)
            values[name] = form.neutral
    record = _made(table, values, faulty)
    for name, message in faulty.items():
        findings.add(table.file, row.line, name, message)
    return None if faulty else record


def _made(table: Table, values: dict[str, Any], faulty: dict[str, str]) -> Any | None:
    """The record of these values.

    After a fault it is tried once more with a neutral value in its place, to find the next; the faults are
    added to `faulty`, one for a column.
    """
    for _ in table.columns:
        try:
            return table.record(**values)
        except RecordError as error:
            if error.field in faulty:
                return None
            faulty[error.field] = str(error)
            form = table.columns.get(error.field)
            if form is None:
                return None
            values[error.field] = form.neutral
    return None


_REFERENCES = {"country_id": "country", "city_id": "city", "network_id": "network", "source_id": "source"}
"""Columns that name a record, and the kind of it."""


def _refuse_dangling(facts: Facts, findings: Findings) -> None:
    """Notes references to nothing in rows that make no record; those of records are looked at by `integrity`.

    Such a reference may be why the row makes none: a city of an unknown country has no code that fits.
    """
    files = {table.reference: table.file for table in RECORD_TABLES}
    for table, row in facts.unmade:
        for column, kind in _REFERENCES.items():
            named = row.cells.get(column, "")
            if named and (files[kind], named) not in facts.lines and not facts.presumes(kind, named):
                findings.add(table.file, row.line, column, no_such_record(kind, named))


def _refuse_stray(table: Table, values: Values, owners: list[Table], facts: Facts, findings: Findings) -> None:
    """Notes the names or slugs of records that are not there."""
    files = {str(owner.reference): owner.file for owner in owners}
    for key, by_language in values.items():
        kind, _, record_id = key.partition("/")
        for code in by_language:
            line = facts.lines[table.file, f"{kind}.{record_id}.{code}"]
            if kind not in files:
                message = f"A {kind} has no {table.file.removesuffix('.csv')}; only {', '.join(files)} have them."
                findings.add(table.file, line, "kind", message)
            elif (files[kind], record_id) not in facts.lines and not facts.presumes(kind, record_id):
                findings.add(table.file, line, "id", f"There is no {kind} “{record_id}”; add it or correct the id.")
