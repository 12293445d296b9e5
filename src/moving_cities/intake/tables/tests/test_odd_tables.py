"""Tables as people make them: each is read as a person would read it, and what was done to it is said."""

# ruff: noqa: E501, PT017 (a table reads best in one line; a refusal may or may not come)

import io
import sys
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.table_plans import RowState, TablePlan, TableSettings
from moving_cities.intake.places import Places
from moving_cities.intake.tables.errors import MappingError, SettingError, SheetError, TableError, TableFormatError
from moving_cities.intake.tables.planning import plan
from moving_cities.intake.tables.reading import read_table
from moving_cities.intake.tables.sheets import Sheet
from tests.instruments.full_atlas import full_atlas

sys.path.insert(0, str(Path(__file__).parent))
from spreadsheets import ods, ods_of, package, xlsx, xlsx_of

ATLAS = full_atlas()
PLACES = Places.from_atlas(ATLAS)
GENT = ["Gent", "BE", 2018]
GDANSK = ["Gdańsk", "PL", 2019]
HEADER = ["City", "Country", "Since"]


def read(content: str | bytes, name: str = "table.csv", sheet: str = "") -> Sheet:
    return read_table(content.encode() if isinstance(content, str) else content, name, sheet)


def cells(sheet: Sheet) -> list[tuple[str, ...]]:
    return [row.cells for row in sheet.rows]


def said(sheet: Sheet) -> str:
    return " ".join(sheet.remarks)


def planned(content: str | bytes, atlas: Atlas = ATLAS, **about: object) -> TablePlan:
    about = {"network": "lokaal", "source": "s-one", "today": "2026-11-20", **about}
    return plan(read(content), atlas, PLACES, TableSettings(**about))  # type: ignore[arg-type]


def fields(of: TablePlan) -> dict[str, str]:
    return {use.letter: use.field for use in of.columns}


TWO = [("Gent", "BE", "2018"), ("Gdańsk", "PL", "2019")]
LINES = "Gent,BE,2018\nGdańsk,PL,2019\n"

