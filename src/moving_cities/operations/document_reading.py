"""The reader of documents that the desk is given: intake behind the desk's port (`desk.document_port`).

Intake is imported when the first document is read.
"""

from moving_cities.atlas.archived import page_text
from moving_cities.atlas.sentences import said_by
from moving_cities.desk.document_port import ReadDocument, UnreadableDocumentError, register_document_reader


class DocumentReading:
    """Reads documents with intake; a `desk.document_port.DocumentReader`."""

    def read(self, content: bytes, name: str) -> ReadDocument:
        """What a document says, page by page.

        Raises:
            UnreadableDocumentError: it cannot be read, or is refused.
        """
        from moving_cities.intake.documents.reading import read_document
        from moving_cities.intake.errors import IntakeError

        try:
            read = read_document(content, name)
        except IntakeError as error:
            raise UnreadableDocumentError(said_by(error)) from error
        texts = tuple(map(page_text, read.texts))
        return ReadDocument(content, name, read.media_type, read.sha256, read.pages, texts, read.is_scan, read.notes)


def register_documents() -> None:
    """Gives the desk of this process its reader of documents."""
    register_document_reader(DocumentReading())
