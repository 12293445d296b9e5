"""What a person who runs an installation can mend: what happened, and what to do next, in whole sentences.

Standard library alone: `tools/` uses these errors before anything is installed.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NOT_WRITABLE = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_MAKE_ROOM = "Make room there, then run the same command again; what was finished is kept."


class OperationsError(Exception):
    """Something stopped the work, and the person at the keyboard can mend it.

    Attributes:
        happened: what happened and where, a whole sentence.
        remedy: what to do or to try next, a whole sentence.
    """

    def __init__(self, happened: str, remedy: str) -> None:
        super().__init__(f"{happened} {remedy}")
        self.happened = happened
        self.remedy = remedy


class PortError(OperationsError):
    """What somebody gave as a port is none."""


class FolderError(OperationsError):
    """A folder cannot be written to."""


class DiskFullError(OperationsError):
    """There is no room left on the disk."""


class NotSetUpError(OperationsError):
    """The folder holds no installation yet."""


class SetupError(OperationsError):
    """Something that the project needs is missing on this machine and could not be installed."""


def not_writable(folder: Path) -> FolderError:
    """The error of a folder that refuses to be written to."""
    return FolderError(
        f"The folder {folder} cannot be written to.",
        "Work in a folder of your own, or get the right to write there (chmod u+w, or chown).",
    )


def disk_full(folder: Path) -> DiskFullError:
    """The error of a disk without room, met while writing."""
    return DiskFullError(f"The disk that holds {folder} is full.", _MAKE_ROOM)


def too_little_room(folder: Path, free_mb: int, needed_mb: int) -> DiskFullError:
    """The error of a disk whose room would not suffice, told before anything is written (in megabytes)."""
    return DiskFullError(
        f"The disk that holds {folder} has {free_mb} MB left, and about {needed_mb} MB are needed.",
        _MAKE_ROOM,
    )


@contextmanager
def written_to(folder: Path) -> Iterator[None]:
    """What the system refuses inside this block is told of the folder that a person gave.

    Where it refuses a file that stands beside the folder only while it is written, nobody knows that name.

    Raises:
        FolderError: the folder cannot be written to.
        DiskFullError: there is no room for it.
    """
    try:
        yield
    except OSError as error:
        raise (disk_full(folder) if error.errno in _FULL else not_writable(folder)) from error


def from_os_error(error: OSError, folder: Path) -> OperationsError:
    """The error in words that a person can act on.

    Args:
        error: what the operating system said.
        folder: where the work was done, named where the error names no file.
    """
    place = Path(str(error.filename)) if error.filename else folder
    if error.errno in _NOT_WRITABLE:
        return not_writable(place)
    if error.errno in _FULL:
        return disk_full(place)
    return OperationsError(
        f"The system refused to work on {place}: {error.strerror or error}.",
        "Mend that, then run the same command again.",
    )
