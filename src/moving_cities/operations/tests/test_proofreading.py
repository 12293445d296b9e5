"""`moving-cities proofread`: what a person reads, what a program reads, and the exit codes."""

import json

import pytest
from click.testing import CliRunner

from moving_cities.operations.command_line import main
from moving_cities.pack import write_pack
from tests.exemplary import APPROACH, exemplary, planted


@pytest.fixture
def proofread(tmp_path):
    def run(atlas, *options):
        folder = tmp_path / "pack"
        write_pack(atlas, folder)
        return CliRunner().invoke(main, ["proofread", str(folder), *options])

    return run


def test_nothing_to_remark_ends_well_and_says_what_was_read(proofread):
    result = proofread(exemplary(), "--only", "dates", "--only", "names")

    assert (result.exit_code, result.output.count("\n")) == (0, 1)
    assert "dates, names" in result.output


def test_a_remark_is_one_line_then_the_count_of_each_rule_and_the_next_command(proofread):
    result = proofread(
        planted("approaches.csv", "2015,,running", "2015,,planned"), "--only", "dates", "--only", "numbers"
    )

    first, *_, last = result.output.strip().splitlines()
    assert result.exit_code == 1
    assert first.startswith("approaches.csv gent-taskforce.standing [dates] “planned”: ")
    assert "dates           1" in result.output
    assert last.endswith("--only dates")


def test_a_program_reads_json_and_nothing_else(proofread):
    result = proofread(planted("approaches.csv", "2015,,running", "2015,,planned"), "--only", "dates", "--json")

    (remark,) = json.loads(result.stdout)
    assert result.exit_code == 1
    assert set(remark) == {"file", "field", "rule", "words", "message"}


def test_a_program_reads_an_empty_list_where_there_is_nothing_to_remark(proofread):
    result = proofread(exemplary(), "--only", "dates", "--json")

    assert (result.exit_code, json.loads(result.stdout)) == (0, [])


def test_a_repeated_text_is_found_in_the_folder_that_is_named(proofread, tmp_path):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "model.txt").write_text("The city wrote a handbook in 2017, and others", encoding="utf-8")

    result = proofread(exemplary(), "--against", str(seeds), "--only", "overlap")

    assert result.exit_code == 1
    assert f"{APPROACH}/en.md outcome.text [overlap]" in result.output


def test_an_empty_folder_to_compare_with_is_an_error_and_no_silent_success(proofread, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()

    result = proofread(exemplary(), "--against", str(empty))

    assert result.exit_code == 1
    assert "holds no text" in result.output


def test_an_unknown_rule_is_answered_with_those_there_are(proofread):
    result = proofread(exemplary(), "--only", "spelling")

    assert result.exit_code == 1
    assert "no rule spelling" in result.output
    assert "numbers" in result.output
