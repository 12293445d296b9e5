"""Whether an edition on the disk is what its manifest says, to the last compressed copy."""

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path

import brotli

from moving_cities.edition.manifest import Entry, read_manifest

_UNPACK = {"br": brotli.decompress, "gz": gzip.decompress}


def faults(folder: Path) -> list[str]:
    """What is wrong with the edition in this folder, one line each; empty for one that is whole."""
    manifest = read_manifest(folder)
    found = [fault for entry in manifest.entries.values() for fault in _faults(folder / "site", entry)]
    if manifest.edition_id != folder.name:
        found.append(f"The folder {folder.name} holds the edition {manifest.edition_id}.")
    if hashlib.sha256((folder / "redirects.json").read_bytes()).hexdigest() != manifest.redirects:
        found.append("redirects.json is not the one of the manifest.")
    expected = {path for entry in manifest.entries.values() for path in entry.all_paths}
    present = {str(path.relative_to(folder / "site")) for path in (folder / "site").rglob("*") if path.is_file()}
    return found + [f"{path} is in the folder and not in the manifest." for path in sorted(present - expected)]


def _faults(site: Path, entry: Entry) -> Iterator[str]:
    try:
        content = (site / entry.path).read_bytes()
        copies = [_UNPACK[ending]((site / f"{entry.path}.{ending}").read_bytes()) for ending in entry.copies]
    except (OSError, brotli.error) as error:
        yield f"{entry.path}: {error}"
        return
    if hashlib.sha256(content).hexdigest() != entry.sha256 or len(content) != entry.size:
        yield f"{entry.path} is not the file of the manifest."
    if any(copy != content for copy in copies):
        yield f"A compressed copy of {entry.path} holds something else."
