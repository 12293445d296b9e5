"""What a document says, page by page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ArchivedText:
    """The text of a document that is kept as a source.

    Attributes:
        name: of the file.
        media_type: such as `application/pdf`.
        sha256: of its bytes.
        pages: how many it has.
        texts: the text of each page that was read, in their order; empty for a page that is a picture.
        is_scan: whether its pages are pictures of which the words cannot be searched.
        notes: what a person should know about the reading, in sentences.
    """

    name: str
    media_type: str
    sha256: str
    pages: int
    texts: tuple[str, ...]
    is_scan: bool = False
    notes: tuple[str, ...] = ()