ODD: dict[str, tuple[str | bytes, str]] = {
    "commas": (f"City,Country,Since\n{LINES}", "separated by commas"),
    "semicolons": ("City;Country;Since\nGent;BE;2018\nGdańsk;PL;2019\n", "separated by semicolons"),
    "tab stops": ("City\tCountry\tSince\nGent\tBE\t2018\nGdańsk\tPL\t2019\n", "separated by tab stops"),
    "vertical bars": ("City|Country|Since\nGent|BE|2018\nGdańsk|PL|2019\n", "separated by vertical bars"),
    "Excel's own line": ("sep=;\nCity;Country;Since\nGent;BE;2018\nGdańsk;PL;2019\n", "separated by semicolons"),
    "byte-order mark": (f"\ufeffCity,Country,Since\n{LINES}", "commas"),
    "UTF-16": (f"City\tCountry\tSince\n{LINES}".replace(",", "\t").encode("utf-16"), "The file is in UTF-16"),
    "Windows-1250": ("Członkowie sieci: gminy należące do związku, którą założyło sześć miast;;\nMiasto;Kraj;Od\nGent;BE;2018\nGdańsk;PL;2019\n".encode("cp1250"), "not in Unicode"),
    "old line ends": (f"City,Country,Since\r{LINES}".replace("\n", "\r"), "commas"),
    "Windows line ends": (f"City,Country,Since\n{LINES}".replace("\n", "\r\n"), "commas"),
    "everything quoted": ('"City","Country","Since"\n"Gent","BE","2018"\n"Gdańsk","PL","2019"\n', "commas"),
    "single quotes": ("'City';'Country';'Since'\n'Gent';'BE';'2018'\n'Gdańsk';'PL';'2019'\n", "semicolons"),
    "spaces around": ("City , Country , Since\n Gent , BE , 2018 \n Gdańsk , PL , 2019\n", "commas"),
    "title above": (f"Our members,,\n,,\nCity,Country,Since\n{LINES}", "above the header was left out (row 1): “Our members”"),
    "two titles": (f"Our members,,\nas of May 2024,,\nCity,Country,Since\n{LINES}", "(rows 1-2)"),
    "empty rows": ("City,Country,Since\n,,\nGent,BE,2018\n,,\n,,\nGdańsk,PL,2019\n", "Empty rows were left out: rows 2, 4-5"),
    "empty rows at the end": (f"City,Country,Since\n{LINES},,\n,,\n", "commas"),
    "empty column": ("City,,Country,Since\nGent,,BE,2018\nGdańsk,,PL,2019\n", "Empty columns were left out: B"),
    "empty first column": (",City,Country,Since\n,Gent,BE,2018\n,Gdańsk,PL,2019\n", "Empty columns were left out: A"),
    "total": (f"City,Country,Since\n{LINES}Total,,2\n", "Totals were left out: row 4"),
    "Summe": (f"City,Country,Since\n{LINES}Summe: 2,,\n", "Totals were left out: row 4"),
    "Razem": (f"City,Country,Since\n{LINES}Razem,2,\n", "Totals were left out: row 4"),
    "Arabic total": (f"City,Country,Since\n{LINES}المجموع,2,\n", "Totals were left out: row 4"),
    "source line": (f"City,Country,Since\n{LINES}Source: https://example.org,,\n", "Remarks around the table were left out: row 4"),
    "footnote": (f"City,Country,Since\n{LINES}* joined again later,,\n", "Remarks around the table"),
    "closing sentence": (f"City,Country,Since\n{LINES}This list was made by the secretariat.,,\n", "Remarks around the table"),
    "repeated header": ("City,Country,Since\nGent,BE,2018\nCity,Country,Since\nGdańsk,PL,2019\n", "repeated and was left out there: row 3"),
    "grouped header": (f"Place,,Membership\nCity,Country,Since\n{LINES}", "two rows (1 and 2)"),
    "header in two rows": (f"City,Country,Membership\n,,Since\n{LINES}", "two rows (1 and 2)"),
    "no header": (LINES, "no header row"),
    "open quotation mark": (f'City,Country,Since\n{LINES}"Gent,BE,2018\n', "never closed"),
    "XLSX": (xlsx([HEADER, GENT, GDANSK]), ""),
    "ODS": (ods([HEADER, GENT, GDANSK]), ""),
    "formula": (xlsx([HEADER, ["Gent", "BE", "=2000+18→2018"], GDANSK]), ""),
    "beside an empty sheet": (xlsx([], [HEADER, GENT, GDANSK]), ""),
    "lower right": (xlsx([[], [], [None, None, *HEADER], [None, None, *GENT], [None, None, *GDANSK]]), "The header is row 3"),
    "merged down": (
        xlsx([HEADER, GENT, GDANSK, ["", "PL", 2020]], tail='<mergeCells><mergeCell ref="A3:A4"/></mergeCells>'),
        "merged over several rows count for each of them (row 4)",
    ),
}  # fmt: skip
MORE = {
    "no header": TWO,
    "open quotation mark": [*TWO, ('"Gent', "BE", "2018")],
    "merged down": [*TWO, ("Gdańsk", "PL", "2020")],
}


@pytest.mark.parametrize("name", ODD)
def test_an_odd_table_is_read_and_what_was_odd_is_said(name: str) -> None:
    content, remark = ODD[name]
    sheet = read(content)
    assert cells(sheet) == MORE.get(name, TWO)
    assert remark in said(sheet)


@pytest.mark.parametrize("name", [name for name in ODD if name != "open quotation mark"])
def test_columns_of_an_odd_table_are_understood(name: str) -> None:
    found = {use.field for use in planned(ODD[name][0]).columns}
    assert {"city", "country", "since"} <= found


