"""From the bytes of a file to rows under a header."""

import hashlib

from moving_cities.atlas.sentences import say
from moving_cities.intake.errors import FormatError
from moving_cities.intake.tables.delimited import read_delimited
from moving_cities.intake.tables.errors import TableFormatError
from moving_cities.intake.tables.packages import inspect, is_package
from moving_cities.intake.tables.shape import shaped
from moving_cities.intake.tables.sheets import MAX_BYTES, RawSheet, Sheet
from moving_cities.intake.tables.workbooks import read_workbook

_OTHERS = {
    b"%PDF": say("a PDF"),
    b"\x89PNG": say("a picture"),
    b"\xff\xd8\xff": say("a picture"),
    b"GIF8": say("a picture"),
    b"{\\rtf": say("a text in RTF"),
}


def read_table(content: bytes, name: str, sheet: str = "") -> Sheet:
    """The table that a file holds.

    The format is found in the bytes; the name decides nothing.

    Args:
        content: of the file.
        name: of the file.
        sheet: the sheet to read, where a file has several.

    Raises:
        TableFormatError: the file is no table that can be read, is damaged, too large, or made to do harm.
        SheetError: it has several sheets and none was named, or not this one.
    """
    if len(content) > MAX_BYTES:
        raise TableFormatError(
            say(
                "The file has {number:,} bytes; a list may have {max_bytes:,}. Send the list alone.",
                number=len(content),
                max_bytes=MAX_BYTES,
            )
        )
    if not content.strip():
        raise TableFormatError(say("The file is empty. Send the one that holds the list."))
    kind, raw, sheets = _raw(content, sheet)
    shape = shaped(raw)
    if not shape.rows:
        raise TableFormatError(say("No rows of a table were found in the file. Send the one that holds the list."))
    digest = hashlib.sha256(content).hexdigest()
    return Sheet(
        name, kind, digest, raw.name, sheets, shape.columns, shape.rows, (*raw.remarks, *shape.remarks)
    )  # fmt: skip


def _raw(content: bytes, sheet: str) -> tuple[str, RawSheet, tuple[str, ...]]:
    if is_package(content):
        kind, tally = inspect(content)
        raw, sheets = read_workbook(content, kind, tally, sheet)
        return kind, raw, sheets
    for mark, what in _OTHERS.items():
        if content.startswith(mark):
            raise TableFormatError(say("The file is {what}. Send the list as XLSX, ODS, CSV or TSV.", what=what))
    if content[:500].lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml", b'{"')):
        raise TableFormatError(
            say("The file is a web page or data of a program, not a table. Send the list as XLSX, ODS, CSV or TSV.")
        )
    try:
        raw = read_delimited(content)
    except TableFormatError:
        raise
    except FormatError:
        raise TableFormatError(
            say("The file holds NUL bytes, which no table of text has. Send the list as XLSX, ODS, CSV or TSV.")
        ) from None
    is_tabbed = any("tab stops" in remark for remark in raw.remarks)
    return ("tsv" if is_tabbed else "csv"), raw, ()
