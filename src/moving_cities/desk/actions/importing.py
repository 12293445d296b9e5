"""Taking an atlas over into the desk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from dataclasses import replace as with_changes
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from moving_cities.atlas.archived import ArchivedDocument
from moving_cities.atlas.integrity import problems
from moving_cities.atlas.kinds import RecordKind, Section
from moving_cities.atlas.records import Alias, Credit
from moving_cities.atlas.sentences import enumeration, say
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.errors import EmptyDeskError, ImportRefusedError
from moving_cities.desk.exchange.reading import read_atlas
from moving_cities.desk.exchange.writing import Progress, write_difference
from moving_cities.desk.models import ActivityRecord
from moving_cities.desk.moves import aliases_left_behind, without_overtaken
from moving_cities.desk.vault import bring_bytes

_BY_ID = (
    "countries", "cities", "networks", "memberships", "topics", "approaches", "sources", "pages", "news", "terms",
    "archived",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counts:
    """How many records of one collection an import found in which state."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0

    @property
    def is_quiet(self) -> bool:
        """Whether nothing happened."""
        return not (self.new or self.changed or self.removed)

    def summary(self) -> str:
        """What happened, such as “2 new, 1 removed”; empty where nothing did."""
        happened = (
            (self.new, say("{count:,} new", count=self.new)),
            (self.changed, say("{count:,} changed", count=self.changed)),
            (self.removed, say("{count:,} removed", count=self.removed)),
        )
        return enumeration(words for count, words in happened if count)


_COLLECTIONS = {
    "countries": say("countries"),
    "cities": say("cities"),
    "networks": say("networks"),
    "memberships": say("memberships"),
    "topics": say("topics"),
    "approaches": say("approaches"),
    "sources": say("sources"),
    "pages": say("pages"),
    "news": say("news"),
    "terms": say("terms"),
    "documents": say("documents"),
    "aliases": say("aliases"),
    "highlights": say("highlights"),
    "credits": say("credits"),
    "archived": say("archived"),
}


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did.

    Attributes:
        counts: by collection of the atlas (`cities`, `documents`, `aliases`...).
        settings_changed: whether the date or the languages of the atlas changed.
    """

    counts: Mapping[str, Counts]
    settings_changed: bool

    @property
    def is_quiet(self) -> bool:
        """Whether the desk already held all of it."""
        return not self.settings_changed and all(one.is_quiet for one in self.counts.values())

    def summary(self) -> str:
        """What happened, in one line."""
        parts: list[str] = [
            say("{collection}: {changes}", collection=_COLLECTIONS[name], changes=one.summary())
            for name, one in self.counts.items()
            if not one.is_quiet
        ]
        if self.settings_changed:
            parts.append(say("date or languages of the atlas changed"))
        return enumeration(parts, "; ") or say("nothing changed")


@transaction.atomic
def import_atlas(
    *,
    atlas: Atlas,
    by: User | None = None,
    replace: bool = False,
    progress: Progress | None = None,
    pack: Path | None = None,
    is_rehearsal: bool = False,
) -> ImportResult:
    """Takes an atlas over into the desk: all of it or, where anything stops it, nothing.

    A record is taken over whole. Where its address changes, an alias stays at the old one. Importing the
    same atlas again changes nothing. The bytes of archived documents are in the vault before the transaction
    ends, so what the desk holds always has them.

    Args:
        atlas: what to take over.
        by: who does it; None for the command line.
        replace: whether records that this atlas lacks are removed. Old addresses stay as long as the
            record that answers for them does.
        progress: is called with the rows written so far and in all.
        pack: the folder that the atlas was read from, where the bytes of its archived documents are; needed
            where the vault lacks some.
        is_rehearsal: whether everything is done and then taken back, to see what would happen.

    Raises:
        ImportRefusedError: references or addresses would not hold afterwards; nothing was changed.
        VaultError: the bytes of an archived document are missing or not those that its record names.
        BrokenRecordError: the desk itself holds a row that breaks a rule.
    """
    before = _held()
    after = atlas if before is None else _joined(before, atlas, replace=replace)
    _refuse_problems(after)
    write_difference(before, after, progress)
    if not is_rehearsal:
        bring_bytes(_brought(before, after), pack)
    result = _result(before, after)
    if not result.is_quiet:
        ActivityRecord.objects.create(by=by, verb="import", summary=result.summary())
    transaction.set_rollback(is_rehearsal)
    return result


def _brought(before: Atlas | None, after: Atlas) -> list[ArchivedDocument]:
    """The archived documents that the desk did not hold before."""
    held = {one.id for one in before.archived} if before is not None else set()
    return [one for one in after.archived if one.id not in held]


def _held() -> Atlas | None:
    try:
        return read_atlas()
    except EmptyDeskError:
        return None


def _joined(before: Atlas, atlas: Atlas, *, replace: bool) -> Atlas:
    """The atlas that the desk shall hold."""
    target = atlas if replace else _merged(before, atlas)
    return _with_old_addresses(before, atlas, target)


def _merged(before: Atlas, atlas: Atlas) -> Atlas:
    """Both together; where both have a record, the incoming one."""
    together: dict[str, Any] = {
        name: tuple({one.id: one for one in (*getattr(before, name), *getattr(atlas, name))}.values())
        for name in _BY_ID
    }
    together["documents"] = tuple({(one.kind, one.id): one for one in (*before.documents, *atlas.documents)}.values())
    for name in ("languages", "highlights", "credits"):
        together[name] = tuple(dict.fromkeys((*getattr(atlas, name), *getattr(before, name))))
    return with_changes(atlas, **together)


def _with_old_addresses(before: Atlas, atlas: Atlas, target: Atlas) -> Atlas:
    """The target with every old address that still has a record and is no page's, and those left behind now."""
    present = _present(target)
    present_still = [alias for alias in before.aliases if (alias.kind, alias.id) in present]
    kept = without_overtaken(present_still, target)
    left = aliases_left_behind(before, target)
    by_path: dict[str, Alias] = {alias.path: alias for alias in (*kept, *left, *atlas.aliases)}
    return with_changes(target, aliases=tuple(by_path.values()))


