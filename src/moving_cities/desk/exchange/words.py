"""The tables of the words: documents, their blocks, segments and translations."""

from collections.abc import Iterator

from moving_cities.atlas.documents import Block, Document
from moving_cities.atlas.kinds import BlockKind
from moving_cities.atlas.provenance import Provenance
from moving_cities.atlas.segments import words_hash
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk import models
from moving_cities.desk.exchange.tables import Row, Table, a_list, positioned_rows
from moving_cities.desk.models.words import written_words

PROVENANCE_COLUMNS = ("origin", "tool", "reviewed_by", "reviewed_on")


def document_key(document: Document) -> str:
    """The key of a document in the database, such as `city/gent`."""
    return f"{document.kind}/{document.id}"


def _blocks(atlas: Atlas) -> Iterator[tuple[str, int, Block]]:
    """Every block with the key of its document and its place there."""
    for document in atlas.documents:
        for place, block in enumerate(document.blocks):
            yield document_key(document), place, block


def _provenance(provenance: Provenance) -> Row:
    return (
        provenance.origin.value,
        provenance.tool,
        provenance.reviewed_by,
        str(provenance.reviewed_on or ""),
    )


def _document_rows(atlas: Atlas) -> Iterator[Row]:
    for one in atlas.documents:
        yield (
            document_key(one), one.kind.value, one.id, one.source_language, *_provenance(one.provenance),
        )  # fmt: skip


def _block_rows(atlas: Atlas) -> Iterator[Row]:
    """The heads last: where another block becomes the head of a text, the one before must give it up first."""
    for document, place, one in sorted(_blocks(atlas), key=lambda row: row[2].kind is BlockKind.HEAD):
        yield (
            f"{document}/{one.id}", document, place, one.id, one.kind.value, one.heading_key,
            str(one.as_of or ""), str(one.confirmed_on or ""), one.confirmed_by, one.standing.value,
            one.speaker, one.is_unsourced,
        )  # fmt: skip


def _block_source_rows(atlas: Atlas) -> Iterator[Row]:
    for document, _, block in _blocks(atlas):
        yield from positioned_rows(f"{document}/{block.id}", block.source_ids)


def _block_year_rows(atlas: Atlas) -> Iterator[Row]:
    for document, _, block in _blocks(atlas):
        for year in block.years:
            yield f"{document}/{block.id}", year


def _segment_rows(atlas: Atlas) -> Iterator[Row]:
    for document, _, block in _blocks(atlas):
        for field, words in block.words.items():
            block_key = f"{document}/{block.id}"
            yield f"{block_key}.{field}", block_key, field, written_words(words), words_hash(words)


def _translation_rows(atlas: Atlas) -> Iterator[Row]:
    for document in atlas.documents:
        for language, segments in document.translations.items():
            for path, one in segments.items():
                yield (
                    f"{document_key(document)}/{path}", language, written_words(one.words),
                    one.source_hash, *_provenance(one.provenance),
                )  # fmt: skip


DOCUMENTS = Table(
    models.Document,
    ("id", "kind", "record_id", "source_language", *PROVENANCE_COLUMNS),
    _document_rows,
)
BLOCKS = Table(
    models.Block,
    (
        "id", "document_id", "sort_order", "local_id", "kind", "heading_key", "as_of", "confirmed_on",
        "confirmed_by", "standing", "speaker", "is_unsourced",
    ),
    _block_rows,
    owner="document_id",
)  # fmt: skip
BLOCK_SOURCES = a_list(models.BlockSource, "block_id", ("sort_order", "source_id"), _block_source_rows)
BLOCK_YEARS = a_list(models.BlockYear, "block_id", ("year",), _block_year_rows)
SEGMENTS = Table(models.Segment, ("id", "block_id", "field", "words", "words_hash"), _segment_rows)
TRANSLATIONS = Table(
    models.SegmentTranslation,
    ("segment_id", "language", "words", "source_hash", *PROVENANCE_COLUMNS),
    _translation_rows,
    key=("segment_id", "language"),
)

WORDS = (DOCUMENTS, BLOCKS, BLOCK_SOURCES, BLOCK_YEARS, SEGMENTS, TRANSLATIONS)
