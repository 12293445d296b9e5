"""XLSX and ODS files made for tests, as the smallest packages that are valid."""

# ruff: noqa: E501 (XML in one piece; defaults that nobody changes)

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

from moving_cities.intake.tables.sheets import letter

Cell = str | int | float | None
_OFFICE = "http://schemas.openxmlformats.org"
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A package of these parts."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return held.getvalue()


def xlsx(
    *sheets: Sequence[Sequence[Cell]], names: Sequence[str] = (), tail: str = "", more: Mapping[str, str] = {}
) -> bytes:
    """A workbook of these sheets; a cell that begins with `=` is a formula and, behind `→`, its stored value."""
    names = names or [f"Sheet{number}" for number in range(1, len(sheets) + 1)]
    return xlsx_of([f"<sheetData>{_rows(rows)}</sheetData>{tail}" for rows in sheets], names, more)


def xlsx_of(bodies: Sequence[str], names: Sequence[str] = ("S",), more: Mapping[str, str] = {}) -> bytes:
    """A workbook whose sheets hold this XML."""
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{number}" r:id="r{number}"/>' for number, name in enumerate(names, 1)
    )
    links = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/officeDocument/2006/relationships/worksheet" '
        f'Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(bodies) + 1)
    )
    main = f"{_OFFICE}/spreadsheetml/2006/main"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'spreadsheetml.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{_OFFICE}/officeDocument/2006/relationships">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{links}</Relationships>',
    }
    for number, body in enumerate(bodies, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = f'<worksheet xmlns="{main}">{body}</worksheet>'
    return package({**parts, **more})


def _rows(rows: Sequence[Sequence[Cell]]) -> str:
    return "".join(
        f'<row r="{number}">{"".join(_cell(cell, f"{letter(place)}{number}") for place, cell in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )


def _cell(cell: Cell, place: str) -> str:
    if cell is None or cell == "":
        return ""
    if isinstance(cell, int | float):
        return f'<c r="{place}"><v>{cell}</v></c>'
    if cell.startswith("="):
        formula, _, value = cell[1:].partition("→")
        stored = f"<v>{value}</v>" if value else ""
        return f'<c r="{place}"><f>{escape(formula)}</f>{stored}</c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'


def ods(*sheets: Sequence[Sequence[Cell]], names: Sequence[str] = (), more: Mapping[str, str] = {}) -> bytes:
    """An OpenDocument spreadsheet of these sheets, with the empty rows to the end of the sheet that are usual."""
    names = names or [f"Sheet{number}" for number in range(1, len(sheets) + 1)]
    tables = "".join(
        f'<table:table table:name="{escape(name)}">'
        + "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
        + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/>'
        "</table:table-row></table:table>"
        for name, rows in zip(names, sheets, strict=True)
    )
    return ods_of(tables, more)


def ods_of(tables: str, more: Mapping[str, str] = {}) -> bytes:
    """An OpenDocument spreadsheet of this XML."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODS}"/></manifest:manifest>'
    )
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    return package({"mimetype": _ODS, "META-INF/manifest.xml": manifest, "content.xml": content, **more})


def _ods_cell(cell: Cell) -> str:
    if cell is None or cell == "":
        return "<table:table-cell/>"
    if isinstance(cell, int | float):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
