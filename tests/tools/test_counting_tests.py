"""The summary of `make test` adds up what the runs of pytest counted, and hides nothing."""

import os
import sys

import pytest

from tools.stages import Counts, Outcome, Stage, count, run, summarise

REPORT = """<testsuites><testsuite tests="10" failures="2" errors="1" skipped="3"/></testsuites>"""


def test_a_report_is_counted(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(REPORT)

    assert count(report) == Counts(passed=4, failed=3, skipped=3)


def test_a_run_that_wrote_no_report_counts_nothing(tmp_path):
    assert count(tmp_path / "never-written.xml") == Counts()


def test_a_report_of_an_earlier_run_is_not_counted_again(tmp_path):
    """A stage that dies before its tests run must not borrow yesterday's figures."""
    report = tmp_path / "report.xml"
    report.write_text(REPORT)

    outcome = run(Stage("tests", "dies", [sys.executable, "-c", "raise SystemExit(3)"], os.environ, report))

    assert (outcome.is_good, outcome.counts) == (False, Counts())


@pytest.mark.parametrize(
    ("outcomes", "is_ci", "code"),
    [
        ([Outcome("lint", "")], False, 0),
        ([Outcome("lint", ""), Outcome("types", "", is_good=False)], False, 1),
        ([Outcome("postgresql", "", why_skipped="None was found.")], False, 0),
        ([Outcome("postgresql", "", why_skipped="None was found.")], True, 1),
    ],
    ids=["all good", "one failed", "skipped at home", "skipped in CI"],
)
def test_the_exit_code(outcomes, is_ci, code, capsys):
    assert summarise(outcomes, is_everything_required=is_ci) == code
    assert ("FAILED" in capsys.readouterr().out) is bool(code)


def test_what_was_skipped_is_told_with_its_reason(capsys):
    summarise([Outcome("postgresql", "", why_skipped="None was found.")], is_everything_required=False)

    assert "SKIPPED" in (told := capsys.readouterr().out)
    assert "None was found." in told


def test_the_last_line_counts_all_tests(capsys):
    outcomes = [Outcome("tests", "", counts=Counts(5, 0, 1)), Outcome("journeys", "", counts=Counts(2, 1, 0))]

    summarise(outcomes, is_everything_required=False)

    assert capsys.readouterr().out.splitlines()[-1] == "Tests: 7 passed, 1 failed, 1 skipped"
