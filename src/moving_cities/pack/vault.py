"""The vault: a folder with the bytes of archived documents, each file named by its SHA-256.

A file is in it whole or not at all, and once it is there it is never written again: it is written beside its
place, flushed to the disk, and renamed. Whoever writes or removes holds the lock of the folder, so two
processes do not get into each other's way, and what a killed one left half written is cleared by the next.
"""

import fcntl
import io
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Protocol

from moving_cities.atlas.sentences import say
from moving_cities.pack.errors import VaultError
from moving_cities.pack.fingerprints import Fingerprint, fingerprint, pieces

_WRITING = ".writing-"


class Kept(Protocol):
    """A document whose bytes are kept: an `atlas.archived.ArchivedDocument`, or the desk's row of one."""

    @property
    def file(self) -> str:
        """The name of its file: SHA-256 and ending."""

    @property
    def file_name(self) -> str:
        """What people call it."""

    @property
    def sha256(self) -> str:
        """Of its bytes."""

    @property
    def size_bytes(self) -> int:
        """How many bytes it has."""


class Vault:
    """The bytes of archived documents.

    Args:
        folder: where they are; it is made when the first file is kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, document: Kept) -> Path:
        """Where the bytes of this document are."""
        return self.folder / document.file

    def keep(self, document: Kept, content: bytes) -> None:
        """Puts bytes in, unless they are there already.

        Raises:
            VaultError: they are not those of the document, or what is there already is not.
            OSError: the disk is full or may not be written; nothing was put in.
        """
        self._put(document, io.BytesIO(content))

    def keep_file(self, document: Kept, path: Path) -> None:
        """Puts a copy of a file in, unless its bytes are there already; raises as `keep`."""
        with path.open("rb") as source:
            self._put(document, source)

    def sound(self, document: Kept) -> BinaryIO:
        """The bytes, open for reading, looked at and found to be those that were put in; to be closed after use.

        Raises:
            VaultError: the file is missing or was altered.
        """
        source = self._found(document)
        try:
            _require(document, pieces(source), self.path(document))
        except BaseException:
            source.close()
            raise
        source.seek(0)
        return source

    def require(self, document: Kept) -> None:
        """Returns when the bytes are there, as they were put in. Raises VaultError."""
        self.sound(document).close()

    def copy(self, document: Kept, target: Path) -> None:
        """Writes the bytes to another place. Raises VaultError where the file is missing or was altered."""
        with self._found(document) as source, target.open("wb") as written:
            _require(document, _copied(source, written), self.path(document))

    def faults(self, documents: Iterable[Kept]) -> Iterator[str]:
        """What is wrong with the files of these documents, a sentence each; every file is read."""
        for document in documents:
            try:
                self.require(document)
            except VaultError as error:
                yield str(error)

    def remove_unless(self, file: str, is_needed: Callable[[], bool]) -> None:
        """Takes a file out, unless somebody needs it when it comes to it.

        Args:
            file: its name.
            is_needed: asked while nobody can put files in.
        """
        path = self.folder / file
        if not path.exists():
            return
        with self._locked():
            if not is_needed():
                path.unlink(missing_ok=True)

    def _put(self, document: Kept, source: BinaryIO) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        place = self.path(document)
        with self._locked():
            if place.exists():
                with place.open("rb") as there:
                    _require(document, pieces(there), place)
                return
            beside = self.folder / f"{_WRITING}{secrets.token_hex(8)}"
            try:
                with beside.open("wb") as written:
                    _require(document, _copied(source, written), beside)
                    written.flush()
                    os.fsync(written.fileno())
                beside.rename(place)
            finally:
                beside.unlink(missing_ok=True)
            self._flush()

    def _found(self, document: Kept) -> BinaryIO:
        path = self.path(document)
        try:
            return path.open("rb")
        except FileNotFoundError:
            raise VaultError(
                say(
                    "The file of “{file_name}” is missing: {path} is not there. Restore it from a backup, or attach "
                    "the same document to its source again.",
                    file_name=document.file_name,
                    path=path,
                )
            ) from None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Nobody else writes or removes; what was left half written is cleared."""
        lock = os.open(self.folder / ".lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for left in self.folder.glob(f"{_WRITING}*"):
                left.unlink()
            yield
        finally:
            os.close(lock)

    def _flush(self) -> None:
        descriptor = os.open(self.folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _copied(source: BinaryIO, written: BinaryIO) -> Iterator[bytes]:
    for piece in pieces(source):
        written.write(piece)
        yield piece


def _require(document: Kept, content: Iterable[bytes], place: Path) -> None:
    """Takes all the pieces. Raises VaultError where they are not what the document's record says."""
    if fingerprint(content) != Fingerprint(document.size_bytes, document.sha256):
        raise VaultError(
            say(
                "The file of “{file_name}” is not what was attached: {path} was altered or cut off. Move it away, then "
                "restore it from a backup or attach the same document to its source again.",
                file_name=document.file_name,
                path=place,
            )
        )
