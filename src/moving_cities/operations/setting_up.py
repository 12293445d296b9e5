"""From nothing to a published atlas: database, start pack, first edition, first administrator.

Every step looks whether it is needed, so the whole can be repeated, and goes on where it was stopped.
"""

from dataclasses import dataclass
from pathlib import Path

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.errors import EmptyDeskError
from moving_cities.desk.schema import create_database
from moving_cities.desk.snapshot import take_snapshot
from moving_cities.edition.publishing import Edition
from moving_cities.operations.administrators import ensure_administrator
from moving_cities.operations.progress import progress
from moving_cities.operations.publishing import publish_atlas
from moving_cities.pack import read_pack


@dataclass(frozen=True)
class SetUp:
    """What there is now.

    Attributes:
        edition: the live edition.
        password: the one-time password of the administrator who was made; None where there was one.
    """

    edition: Edition
    password: str | None


def set_up(var: Path, pack: Path) -> SetUp:
    """Do whatever of the steps is still to do.

    Args:
        var: the folder of the installation; it is made.
        pack: what an empty desk begins with.

    Raises:
        PackError, DeskError, EditionError, OSError, DatabaseError: what a step raises; those before it are done.
    """
    var.mkdir(parents=True, exist_ok=True)
    with progress("Preparing the database") as tell:
        create_database(progress=tell)
    edition = publish_atlas(_content(pack), var)
    return SetUp(edition, ensure_administrator())


def _content(pack: Path) -> Atlas:
    """What the desk holds; an empty desk takes the pack first."""
    try:
        return take_snapshot()
    except EmptyDeskError:
        atlas = read_pack(pack)
        with progress(f"Importing {pack.name}") as tell:
            import_atlas(atlas=atlas, progress=tell, pack=pack)
        return take_snapshot()
