"""Files that are not what they should be, or made to do harm: each is refused in a sentence that says what to do."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest

from moving_cities.intake.errors import FormatError
from moving_cities.intake.formats.gathering import MOST_CHARACTERS, MOST_LINES
from moving_cities.intake.formats.hypertext import MOST_PIECES
from moving_cities.intake.formats.markup import DEEPEST
from moving_cities.intake.formats.markup import MOST_PIECES as MOST_ELEMENTS
from moving_cities.intake.formats.reading import LARGEST, read_file
from tests.instruments.raw_documents import (
    ODT_TYPE,
    docx_file,
    docx_parts,
    encrypted_manifest,
    odt_file,
    odt_parts,
    packed,
    relation,
)

WORDS = "<w:p><w:r><w:t>words</w:t></w:r></w:p>"
BOMB = '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
OTHER_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"


def docx_with(body: str = WORDS, **parts: bytes | str) -> bytes:
    return packed({**docx_parts(body), **{name.replace("__", "/"): content for name, content in parts.items()}})


def docx_part(name: str, content: bytes | str) -> bytes:
    return packed({**docx_parts(WORDS), name: content})


def odt_part(name: str, content: bytes | str) -> bytes:
    return packed({**odt_parts("<text:p>words</text:p>"), name: content})


def stored(parts: dict[str, bytes | str]) -> bytes:
    return packed(parts, method=zipfile.ZIP_STORED)


def patched_size(content: bytes, size: int) -> bytes:
    """The archive with another unpacked size of its first file stated in its directory."""
    start = content.index(b"PK\x01\x02")
    return content[: start + 24] + struct.pack("<L", size) + content[start + 28 :]


def with_flag(content: bytes, flag: int) -> bytes:
    """The archive with a flag at its first file."""
    start = content.index(b"PK\x01\x02")
    return content[: start + 8] + struct.pack("<H", flag) + content[start + 10 :]


def twice() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("word/document.xml", "one")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("word/document.xml", "two")
    return target.getvalue()


def deep(depth: int) -> str:
    return "<w:sdt>" * depth + "</w:sdt>" * depth


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing at all": (lambda: b"", "holds no words"),
    "spaces only": (lambda: b" \n\t\r\n ", "holds no words"),
    "a mark and nothing behind it": (lambda: b"\xef\xbb\xbf", "holds no words"),
    "a page that shows nothing": (lambda: b"<html><script>x</script></html>", "holds no words"),
    "a document without words": (lambda: docx_file("<w:p/>"), "holds no words"),
    "over 20 MB": (lambda: b"a" * (LARGEST + 1), "at most 20,000,000 are read"),
    "too many characters": (lambda: b"a" * (MOST_CHARACTERS + 1), "characters of text"),
    "too many lines": (lambda: b"a\n" * (MOST_LINES + 1), "50,000 lines"),
    "too many tags": (lambda: b"<html>" + b"<div>" * MOST_PIECES, "500,000 tags"),
    "a PDF": (lambda: b"%PDF-1.7\nwords", "This is a PDF"),
    "a PDF behind a mark": (lambda: b"\xef\xbb\xbf%PDF-1.7\nwords", "This is a PDF"),
    "RTF": (lambda: rb"{\rtf1 words}", "RTF document"),
    "an old Word document": (lambda: OLD + "WordDocument".encode("utf-16-le"), "old version of Word (.doc)"),
    "a protected Word document": (lambda: OLD + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
    "an old table": (lambda: OLD + "Workbook".encode("utf-16-le"), "old version of Office"),
    "a PNG": (lambda: b"\x89PNG\r\n\x1a\n", "picture (PNG)"),
    "a JPEG": (lambda: b"\xff\xd8\xff\xe0", "picture (JPEG)"),
    "a TIFF": (lambda: b"II*\0abcd", "picture (TIFF)"),
    "gzip": (lambda: b"\x1f\x8b\x08\0", "packed file (gzip)"),
    "7z": (lambda: b"7z\xbc\xaf\x27\x1c\0", "archive (7z)"),
    "a program": (lambda: b"\x7fELF\x02\x01", "a program"),
    "NUL bytes": (lambda: b"some words\0 and more", "NUL bytes"),
    "UTF-16 with NUL": (lambda: "a\0b".encode("utf-16"), "NUL characters"),
    "a mail": (lambda: b"From: a@b.example\nMIME-Version: 1.0\n\nwords", "saved mail"),
    "flat XML of Word": (lambda: b"<?xml version='1.0'?><w:wordDocument/>", "flat XML"),
    "flat XML of ODT": (lambda: b"<?xml version='1.0'?>\n<office:document x='y'/>", "flat XML"),
    "other XML": (lambda: b"<?xml version='1.0'?><rss>words</rss>", "another kind (rss)"),
    "half an archive": (lambda: docx_file(WORDS)[:300], "no whole archive"),
    "an archive without files": (lambda: packed({}), "Unpack it"),
    "an archive of texts": (lambda: packed({"a.txt": "words"}), "Unpack it"),
    "a document in an archive": (lambda: packed({"page.docx": docx_file(WORDS)}), "Unpack it"),
    "a table": (lambda: packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<x/>"}), "a table (XLSX)"),
    "a presentation": (lambda: packed({"[Content_Types].xml": "<Types/>", "ppt/p.xml": "<x/>"}), "presentation"),
    "a book": (lambda: packed({"mimetype": "application/epub+zip", "a": "b"}), "EPUB"),
    "an ODS table": (lambda: packed({"mimetype": ODT_TYPE.replace("text", "spreadsheet")}), "no text (ODT)"),
    "a zip bomb": (lambda: docx_part("word/media/zeros.bin", bytes(30_000_000)), "times smaller than it is"),
    "a zip bomb in the text": (lambda: docx_part("word/document.xml", bytes(30_000_000)), "times smaller than it is"),
    "a bomb that states a huge size": (lambda: patched_size(docx_file(WORDS), 4_000_000_000), "unpacks to more than"),
    "a bomb that states a small size": (
        lambda: patched_size(packed({"word/document.xml": b"a" * 900_000, "[Content_Types].xml": "<Types/>"}), 10),
        "is damaged",
    ),
    "many files": (lambda: docx_with(**{f"word__m{number}.bin": b"" for number in range(2_100)}), "2,000"),
    "a list of files without end": (
        lambda: docx_with(**{"a" * 500 + str(n): b"" for n in range(2_200)}),
        "more files than",
    ),
    "a wide archive": (
        lambda: docx_file(WORDS).replace(b"PK\x05\x06", b"PK\x06\x07" + bytes(16) + b"PK\x05\x06"),
        "more files than",
    ),
    "two files of one name": (twice, "two files of one name"),
    "a protected archive": (lambda: with_flag(docx_file(WORDS), 1), "protected by a password"),
    "an archive packed with LZMA": (
        lambda: packed(docx_parts(WORDS), method=zipfile.ZIP_LZMA),
        "no word processor uses",
    ),
    "macros": (lambda: docx_part("word/vbaProject.bin", b"x"), "holds macros"),
    "macros by type": (lambda: packed(docx_parts(WORDS, main=OTHER_MAIN)), "holds macros"),
    "controls": (lambda: docx_part("word/activeX/activeX1.bin", b"x"), "ActiveX"),
    "entities in DOCX": (lambda: docx_part("word/document.xml", f"{BOMB}<b>&b;</b>"), "document type or entities"),
    "a DTD in the styles": (
        lambda: docx_part("word/styles.xml", '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'),
        "document type",
    ),
    "entities in relations": (lambda: docx_part("word/_rels/document.xml.rels", f"{BOMB}<b/>"), "document type"),
    "XML that is cut": (lambda: docx_part("word/document.xml", "<a><b>"), "no whole XML"),
    "XML in no encoding": (
        lambda: docx_part("word/document.xml", b"<?xml version='1.0' encoding='x-y'?><a/>"),
        "no whole XML",
    ),
    "no text in the document": (
        lambda: packed({"[Content_Types].xml": "<Types/>", "word/other.xml": "<a/>"}),
        "no part with its text",
    ),
    "elements without end": (
        lambda: stored(docx_parts("<b/>" * MOST_ELEMENTS)),
        "elements, which no page text has",
    ),
    "an element of a megabyte": (
        lambda: stored(docx_parts(f"<w:p a='{'x' * 1_000_000}'/>")),
        "an element of more than 1,000,000 bytes",
    ),
    "a long page": (lambda: b"<html>" + b" " * 10_000_000, "10,000,000 characters with its tags"),
    "relations without end": (
        lambda: stored({**docx_parts(WORDS), "word/_rels/x.rels": "<R>" + "<abcde a='b'/>" * 300_000 + "</R>"}),
        "refers to more things",
    ),
    "elements in elements": (lambda: docx_file(deep(DEEPEST)), "deep in each other"),
    "a picture from elsewhere": (
        lambda: docx_file(WORDS, relations=relation("x", "image", "https://x.example/a.png")),
        "outside of it",
    ),
    "a template from elsewhere": (
        lambda: docx_part(
            "word/_rels/settings.xml.rels", f"<R>{relation('x', 'attachedTemplate', 'file:///c:/evil.dotm')}</R>"
        ),
        "attachedTemplate",
    ),
    "an object from elsewhere, not said to be": (
        lambda: docx_file(WORDS, relations=relation("x", "oleObject", "http://x.example/", is_external=False)),
        "oleObject",
    ),
    "macros in ODT": (lambda: odt_part("Basic/Standard/Module1.xml", "<x/>"), "holds macros"),
    "scripts in ODT": (lambda: odt_part("Scripts/python/a.py", "x"), "holds macros"),
    "entities in ODT": (lambda: odt_part("content.xml", f"{BOMB}<b>&b;</b>"), "document type or entities"),
    "a protected ODT": (lambda: odt_part("META-INF/manifest.xml", encrypted_manifest()), "protected by a password"),
    "a wholly protected ODT": (lambda: odt_part("encrypted-package", b"x"), "protected by a password"),
    "a picture from elsewhere in ODT": (
        lambda: odt_file('<text:p><draw:image xlink:href="https://x.example/a.png"/></text:p>'),
        "outside of it",
    ),
    "a file beside the ODT": (lambda: odt_file('<text:section-source xlink:href="../secret.odt"/>'), "outside of it"),
    "an ODT without text": (lambda: packed({"mimetype": ODT_TYPE}), "no part with its text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_a_sentence(name: str) -> None:
    """The sentence says what it is, and ends; nothing but the error of the room comes out."""
    make, expected = REFUSED[name]

    with pytest.raises(FormatError) as refusal:
        read_file(make(), "page.docx")

    assert expected in str(refusal.value)
    assert str(refusal.value).endswith(".")


def test_a_link_is_not_taken_for_a_reference_to_something_outside() -> None:
    """Links lead out, and nothing follows them."""
    body = (
        '<text:p><text:a xlink:href="https://x.example">link</text:a><draw:image xlink:href="Pictures/a.png"/></text:p>'
    )

    assert read_file(odt_file(body), "page.odt").lines[0].links == (("link", "https://x.example"),)


@pytest.mark.parametrize(
    ("content", "name", "expected", "said"),
    [
        (
            b"<!doctype html><p>words</p>",
            "page.docx",
            "html",
            "The name of the file says DOCX; by its content it is HTML",
        ),
        (b"just words", "page.odt", "text", "The name of the file says ODT; by its content it is plain text"),
        (docx_file(WORDS), "page.txt", "docx", "The name of the file says plain text; by its content it is DOCX"),
        (odt_file("<text:p>words</text:p>"), "page.docx", "odt", "says DOCX; by its content it is ODT"),
        (b"# One\n\nwords\n\n# Two\n", "page.txt", "markdown", "The text is written in Markdown"),
        (b"words", "page.md", "markdown", ""),
        (b"words < 3", "page.html", "html", ""),
        (b"<p>words</p>", "notes", "html", ""),
        (b"words <b>", "notes", "text", ""),
    ],
)
def test_content_decides_and_a_name_that_lies_is_told(content: bytes, name: str, expected: str, said: str) -> None:
    """An ending is easily wrong; a person is told when it is."""
    file = read_file(content, name)

    assert file.format == expected
    assert any(said in repair.what for repair in file.repairs) if said else not file.repairs
