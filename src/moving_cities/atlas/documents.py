"""Documents: the words of a record.

The structure (which blocks, in which order, as of when) belongs to the record and is the same in every
language. The words of the source language stand in the blocks; each other language holds translations
of single segments, each with the hash of the source words that it was made from.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias

from moving_cities.atlas.checks import check_once, check_plain, check_year
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.frozen import FrozenMapping, Localized
from moving_cities.atlas.kinds import (
    HEADING_KEYS,
    PLAIN_FIELDS,
    RICH_FIELD,
    RICH_KINDS,
    BlockKind,
    RecordKind,
    Standing,
)
from moving_cities.atlas.languages import language
from moving_cities.atlas.plain import is_plain
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.atlas.richtext import RichText, cited_sources, normalise
from moving_cities.atlas.sentences import say
from moving_cities.atlas.slugs import is_slug

Words: TypeAlias = str | RichText
"""Plain words of one line, or rich text."""


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document: its facts, and its words in the source language.

    Attributes:
        id: unique in the document, given once, never reused; survives moving and editing.
        kind: what it is; decides which fields of words it can have (`PLAIN_FIELDS`, `RICH_FIELD`).
        words: the words in the source language by field; a field without words is absent.
        heading_key: key of a recurring heading (`HEADING_KEYS`); empty where `words` holds its own.
        as_of: the date as of which the statements hold.
        confirmed_on: when somebody last confirmed them; with `confirmed_by`.
        standing: whether what is described still runs.
        speaker: whose words a quote holds; a name, so not translated.
        years: for a report block: the years of research and updates, ascending.
        source_ids: sources of the block as a whole; sources of a statement are citations in its text.
        is_unsourced: that its statements have no source, said openly; readers are told.

    Raises:
        RecordError: a field breaks one of these rules.
    """

    id: str
    kind: BlockKind
    words: FrozenMapping[Words]
    heading_key: str = ""
    as_of: PartialDate | None = None
    confirmed_on: PartialDate | None = None
    confirmed_by: str = ""
    standing: Standing = Standing.UNKNOWN
    speaker: str = ""
    years: tuple[int, ...] = ()
    source_ids: tuple[str, ...] = ()
    is_unsourced: bool = False

    def __post_init__(self) -> None:
        if not is_slug(self.id):
            raise RecordError(
                "id", say("“{id}” cannot be a block's id; use lower-case words and hyphens.", id=self.id[:40])
            )
        check_plain(speaker=self.speaker, confirmed_by=self.confirmed_by)
        check_once("source_ids", self.source_ids)
        if self.heading_key and self.heading_key not in HEADING_KEYS:
            raise RecordError("heading_key", say("There is no heading “{heading_key}”.", heading_key=self.heading_key))
        if (self.kind is BlockKind.QUOTE) != bool(self.speaker):
            raise RecordError("speaker", say("A quote, and only a quote, names its speaker."))
        if bool(self.confirmed_by) != (self.confirmed_on is not None):
            raise RecordError("confirmed_by", say("A confirmation has a person and a date; one of them is missing."))
        for year in self.years:
            check_year("years", year)
        if list(self.years) != sorted(set(self.years)):
            raise RecordError("years", say("The years of a report are ascending, each once."))
        if self.is_unsourced and self.source_ids:
            raise RecordError("source_ids", say("A block that names sources cannot say that it has none."))
        _check_words(self.kind, self.words)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all its sources, each once: those that its text cites, then those of the block as a whole."""
        text = self.words.get(RICH_FIELD)
        cited = cited_sources(text) if isinstance(text, RichText) else ()
        return tuple(dict.fromkeys((*cited, *self.source_ids)))


@dataclass(frozen=True, slots=True)
class Translated:
    """The words of one segment in another language.

    Attributes:
        words: plain or rich, as the source.
        source_hash: hash of the source words that they were made from (`segments.words_hash`).
        provenance: who made and who checked them.
    """

    words: Words
    source_hash: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Document:
    """All words of one record, in all languages.

    Attributes:
        kind: kind of the record; with `id` the record's identity.
        id: id of the record.
        source_language: code of the language in which the blocks are written.
        provenance: who wrote and who checked the source words.
        blocks: in reading order; the first is the head.
        translations: per language code, per `block.field`, the translated words; a language without any
            is left out.

    Raises:
        RecordError: no head first, a block id twice, or a translation of something that is not there.
    """

    kind: RecordKind
    id: str
    source_language: str
    provenance: Provenance
    blocks: tuple[Block, ...]
    translations: Localized[FrozenMapping[Translated]] = field(default_factory=FrozenMapping)

    def __post_init__(self) -> None:
        language(self.source_language)
        if not self.blocks or self.blocks[0].kind is not BlockKind.HEAD:
            raise RecordError("blocks", say("A document starts with its head block."))
        if any(block.kind is BlockKind.HEAD for block in self.blocks[1:]):
            raise RecordError("blocks", say("A document has one head block, the first."))
        ids = [block.id for block in self.blocks]
        twice = sorted({block_id for block_id in ids if ids.count(block_id) > 1})
        if twice:
            raise RecordError("blocks", say("The block id “{twice}” stands twice in one document.", twice=twice[0]))
        self._check_translations()
        filled = {code: segments for code, segments in self.translations.items() if segments}
        object.__setattr__(self, "translations", FrozenMapping(filled))

    def translated(self, code: str, path: str) -> Translated | None:
        """The translation of the segment `block.field` to this language, if there is one."""
        segments = self.translations.get(code)
        return None if segments is None else segments.get(path)

    def block(self, block_id: str) -> Block | None:
        """The block of this id, if the document has it."""
        return next((block for block in self.blocks if block.id == block_id), None)

    @property
    def head(self) -> Block:
        """The block with title, subtitle and summary."""
        return self.blocks[0]

    def source_words(self) -> Iterator[tuple[str, Words]]:
        """Every segment of the document as `block.field` with its source words, in reading order."""
        for block in self.blocks:
            for name in fields_of(block.kind):
                if name in block.words:
                    yield f"{block.id}.{name}", block.words[name]

    def _check_translations(self) -> None:
        source = dict(self.source_words())
        for code, segments in self.translations.items():
            language(code)
            if code == self.source_language:
                raise RecordError("translations", say("“{code}” is the language of the source itself.", code=code))
            for path, translated in segments.items():
                _check_translated(code, path, translated, source)


_WORDLESS = frozenset({BlockKind.TRANSFER, BlockKind.REPORT})
"""Kinds of block that may stand without words: facts and the site's own words carry them."""


