"""Taking a pack over, or only finding out what that would do."""

from django.db import transaction

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import ImportResult, import_atlas
from moving_cities.operations.progress import progress


def take_over(atlas: Atlas, name: str, *, replace: bool, is_rehearsal: bool) -> ImportResult:
    """Import the atlas; in a rehearsal everything is done and then taken back.

    Args:
        atlas: what to import.
        name: what the progress calls it.
        replace: whether records that the atlas lacks are removed.
        is_rehearsal: whether nothing may remain of it.

    Raises:
        DeskError: it cannot be imported; nothing was changed.
    """
    with transaction.atomic():
        with progress(f"Importing {name}") as tell:
            result = import_atlas(atlas=atlas, replace=replace, progress=tell)
        transaction.set_rollback(is_rehearsal)
    return result
