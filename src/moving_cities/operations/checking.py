"""`moving-cities check`: is this pack, or this installation, as it should be?"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from moving_cities.atlas.integrity import problems
from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.manifest import Entry, read_manifest
from moving_cities.edition.publishing import Edition, current_edition
from moving_cities.operations.errors import OperationsError
from moving_cities.pack import Vault


class CheckError(OperationsError):
    """Something is not as it should be. Every finding stands in the message."""


def require_sound(atlas: Atlas) -> None:
    """Return when every rule between the records holds. Raises CheckError with all that do not."""
    found = [f"{one.collection} {one.record_id}, {one.field}: {one.message}" for one in problems(atlas)]
    _refuse(found, "the content", "Mend them at the desk, or in a pack that you import.")


def require_whole_vault(atlas: Atlas, vault: Vault) -> None:
    """Return when the file of every archived document is the one that was attached; all of them are read.

    Raises:
        CheckError: some are missing or were altered.
    """
    remedy = "What is lost for good is detached at the desk under Intake, Documents."
    _refuse(list(vault.faults(atlas.archived)), "the vault of archived documents", remedy)


def require_whole_edition(var: Path) -> Edition | None:
    """The live edition, when each of its files is the one that was published; None where there is none yet.

    Raises:
        CheckError: a file is missing or was changed.
        EditionError: its manifest cannot be read.
    """
    edition = current_edition(var)
    if edition is None:
        return None
    site = edition.folder / "site"
    entries = read_manifest(edition.folder).entries.values()
    _refuse(list(_damaged(site, entries)), "the live edition", "Publish it anew: moving-cities publish --full")
    return edition


def _damaged(site: Path, entries: Iterable[Entry]) -> Iterator[str]:
    for entry in entries:
        try:
            content = (site / entry.path).read_bytes()
        except FileNotFoundError:
            yield f"{entry.path} is missing."
            continue
        if hashlib.sha256(content).hexdigest() != entry.sha256:
            yield f"{entry.path} was changed after it was published."
        yield from (f"{path} is missing." for path in entry.all_paths if not (site / path).is_file())


def _refuse(found: list[str], what: str, remedy: str, shown: int = 50) -> None:
    if found:
        lines = "\n".join(f"  {line}" for line in found[:shown])
        rest = f"\n  … and {len(found) - shown:,} more." if len(found) > shown else ""
        raise CheckError(f"{len(found):,} findings in {what}:\n{lines}{rest}\n", remedy)
