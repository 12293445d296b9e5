"""Segments and their translation state: computed from hashes, never stored, never typed in."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from moving_cities.atlas.documents import Document, Translated, Words
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.notation import write
from moving_cities.atlas.richtext import RichText

HASH_LENGTH = 16
"""Hexadecimal digits of a words hash: 64 bits, against chance and not against an adversary."""


class State(StrEnum):
    """How a translation of a segment stands to today's source."""

    SOURCE = "source"
    CURRENT = "current"
    OUTDATED = "outdated"
    MISSING = "missing"


@dataclass(frozen=True, slots=True, order=True)
class SegmentKey:
    """The identity of a translatable piece: record, block and field."""

    kind: RecordKind
    record_id: str
    block_id: str
    field: str

    @property
    def path(self) -> str:
        """The key within its document: `block.field`."""
        return f"{self.block_id}.{self.field}"


@dataclass(frozen=True, slots=True)
class Segment:
    """A translatable piece with its source words and their hash."""

    key: SegmentKey
    words: Words
    hash: str


def words_hash(words: Words) -> str:
    """The hash of words: first 16 hexadecimal digits of SHA-256 over kind and written form."""
    form, text = ("rich", write(words)) if isinstance(words, RichText) else ("plain", words)
    return hashlib.sha256(f"{form}\n{text}".encode()).hexdigest()[:HASH_LENGTH]


UNKNOWN_SOURCE = words_hash("")
"""The hash of no words: of a translation that came from outside, whose source words nobody knows. Source words
are never empty, so such a translation is outdated until a person says that it fits."""


def segments(document: Document) -> Iterator[Segment]:
    """Every segment of the document, in reading order."""
    for path, words in document.source_words():
        block_id, _, name = path.rpartition(".")
        yield Segment(SegmentKey(document.kind, document.id, block_id, name), words, words_hash(words))


def state_of(translated: Translated | None, source_hash: str) -> State:
    """The state of a translation, given the hash of today's source words."""
    if translated is None:
        return State.MISSING
    return State.CURRENT if translated.source_hash == source_hash else State.OUTDATED


def states(document: Document, language: str) -> dict[str, State]:
    """The state of every segment of the document in this language, by `block.field`."""
    if language == document.source_language:
        return {segment.key.path: State.SOURCE for segment in segments(document)}
    return {
        segment.key.path: state_of(document.translated(language, segment.key.path), segment.hash)
        for segment in segments(document)
    }
