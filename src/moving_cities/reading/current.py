"""Which edition is the current one: the link `current` is looked at for every request.

Looking costs a microsecond and a half, and it is what makes a swap whole: from the moment the link leads
elsewhere, every process serves the new edition, and a new page never meets a process with the old assets.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from moving_cities.reading.answers import Answer
from moving_cities.reading.errors import NoEditionError, ReadingError
from moving_cities.reading.folder import EditionFolder
from moving_cities.reading.shelf import Shelf

SHELF_BYTES = 16 * 1024 * 1024
"""Per process: about 2,000 Brotli pages of 7 kB. What is not on it takes one more read of a file."""


@dataclass(frozen=True, slots=True)
class ServedEdition:
    """An edition that is being served, with the answers that were made from it.

    Attributes:
        link: the inode and the time of the link that led to it, which are new with every swap.
        folder: its files.
        previous: the folder of the edition before, for assets that a page which is still open asks for.
        shelf: answers ready to be sent.
    """

    link: tuple[int, int]
    folder: EditionFolder
    previous: EditionFolder | None
    shelf: Shelf[Answer] = field(default_factory=lambda: Shelf(SHELF_BYTES))


def why_nothing_is_served(var: Path) -> str:
    """Why readers would find nothing in this installation, and what to do; empty where they find an edition."""
    try:
        CurrentEdition(var).served()
    except ReadingError as error:
        return str(error)
    return ""


class CurrentEdition:
    """Follows the link `current` of an installation; it may be used by several threads.

    Args:
        var: the folder of the installation.
    """

    def __init__(self, var: Path) -> None:
        self._path = str(var.absolute() / "current")
        self._served: ServedEdition | None = None
        self._lock = Lock()

    def served(self) -> ServedEdition:
        """The edition that the link leads to at this moment.

        Raises:
            NoEditionError: the link is missing or leads nowhere.
            DamagedEditionError: the edition cannot be used.
        """
        try:
            status = os.lstat(self._path)
        except OSError as error:
            raise NoEditionError(Path(self._path)) from error
        served = self._served
        if served is not None and served.link == (status.st_ino, status.st_mtime_ns):
            return served
        return self._opened((status.st_ino, status.st_mtime_ns))

    def _opened(self, link: tuple[int, int]) -> ServedEdition:
        with self._lock:
            served = self._served
            if served is None or served.link != link:
                folder = EditionFolder(Path(os.path.realpath(self._path)))
                served = ServedEdition(link, folder, served.folder if served else None)
                self._served = served
            return served