HEADERS = {
    "en": "Municipality,Country,Network,Member since,Status,Source,Retrieved,Remarks,Website,Population,Coordinates,GeoNames ID,Wikidata",
    "de": "Gemeinde,Land,Netzwerk,Mitglied seit,Mitgliedschaft,Quelle,Stand,Anmerkung,Webseite,Einwohnerzahl,Koordinaten,GeoNames-ID,Wikidata-ID",
    "fr": "Commune,Pays,Réseau,Année d'adhésion,Statut,Source,Consulté le,Remarques,Site web,Population,Coordonnées,GeoNames,Wikidata",
    "it": "Comune,Paese,Rete,Anno di adesione,Tipo di adesione,Fonte,Data,Note,Sito web,Abitanti,Coordinate,GeoNames,Wikidata",
    "es": "Municipio,País,Red,Año de adhesión,Estatus,Fuente,Fecha,Observaciones,Página web,Habitantes,Coordenadas,GeoNames,Wikidata",
    "pl": "Gmina,Kraj,Sieć,Rok przystąpienia,Członkostwo,Źródło,Data dostępu,Uwagi,Strona internetowa,Liczba mieszkańców,Współrzędne,GeoNames,Wikidata",
    "el": "Δήμος,Χώρα,Δίκτυο,Έτος ένταξης,Ιδιότητα,Πηγή,Ημερομηνία,Σχόλια,Ιστότοπος,Πληθυσμός,Συντεταγμένες,GeoNames,Wikidata",
    "nl": "Gemeente,Land,Netwerk,Lid sinds,Lidmaatschap,Bron,Peildatum,Opmerkingen,Website,Inwoners,Coördinaten,GeoNames,Wikidata",
    "ar": "البلدية,البلد,الشبكة,سنة الانضمام,العضوية,المصدر,التاريخ,ملاحظات,الموقع الإلكتروني,عدد السكان,الإحداثيات,GeoNames,Wikidata",
}  # fmt: skip
EXPECTED = [
    "city",
    "country",
    "network",
    "since",
    "status",
    "source",
    "date",
    "note",
    "website",
    "population",
    "coordinates",
    "geonames",
    "wikidata",
]


@pytest.mark.parametrize("language", HEADERS)
def test_headers_in_every_language(language: str) -> None:
    row = 'Gent,BE,lokaal,2018,yes,s-one,2026-11-01,x,https://gent.be,"262,219","51.05, 3.72",2797656,Q1296'
    found = planned(f"{HEADERS[language]}\n{row}\n", network="")
    assert [use.field for use in found.columns] == EXPECTED
    assert all(use.reason and use.confidence > 0.7 for use in found.columns)


def test_columns_without_names_are_known_by_what_stands_in_them() -> None:
    table = "Aaa;Bbb;Ccc;Ddd;Eee\nGent;Belgien;2018;https://a.org/x;Mitglied\nGdansk;Polen;2019;https://b.org/y;assoziiert\n"
    found = planned(table)
    assert fields(found) == {"A": "city", "B": "country", "C": "since", "D": "source", "E": "status"}
    assert "100% of its values are countries." in [use.reason for use in found.columns]


def test_a_typing_error_in_a_header_is_understood_with_less_confidence() -> None:
    city = planned("Gemeindee,Country\nGent,BE\n").columns[0]
    assert (city.field, city.confidence < 0.8) == ("city", True)


def test_a_person_says_what_a_column_means() -> None:
    table = "Name,Ort,Jahr\nVerein,Gent,2018\n"
    found = planned(table, columns={"Ort": "city", "A": "-", "jahr": "since"})
    assert fields(found) == {"A": "", "B": "city", "C": "since"}
    assert found.rows[0].state is RowState.NEW


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"Stadt": "city"}, "no column “Stadt”. Its columns are: A “Name”"),
        ({"Name": "town"}, "no field “town”. Choose one of: city"),
        ({"A": "city", "B": "city"}, "given to two columns"),
    ],
)
def test_what_cannot_be_a_mapping_is_said(columns: dict[str, str], why: str) -> None:
    with pytest.raises(MappingError, match=why):
        planned("Name,Ort\nGent,BE\n", columns=columns)


