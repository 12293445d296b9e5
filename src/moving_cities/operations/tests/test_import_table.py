"""`moving-cities import-table` and `undo-import`, as a person types them."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.models import TableImport
from moving_cities.desk.snapshot import take_snapshot
from moving_cities.intake.tables.tests.spreadsheets import xlsx
from moving_cities.operations.command_line import main
from moving_cities.operations.importing_tables import ColumnWordsError, columns_said
from moving_cities.operations.table_commands import import_table, undo_import
from tests.instruments.full_atlas import full_atlas

SAID = ("--network", "lokaal", "--source", "s-one")


@pytest.fixture
def held(db: None) -> Atlas:
    """An atlas in the desk."""
    import_atlas(atlas=full_atlas())
    return take_snapshot()


@pytest.fixture
def table(tmp_path: Path) -> str:
    """A list of members."""
    file = tmp_path / "leden.csv"
    file.write_text("Stad;Land;Sinds\nGent;België;2016\nGdańsk;Polska;2018\n", encoding="utf-8")
    return str(file)


def test_looked_at_taken_over_repeated_and_taken_back(held: Atlas, table: str) -> None:
    run = CliRunner()
    looked = run.invoke(import_table, [table, *SAID, "--dry-run"], catch_exceptions=False)
    assert "with --accept new,changed instead of --dry-run" in looked.output
    without = run.invoke(import_table, [table, *SAID], catch_exceptions=False)
    assert without.output.rstrip().endswith("Next: the same command with --accept new,changed")
    assert "New: 2" in looked.output
    assert take_snapshot() == held
    taken = run.invoke(import_table, [table, *SAID, "--accept", "new"], catch_exceptions=False)
    number = TableImport.objects.get().pk
    assert f"moving-cities undo-import {number}" in taken.output
    assert len(take_snapshot().members_of("lokaal")) == 2
    again = run.invoke(import_table, [table, *SAID, "--accept", "new,changed"], catch_exceptions=False)
    assert "Nothing changed" in again.output
    assert "was taken back" in run.invoke(undo_import, [str(number)], catch_exceptions=False).output
    assert take_snapshot() == held


def test_the_json_is_one_object_and_nothing_else(held: Atlas, table: str) -> None:
    output = CliRunner().invoke(import_table, [table, *SAID, "--accept", "2", "--json"], catch_exceptions=False).output
    said = json.loads(output)
    assert (said["format"], said["counts"]["new"], said["accepted_rows"], said["changed_records"]) == (1, 2, 1, 1)
    assert said["import"] == TableImport.objects.get().pk
    assert said["rows"][0]["changes"][0]["id"] == "lokaal.gent"


def test_what_a_column_means_is_read() -> None:
    assert columns_said(["Gemeinde=city", "A = B=note"]) == {"Gemeinde": "city", "A = B": "note"}
    with pytest.raises(ColumnWordsError, match="such as --map Gemeinde=city"):
        columns_said(["Gemeinde"])


@pytest.fixture
def mixed(tmp_path: Path) -> str:
    """A spreadsheet with two lists, and one without a city in it."""
    file = tmp_path / "lists.xlsx"
    file.write_bytes(xlsx([["City"], ["Gent"]], [["City"], ["Gent"]], names=("2023 and before", "2024")))
    return str(file)


def refused(*arguments: str) -> str:
    """What the program says when it refuses."""
    done = CliRunner().invoke(main, list(arguments))
    assert done.exit_code == 1
    return done.stderr


def test_a_refusal_names_the_command_that_helps(held: Atlas, mixed: str, table: str, tmp_path: Path) -> None:
    """And none that does not: to check the installation mends no table."""
    headless = tmp_path / "numbers.csv"
    headless.write_text("Aantal;Bedrag\n12;3400\n15;2100\n", encoding="utf-8")

    sheet = refused("import-table", mixed, *SAID)
    column = refused("import-table", str(headless), *SAID)
    row = refused("import-table", table, *SAID, "--accept", "99")
    number = refused("undo-import", "99")

    assert "Next: moving-cities import-table FILE --sheet '2023 and before'" in sheet
    assert "Next: moving-cities import-table FILE --map COLUMN=FIELD" in column
    assert "Next: moving-cities import-table FILE --dry-run" in row
    assert "Next:" not in number
    assert "moving-cities check" not in sheet + column + row + number


def test_an_import_that_can_be_taken_back_is_named(held: Atlas, table: str) -> None:
    CliRunner().invoke(main, ["import-table", table, *SAID, "--accept", "new"], catch_exceptions=False)

    assert f"Next: moving-cities undo-import {TableImport.objects.get().pk}" in refused("undo-import", "9999")
