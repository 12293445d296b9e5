"""XML of documents, read as a stream of events, with everything refused that documents do not need.

The ready-made readers of DOCX and ODT build the whole tree in memory and leave out what we need most: the numbers of
lists, tracked changes, footnotes. So the parts are read here, with expat behind defusedxml: no DTD, no entity of its
own, nothing from elsewhere, and nothing is kept but where the reader stands.
"""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from moving_cities.atlas.sentences import say
from moving_cities.intake.errors import FormatError

DEEPEST = 400
"""How deep elements may lie in each other; tables within tables reach some fifty."""

MOST_PIECES = 500_000
"""Elements and pieces of text that a part may have; a book has some hundred thousand. Attributes count too."""

LONGEST_PIECE = 1_000_000
"""Bytes from one element to the next."""

_ATTRIBUTES_OF_AN_ELEMENT = 8
_LONG_PIECE = re.compile(rb"[^<]{%d}" % LONGEST_PIECE)


class Events:
    """A reader of one part: what it does with elements and words is said by those who inherit.

    Elements have short names, `p` and the like: the word behind the namespace.
    """

    def __init__(self) -> None:
        self.path: list[str] = []
        self._names: dict[str, str] = {}
        self._pieces = 0

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens; it is the last of `path` already."""

    def closed(self, name: str) -> None:
        """An element closes; it is still the last of `path`."""

    def words(self, words: str) -> None:
        """Words stand directly in the last element of `path`."""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Called by the parser."""
        name = self._short(tag)
        self._count(1 + len(attributes) // _ATTRIBUTES_OF_AN_ELEMENT)
        self.path.append(name)
        if len(self.path) > DEEPEST:
            raise FormatError(
                say(
                    "The document has elements more than {deepest} deep in each other, which no text needs. It "
                    "was not read.",
                    deepest=DEEPEST,
                )
            )
        self.opened(name, {self._short(key): value for key, value in attributes.items()})

    def end(self, tag: str) -> None:
        """Called by the parser."""
        self.closed(self._short(tag))
        self.path.pop()

    def data(self, words: str) -> None:
        """Called by the parser."""
        self._count(1)
        self.words(words)

    def close(self) -> None:
        """Called by the parser."""

    def _count(self, pieces: int) -> None:
        self._pieces += pieces
        if self._pieces > MOST_PIECES:
            raise FormatError(
                say(
                    "The document has more than {most_pieces:,} elements, which no page text has. Send the part "
                    "that is meant as a file of its own.",
                    most_pieces=MOST_PIECES,
                )
            )

    def _short(self, tag: str) -> str:
        """The name without its namespace, except for those that would be taken for others."""
        name = self._names.get(tag)
        if name is None:
            space, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
            name = self._names[tag] = f"{_PREFIXES.get(space, '')}{local}"
        return name


_PREFIXES = {
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://purl.oclc.org/ooxml/drawingml/main": "a:",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://www.w3.org/1999/xlink": "xlink:",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table:",
    "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0": "draw:",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style:",
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office:",
    "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0": "svg:",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo:",
    "urn:oasis:names:tc:opendocument:xmlns:form:1.0": "form:",
    "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0": "presentation:",
    "urn:oasis:names:tc:opendocument:xmlns:meta:1.0": "meta:",
    "http://purl.org/dc/elements/1.1/": "dc:",
}


def read_markup(content: bytes, reader: Events, part: str) -> None:
    """Reads a part, all at once: expat is quadratic on long tokens that come in pieces.

    Raises:
        FormatError: the XML is damaged, or has a DTD, entities or references to something outside.
    """
    if _LONG_PIECE.search(content):
        raise FormatError(
            say(
                "The part {part} has an element of more than {longest_piece:,} bytes, as no word processor "
                "writes. It was not read.",
                part=part,
                longest_piece=LONGEST_PIECE,
            )
        )
    parser = DefusedXMLParser(target=reader, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        parser.feed(content)
        parser.close()
    except DefusedXmlException:
        raise FormatError(
            say(
                "The part {part} declares a document type or entities, as in a file made to do harm. It was not read.",
                part=part,
            )
        ) from None
    except (ParseError, ValueError, LookupError):
        raise FormatError(
            say(
                "The part {part} of the document is no whole XML. Open the document, save it again and send that file.",
                part=part,
            )
        ) from None