def _present(atlas: Atlas) -> set[tuple[RecordKind, str]]:
    """Kind and id of everything an alias can point at."""
    records: dict[RecordKind, tuple[Any, ...]] = {
        RecordKind.CITY: atlas.cities,
        RecordKind.COUNTRY: atlas.countries,
        RecordKind.NETWORK: atlas.networks,
        RecordKind.TOPIC: atlas.topics,
        RecordKind.APPROACH: atlas.approaches,
        RecordKind.PAGE: atlas.pages,
        RecordKind.NEWS: atlas.news,
    }
    present = {(kind, one.id) for kind, collection in records.items() for one in collection}
    return present | {(RecordKind.SECTION, section) for section in Section}


def _refuse_problems(atlas: Atlas) -> None:
    found = problems(atlas)
    if found:
        raise ImportRefusedError(
            [
                say(
                    "{collection} {record_id}, {field}: {message}",
                    collection=one.collection,
                    record_id=one.record_id,
                    field=one.field,
                    message=one.message,
                )
                for one in found
            ]
        )


def _result(before: Atlas | None, after: Atlas) -> ImportResult:
    counts = {}
    for field in fields(Atlas):
        if field.name not in {"as_of", "languages"}:
            old = getattr(before, field.name) if before is not None else ()
            counts[field.name] = _counts(old, getattr(after, field.name))
    changed = before is None or (before.as_of, before.languages) != (after.as_of, after.languages)
    return ImportResult(counts, changed)


def _counts(old: Iterable[Any], new: Iterable[Any]) -> Counts:
    held, wanted = {_identity(one): one for one in old}, {_identity(one): one for one in new}
    common = held.keys() & wanted.keys()
    unchanged = sum(held[key] == wanted[key] for key in common)
    return Counts(len(wanted) - len(common), len(common) - unchanged, unchanged, len(held) - len(common))


def _identity(record: Any) -> tuple[str, ...]:
    """What makes two states the same record: kind and id, the path of an alias, the name of a credit."""
    if isinstance(record, Alias):
        return (record.path,)
    if isinstance(record, Credit):
        return (record.name, record.what)
    return (getattr(record, "kind", ""), record.id)
