"""The files of a pack, taken off the disk without trusting them.

Links are not followed, sizes are looked at before anything is read, and only regular files are opened.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from moving_cities.atlas.archived import MAX_DOCUMENT_BYTES
from moving_cities.pack.findings import Findings
from moving_cities.pack.fingerprints import Fingerprint, fingerprint, pieces
from moving_cities.pack.layout import (
    DOCUMENTS,
    MAX_PACK_BYTES,
    MAX_PAGES_BYTES,
    MAX_TABLE_BYTES,
    MAX_TEXT_BYTES,
    holds_bytes,
)

_MAX_DEPTH = 8


@dataclass(slots=True)
class Loaded:
    """The files of a pack, by their path within it.

    Attributes:
        contents: the content of tables and texts.
        fingerprints: of the bytes of archived documents.
    """

    contents: dict[str, bytes] = field(default_factory=dict)
    fingerprints: dict[str, Fingerprint] = field(default_factory=dict)


def load(folder: Path, findings: Findings) -> Loaded:
    """Every file in the folder, in the order of paths.

    Names that start with a dot are left out: they are the working copy's and the system's own.
    What cannot be read is noted in the findings and missing from the answer.
    """
    loaded = Loaded()
    total = 0
    for file in sorted(_files(folder, "", 0, findings)):
        with _opened(folder / file, file, findings) as opened:
            if opened is None:
                continue
            if holds_bytes(file):
                loaded.fingerprints[file] = fingerprint(pieces(opened))
                continue
            content = opened.read(_limit(file) + 1)
        if _is_too_large(len(content), file, findings):
            continue
        total += len(content)
        if total > MAX_PACK_BYTES:
            findings.add(".", 0, "", f"The pack is larger than {MAX_PACK_BYTES:,} bytes, the limit.")
            break
        loaded.contents[file] = content
    return loaded


def _files(folder: Path, below: str, depth: int, findings: Findings) -> Iterator[str]:
    for entry in os.scandir(folder):
        path = f"{below}{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            findings.add(path, 0, "", "This is a link; a pack holds files only. Put the file itself here.")
        elif entry.is_dir():
            if depth < _MAX_DEPTH:
                yield from _files(Path(entry.path), f"{path}/", depth + 1, findings)
            else:
                findings.add(path, 0, "", "The folders are nested too deeply; a text stands three folders deep.")
        else:
            yield path


@contextmanager
def _opened(path: Path, file: str, findings: Findings) -> Iterator[BinaryIO | None]:
    """The file, open for reading; None if it is none, or too large, after noting that."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        findings.add(file, 0, "", f"The file cannot be opened: {error.strerror}.")
        yield None
        return
    with os.fdopen(descriptor, "rb") as opened:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            findings.add(file, 0, "", "This is not a regular file; a pack holds files only. Take it out.")
            yield None
        else:
            yield None if _is_too_large(found.st_size, file, findings) else opened


def _is_too_large(size: int, file: str, findings: Findings) -> bool:
    limit = _limit(file)
    if size > limit:
        findings.add(file, 0, "", f"The file has {size:,} bytes; the limit is {limit:,}.")
    return size > limit


def _limit(file: str) -> int:
    """How many bytes a file of this path may have."""
    if holds_bytes(file):
        return MAX_DOCUMENT_BYTES
    if file.startswith(f"{DOCUMENTS}/"):
        return MAX_PAGES_BYTES
    return MAX_TABLE_BYTES if file.endswith(".csv") else MAX_TEXT_BYTES
