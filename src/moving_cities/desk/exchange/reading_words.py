"""Rows to documents: the words of the atlas from their tables."""

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import TypeAlias

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.documents import Block, Document, Translated, Words
from moving_cities.atlas.errors import AtlasError
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import RICH_FIELD, BlockKind, RecordKind, Standing
from moving_cities.atlas.notation import parse
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.atlas.richtext import RichText
from moving_cities.desk.errors import BrokenRecordError
from moving_cities.desk.exchange import words
from moving_cities.desk.exchange.tables import Row

_Translations: TypeAlias = Mapping[str, Mapping[str, Translated]]

KEPT_TEXTS = 20_000
"""So many parsed texts stay in memory: a start pack in nine languages, some 60 MB at most."""


def read_documents() -> tuple[Document, ...]:
    """Every document of the tables.

    Raises:
        BrokenRecordError: a row breaks a rule of the atlas; named by its document.
    """
    blocks, translations = _blocks(""), _translations("")
    return tuple(
        _document(row, blocks.get(row[0], ()), translations.get(row[0], {})) for row in words.DOCUMENTS.fetch()
    )


def read_document(kind: RecordKind, record_id: str) -> Document | None:
    """The document of one record, in a fixed number of queries; None where it has none.

    Raises:
        BrokenRecordError: a row breaks a rule of the atlas.
    """
    key = f"{kind}/{record_id}"
    rows = words.DOCUMENTS.fetch(pk=key)
    return _document(rows[0], _blocks(key).get(key, ()), _translations(key).get(key, {})) if rows else None


def _document(row: Row, blocks: tuple[Block, ...], translations: _Translations) -> Document:
    key, kind, record_id, source_language, *provenance = row
    try:
        return Document(
            kind=RecordKind(kind),
            id=record_id,
            source_language=source_language,
            provenance=_provenance(*provenance),
            blocks=blocks,
            translations=FrozenMapping(
                {language: FrozenMapping(segments) for language, segments in translations.items()}
            ),
        )
    except AtlasError as error:
        raise BrokenRecordError(key, error) from error


def _of(document: str, column: str) -> dict[str, str]:
    """The condition that a row belongs to this document; none where that is empty."""
    return {column: document} if document else {}


def _blocks(document: str) -> Mapping[str, tuple[Block, ...]]:
    """Per document its blocks, in reading order; of all documents where none is named."""
    source_words = _source_words(document)
    sources: dict[str, list[str]] = defaultdict(list)
    for key, _, source_id in words.BLOCK_SOURCES.fetch(**_of(document, "block__document")):
        sources[key].append(source_id)
    years: dict[str, list[int]] = defaultdict(list)
    for key, year in words.BLOCK_YEARS.fetch(**_of(document, "block__document")):
        years[key].append(year)
    groups: dict[str, list[Block]] = defaultdict(list)
    for row in words.BLOCKS.fetch(**_of(document, "document")):
        key, owner = row[0], row[1]
        groups[owner].append(
            _block(row, source_words.get(key, {}), tuple(sources.get(key, ())), tuple(years.get(key, ())))
        )
    return {owner: tuple(blocks) for owner, blocks in groups.items()}


def _block(row: Row, block_words: Mapping[str, Words], source_ids: tuple[str, ...], years: tuple[int, ...]) -> Block:
    key, _, _, local_id, kind, heading_key, as_of, confirmed_on, confirmed_by, standing, speaker, unsourced = row
    try:
        return Block(
            id=local_id,
            kind=BlockKind(kind),
            words=FrozenMapping(block_words),
            heading_key=heading_key,
            as_of=_date(as_of),
            confirmed_on=_date(confirmed_on),
            confirmed_by=confirmed_by,
            standing=Standing(standing),
            speaker=speaker,
            years=years,
            source_ids=source_ids,
            is_unsourced=unsourced,
        )
    except AtlasError as error:
        raise BrokenRecordError(key, error) from error


def _source_words(document: str) -> Mapping[str, Mapping[str, Words]]:
    """Per block its words by field."""
    groups: dict[str, dict[str, Words]] = defaultdict(dict)
    for key, block, field, written, _ in words.SEGMENTS.fetch(**_of(document, "block__document")):
        groups[block][field] = _words(key, field, written)
    return groups


def _translations(of_document: str) -> Mapping[str, _Translations]:
    """Per document, per language, per `block.field` the translated words."""
    groups: dict[str, dict[str, dict[str, Translated]]] = defaultdict(lambda: defaultdict(dict))
    for key, language, written, source_hash, *provenance in words.TRANSLATIONS.fetch(
        **_of(of_document, "segment__block__document")
    ):
        document, _, path = key.rpartition("/")
        field = path.rpartition(".")[2]
        translated = Translated(_words(f"{key} [{language}]", field, written), source_hash, _provenance(*provenance))
        groups[document][language][path] = translated
    return groups


def _words(place: str, field: str, written: str) -> Words:
    """The words; plain ones are checked when their block or document is made."""
    if field != RICH_FIELD:
        return written
    try:
        return _parsed(written)
    except AtlasError as error:
        raise BrokenRecordError(place, error) from error


@lru_cache(maxsize=KEPT_TEXTS)
def _parsed(written: str) -> RichText:
    """The tree of a text; the same text always gives the same tree, so it is read once."""
    return parse(written)


@lru_cache(maxsize=1024)
def _provenance(origin: str, tool: str, reviewed_by: str, reviewed_on: str) -> Provenance:
    return Provenance(Origin(origin), tool, reviewed_by, _date(reviewed_on))


def _date(text: str) -> PartialDate | None:
    return PartialDate(text) if text else None
