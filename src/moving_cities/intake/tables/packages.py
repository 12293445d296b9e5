"""Spreadsheet files before they are opened: what is in the package, how large it will be, what is refused.

The reader of workbooks lays a sheet out as a full rectangle, so a single cell in the last corner of a sheet
would take all memory. Therefore every sheet is first run through as a stream of XML events, in which nothing is
kept, and its size is known before anything is laid out.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat

from moving_cities.atlas.sentences import say
from moving_cities.intake.tables.delimited import too_large
from moving_cities.intake.tables.errors import TableFormatError
from moving_cities.intake.tables.sheets import MAX_CELLS, MAX_COLUMNS, MAX_ROWS

XLSX, ODS = "xlsx", "ods"
_ODS_TYPES = (
    b"application/vnd.oasis.opendocument.spreadsheet",
    b"application/vnd.oasis.opendocument.spreadsheet-template",
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAX_UNPACKED = 100_000_000
_MAX_MEMBERS = 2_000
_MAX_RATIO = 200
_RATIO_FROM = 1_000_000
_CHUNK = 1 << 16
_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass
class Tally:
    """What running through a sheet found.

    Attributes:
        rows, columns: how far the cells that hold something reach.
        cells: how many hold something.
        unsaved: formulas whose value was never stored.
        errors: cells that hold an error of the spreadsheet, such as #REF!.
    """

    rows: int = 0
    columns: int = 0
    cells: int = 0
    unsaved: int = 0
    errors: int = 0

    def reach(self, rows: int, columns: int, cells: int = 1) -> None:
        """Notes cells that hold something. Raises TableFormatError when they are too many."""
        self.rows, self.columns = max(self.rows, rows), max(self.columns, columns)
        self.cells += cells
        is_sparse = self.rows * self.columns > 4 * MAX_CELLS
        if self.rows > MAX_ROWS or self.columns > MAX_COLUMNS or self.cells > MAX_CELLS or is_sparse:
            raise TableFormatError(too_large(self.rows, self.columns))


def is_package(content: bytes) -> bool:
    """Whether the bytes are a spreadsheet rather than text, or claim to be."""
    return content[:4] in {b"PK\x03\x04", b"PK\x05\x06"} or content.startswith(_OLD_OFFICE)


def inspect(content: bytes) -> tuple[str, Tally]:
    """The format of a spreadsheet and what running through it found.

    Raises:
        TableFormatError: it is damaged, too large, encrypted, of another format, or holds what may do harm.
    """
    if content.startswith(_OLD_OFFICE):
        raise TableFormatError(
            say(
                "The file is an old or a protected Excel file. Open it, remove the password if it has one, "
                "and save it as XLSX, ODS or CSV."
            )
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = package.infolist()
            _refuse_bombs(members, len(content))
            names = {one.filename for one in members}
            kind = _kind(package, names)
            _refuse_harm(names)
            return kind, _run_through(package, kind, names)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise TableFormatError(
            say("The spreadsheet is damaged and cannot be unpacked ({error}). Open it and save it anew.", error=error)
        ) from None


def _refuse_bombs(members: list[zipfile.ZipInfo], size: int) -> None:
    unpacked = sum(one.file_size for one in members)
    is_dense = any(
        one.file_size > _RATIO_FROM and one.file_size > _MAX_RATIO * max(one.compress_size, 1) for one in members
    )
    if unpacked > _MAX_UNPACKED or len(members) > _MAX_MEMBERS or is_dense:
        raise TableFormatError(
            say(
                "The spreadsheet has {size:,} bytes and would unpack to {unpacked:,}, as files do that are "
                "made to fill the memory. Copy the list alone into a new file.",
                size=size,
                unpacked=unpacked,
            )
        )
    if any(one.flag_bits & 1 for one in members):
        raise TableFormatError(
            say("The spreadsheet is protected by a password. Save it without one and send it again.")
        )


def _kind(package: zipfile.ZipFile, names: set[str]) -> str:
    if "xl/workbook.xml" in names:
        return XLSX
    if "mimetype" in names and "content.xml" in names:
        with package.open("mimetype") as mime:
            if mime.read(100).strip() in _ODS_TYPES:
                return ODS
    if "xl/workbook.bin" in names:
        raise TableFormatError(say("The file is a binary Excel workbook (XLSB). Save it as XLSX, ODS or CSV."))
    raise TableFormatError(say("The file is a package, but no spreadsheet. Send the list as XLSX, ODS, CSV or TSV."))


def _refuse_harm(names: set[str]) -> None:
    lowered = {name.lower() for name in names}
    if any(name.endswith(("vbaproject.bin", "macrosheets")) or "/macrosheets/" in name for name in lowered) or any(
        name.startswith(("basic/", "scripts/")) for name in lowered
    ):
        raise TableFormatError(
            say("The spreadsheet holds macros, which a list does not need. Save it as XLSX, ODS or CSV without.")
        )
    if any(name.startswith("xl/externallinks/") or name == "xl/connections.xml" for name in lowered):
        raise TableFormatError(
            say(
                "The spreadsheet takes values from other files or databases. Copy its cells, paste them as "
                "values into a new file, and send that."
            )
        )


def _run_through(package: zipfile.ZipFile, kind: str, names: set[str]) -> Tally:
    if kind == ODS:
        tally = Tally()
        _parse(package, "content.xml", _OdsEvents(tally))
        return tally
    total = Tally()
    for name in sorted(names):
        if name.endswith(".xml") and name.startswith("xl/"):
            events = _XlsxEvents(Tally()) if name.startswith("xl/worksheets/") else _Events(Tally())
            _parse(package, name, events)
            total.unsaved += events.tally.unsaved
            total.errors += events.tally.errors
            total.reach(0, 0, events.tally.cells)
    return total


class _Events:
    """Listens to the XML of a part in which nothing is counted; a document type is refused in any."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""


