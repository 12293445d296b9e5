"""Whatever the bytes are: a file, or a refusal in a sentence; within seconds, and without eating the memory."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from moving_cities.intake.errors import FormatError
from moving_cities.intake.formats.lines import ReadFile
from moving_cities.intake.formats.reading import read_file
from tests.instruments.raw_documents import docx_file, docx_parts, odt_file, packed

NAMES = ("page.txt", "page.html", "page.md", "page.docx", "page.odt", "page", "")
SECONDS = 10
PIECES = (
    "<p>", "</p>", "<b>", "<li>", "<ol start=9>", "<br>", "<a href='x'>", "<!--", "<td>", "<pre>",
    "<p hidden>", "&amp;", "&#0;", "# ", "- ", "1. ", "> ", "**", "[a](b)", "```\n", "| a |\n|---|\n", "\n",
    "\r\n", "\x0b", "\u2028", " ", "\t", "\xa0", "\xad", "Gent", "Gdańsk", "Αθήνα", "غنت", "Ã©", "GdaÅ„sk",
    "\ufffd", "\u202e", "\x00", "\x85", "---\n", "\ufeff", "😀", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
)  # fmt: skip
WORD_PIECES = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>a b</w:t>", "<w:br/>", "<w:tab/>", "<w:del>", "</w:del>",
    "<w:pPr>", "</w:pPr>", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:vanish/></w:rPr>",
    "<w:pStyle w:val='Heading1'/>", "<w:outlineLvl w:val='-1'/>",
    "<w:numPr><w:ilvl w:val='99'/><w:numId w:val='1'/></w:numPr>", "<w:sym w:char='zz'/>",
    "<w:fldChar w:fldCharType='end'/>", "<w:hyperlink r:id='q'>", "</w:hyperlink>", "<w:tbl>", "</w:tbl>",
    "&amp;", "words",
)  # fmt: skip
OPEN_PIECES = (
    "<text:p>", "</text:p>", "<text:h text:outline-level='x'>", "</text:h>", "<text:span>", "</text:span>",
    "<text:list>", "</text:list>", "<text:list-item text:start-value='-1'>", "</text:list-item>",
    "<text:s text:c='-3'/>", "<text:tab/>", "<text:note>", "</text:note>", "<office:annotation>",
    "</office:annotation>", "words", "&lt;", "<text:section text:display='none'>",
)  # fmt: skip
FINDS: tuple[tuple[bytes, str], ...] = (
    ("\ufffd".encode() * 7, "page.txt"),
    (b"some words\0 and more", "page.txt"),
    (b"**a\nb** [c\nd](e)\n", "page.md"),
    (b"<p><a", "page.html"),
)
"""What broke intake once, cut down; most were found by tools/fuzz_intake.py."""


def read(content: bytes, name: str) -> ReadFile | None:
    """The file, or None for a refusal; anything else fails the test."""
    try:
        file = read_file(content, name)
    except FormatError as refusal:
        return _sentence(refusal)
    assert not any("\n" in line.text for line in file.lines)
    assert all(
        line.text.startswith(line.strong_lead) or line.strong_lead.startswith(line.text) for line in file.lines
    ), "A lead opens its line, and may go on in the next."
    assert all(line.number > 0 and 0 <= line.heading <= 6 for line in file.lines)
    assert any(line.text.strip() for line in file.lines)
    return file


def _sentence(refusal: FormatError) -> None:
    assert str(refusal).endswith(".")


@given(st.binary(max_size=2_000), st.sampled_from(NAMES))
@settings(max_examples=2_000)
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    """Bytes of no format at all."""
    read(content, name)


@given(
    st.lists(st.sampled_from(PIECES), max_size=40).map("".join),
    st.sampled_from(NAMES),
    st.sampled_from(("utf-8", "utf-16", "cp1252", "cp1250", "cp1256")),
)
@settings(max_examples=1_500)
def test_any_text_is_read_or_refused(text: str, name: str, encoding: str) -> None:
    """Text made of what the formats are made of, in any order."""
    read(text.encode(encoding, errors="replace"), name)


@given(st.lists(st.sampled_from(WORD_PIECES), max_size=25).map("".join))
@example("<w:p><w:r><w:fldChar w:fldCharType='end'/><w:sym w:char='d800'/><w:t>a</w:t></w:r></w:p>")
@settings(max_examples=800)
def test_any_word_document_is_read_or_refused(body: str) -> None:
    """Elements where they do not belong; most are no XML, and some are."""
    read(docx_file(body, styles=body, numbering=body), "page.docx")


@given(st.lists(st.sampled_from(OPEN_PIECES), max_size=25).map("".join))
@settings(max_examples=800)
def test_any_opendocument_text_is_read_or_refused(body: str) -> None:
    """Elements where they do not belong; most are no XML, and some are."""
    read(odt_file(body, styles=body), "page.odt")


@given(st.data())
@settings(max_examples=400)
def test_a_damaged_archive_is_read_or_refused(data: st.DataObject) -> None:
    """A document with some bytes changed, or cut."""
    content = bytearray(docx_file("<w:p><w:r><w:t>words</w:t></w:r></w:p>"))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    read(bytes(content[: data.draw(st.integers(1, len(content)))]), "page.docx")


@pytest.mark.parametrize(("content", "name"), FINDS)
def test_what_broke_it_once_is_read_or_refused(content: bytes, name: str) -> None:
    """Finds stay found."""
    read(content, name)


COSTLY: dict[str, tuple[bytes, str]] = {
    "nested tags": (b"<html>" + b"<div>" * 499_000 + b"x", "page.html"),
    "open tags of bold and link": (b"<html>" + b"<b><a href=x>y " * 160_000, "page.html"),
    "entities": (b"<html>" + b"&eacute;" * 499_000, "page.html"),
    "attributes": (b"<html><a " + b" ".join(b"a%d=1" % number for number in range(900_000)) + b">x", "page.html"),
    "comments": (b"<!---->" * 1_400_000 + b"x", "page.html"),
    "headers of a mail": (b"a: b\r\n" * 600_000 + b"x", "page.txt"),
    "brackets": (b"[" * 199_000, "page.md"),
    "pictures": (b"![" * 99_000, "page.md"),
    "items": (b"- a\n" * 49_000, "page.md"),
    "cells": (b"|a" * 5_000 + b"\n" + b"|-" * 5_000 + b"\n" + b"|c\n" * 40_000, "page.md"),
    "one long line": ("é".encode() * 1_990_000, "page.txt"),
    "one long line in no encoding": (b"\xe9a" * 990_000, "page.txt"),
    "damaged lines": ("GdaÅ„sk Ã©tÃ© Å‚ó\n".encode() * 49_000, "page.txt"),
    "names": (packed(docx_parts("".join(f"<a{number}/>" for number in range(600_000)))), "page.docx"),
    "links in links": (
        packed(
            docx_parts(
                "<w:p>" + "<w:hyperlink>" * 390 + "<w:t>a</w:t><w:b/>" * 150_000 + "</w:hyperlink>" * 390 + "</w:p>"
            )
        ),
        "page.docx",
    ),
    "spans in spans": (
        odt_file("<text:p>" + "<text:span>" * 390 + "<text:s/>a" * 150_000 + "</text:span>" * 390 + "</text:p>"),
        "page.odt",
    ),
}
_CHILD = """
import sys, time
from moving_cities.intake.errors import FormatError
from moving_cities.intake.formats.reading import read_file
content = open(sys.argv[1], "rb").read()
try:
    read_file(content, sys.argv[1])
except FormatError:
    pass
status = open("/proc/self/status").read()
print(status.split("VmHWM:")[1].split()[0], time.process_time())
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="The peak of the memory is read from /proc.")
@pytest.mark.parametrize("name", COSTLY)
def test_nothing_takes_long_or_much_memory(name: str, tmp_path: Path) -> None:
    """Ten seconds, and ten times the input with 200 MB; inputs that are quadratic in other readers."""
    content, file_name = COSTLY[name]
    path = tmp_path / file_name
    path.write_bytes(content)

    run = subprocess.run(
        [sys.executable, "-c", _CHILD, str(path)], capture_output=True, text=True, timeout=120, check=False
    )

    assert not run.stderr
    memory_kilobytes, seconds_of_work = run.stdout.split()
    assert int(memory_kilobytes) * 1_024 <= 10 * len(content) + 200_000_000
    assert float(seconds_of_work) < SECONDS
