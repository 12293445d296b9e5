"""Hunts bytes that break intake: `python -m tools.fuzz_intake formats -max_total_time=900`.

Needs atheris, which is no dependency of the project, because its wheels lag behind. Install it into the environment
first (`uv pip install "atheris>=3.0,<3.1"` for Python 3.11). The first argument says what is fuzzed, `formats` (bytes
to lines), `page-texts` (bytes to a page text), `tables` (bytes to the plan of a table) or `documents` (bytes to the
text of a PDF or picture); the others are those of libFuzzer. A find is written to `crash-…`, `timeout-…` or `oom-…` in
the working folder; cut it down, add it to `FINDS` in `test_any_bytes.py` and mend its cause.

For texts the first byte of an input says how the rest is meant: as the file itself, or as the part of a DOCX or ODT
document, since no fuzzer gets past the checksums of an archive by itself. Likewise for tables.
"""

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moving_cities.intake.formats.lines import Line

START_PACK = Path(__file__).parents[1] / "data" / "start"
LIBFUZZER = ("-timeout=10", "-rss_limit_mb=1500", "-max_len=20000")
_NAMES = ("page.txt", "page.html", "page.md", "page.docx", "page.odt", "page")
_W = b"xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"
_T = b"xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'"
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_DOCX = {
    "[Content_Types].xml": b"<Types><Override ContentType='%s'/></Types>" % _MAIN,
    "word/document.xml": b"<w:document %s><w:p><w:pPr><w:pStyle w:val='a'/><w:numPr><w:numId w:val='1'/></w:numPr>"
    b"</w:pPr><w:r><w:t>x</w:t></w:r></w:p></w:document>" % _W,
}
_ODT = {
    "mimetype": b"application/vnd.oasis.opendocument.text",
    "content.xml": b"<document %s><text:p text:style-name='a'>x</text:p></document>" % _T,
}
_PARTS = (
    (_DOCX, "word/document.xml"),
    (_DOCX, "word/styles.xml"),
    (_DOCX, "word/numbering.xml"),
    (_DOCX, "word/footnotes.xml"),
    (_DOCX, "word/_rels/document.xml.rels"),
    (_ODT, "content.xml"),
    (_ODT, "styles.xml"),
    (_ODT, "META-INF/manifest.xml"),
)


def meant(data: bytes) -> tuple[bytes, str]:
    """The file, and its name, that an input of the fuzzer stands for."""
    kind, rest = (data[0], data[1:]) if data else (0, b"")
    if kind < len(_NAMES):
        return rest, _NAMES[kind]
    parts, name = _PARTS[kind % len(_PARTS)]
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for part, content in {**parts, name: rest}.items():
            archive.writestr(part, content)
    return target.getvalue(), "page.docx" if parts is _DOCX else "page.odt"


def meant_as_table(data: bytes) -> tuple[bytes, str]:
    """The table, and its name, that an input of the fuzzer stands for: a list, or one part of a workbook replaced."""
    from moving_cities.intake.tables.tests.spreadsheets import ods, package, xlsx

    kind, rest = (data[0], data[1:]) if data else (0, b"")
    if kind < 128:
        return rest, "list.csv"
    whole, name = (xlsx, "list.xlsx") if kind % 2 else (ods, "list.ods")
    with zipfile.ZipFile(io.BytesIO(whole([["city", "since"], ["Gent", 2018]]))) as workbook:
        parts = {part: workbook.read(part) for part in workbook.namelist()}
    replaced = sorted(parts)[kind // 2 % len(parts)]
    return package({**parts, replaced: rest}), name


def formats_target() -> Callable[[bytes], None]:
    """Reads bytes as lines; a refusal in a sentence is the only error."""
    from moving_cities.intake.errors import FormatError
    from moving_cities.intake.formats.reading import read_file

    def target(data: bytes) -> None:
        try:
            file = read_file(*meant(data))
        except FormatError as error:
            _require_a_sentence(error)
            return
        if any("\n" in line.text or not _begins_with_lead(line) for line in file.lines):
            raise AssertionError("A line is one line and begins with its lead.")

    return target


def page_texts_target() -> Callable[[bytes], None]:
    """Reads bytes as a page text; every character must be accounted for."""
    from moving_cities.intake.errors import IntakeError
    from moving_cities.intake.formats.reading import read_file
    from moving_cities.intake.page_texts.reading import read_page_text
    from moving_cities.intake.places.place_finder import Places
    from moving_cities.pack.reading import read_pack

    places = Places.from_atlas(read_pack(START_PACK))

    def target(data: bytes) -> None:
        try:
            file = read_file(*meant(data))
        except IntakeError:
            return
        result = read_page_text(file, places).as_json()
        if not result["characters_accounted"] == result["characters_total"] == file.characters:
            raise AssertionError("Every character is accounted for.")

    return target


def tables_target() -> Callable[[bytes], None]:
    """Plans what bytes say as a table; each row is judged, or the file refused in a sentence."""
    from moving_cities.intake.errors import IntakeError
    from moving_cities.intake.places.place_finder import Places
    from moving_cities.intake.tables.planning import plan
    from moving_cities.intake.tables.reading import read_table
    from moving_cities.pack.reading import read_pack

    atlas = read_pack(START_PACK)
    places = Places.from_atlas(atlas)

    def target(data: bytes) -> None:
        try:
            sheet = read_table(*meant_as_table(data))
            made = plan(sheet, atlas, places)
        except IntakeError as error:
            _require_a_sentence(error)
            return
        if len(made.rows) != len(sheet.rows):
            raise AssertionError("Every row is judged.")

    return target


def documents_target() -> Callable[[bytes], None]:
    """Reads bytes as a PDF or picture that is kept as a source."""
    from moving_cities.intake.documents.reading import read_document
    from moving_cities.intake.errors import FormatError

    magics = (
        b"",
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"II*\x00",
        b"\xff\xd8\xff\xe0",
        b"RIFF\x00\x01\x00\x00WEBP",
    )

    def target(data: bytes) -> None:
        magic = magics[data[0] % len(magics)] if data else b""
        try:
            read_document(magic + data[1:], "document")
        except FormatError as error:
            _require_a_sentence(error)

    return target


def _begins_with_lead(line: "Line") -> bool:
    """A lead may go on in the next line, where the file breaks a paragraph into lines."""
    return line.text.startswith(line.strong_lead) or line.strong_lead.startswith(line.text)


def _require_a_sentence(error: Exception) -> None:
    if not str(error).endswith("."):
        raise AssertionError("A refusal is a sentence.") from error


TARGETS = {
    "formats": formats_target,
    "page-texts": page_texts_target,
    "tables": tables_target,
    "documents": documents_target,
}


def main() -> None:
    """Fuzzes what the first argument names, with libFuzzer's options behind it."""
    import atheris

    name, *options = sys.argv[1:] or ["formats"]
    with atheris.instrument_imports(include=["moving_cities.intake", "markdown_it", "ftfy", "defusedxml"]):
        target = TARGETS[name]()
    atheris.Setup([sys.argv[0], *LIBFUZZER, *options], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
