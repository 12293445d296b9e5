"""The files of a pack, taken off the disk without trusting them.

Links are not followed, sizes are looked at before anything is read, and only regular files are opened.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from moving_cities.pack.findings import Findings
from moving_cities.pack.layout import MAX_PACK_BYTES, MAX_TABLE_BYTES, MAX_TEXT_BYTES

_MAX_DEPTH = 8


def load(folder: Path, findings: Findings) -> dict[str, bytes]:
    """The content of every file in the folder, by path within it, in the order of paths.

    Names that start with a dot are left out: they are the working copy's and the system's own.
    What cannot be read is noted in the findings and missing from the answer.
    """
    contents: dict[str, bytes] = {}
    total = 0
    for file in sorted(_files(folder, "", 0, findings)):
        content = _content(folder / file, file, findings)
        if content is None:
            continue
        total += len(content)
        if total > MAX_PACK_BYTES:
            findings.add(".", 0, "", f"The pack is larger than {MAX_PACK_BYTES:,} bytes, the limit.")
            break
        contents[file] = content
    return contents


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


def _content(path: Path, file: str, findings: Findings) -> bytes | None:
    limit = MAX_TABLE_BYTES if file.endswith(".csv") else MAX_TEXT_BYTES
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        findings.add(file, 0, "", f"The file cannot be opened: {error.strerror}.")
        return None
    with os.fdopen(descriptor, "rb") as opened:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            findings.add(file, 0, "", "This is not a regular file; a pack holds files only. Take it out.")
            return None
        content = opened.read(limit + 1) if found.st_size <= limit else None
    if content is None or len(content) > limit:
        findings.add(file, 0, "", f"The file has {found.st_size:,} bytes; the limit is {limit:,}.")
        return None
    return content