def test_several_sheets_are_asked_for_and_found() -> None:
    content = xlsx([HEADER, GENT], [HEADER, GDANSK], names=["2023", "2024"])
    with pytest.raises(SheetError, match="Say which holds the list: “2023”, “2024”") as asked:
        read(content)
    assert asked.value.sheets == ("2023", "2024")
    assert cells(read(content, sheet="2024")) == [TWO[1]]
    with pytest.raises(SheetError, match="no sheet “2025”"):
        read(content, sheet="2025")


def test_a_country_above_its_cities_counts_for_them() -> None:
    found = planned("Town,Since\nBelgium,\nGent,2018\nPoland,\nGdańsk,2019\n")
    assert [row.shown for row in found.rows] == ["Gent · Belgium · 2018", "Gdańsk · Poland · 2019"]
    assert "A country stands as a heading above its cities" in " ".join(found.remarks)


VALUES = [
    ("since 2018", "since_year", 2018), ("01.03.2018", "since_year", 2018), ("٢٠١٨", "since_year", 2018),
    ("März 2018", "since_year", 2018), ("3/2018", "since_year", 2018),
]  # fmt: skip


@pytest.mark.parametrize(("written", "field", "value"), VALUES)
def test_values_are_written_as_the_atlas_has_them(written: str, field: str, value: object) -> None:
    row = planned(f"city,since\nGent,{written}\n").rows[0]
    assert getattr(row.changes[-1].after, field) == value


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Mitglied", "member"), ("ja", "member"), ("adhérente", "member"), ("✓", "member"), ("TAK", "member"),
        ("membro associato", "associate"), ("obserwator", "associate"), ("شريك", "associate"),
        ("ehemaliges Mitglied", "former"), ("πρώην μέλος", "former"), ("Voormalig lid", "former"), ("ex membro", "former"),
    ],
)  # fmt: skip
def test_statuses_in_all_languages(word: str, status: str) -> None:
    assert planned(f"city,status\nGent,{word}\n").rows[0].changes[-1].after.status == status  # type: ignore[union-attr]


UNRESOLVED = {
    "Nowhere at all,BE,2018,": "No known place",
    "Gent,Atlantis,2018,": "“Atlantis” is no country",
    "Gent,BE,soon,": "“soon” is not a year",
    "Gent,BE,2018,perhaps": "“perhaps” is not a status",
    ",BE,2018,": "names no city",
}


@pytest.mark.parametrize("row", UNRESOLVED)
def test_what_cannot_be_read_is_unresolved_with_its_reason_and_a_remedy(row: str) -> None:
    judged = planned(f"City,Country,Since,Status\nGent,BE,2018,yes\n{row}\n").rows[1]
    assert judged.state is RowState.UNRESOLVED
    assert UNRESOLVED[row] in judged.reason
    assert judged.remedy.endswith(".")
    assert judged.changes == ()


def test_a_membership_needs_a_source() -> None:
    row = planned("City\nGent\n", source="").rows[0]
    assert (row.state, row.changes) == (RowState.UNRESOLVED, ())
    assert "--source" in row.remedy


def test_an_address_and_a_title_make_a_source() -> None:
    row = planned("City\nGent\n", source="https://example.org/list", source_title="The list").rows[0]
    assert (row.changes[0].before, row.changes[0].after.title) == (None, "The list")  # type: ignore[union-attr]
    with pytest.raises(SettingError, match="Give its title too"):
        planned("City\nGent\n", source="https://example.org/list")


HELD = "city,network,since,status,date,source\nGent,eurocities,{},{},{},s-two\n"