class _XlsxEvents(_Events):
    """Counts the cells of a worksheet."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(tally)
        self._row = self._column = 0
        self._is_formula = self._has_value = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Follows rows and cells, also where they do not say their place."""
        local = name.rpartition("}")[2].rpartition(":")[2]
        if local == "row":
            self._row = _number(attributes.get("r"), self._row + 1)
            self._column = 0
        elif local == "c":
            self._column += 1
            found = _REFERENCE.fullmatch(attributes.get("r", ""))
            if found:
                self._column, self._row = _place(found[1]), int(found[2])
            self._is_formula = self._has_value = False
            self.tally.errors += attributes.get("t") == "e"
            self.tally.reach(self._row, self._column)
        elif local == "f":
            self._is_formula = True
        elif local == "v":
            self._has_value = True

    def end(self, name: str) -> None:
        """A cell with a formula and without a value was never calculated."""
        if name.rpartition(":")[2] == "c" and self._is_formula and not self._has_value:
            self.tally.unsaved += 1


class _OdsEvents(_Events):
    """Counts the cells of all sheets; cells and rows say how often they are repeated."""

    def __init__(self, tally: Tally) -> None:
        super().__init__(tally)
        self._rows = self._columns = self._filled = self._widest = 0
        self._repeated = 1

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Follows sheets, rows and cells."""
        local = name.rpartition(":")[2]
        if local == "table":
            self._rows = 0
        elif local == "table-row":
            self._repeated = _number(_attribute(attributes, "number-rows-repeated"), 1)
            self._columns = self._filled = self._widest = 0
        elif local in {"table-cell", "covered-table-cell"}:
            times = _number(_attribute(attributes, "number-columns-repeated"), 1)
            self._columns += times
            if "office:value-type" in attributes or _attribute(attributes, "formula"):
                self._filled += times
                self._widest = self._columns
                self.tally.unsaved += "office:value-type" not in attributes
                self.tally.errors += _attribute(attributes, "value-type") == "error"

    def end(self, name: str) -> None:
        """A row ends: what it holds counts as often as it is repeated."""
        if name.rpartition(":")[2] == "table-row":
            self._rows += self._repeated
            if self._filled:
                self.tally.reach(self._rows, self._widest, self._filled * self._repeated)


def _attribute(attributes: dict[str, str], local: str) -> str | None:
    return next((value for name, value in attributes.items() if name.rpartition(":")[2] == local), None)


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else otherwise


def _place(letters: str) -> int:
    place = 0
    for one in letters:
        place = place * 26 + ord(one) - ord("A") + 1
    return place


def _parse(package: zipfile.ZipFile, name: str, events: _Events) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = events.start
    parser.EndElementHandler = events.end
    parser.StartDoctypeDeclHandler = _refuse_document_type
    try:
        for chunk in _chunks(package, name):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise TableFormatError(
            say(
                "The part {name} of the spreadsheet is damaged ({error}). Open it and save it anew.",
                name=name,
                error=error,
            )
        ) from None


def _chunks(package: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """The part piece by piece; a part that is larger than its package says is refused."""
    declared, read = package.getinfo(name).file_size, 0
    with package.open(name) as part:
        while chunk := part.read(_CHUNK):
            read += len(chunk)
            if read > declared:
                raise TableFormatError(say("The spreadsheet unpacks to more than it says, so it was not read."))
            yield chunk


def _refuse_document_type(*_: Any) -> None:
    raise TableFormatError(say("The spreadsheet declares entities of its own, as bombs do. Save the list anew."))
