"""The archive that a DOCX or ODT document is: opened only after it was measured, read only part by part."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from moving_cities.atlas.sentences import say
from moving_cities.intake.errors import FormatError

MOST_ENTRIES = 2_000
"""Files in a document; one with many pictures has some hundred."""

LARGEST_PART = 16_000_000
"""Bytes of one part that is read, unpacked; the words of a thick book take 10 million."""

LARGEST_IN_ALL = 400_000_000
"""Bytes of all parts together, as the archive states them; pictures are most of it."""

MOST_TIMES_PACKED = 250
"""How many times smaller a part may be packed than unpacked; the XML of documents reaches 60, zeros 1,000."""

_SMALL_PART = 1_000_000
_LARGEST_DIRECTORY = 1_000_000
_END = b"PK\x05\x06"
_END_LENGTH = 22
_LONGEST_COMMENT = 65_535
_WIDE_END = b"PK\x06\x07"
_WIDE_END_LENGTH = 20
_ENCRYPTED = 0x1
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


class Archive:
    """A measured archive; `with opened(content) as archive`."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self._parts = {info.filename: info for info in file.infolist()}
        self._measure(file.infolist())

    @property
    def names(self) -> frozenset[str]:
        """The names of all its files."""
        return frozenset(self._parts)

    def size(self, names: Iterable[str]) -> int:
        """The bytes of files of it together, unpacked, as the archive states them."""
        return sum(self._parts[name].file_size for name in names)

    def part(self, name: str) -> bytes | None:
        """The content of a file of it, or None if there is none of that name.

        Raises:
            FormatError: it is larger than any document needs, or damaged.
        """
        info = self._parts.get(name)
        if info is None:
            return None
        if info.file_size > LARGEST_PART:
            raise FormatError(
                say(
                    "The part {name} of the document has {file_size:,} bytes, more than a text needs. Send a "
                    "shorter document.",
                    name=name,
                    file_size=info.file_size,
                )
            )
        try:
            with self._file.open(info) as stream:
                content = stream.read(LARGEST_PART + 1)
        except _BROKEN:
            raise FormatError(
                say(
                    "The part {name} of the document is damaged. Open the document, save it again and send that file.",
                    name=name,
                )
            ) from None
        if len(content) > LARGEST_PART:
            raise FormatError(
                say(
                    "The part {name} of the document unpacks to more than {largest_part:,} bytes. It was not read.",
                    name=name,
                    largest_part=LARGEST_PART,
                )
            )
        return content

    def _measure(self, infos: list[zipfile.ZipInfo]) -> None:
        """Refuses what no word processor writes."""
        if len(infos) > MOST_ENTRIES:
            raise FormatError(
                say(
                    "The archive holds {number:,} files, and a document has at most {most_entries:,}. It was not "
                    "opened.",
                    number=len(infos),
                    most_entries=MOST_ENTRIES,
                )
            )
        if len(infos) != len(self._parts):
            raise FormatError(
                say("The archive holds two files of one name, which no word processor writes. It was not opened.")
            )
        if any(info.flag_bits & _ENCRYPTED for info in infos):
            raise FormatError(
                say("The archive is protected by a password. Save the document without one and send that file.")
            )
        if any(info.compress_type not in _METHODS for info in infos):
            raise FormatError(
                say(
                    "The archive is packed in a way that no word processor uses. Save the document again and send"
                    " that file."
                )
            )
        if sum(info.file_size for info in infos) > LARGEST_IN_ALL:
            raise FormatError(
                say(
                    "The document unpacks to more than {largest_in_all:,} bytes. Leave out its pictures and send "
                    "it again.",
                    largest_in_all=LARGEST_IN_ALL,
                )
            )
        for info in infos:
            if info.file_size > max(_SMALL_PART, info.compress_size * MOST_TIMES_PACKED):
                raise FormatError(
                    say(
                        "The part {filename} is packed {file_size:,} times smaller than it is, as in an archive made "
                        "to do harm. It was not opened.",
                        filename=info.filename[:80],
                        file_size=info.file_size // max(1, info.compress_size),
                    )
                )


@contextmanager
def opened(content: bytes) -> Iterator[Archive]:
    """The archive that the bytes are.

    Raises:
        FormatError: it is damaged, protected, or larger than any document.
    """
    _measure_directory(content)
    try:
        file = zipfile.ZipFile(io.BytesIO(content))
    except _BROKEN:
        raise _damaged() from None
    with file:
        yield Archive(file)


def _measure_directory(content: bytes) -> None:
    """Refuses a list of files that is itself too long, before all of it is read into memory."""
    end = content.rfind(_END, max(0, len(content) - _LONGEST_COMMENT - _END_LENGTH))
    if end < 0 or end + _END_LENGTH > len(content):
        raise _damaged()
    (length,) = struct.unpack_from("<L", content, end + 12)
    is_wide = content[max(0, end - _WIDE_END_LENGTH) : end].startswith(_WIDE_END)
    if length > _LARGEST_DIRECTORY or is_wide:
        raise FormatError(say("The archive lists more files than any document has. It was not opened."))


def _damaged() -> FormatError:
    return FormatError(
        say("The document is damaged: it is no whole archive. Open it, save it again and send that file.")
    )
