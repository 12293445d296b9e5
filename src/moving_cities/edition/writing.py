"""Writes the files of an edition, or takes them over from the edition before as hard links."""

import errno
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from moving_cities.edition.compression import compressed_copies
from moving_cities.edition.errors import EditionError
from moving_cities.edition.manifest import Entry


@dataclass(frozen=True, slots=True)
class Written:
    """A file that is in its place.

    Attributes:
        entry: for the manifest.
        content: what was written anew; None where it was taken over.
    """

    entry: Entry
    content: bytes | None


class Writer:
    """Puts files into the folder of a new edition.

    Args:
        site: the `site` folder of the new edition.
        previous_site: that of the edition before, if there is one.
        previous: its entries by path.
    """

    def __init__(self, site: Path, previous_site: Path | None, previous: dict[str, Entry]) -> None:
        self._site = str(site)
        self._previous_site = str(previous_site) if previous_site else ""
        self._previous = previous
        self._folders: set[str] = set()
        self.written: list[str] = []
        """Paths of the files that were written anew, copies included."""

    def put(self, path: str, key: str, make: Callable[[], bytes]) -> Written:
        """Puts a file in its place: linked if its key is that of the last build, else made anew.

        Raises:
            EditionError: the disk is full or refuses the file.
        """
        known = self._previous.get(path)
        try:
            self._make_folder(path)
            if known is not None and known.key == key and self._link(known):
                return Written(known, None)
            return self._write(path, key, make())
        except OSError as error:
            raise EditionError(_explanation(path, error)) from error

    def _write(self, path: str, key: str, content: bytes) -> Written:
        copies = compressed_copies(path, content)
        for name, data in ((path, content), *copies.items()):
            with open(f"{self._site}/{name}", "xb") as file:  # noqa: PTH123 - some 27,000 times a build
                file.write(data)
            self.written.append(name)
        endings = tuple(name.rpartition(".")[2] for name in copies)
        return Written(Entry(path, key, hashlib.sha256(content).hexdigest(), len(content), endings), content)

    def _link(self, entry: Entry) -> bool:
        """Links the file and its copies; False where the old file is gone or lies on another disk."""
        try:
            for name in entry.all_paths:
                os.link(f"{self._previous_site}/{name}", f"{self._site}/{name}")
        except OSError as error:
            if error.errno in {errno.ENOENT, errno.EXDEV, errno.EMLINK, errno.EPERM}:
                self._remove(entry)
                return False
            raise
        return True

    def _remove(self, entry: Entry) -> None:
        for name in entry.all_paths:
            Path(self._site, name).unlink(missing_ok=True)

    def _make_folder(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder in self._folders:
            return
        try:
            os.mkdir(f"{self._site}/{folder}")  # noqa: PTH102 - one call a page, and nearly always the only one
        except FileExistsError:
            pass
        except FileNotFoundError:
            os.makedirs(f"{self._site}/{folder}", exist_ok=True)  # noqa: PTH103
        self._folders.add(folder)


def _explanation(path: str, error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return f"The disk is full; “{path}” could not be written. Free some space and publish again."
    if error.errno == errno.EEXIST:
        return f"Two pages want the address of “{path}”. Give one of them another slug."
    return f"“{path}” could not be written: {error.strerror}. Check the folder's permissions and publish again."
