"""The tables of archived documents, and the documents that they hold."""

from collections import defaultdict
from collections.abc import Iterator

from moving_cities.atlas.archived import ArchivedDocument
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import AtlasError
from moving_cities.desk import models
from moving_cities.desk.errors import BrokenRecordError
from moving_cities.desk.exchange.tables import Row, Table, a_list

_COLUMNS = (
    "id", "source_id", "file_name", "media_type", "sha256", "size_bytes", "copied_on", "licence", "pages", "rights",
    "is_scan", "language",
)  # fmt: skip


def document_row(document: ArchivedDocument) -> Row:
    """The columns of a document."""
    values = {name: getattr(document, name) for name in _COLUMNS}
    return tuple((values | {"copied_on": str(document.copied_on)}).values())


def page_rows(document: ArchivedDocument) -> Iterator[Row]:
    """The columns of its pages."""
    for number, text in enumerate(document.texts, start=1):
        yield document.id, number, text


DOCUMENTS = Table(models.ArchivedDocument, _COLUMNS, lambda atlas: map(document_row, atlas.archived))
PAGES = a_list(
    models.ArchivedPage,
    "document_id",
    ("number", "text"),
    lambda atlas: (row for one in atlas.archived for row in page_rows(one)),
)
ARCHIVED = (DOCUMENTS, PAGES)


def read_archived() -> tuple[ArchivedDocument, ...]:
    """The documents that the tables hold.

    Raises:
        BrokenRecordError: a row breaks a rule of the atlas.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for document_id, _number, text in PAGES.fetch():
        texts[document_id].append(text)
    return tuple(_document(row, tuple(texts[row[0]])) for row in DOCUMENTS.fetch())


def _document(row: Row, texts: tuple[str, ...]) -> ArchivedDocument:
    values = dict(zip(_COLUMNS, row, strict=True))
    try:
        values["copied_on"] = PartialDate(values["copied_on"])
        return ArchivedDocument(**values, texts=texts)
    except AtlasError as error:
        raise BrokenRecordError(f"document/{values['id']}", error) from error
