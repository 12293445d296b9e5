"""Taking a pack over, or only finding out what that would do."""

from pathlib import Path

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import ImportResult, import_atlas
from moving_cities.operations.progress import progress


def take_over(atlas: Atlas, pack: Path, *, replace: bool, is_rehearsal: bool) -> ImportResult:
    """Import the atlas; in a rehearsal everything is done and then taken back.

    Args:
        atlas: what to import.
        pack: the folder that it was read from.
        replace: whether records that the atlas lacks are removed.
        is_rehearsal: whether nothing may remain of it.

    Raises:
        DeskError, VaultError: it cannot be imported; nothing was changed.
    """
    with progress(f"Importing {pack.name}") as tell:
        return import_atlas(atlas=atlas, replace=replace, progress=tell, pack=pack, is_rehearsal=is_rehearsal)
