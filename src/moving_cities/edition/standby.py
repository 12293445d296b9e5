"""A folder for the next edition, made in advance while nobody waits.

Nearly all files of the next edition will be those of the live one. Linking them takes longer than
composing what a small change changes, so it is done right after a publication:

    var/editions/.standby-<id>/    the pages of the live edition <id>, linked

The next small change takes the folder, removes what it makes anew, and has the linking program look that
the rest is there. A folder that is not whole costs time and nothing else; one of another edition is never
taken.
"""

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from moving_cities.edition.errors import EditionError
from moving_cities.edition.linking import Linking
from moving_cities.edition.manifest import Entry, read_manifest
from moving_cities.edition.observations import read_observations

_PREFIX = ".standby-"


def standby_for(edition: Path) -> Path:
    """Where the folder for the edition after this one stands, if there is one."""
    return edition.with_name(f"{_PREFIX}{edition.name}")


def make_standby(edition: Path) -> bool:
    """Makes the folder for the edition after this one; False where the edition cannot be read or linked.

    The caller sees to it that nobody publishes meanwhile.
    """
    folder = standby_for(edition)
    remove_standby(edition.parent)
    try:
        pages = _pages(edition)
        (folder / "site").mkdir(parents=True, exist_ok=True)
        linking = Linking(edition / "site", folder / "site", ((one.path, one.copies) for one in pages), folder)
        try:
            linking.wait()
        finally:
            linking.stop()
    except (EditionError, OSError):
        shutil.rmtree(folder, ignore_errors=True)
        return False
    return True


def remove_standby(editions: Path) -> None:
    """Removes what stands by and was not taken."""
    for folder in editions.glob(f"{_PREFIX}*"):
        shutil.rmtree(folder, ignore_errors=True)


def take_standby(edition: Path, target: Path) -> bool:
    """Makes the folder in waiting, if there is one, the target; what stands in it are pages of this edition."""
    try:
        standby_for(edition).rename(target)
    except OSError:
        return False
    return True


def remove_pages(site: Path, pages: Iterable[Entry]) -> None:
    """Takes pages out of a site; their folders stay, because most are made anew.

    Raises:
        OSError: the disk refuses it.
    """
    for page in pages:
        for name in page.all_paths:
            (site / name).unlink(missing_ok=True)


def remove_empty_folders(site: Path, pages: Iterable[str]) -> None:
    """Removes the folders of these pages, and those above them, as far as nothing stands in them."""
    for page in pages:
        folder = Path(page).parent
        with suppress(OSError):  # the first that is not empty ends it
            while folder.name and not (site / page).exists():
                (site / folder).rmdir()
                folder = folder.parent


def _pages(edition: Path) -> list[Entry]:
    entries = read_manifest(edition).entries
    paths = {page.path for page in read_observations(edition).pages.values()}
    return [entry for path, entry in entries.items() if path in paths]
