"""From a file of an edition to the answer that carries it."""

import os
from collections.abc import Iterator
from hashlib import blake2b
from io import BufferedReader

from moving_cities.reading.addresses import is_for_ever
from moving_cities.reading.answers import ASK_EVERY_TIME, DO_NOT_KEEP, KEEP_FOR_EVER, Answer
from moving_cities.reading.folder import FoundFile
from moving_cities.reading.media_types import media_type
from moving_cities.reading.protection import PUBLIC_HEADERS, Header

LARGE_BYTES = 1024 * 1024
"""From this size a file is sent in pieces and not kept in memory."""

_PIECE_BYTES = 256 * 1024


class FileInPieces:
    """The bytes of an opened file, for one answer; closed by the server when it is sent or given up."""

    def __init__(self, file: BufferedReader) -> None:
        self._file = file

    def __iter__(self) -> Iterator[bytes]:
        while piece := self._file.read(_PIECE_BYTES):
            yield piece

    def close(self) -> None:
        """Gives the file back."""
        self._file.close()


def file_answer(address: str, found: FoundFile) -> tuple[Answer, int]:
    """The whole answer for a found file, and how many bytes of memory it may be kept for (0: not at all).

    Raises:
        OSError: the file is gone or cannot be read.
    """
    size = os.stat(found.path).st_size  # noqa: PTH116
    if size >= LARGE_BYTES:
        return _in_pieces(address, found), 0
    content = found.path.read_bytes()
    tag = f'"{blake2b(content, digest_size=12).hexdigest()}"'
    headers = _headers(address, found, len(content), tag)
    return Answer("200 OK", headers, [content], tag), len(content) + 2048


def page_not_found(address: str, found: FoundFile) -> tuple[Answer, int]:
    """The edition's own page for what is not there; it depends on the reader's language."""
    content = found.path.read_bytes()
    headers: list[Header] = [
        *_described(address, found, len(content)),
        ("Cache-Control", DO_NOT_KEEP),
        ("Vary", "Accept-Encoding, Accept-Language"),
        *PUBLIC_HEADERS,
    ]
    return Answer("404 Not Found", headers, [content]), len(content) + 2048


def _in_pieces(address: str, found: FoundFile) -> Answer:
    file = found.path.open("rb")
    status = os.fstat(file.fileno())
    tag = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
    headers = _headers(address, found, status.st_size, tag)
    return Answer("200 OK", headers, FileInPieces(file), tag)


def _headers(address: str, found: FoundFile, size: int, tag: str) -> list[Header]:
    keep = KEEP_FOR_EVER if is_for_ever(address) else ASK_EVERY_TIME
    headers = [*_described(address, found, size), ("Cache-Control", keep), ("ETag", tag)]
    if found.is_prepared:
        headers.append(("Vary", "Accept-Encoding"))
    return [*headers, *PUBLIC_HEADERS]


def _described(address: str, found: FoundFile, size: int) -> list[Header]:
    described = [("Content-Type", media_type(address)), ("Content-Length", str(size))]
    if found.encoding:
        described.append(("Content-Encoding", found.encoding))
    return described
