"""Any document that may be kept as a source: the one door into this package."""

import hashlib
import io
import warnings

from PIL import Image

from moving_cities.atlas.sentences import say
from moving_cities.intake.documents.archived_text import ArchivedText
from moving_cities.intake.documents.pdf import PdfPage, read_pages
from moving_cities.intake.errors import FormatError

LARGEST = 60_000_000
"""Bytes of a document that is kept."""

MOST_PIXELS = 150_000_000
"""Points of a picture; a page of A3 at 600 to the inch has 70 million."""

_PDF = b"%PDF-"
_PDF_WITHIN = 1_024
_PICTURES = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "TIFF": "image/tiff",
    "WEBP": "image/webp",
    "GIF": "image/gif",
}
_TEXT_OF_A_PAGE = 20
_MOSTLY = 0.5
_NEITHER = say(
    "This is neither a PDF nor a picture (PNG, JPEG, TIFF, WebP, GIF), or it is damaged. Save it as PDF and send that."
)
_PICTURE_ONLY = say("This is a picture: its words cannot be searched until somebody types them in.")


def read_document(content: bytes, name: str) -> ArchivedText:
    """The text of a PDF page by page, or what a picture is; nothing is ever fetched.

    The content decides what it is, not the name. A document whose pages are pictures without words, or with a few
    stray letters, is a scan and said to be one.

    Raises:
        FormatError: it is neither a PDF nor a picture, too large, damaged, or protected; with what to do.
    """
    if len(content) > LARGEST:
        raise FormatError(
            say(
                "The document has {number:,} bytes, and at most {largest:,} are kept. Make its pictures smaller.",
                number=len(content),
                largest=LARGEST,
            )
        )
    digest = hashlib.sha256(content).hexdigest()
    if _PDF in content[:_PDF_WITHIN]:
        return _pdf(content, name, digest)
    return ArchivedText(name, _picture(content), digest, 1, ("",), is_scan=True, notes=(_PICTURE_ONLY,))


def _pdf(content: bytes, name: str, digest: str) -> ArchivedText:
    count, pages = read_pages(content)
    pictures = sum(map(_is_picture, pages))
    is_scan = pictures > 0 and pictures >= len(pages) * _MOSTLY
    notes = []
    if is_scan:
        notes.append(
            say(
                "This is a scan: {pictures:,} of {number:,} pages are pictures, whose words cannot be searched.",
                pictures=pictures,
                number=len(pages),
            )
        )
    elif pictures:
        notes.append(
            say(
                "{pictures:,} of {number:,} pages are pictures, whose words cannot be searched.",
                pictures=pictures,
                number=len(pages),
            )
        )
    elif not any(page.text for page in pages):
        notes.append(say("No page has words that can be searched."))
    if len(pages) < count:
        notes.append(say("Only the first {number:,} of {count:,} pages were read.", number=len(pages), count=count))
    return ArchivedText(
        name, "application/pdf", digest, count, tuple(page.text for page in pages), is_scan=is_scan, notes=tuple(notes)
    )


def _is_picture(page: PdfPage) -> bool:
    """Whether a page is a picture: it shows one, and next to no words."""
    return page.has_picture and len("".join(page.text.split())) < _TEXT_OF_A_PAGE


def _picture(content: bytes) -> str:
    """The media type of a picture; only its beginning is read, never its points."""
    try:
        with warnings.catch_warnings(action="ignore"):
            image = Image.open(io.BytesIO(content), formats=tuple(_PICTURES))
    except Image.DecompressionBombError:
        raise FormatError(say("The picture has more points than a page needs. Make it smaller.")) from None
    except (OSError, ValueError, SyntaxError):
        raise FormatError(_NEITHER) from None
    with image:
        if image.width * image.height > MOST_PIXELS:
            raise FormatError(
                say(
                    "The picture has {width:,} × {height:,} points, more than a page needs. Make it smaller.",
                    width=image.width,
                    height=image.height,
                )
            )
        return _PICTURES[str(image.format)]
