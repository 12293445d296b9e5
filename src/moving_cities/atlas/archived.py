"""Archived documents: reports and pictures that are kept as copies of sources.

A record says what the copy is, on which terms it is kept, and what its pages say. Its bytes are no part of
the atlas; whoever holds them finds them by their SHA-256.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from moving_cities.atlas.checks import check_number, check_plain
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.languages import is_language_tag
from moving_cities.atlas.sentences import enumeration, say
from moving_cities.atlas.slugs import is_slug

ENDINGS: Mapping[str, str] = {
    "application/pdf": "pdf",
    "image/gif": "gif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/tiff": "tif",
    "image/webp": "webp",
}
"""The kinds of file that are kept, each with the ending of its name."""

MAX_DOCUMENT_BYTES = 60_000_000
"""Bytes of a document that is kept; a scanned report of 100 pages has a third of it."""

MAX_DOCUMENT_CHARACTERS = 20_000_000
"""Characters of all pages of a document; a report of 300 pages has a million."""

MAX_FILE_NAME = 255
"""Characters in the name of a file, as file systems know them."""

LICENCE_NEEDED = say("An archived document needs its licence: on which terms it may be kept.")
"""Why a document without one is refused."""

_SHA256 = re.compile(r"[0-9a-f]{64}")
_DIGITS_OF_ID = 16
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_NOT_ON_A_PAGE = re.compile(
    "["
    "\x00-\x09\x0b-\x1f\x7f-\x9f"  # control characters but the line feed
    "\ud800-\udfff"  # lone surrogates
    "\u202a-\u202e\u2066-\u2069"  # bidirectional overrides, which can hide what is read
    "\ufdd0-\ufdef\ufffe\uffff"  # no characters
    "]"
)
_NOT_IN_FILE_NAME = re.compile(r'[/\\:*?"<>|]')


@dataclass(frozen=True, slots=True)
class ArchivedDocument:
    """The copy of a document that is a source. A source has a file once.

    Attributes:
        id: for ever; what `document_id` gives for its source and its bytes.
        source_id: the source that it is a copy of.
        file_name: its name when it was attached.
        media_type: one of `ENDINGS`.
        sha256: of its bytes, in hexadecimal digits.
        size_bytes: how many bytes it has.
        copied_on: the date of the copy.
        licence: on which terms it may be kept and shown, in words.
        pages: how many pages it has; a picture has one.
        texts: the text of each page that was read, in their order, in the form that `page_text` gives; empty
            for a page without words. There may be fewer than pages, as the text of a very long document is
            read in part.
        rights: who holds the rights, as far as it is known.
        is_scan: whether its pages are pictures, whose words cannot be searched.
        language: code of its language; empty where unknown.

    Raises:
        RecordError: a field breaks one of these rules.
    """

    id: str
    source_id: str
    file_name: str
    media_type: str
    sha256: str
    size_bytes: int
    copied_on: PartialDate
    licence: str
    pages: int
    texts: tuple[str, ...]
    rights: str = ""
    is_scan: bool = False
    language: str = ""

    def __post_init__(self) -> None:
        self._check_what_it_is()
        check_plain(licence=self.licence, rights=self.rights)
        if not self.licence:
            raise RecordError("licence", LICENCE_NEEDED)
        if self.language and not is_language_tag(self.language):
            raise RecordError(
                "language", say("“{code}” is not a language code, such as en or pt-br.", code=self.language[:20])
            )
        self._check_pages()

    @property
    def file(self) -> str:
        """The name under which its bytes are kept: their SHA-256 and the ending of their kind."""
        return f"{self.sha256}.{ENDINGS[self.media_type]}"

    def _check_what_it_is(self) -> None:
        if not is_slug(self.source_id):
            raise RecordError("source_id", say("“{record_id}” is not an id.", record_id=self.source_id[:60]))
        if not _SHA256.fullmatch(self.sha256):
            raise RecordError(
                "sha256", say("“{digits}” is no SHA-256: 64 signs of 0-9 and a-f.", digits=self.sha256[:70])
            )
        expected = document_id(self.source_id, self.sha256)
        if self.id != expected:
            raise RecordError(
                "id",
                say(
                    "The id of this file as a document of “{source_id}” is {expected}. Write that.",
                    source_id=self.source_id,
                    expected=expected,
                ),
            )
        if self.media_type not in ENDINGS:
            raise RecordError(
                "media_type",
                say("“{media_type}” is none of {known}.", media_type=self.media_type[:40], known=enumeration(ENDINGS)),
            )
        if self.file_name != kept_file_name(self.file_name):
            raise RecordError(
                "file_name",
                say(
                    "“{file_name}” is no name of a file; write one without its folder, such as a.pdf.",
                    file_name=self.file_name[:80],
                ),
            )
        check_number("size_bytes", self.size_bytes, least=1, most=MAX_DOCUMENT_BYTES)

    def _check_pages(self) -> None:
        check_number("pages", self.pages, least=1)
        if not 1 <= len(self.texts) <= self.pages:
            raise RecordError(
                "pages",
                say(
                    "Texts of pages: {texts:,}. Pages of the document: {pages:,}. It has a text at least, and no more "
                    "than pages.",
                    texts=len(self.texts),
                    pages=self.pages,
                ),
            )
        if sum(map(len, self.texts)) > MAX_DOCUMENT_CHARACTERS:
            raise RecordError(
                "texts", say("The pages have more than {limit:,} characters, the limit.", limit=MAX_DOCUMENT_CHARACTERS)
            )
        for number, text in enumerate(self.texts, start=1):
            if text != page_text(text):
                message = say(
                    "The text of page {number:,} has spaces at its edges or a sign that no text may hold.",
                    number=number,
                )
                raise RecordError("texts", message)


def document_id(source_id: str, sha256: str) -> str:
    """The id of a file as a document of a source: the same file of the same source always has the same."""
    digest = hashlib.sha256(f"{source_id}\n{sha256}".encode()).hexdigest()
    return f"d-{digest[:_DIGITS_OF_ID]}"


def page_text(text: str) -> str:
    """The text of a page in the form in which it is kept.

    Lines end in a line feed, the letters are composed (NFC), and what no file and no database keeps alike is
    left out: control characters, lone surrogates, bidirectional overrides. What was lost before (U+FFFD) stays.
    The law: `page_text(page_text(text)) == page_text(text)`.
    """
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return unicodedata.normalize("NFC", _NOT_ON_A_PAGE.sub("", lines)).strip(" \n")


def kept_file_name(name: str) -> str:
    """The name of a file without its folder, as every system can hold it; `document` where nothing is left.

    The law: `kept_file_name(kept_file_name(name)) == kept_file_name(name)`.
    """
    last = re.split(r"[/\\]", page_text(name).replace("\ufffd", "_"))[-1]
    printable = "".join(sign if sign.isprintable() else " " for sign in _NOT_IN_FILE_NAME.sub("_", last))
    line = unicodedata.normalize("NFC", " ".join(printable.split()))
    return line.lstrip(". ")[-MAX_FILE_NAME:].strip(". ") or "document"
