"""Passages: every segment of every text, in every language, as the rules read it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from moving_cities.atlas.documents import Block, Document, Words, fields_of
from moving_cities.atlas.kinds import BlockKind, RecordKind
from moving_cities.atlas.richtext import (
    Citation,
    Inline,
    Paragraph,
    Phrase,
    Quotation,
    RichBlock,
    RichText,
    Span,
    Text,
    spans,
)
from moving_cities.atlas.segments import State, state_of, words_hash
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack.layout import TextPath
from moving_cities.pack.proofreading.remarks import Remark, Rule, quoted

STATING_BLOCKS = frozenset({BlockKind.TAKEAWAY, BlockKind.SECTION, BlockKind.QUOTE, BlockKind.NETWORKS})
"""Kinds of block that state something about the world."""

STATING_RECORDS = frozenset(
    {RecordKind.CITY, RecordKind.APPROACH, RecordKind.COUNTRY, RecordKind.NETWORK, RecordKind.NEWS}
)
"""Kinds of record whose texts state something about the world; the others are about the atlas itself."""

_QUOTED = re.compile(r"“[^“”]*”|„[^„”“]*[”“]|«[^«»]*»|\"[^\"]*\"|‘[^‘’]*’(?!\w)")


@dataclass(frozen=True)
class Passage:
    """The words of one segment in one language.

    Attributes:
        document: the text it belongs to.
        block: the block it belongs to.
        name: the field.
        language: code of the language that it is stated to be in.
        words: plain or rich.
        original: the source passage that this one translates; None if it is the source itself.
    """

    document: Document
    block: Block
    name: str
    language: str
    words: Words
    original: "Passage | None" = None

    @property
    def path(self) -> str:
        """The segment within its document: `block.field`."""
        return f"{self.block.id}.{self.name}"

    @property
    def file(self) -> str:
        """The file of a pack that holds these words."""
        return TextPath(self.document.kind, self.document.id, self.language).file

    @property
    def is_source(self) -> bool:
        """Whether these are the source words themselves."""
        return self.original is None

    @property
    def states_something(self) -> bool:
        """Whether the words make statements about the world that need a source and a date."""
        return self.block.kind in STATING_BLOCKS and self.document.kind in STATING_RECORDS

    @property
    def source_words(self) -> Words:
        """The source words of the same segment."""
        return self.source.words

    @property
    def source(self) -> "Passage":
        """The passage that this one translates; itself if it is the source."""
        return self.original or self

    @property
    def state(self) -> State:
        """How a translation stands to today's source."""
        if self.is_source:
            return State.SOURCE
        return state_of(self.document.translated(self.language, self.path), words_hash(self.source_words))

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The paragraphs and items; one for plain words."""
        if isinstance(self.words, str):
            return ((Text(self.words),),)
        return tuple(span for block in self.words.blocks for span in spans(block))

    @cached_property
    def text(self) -> str:
        """All words without marks, one line for each paragraph or item."""
        return "\n".join(line_words(line) for line in self.lines)

    @cached_property
    def own_text(self) -> str:
        """The words that are in the language of the passage: without marked phrases of another."""
        return "\n".join(line_words(line, skipped=lambda node: isinstance(node, Phrase)) for line in self.lines)

    @cached_property
    def unquoted_text(self) -> str:
        """The words of our own: without quotation blocks and without what stands in quotation marks."""
        if self.block.kind is BlockKind.QUOTE:
            return ""
        blocks: tuple[RichBlock, ...] = (
            self.words.blocks if isinstance(self.words, RichText) else (Paragraph((Text(self.words),)),)
        )
        ours = [line_words(line) for block in blocks if not isinstance(block, Quotation) for line in spans(block)]
        return _QUOTED.sub(" ¶ ", "\n¶\n".join(ours))

    def remark(self, rule: Rule, words: str, message: str) -> Remark:
        """A remark about these words."""
        return Remark(self.file, self.path, rule, quoted(words), message)


def _nothing(_node: Inline) -> bool:
    return False


def line_words(line: Span, skipped: Callable[[Inline], bool] = _nothing) -> str:
    """The words of a paragraph or item, without marks; a skipped node leaves a space."""
    return "".join(_node_words(node, skipped) for node in line).strip()


def _node_words(node: Inline, skipped: Callable[[Inline], bool]) -> str:
    if skipped(node):
        return " "
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Citation):
        return ""
    return "".join(_node_words(child, skipped) for child in node.children)


def passages(atlas: Atlas) -> Iterator[Passage]:
    """Every segment of every text in each of its languages, the source first."""
    for document in atlas.documents:
        originals = {passage.path: passage for passage in _originals(document)}
        yield from originals.values()
        for code, segments in document.translations.items():
            for path, original in originals.items():
                if path in segments:
                    yield replace(original, language=code, words=segments[path].words, original=original)


def _originals(document: Document) -> Iterator[Passage]:
    for block in document.blocks:
        for name in fields_of(block.kind):
            if name in block.words:
                yield Passage(document, block, name, document.source_language, block.words[name])
