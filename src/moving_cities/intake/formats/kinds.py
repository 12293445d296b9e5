"""What a file is, judged by its content; what its name says is only compared with it."""

import re
from pathlib import PurePath

from moving_cities.atlas.sentences import say
from moving_cities.intake.errors import FormatError

_ENDINGS = {
    ".txt": "text", ".text": "text",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".md": "markdown", ".markdown": "markdown", ".mkd": "markdown",
    ".docx": "docx", ".odt": "odt", ".ott": "odt",
}  # fmt: skip
NAMES: dict[str, str] = {
    "text": say("plain text"),
    "html": "HTML",
    "markdown": "Markdown",
    "docx": "DOCX",
    "odt": "ODT",
}
"""The formats that are read, as sentences call them."""

_AS_TEXT = say("Send the text as DOCX, ODT, HTML, Markdown or plain text.")
_SAVE_AS = say("Open it in a word processor, save it as DOCX or ODT and send that file.")


def _picture(kind: str) -> str:
    return say(
        "This is a picture ({format}), not a text. Attach it to its source as a document. {as_text}",
        format=kind,
        as_text=_AS_TEXT,
    )


def _packed(kind: str) -> str:
    return say("This is a packed file ({format}). Unpack it first. {as_text}", format=kind, as_text=_AS_TEXT)


def _archive(kind: str) -> str:
    return say(
        "This is an archive ({format}). Unpack it and send the texts in it. {as_text}", format=kind, as_text=_AS_TEXT
    )


_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", say("This is an RTF document, which is not read. {save_as}", save_as=_SAVE_AS)),
    (b"\x89PNG", _picture("PNG")),
    (b"\xff\xd8\xff", _picture("JPEG")),
    (b"GIF8", say("This is a picture (GIF), not a text. {as_text}", as_text=_AS_TEXT)),
    (b"II*\0", _picture("TIFF")),
    (b"MM\0*", _picture("TIFF")),
    (b"RIFF", say("This is a picture or a recording, not a text. {as_text}", as_text=_AS_TEXT)),
    (b"\x1f\x8b", _packed("gzip")),
    (b"BZh", _packed("bzip2")),
    (b"\xfd7zXZ\0", _packed("xz")),
    (b"\x28\xb5\x2f\xfd", _packed("zstd")),
    (b"7z\xbc\xaf\x27\x1c", _archive("7z")),
    (b"Rar!", _archive("RAR")),
    (b"\x7fELF", say("This is a program, not a text. {as_text}", as_text=_AS_TEXT)),
    (b"MZ\x90\0", say("This is a program, not a text. {as_text}", as_text=_AS_TEXT)),
    (b"SQLite format 3\0", say("This is a database, not a text. {as_text}", as_text=_AS_TEXT)),
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
            say(
                "This is a PDF, whose lines have lost their order. Attach it to its source as a document. {as_text}",
                as_text=_AS_TEXT,
            )
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
        raise FormatError(
            say("This is a saved mail or a web archive. Open it and save the text itself. {as_text}", as_text=_AS_TEXT)
        )
    promised = named_format(name)
    piece = _HTML_PIECE.match(start)
    if piece and (promised == "html" or f"</{piece[1].lower()}" in text.lower()):
        return "html"
    return promised if promised in {"html", "markdown"} else "text"


def _old_office(content: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return say("The document is protected by a password. Save it without one and send that file.")
    if "WordDocument".encode("utf-16-le") in content:
        return say(
            "This is a document of an old version of Word (.doc), which is not read. {save_as}", save_as=_SAVE_AS
        )
    return say(
        "This is a file of an old version of Office, or a saved mail, which is not read. {save_as}", save_as=_SAVE_AS
    )


def _other_xml(start: str) -> str:
    roots = [root for root in _XML_ROOT.findall(start) if root not in {"xml", "mso-application"}]
    if roots and roots[0].startswith(("office:document", "w:wordDocument", "pkg:package")):
        return say("This is a document written as flat XML, which is not read. {save_as}", save_as=_SAVE_AS)
    if not roots:
        return say("This is XML of another kind, not a page text. {as_text}", as_text=_AS_TEXT)
    return say("This is XML of another kind ({root}), not a page text. {as_text}", root=roots[0][:40], as_text=_AS_TEXT)
