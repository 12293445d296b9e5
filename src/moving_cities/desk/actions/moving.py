"""What adding and editing a record at the desk does to addresses."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.db import transaction

from moving_cities.atlas.sentences import say
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.errors import BrokenRecordError, EmptyDeskError
from moving_cities.desk.exchange.reading import read_atlas
from moving_cities.desk.models import ActivityRecord, Alias
from moving_cities.desk.moves import aliases_left_behind, without_overtaken


@contextmanager
def leave_aliases_behind(*, by: User | None) -> Iterator[None]:
    """While records are edited inside this block, every address that changes leaves an alias behind.

    An alias at whose address another record stands now goes: the living page comes first. The edit and its
    aliases are one transaction.

    Args:
        by: who edits; None for the command line.
    """
    with transaction.atomic():
        before = _facts()
        yield
        after = _facts()
        if before is not None and after is not None:
            _leave(before, after, by)


def _facts() -> Atlas | None:
    """The facts; None while there are none, or while one is broken: then mending it comes first."""
    try:
        return read_atlas(with_documents=False)
    except (EmptyDeskError, BrokenRecordError):
        return None


def _leave(before: Atlas, after: Atlas, by: User | None) -> None:
    overtaken = set(after.aliases) - set(without_overtaken(after.aliases, after))
    Alias.objects.filter(path__in=[alias.path for alias in overtaken]).delete()
    left = aliases_left_behind(before, after)
    for alias in left:
        Alias.objects.update_or_create(
            path=alias.path,
            defaults={"language": alias.language, "kind": alias.kind.value, "record_id": alias.id},
        )
    if left:
        paths = ", ".join(alias.path for alias in left)
        ActivityRecord.objects.create(
            by=by, verb="move", summary=say("old addresses go on answering: {addresses}", addresses=paths)
        )
