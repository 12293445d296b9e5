"""What a file is, judged by its content; what its name says is only compared with it."""

import re
from pathlib import PurePath

from moving_cities.intake.errors import FormatError

_ENDINGS = {
    ".txt": "text", ".text": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".mkd": "markdown",
    ".docx": "docx", ".odt": "odt", ".ott": "odt",
}  # fmt: skip
NAMES = {"text": "plain text", "html": "HTML", "markdown": "Markdown", "docx": "DOCX", "odt": "ODT"}
"""The formats that are read, as sentences call them."""

_AS_TEXT = "Send the text as DOCX, ODT, HTML, Markdown or plain text."
_SAVE_AS = "Open it in a word processor, save it as DOCX or ODT and send that file."
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", f"This is an RTF document, which is not read. {_SAVE_AS}"),
    (b"\x89PNG", f"This is a picture (PNG), not a text. Attach it to its source as a document. {_AS_TEXT}"),
    (b"\xff\xd8\xff", f"This is a picture (JPEG), not a text. Attach it to its source as a document. {_AS_TEXT}"),
    (b"GIF8", f"This is a picture (GIF), not a text. {_AS_TEXT}"),
    (b"II*\0", f"This is a picture (TIFF), not a text. Attach it to its source as a document. {_AS_TEXT}"),
    (b"MM\0*", f"This is a picture (TIFF), not a text. Attach it to its source as a document. {_AS_TEXT}"),
    (b"RIFF", f"This is a picture or a recording, not a text. {_AS_TEXT}"),
    (b"\x1f\x8b", f"This is a packed file (gzip). Unpack it first. {_AS_TEXT}"),
    (b"BZh", f"This is a packed file (bzip2). Unpack it first. {_AS_TEXT}"),
    (b"\xfd7zXZ\0", f"This is a packed file (xz). Unpack it first. {_AS_TEXT}"),
    (b"\x28\xb5\x2f\xfd", f"This is a packed file (zstd). Unpack it first. {_AS_TEXT}"),
    (b"7z\xbc\xaf\x27\x1c", f"This is an archive (7z). Unpack it and send the texts in it. {_AS_TEXT}"),
    (b"Rar!", f"This is an archive (RAR). Unpack it and send the texts in it. {_AS_TEXT}"),
    (b"\x7fELF", f"This is a program, not a text. {_AS_TEXT}"),
    (b"MZ\x90\0", f"This is a program, not a text. {_AS_TEXT}"),
    (b"SQLite format 3\0", f"This is a database, not a text. {_AS_TEXT}"),
)
_PDF = b"%PDF-"
_PDF_WITHIN = 1_024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06")
_START = 8_192
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype\s+html|html|head|body|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_PIECE = re.compile(
    r"\s*<(p|div|h[1-6]|article|section|main|span|ul|ol|table|header|nav|blockquote"
    r"|strong|b|em|a)\b[^>]*>",
    re.IGNORECASE,
)
_XML_START = re.compile(r"\s*<\?xml\b|\s*<(?:w:wordDocument|pkg:package|office:document)\b")
_XML_ROOT = re.compile(r"<([A-Za-z_][\w:.-]*)")
_MAIL = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*MIME-Version:", re.IGNORECASE)


def named_format(name: str) -> str:
    """The format that the name of a file promises, or nothing."""
    return _ENDINGS.get(PurePath(name).suffix.lower(), "")


def is_archive(content: bytes) -> bool:
    """Whether it is a zip archive, as DOCX and ODT are."""
    return content.startswith(_ARCHIVES)


def refuse_others(content: bytes) -> None:
    """Refuses what is known and not read, with what to do instead.

    Raises:
        FormatError: it is a PDF, an RTF or old Word document, a picture, an archive, a program.
    """
    if content.startswith(_OLD_OFFICE):
        raise FormatError(_old_office(content))
    if _PDF in content[:_PDF_WITHIN]:
        raise FormatError(
            f"This is a PDF, whose lines have lost their order. Attach it to its source as a document. {_AS_TEXT}"
        )
    for start, message in _OTHERS:
        if content.startswith(start):
            raise FormatError(message)


def text_format(text: str, name: str) -> str:
    """Which of the formats made of text this is: `html`, `markdown` or `text`.

    Raises:
        FormatError: it is XML of another kind, or a mail.
    """
    start = text[:_START]
    if _HTML_START.match(start):
        return "html"
    if _XML_START.match(start):
        raise FormatError(_other_xml(start))
    if _MAIL.match(start):
        raise FormatError(f"This is a saved mail or a web archive. Open it and save the text itself. {_AS_TEXT}")
    promised = named_format(name)
    piece = _HTML_PIECE.match(start)
    if piece and (promised == "html" or f"</{piece[1].lower()}" in text.lower()):
        return "html"
    return promised if promised in {"html", "markdown"} else "text"


def _old_office(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "The document is protected by a password. Save it without one and send that file."
    if "WordDocument".encode("utf-16-le") in content:
        return f"This is a document of an old version of Word (.doc), which is not read. {_SAVE_AS}"
    return f"This is a file of an old version of Office, or a saved mail, which is not read. {_SAVE_AS}"


def _other_xml(start: str) -> str:
    roots = [root for root in _XML_ROOT.findall(start) if root not in {"xml", "mso-application"}]
    if roots and roots[0].startswith(("office:document", "w:wordDocument", "pkg:package")):
        return f"This is a document written as flat XML, which is not read. {_SAVE_AS}"
    return f"This is XML of another kind{f' ({roots[0][:40]})' if roots else ''}, not a page text. {_AS_TEXT}"