def fields_of(kind: BlockKind) -> tuple[str, ...]:
    """The fields of words that a block of this kind can have, in reading order."""
    return PLAIN_FIELDS[kind] + ((RICH_FIELD,) if kind in RICH_KINDS else ())


def _check_words(kind: BlockKind, words: FrozenMapping[Words]) -> None:
    for name, value in words.items():
        if name not in fields_of(kind):
            has = ", ".join(fields_of(kind))
            raise RecordError(
                name, say("A {kind} block has no field “{name}”; it has {has}.", kind=kind, name=name, has=has)
            )
        if isinstance(value, RichText) != (name == RICH_FIELD):
            raise RecordError(
                name,
                say("“{name}” holds rich text.", name=name)
                if name == RICH_FIELD
                else say("“{name}” holds plain words.", name=name),
            )
        _check_canonical(name, value)
    needed = "title" if kind is BlockKind.HEAD else RICH_FIELD
    if needed not in words and kind not in _WORDLESS:
        raise RecordError(needed, say("A {kind} block needs its {needed}.", kind=kind, needed=needed))


def _check_canonical(name: str, value: Words) -> None:
    if isinstance(value, str):
        if not value or not is_plain(value):
            raise RecordError(name, say("The words are empty or not in canonical form (see atlas.plain)."))
    elif not _is_canonical(value):
        raise RecordError(name, say("The text is empty or not in canonical form (see atlas.richtext)."))


@lru_cache(maxsize=20_000)
def _is_canonical(text: RichText) -> bool:
    """Whether the text says something and is in canonical form; asked once for each text, not at every reading."""
    return bool(text.blocks) and normalise(text.blocks) == text


def _check_translated(code: str, path: str, translated: Translated, source: dict[str, Words]) -> None:
    if path not in source:
        raise RecordError(
            "translations", say("“{path}” is translated to “{code}” but has no source words.", path=path, code=code)
        )
    if isinstance(translated.words, RichText) != isinstance(source[path], RichText):
        raise RecordError(
            "translations", say("“{path}” in “{code}” is not of the same form as its source.", path=path, code=code)
        )
    _check_canonical(path, translated.words)
    if len(translated.source_hash) != 16 or not set(translated.source_hash) <= set("0123456789abcdef"):
        raise RecordError(
            "translations", say("“{path}” in “{code}” lacks the hash of its source words.", path=path, code=code)
        )


HUMAN = Provenance(Origin.HUMAN)
"""Words written by people and not yet checked by another."""
