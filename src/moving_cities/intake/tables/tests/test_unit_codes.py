"""Codes of Eurostat in tables: however they are written, they name a city, fill a gap or contradict."""

from dataclasses import replace

import pytest

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.table_plans import PlannedRow, RowState, TableSettings
from moving_cities.intake.places import Places
from moving_cities.intake.tables.planning import plan
from moving_cities.intake.tables.reading import read_table
from moving_cities.intake.tables.unit_codes import completed_lau_id
from tests.instruments.full_atlas import full_atlas


def without_codes(atlas: Atlas) -> Atlas:
    return replace(atlas, cities=tuple(replace(one, lau_id="", nuts3_id="") for one in atlas.cities))


ATLAS = full_atlas()
PLACES = Places.from_atlas(ATLAS)


def only_row(table: str, atlas: Atlas = ATLAS) -> PlannedRow:
    found = plan(read_table(table.encode(), "table.csv"), atlas, PLACES, TableSettings(today="2026-11-20"))
    return found.rows[0]


@pytest.mark.parametrize(
    ("country_id", "written", "code"),
    [
        ("es", "8019", "08019"),
        ("it", "82053", "082053"),
        ("de", "1001000", "01001000"),
        ("nl", "363", "GM0363"),
        ("nl", "GM0363", "GM0363"),
        ("ch", "261", "CH0261"),
        ("be", "BE_44021", "44021"),
        ("fr", "2A004", "2A004"),
        ("it", "1234567", "1234567"),
        ("tr", "1104", "1104"),
    ],
)
def test_codes_are_completed_as_the_list_writes_them(country_id: str, written: str, code: str) -> None:
    assert completed_lau_id(country_id, written) == code


def test_a_polish_code_of_seven_digits_is_the_unit_that_the_atlas_has() -> None:
    assert completed_lau_id("pl", "2261011", "1004221436101") == "1004221436101"
    assert completed_lau_id("pl", "1261011", "1004221436101") == "1261011"
    assert completed_lau_id("pl", "2261011") == "2261011"


@pytest.mark.parametrize(
    ("unit", "region"),
    [
        ("LAU code", "NUTS 3"),
        ("Amtlicher Gemeindeschlüssel", "NUTS-3-Code"),
        ("Code INSEE", "Code NUTS"),
        ("Codice ISTAT", "Codice NUTS 3"),
        ("Código INE", "Código NUTS"),
        ("Kod TERYT", "Kod NUTS 3"),
        ("Κωδικός δήμου", "Κωδικός NUTS"),
        ("Gemeentecode", "NUTS-code"),
        ("رمز البلدية", "رمز NUTS"),
    ],
)
def test_columns_of_codes_are_known_in_nine_languages(unit: str, region: str) -> None:
    table = f"City,Country,{unit},{region}\nGent,BE,44021,BE234\n"
    found = plan(read_table(table.encode(), "table.csv"), ATLAS, PLACES, TableSettings(today="2026-11-20"))
    assert [use.field for use in found.columns[2:]] == ["lau", "nuts3"]
    assert found.rows[0].state is RowState.UNCHANGED


def test_codes_fill_a_gap() -> None:
    row = only_row("City,Country,NIS code,NUTS 3\nGent,BE,44021,BE234\n", without_codes(ATLAS))
    assert row.state is RowState.CHANGED
    city = row.changes[0].after
    assert (city.lau_id, city.nuts3_id) == ("44021", "BE234")


def test_a_code_and_a_country_name_a_city() -> None:
    assert only_row("Municipality code,Country\n44021,BE\n").state is RowState.UNCHANGED
    assert only_row("Municipality code,Country\n44022,BE\n").state is RowState.UNRESOLVED


def test_another_code_than_that_of_the_atlas_is_a_conflict() -> None:
    row = only_row("City,Country,LAU\nGent,BE,44022\n")
    assert row.state is RowState.CONFLICTING
    assert "LAU: 44022 instead of 44021" in row.reason


def test_a_code_of_another_country_is_refused_with_its_reason() -> None:
    row = only_row("City,Country,LAU\nGent,BE,GM0363\n")
    assert row.state is RowState.UNRESOLVED
    assert "is no LAU code of this country (BE)" in row.reason


def test_matches_carry_the_codes_of_the_atlas() -> None:
    place = PLACES.match("Ghent", "be").best
    assert place is not None
    assert (place.lau_id, place.nuts3_id) == ("44021", "BE234")
