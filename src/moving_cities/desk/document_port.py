"""The desk's side of documents that are kept as sources: whoever can read them registers here.

It is the port of `intake_port` once more, for reports and pictures.
"""

from dataclasses import dataclass
from typing import Protocol

from moving_cities.atlas.sentences import say
from moving_cities.desk.errors import DeskError
from moving_cities.desk.port import Port


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document, and what was read of it.

    Attributes:
        content: its bytes.
        name: of the file.
        media_type: such as `application/pdf`, by its content.
        sha256: of its bytes, in hexadecimal digits.
        pages: how many it has.
        texts: the text of each page that was read, in the form of `atlas.archived.page_text`.
        is_scan: whether its pages are pictures of which the words cannot be searched.
        notes: what a person should know about the reading, in sentences.
    """

    content: bytes
    name: str
    media_type: str
    sha256: str
    pages: int
    texts: tuple[str, ...]
    is_scan: bool = False
    notes: tuple[str, ...] = ()


class DocumentReader(Protocol):
    """Reads documents."""

    def read(self, content: bytes, name: str) -> ReadDocument:
        """What a document says, page by page.

        Raises:
            UnreadableDocumentError: it cannot be read, or is refused.
        """


class UnreadableDocumentError(DeskError):
    """A document cannot be read or kept. The message says why, and what to do."""


class NoDocumentReaderError(DeskError):
    """Nobody has registered who can read documents."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "This program was started without its reader of documents, so none can be attached. "
                "Start it with: moving-cities serve"
            )
        )


_PORT: Port[DocumentReader] = Port(NoDocumentReaderError)


def register_document_reader(reader: DocumentReader | None) -> None:
    """Makes this the reader of this process; None takes it away."""
    _PORT.register(reader)


def registered_document_reader() -> DocumentReader:
    """The reader of this process.

    Raises:
        NoDocumentReaderError: nobody has registered one.
    """
    return _PORT.registered()
