"""What bytes are, told without holding them: their number and their SHA-256."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

PIECE_BYTES = 1_048_576
"""So much of a file is held in memory while it is looked at or copied."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is known of bytes.

    Attributes:
        size_bytes: how many they are.
        sha256: their SHA-256, in hexadecimal digits.
    """

    size_bytes: int
    sha256: str


def fingerprint(content: Iterable[bytes]) -> Fingerprint:
    """The fingerprint of bytes that come piece by piece; all pieces are taken."""
    digest, size = hashlib.sha256(), 0
    for piece in content:
        digest.update(piece)
        size += len(piece)
    return Fingerprint(size, digest.hexdigest())


def pieces(source: BinaryIO) -> Iterator[bytes]:
    """The bytes of a file from where it stands, piece by piece."""
    while piece := source.read(PIECE_BYTES):
        yield piece