@pytest.mark.parametrize(
    ("since", "status", "date", "state"),
    [
        ("1990", "member", "", RowState.UNCHANGED),
        ("", "", "", RowState.UNCHANGED),
        ("1991", "member", "", RowState.CONFLICTING),
        ("1991", "member", "2026-10", RowState.CONFLICTING),
        ("1991", "member", "2026-12-01", RowState.CHANGED),
        ("1990", "member", "2026-12-01", RowState.CHANGED),
        ("1990", "member", "2019", RowState.UNCHANGED),
        ("1990", "former", "2019", RowState.CONFLICTING),
        ("1990", "no", "", RowState.CONFLICTING),
    ],
)
def test_what_the_atlas_holds_is_changed_only_by_what_is_newer(
    since: str, status: str, date: str, state: RowState
) -> None:
    looked = planned(HELD.format(since, status, date), network="", source="", today="2026-12-31")
    assert looked.rows[0].state is state


def test_a_gap_is_filled() -> None:
    row = planned("city,network,since,source\nGdańsk,eurocities,2004,s-one\n", network="", source="").rows[0]
    assert (row.state, row.changes[-1].after.since_year) == (RowState.CHANGED, 2004)  # type: ignore[union-attr]


def test_the_same_twice_counts_once_and_contradictions_are_set_apart() -> None:
    same = planned("City,Since\nGent,2018\nGent,2018\n")
    assert [row.state for row in same.rows] == [RowState.NEW, RowState.UNCHANGED]
    assert same.rows[1].reason == "It says the same as row 2, which counts."
    other = planned("City,Since\nGent,2018\nGent,2019\n")
    assert {row.state for row in other.rows} == {RowState.CONFLICTING}
    assert "Rows 2-3 are about the same and say different things" in other.rows[0].reason


def test_coordinates_far_from_the_city_are_a_conflict() -> None:
    near, far = ("51.05, 3.72", "52,5; 13,4")
    assert planned(f'city;coordinates\nGent;"{near}"\n'.replace('"', "")).rows[0].state is RowState.NEW
    row = planned(f"city\tcoordinates\nGent\t{far}\n").rows[0]
    assert row.state is RowState.CONFLICTING
    assert "km from those of Gent" in row.reason


