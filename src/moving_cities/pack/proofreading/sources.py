"""Rule `sources`: every statement names its source, or the block says that it has none."""

import re
from collections.abc import Iterator

from moving_cities.atlas.documents import Block
from moving_cities.atlas.kinds import RICH_FIELD, BlockKind, RecordKind
from moving_cities.atlas.richtext import Citation, RichText, Span, cited_sources, spans
from moving_cities.atlas.snapshot import Atlas
from moving_cities.atlas.terms import phrases
from moving_cities.pack.proofreading.passages import Passage, line_words
from moving_cities.pack.proofreading.patterns import pattern
from moving_cities.pack.proofreading.remarks import Remark, Rule

_DIGIT = re.compile(r"\d")

ABOUT_OURSELVES = {
    "en": "we | our | us",
    "de": "wir | uns | unser*",
    "fr": "nous | notre | nos",
    "it": "noi | nostr* | abbiamo | sappiamo",
    "es": "nosotros | nuestr* | hemos | sabemos | tenemos | encontramos",
    "pl": "nasz* | nam | nas | wiemy | mamy | znaleźliśmy",
    "el": "μας | εμείς | γνωρίζουμε | έχουμε | βρήκαμε",
    "nl": "wij | we | ons | onze",
    "ar": "لدينا | مصادرنا | نعرف | نجد | نعثر",
}
"""Words with which the atlas speaks of itself. A paragraph that tells what we do not know has no source to name."""


def source_remarks(passage: Passage, atlas: Atlas) -> Iterator[Remark]:
    """Statements without a source, and translations that cite otherwise than their source.

    A takeaway, a section, a quotation, a list of networks and a filled transfer sheet cite a source in their
    text or name one for the whole block; in a text that cites, each paragraph or item with a number cites too,
    because numbers are what readers take over. Paragraphs in which the atlas speaks of itself (“our sources
    do not say”) state nothing. A block with `is_unsourced = true` says that it has none.
    """
    if not passage.is_source:
        yield from _other_citations(passage)
    elif passage.block.is_unsourced:
        yield from _both(passage)
    elif passage.block.kind is BlockKind.TRANSFER and passage.document.kind is RecordKind.APPROACH:
        yield from _transfer(passage, atlas)
    elif passage.states_something and isinstance(passage.words, RichText) and not passage.block.source_ids:
        yield from _statements(passage, passage.words)


def is_silent(block: Block, language: str) -> bool:
    """Whether a block states nothing about the world: unsourced by its own account, or about the atlas itself."""
    text = block.words.get(RICH_FIELD)
    if not isinstance(text, RichText):
        return True
    lines = (line_words(line) for rich_block in text.blocks for line in spans(rich_block))
    return block.is_unsourced or all(_is_about_ourselves(line, language) for line in lines)


def _statements(passage: Passage, words: RichText) -> Iterator[Remark]:
    if is_silent(passage.block, passage.language):
        return
    if not cited_sources(words):
        message = (
            "This block names no source. Cite one behind the statement ([^id]), name one in source_ids, "
            "or write is_unsourced = true."
        )
        yield passage.remark(Rule.SOURCES, passage.text, message)
        return
    for line in passage.lines:
        text = line_words(line)
        if _DIGIT.search(text) and not _cites(line) and not _is_about_ourselves(text, passage.language):
            message = "A number stands here without a source. Cite one behind it ([^id]), or take the number out."
            yield passage.remark(Rule.SOURCES, text, message)


def _transfer(passage: Passage, atlas: Atlas) -> Iterator[Remark]:
    approach = next((one for one in atlas.approaches if one.id == passage.document.id), None)
    is_first = passage.name == next((name for name in _TRANSFER_FIELDS if name in passage.block.words), "")
    if is_first and not passage.block.source_ids and not (approach and approach.source_ids):
        message = "The transfer sheet names no source. Name them in its source_ids or in approaches.csv."
        yield passage.remark(Rule.SOURCES, passage.text, message)


_TRANSFER_FIELDS = ("led_by", "target_group", "powers", "cost", "outcome", "evidence")


def _both(passage: Passage) -> Iterator[Remark]:
    """A block that says that it has no source, but names one."""
    cited = cited_sources(passage.words) if isinstance(passage.words, RichText) else ()
    if cited:
        message = "The block says is_unsourced = true but cites a source. Take one of the two out."
        yield passage.remark(Rule.SOURCES, ", ".join(cited), message)


def _other_citations(passage: Passage) -> Iterator[Remark]:
    if not isinstance(passage.words, RichText) or not isinstance(passage.source_words, RichText):
        return
    here, there = set(cited_sources(passage.words)), set(cited_sources(passage.source_words))
    if there - here:
        message = "The source text cites these here, the translation does not. Set the citations behind the statement."
        yield passage.remark(Rule.SOURCES, ", ".join(sorted(there - here)), message)
    if here - there:
        message = "The translation cites what its source text does not. Take the citations out, or add them there."
        yield passage.remark(Rule.SOURCES, ", ".join(sorted(here - there)), message)


def _cites(line: Span) -> bool:
    return any(isinstance(node, Citation) or (hasattr(node, "children") and _cites(node.children)) for node in line)


def _is_about_ourselves(text: str, language: str) -> bool:
    return pattern(phrases(ABOUT_OURSELVES.get(language, "")), language).is_in(text)
