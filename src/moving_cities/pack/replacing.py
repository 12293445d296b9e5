"""Putting a folder in the place of another in one step.

The new folder is written beside the old one, under a name that starts with a dot, flushed to the disk, and
then exchanged with the old one by the operating system, which knows no moment in between. Where a file
system cannot exchange (some network drives), the old folder is moved aside first; should the program be
killed between these two steps, the next writing puts the old one back.

A process holds a lock on the folder it writes. A folder without such a lock was left by a process that was
killed, and is cleared away by the next one.
"""

import fcntl
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TypeAlias

from moving_cities.pack.errors import PackTargetError
from moving_cities.pack.exchange import exchange
from moving_cities.pack.layout import HEADER_FILE, TEXTS, is_of_a_document, text_path
from moving_cities.pack.tables import ALL_TABLES

Copy: TypeAlias = Callable[[Path], None]
"""Writes a file at the place that it is given."""

_FLUSHED_AT_A_TIME = 32

_DROPPINGS = frozenset({".DS_Store"})
"""Files that a file manager leaves in a folder it showed; they may go with it."""


def replace_folder(folder: Path, files: Mapping[str, bytes], copies: Mapping[str, Copy] | None = None) -> None:
    """Puts a folder with these files in the place of a pack or of nothing.

    Args:
        folder: the place.
        files: content by path.
        copies: by path, what writes a file that is too large to be held.

    Raises:
        PackTargetError: at the folder there is something that is not a pack.
    """
    place = folder.resolve()
    place.parent.mkdir(parents=True, exist_ok=True)
    _put_back(place)
    _refuse_others(place)
    _clear_left_over(place)
    with _written(place, files, copies or {}) as new:
        if not place.exists() or not any(place.iterdir()):
            new.rename(place)
        elif not exchange(new, place):
            place.rename(_aside(place))
            new.rename(place)
            shutil.rmtree(_aside(place))
        _flush(place.parent)


def _refuse_others(place: Path) -> None:
    """Only what a pack can hold is ever replaced, so that nothing else can be lost."""
    if not place.exists():
        return
    if not place.is_dir():
        raise PackTargetError(place, "There is a file of this name. Move it away or choose another folder.")
    files = [path for path in place.rglob("*") if path.is_symlink() or not path.is_dir()]
    for path in sorted(files):
        name = path.relative_to(place).as_posix()
        if path.is_symlink() or not (path.name in _DROPPINGS or _belongs(name)):
            message = f"The folder holds “{name}”, which is no part of a pack. Move it away or choose another folder."
            raise PackTargetError(place, message)
    if files and not (place / HEADER_FILE).is_file():
        message = f"The folder is not empty, and without {HEADER_FILE} it is no pack. Choose another folder."
        raise PackTargetError(place, message)


def _belongs(name: str) -> bool:
    if name.startswith(f"{TEXTS}/"):
        return not isinstance(text_path(name), str)
    return name == HEADER_FILE or is_of_a_document(name) or name in {table.file for table in ALL_TABLES}


@contextmanager
def _written(place: Path, files: Mapping[str, bytes], copies: Mapping[str, Copy]) -> Iterator[Path]:
    """A new folder beside the place with these files, on the disk; afterwards what is left there is removed."""
    new = place.parent / f"{_prefix(place)}{secrets.token_hex(8)}"
    new.mkdir()
    lock = os.open(new, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _write(new, files, copies)
        yield new
    finally:
        shutil.rmtree(new, ignore_errors=not new.exists())
        os.close(lock)


def _write(new: Path, files: Mapping[str, bytes], copies: Mapping[str, Copy]) -> None:
    folders = {new}
    writers: dict[str, Copy] = {name: partial(_write_bytes, content) for name, content in files.items()}
    writers.update(copies)
    for name, write in writers.items():
        path = new / name
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.update(parent for parent in path.parents if parent.is_relative_to(new))
        write(path)
    _flush_all([new / name for name in writers])
    _flush_all(list(folders))


def _write_bytes(content: bytes, path: Path) -> None:
    path.write_bytes(content)


def _flush_all(paths: list[Path]) -> None:
    """Many at a time, because the file system takes those that wait together in one go (eight times quicker)."""
    with ThreadPoolExecutor(_FLUSHED_AT_A_TIME) as pool:
        for flushed in [pool.submit(_flush, path) for path in paths]:
            flushed.result()


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _put_back(place: Path) -> None:
    """Ends an exchange in two steps that was interrupted between them."""
    if not place.exists() and _aside(place).exists():
        _aside(place).rename(place)


def _clear_left_over(place: Path) -> None:
    for left in place.parent.glob(f"{_prefix(place)}*"):
        descriptor = os.open(left, os.O_RDONLY | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            continue
        else:
            shutil.rmtree(left)
        finally:
            os.close(descriptor)
    if place.exists() and _aside(place).exists():
        shutil.rmtree(_aside(place))


def _prefix(place: Path) -> str:
    return f".{place.name}.writing-"


def _aside(place: Path) -> Path:
    return place.parent / f".{place.name}.before"