BOMB = {"xl/big.xml": "<a>" + " " * 90_000_000 + "</a>"}
HOSTILE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty"),
    "spaces": (b" \n \n", "empty"),
    "PDF": (b"%PDF-1.7 x", "is a PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n", "is a picture"),
    "web page": (b"<!doctype html><table>", "web page"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old or a protected Excel file"),
    "NUL bytes": (b"\x01\x02\x00\x00\x00\x03", "NUL"),
    "broken package": (b"PK\x03\x04" + b"x" * 50, "damaged"),
    "other package": (package({"word/document.xml": "<a/>"}), "no spreadsheet"),
    "XLSB": (package({"xl/workbook.bin": b"x"}), "XLSB"),
    "macros": (xlsx([HEADER, GENT], more={"xl/vbaProject.bin": "x"}), "macros"),
    "macros in ODS": (ods([HEADER, GENT], more={"Basic/Standard/Module1.xml": "<a/>"}), "macros"),
    "links": (xlsx([HEADER, GENT], more={"xl/externalLinks/externalLink1.xml": "<a/>"}), "other files"),
    "database": (xlsx([HEADER, GENT], more={"xl/connections.xml": "<a/>"}), "other files or databases"),
    "entities": (xlsx_of(['<sheetData/>'], more={"xl/styles.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "entities"),
    "zip bomb": (xlsx([HEADER, GENT], more=BOMB), "would unpack to"),
    "far corner": (xlsx_of(['<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>']), "reaches to row"),
    "repeated rows": (
        ods_of('<table:table table:name="S"><table:table-row table:number-rows-repeated="1000000"><table:table-cell '
               'office:value-type="float" office:value="1"/></table:table-row></table:table>'), "reaches to row",
    ),
    "repeated cells": (
        ods_of('<table:table table:name="S"><table:table-row><table:table-cell table:number-columns-repeated="16000" '
               'office:value-type="float" office:value="1"/></table:table-row></table:table>'), "reaches to row",
    ),
    "many rows": (b"city,country\n" + b"Gent,BE\n" * 100_001, "reaches to row 100,001"),
    "many columns": (b"city" + b"," * 2_000 + b"\nGent\n", "column 2,001"),
    "long cell": (b"city,note\nGent," + b"x" * 30_000 + b"\n", "more than 20,000 characters"),
    "large file": (b"x" * 20_000_001, "may have 20,000,000"),
    "broken part": (xlsx_of(["<sheetData><row>"]), "damaged"),
    "header alone": (b"City,Country\n", "No rows of a table"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_what_cannot_or_must_not_be_read_is_refused_in_a_sentence(name: str) -> None:
    content, why = HOSTILE[name]
    tracemalloc.start()
    with pytest.raises(TableFormatError, match=why) as refused:
        read(content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert str(refused.value).endswith((".", "…"))
    assert peak < 10 * len(content) + 200_000_000


def test_an_encrypted_package_is_refused() -> None:
    held = bytearray(xlsx([HEADER, GENT]))
    for place in range(len(held) - 4):
        if held[place : place + 4] == b"PK\x01\x02":
            held[place + 8] |= 1
    with pytest.raises(TableFormatError, match="password"):
        read(bytes(held))


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        sheet = read(content)
    except TableError as error:
        assert str(error)
    else:
        assert sheet.rows


@given(st.binary(min_size=1, max_size=60), st.integers(0, 3000), st.sampled_from(["xlsx", "ods"]))
@settings(max_examples=150, deadline=None)
def test_damaged_spreadsheets_are_read_or_refused(noise: bytes, place: int, kind: str) -> None:
    whole = xlsx([HEADER, GENT, GDANSK]) if kind == "xlsx" else ods([HEADER, GENT, GDANSK])
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            part = bytearray(old.read(name))
            if place < len(part):
                part[place : place + len(noise)] = noise
            new.writestr(name, bytes(part))
    for content in (held.getvalue(), whole[: place % len(whole)], whole[:place] + noise + whole[place:]):
        try:
            read(content)
        except TableError as error:
            assert str(error)


TABLES = st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=5), min_size=1, max_size=8)


@given(TABLES)
@settings(max_examples=200, deadline=None)
def test_any_cells_make_a_plan_or_a_sentence(rows: list[list[str]]) -> None:
    text = "\n".join(",".join(cell.replace("\n", " ") for cell in row) for row in [["City", "Since", "Status"], *rows])
    try:
        found = planned(text.encode("utf-8", errors="ignore"))
    except TableError as error:
        assert str(error)
    else:
        assert all(row.reason and row.reason.strip() for row in found.rows)


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("Gdańsk;PL;2090;2026", "“2090” lies in the future."),
        ("Gdańsk;PL;2027;2026", "“2027” lies in the future."),
        ("Gdańsk;PL;2018;2027", "“2027” lies in the future."),
        ("Gdańsk;PL;2018;2026-12-01", "“2026-12-01” lies in the future."),
        ("Gdańsk;PL;1871;2026", "“1871” is not a year between 1900 and 2026."),
    ],
)
def test_dates_that_cannot_be_are_asked_about(row: str, complaint: str) -> None:
    only = planned(f"City;Country;Since;Retrieved\nMechelen;BE;2016;2025\n{row}\n").rows[-1]
    assert only.state is RowState.UNRESOLVED
    assert complaint in only.reason


def test_dates_of_this_year_and_month_are_taken() -> None:
    [only] = planned("City;Country;Since;Retrieved\nGdańsk;PL;2026;2026-11\n").rows
    assert only.state is RowState.NEW


def test_a_date_of_reading_in_the_future_is_refused() -> None:
    with pytest.raises(SettingError, match="2027, lies in the future"):
        planned("City;Country\nGdańsk;PL\n", retrieved="2027")


def test_a_binary_table_is_asked_for_as_a_table() -> None:
    with pytest.raises(TableFormatError, match="Send the list as XLSX, ODS, CSV or TSV"):
        read(b"City\0;Country\0\x01\x02\n")
