"""Progress: lines for logs, a bar for people, and never on standard output, where results go."""

import sys

from moving_cities.operations import progress as module
from moving_cities.operations.progress import progress


def test_a_log_gets_a_first_and_a_last_line(capsys):
    with progress("Publishing") as tell:
        tell(1, 2)
        tell(2, 2)

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines()[0] == "Publishing ..."
    assert len(told.err.splitlines()) == 2


def test_a_log_of_long_work_is_told_how_far_it_is(capsys, monkeypatch):
    monkeypatch.setattr(module, "_SECONDS_BETWEEN_LINES", 0.0)

    with progress("Publishing") as tell:
        tell(1_000, 8_000)

    assert "Publishing: 1,000 of 8,000" in capsys.readouterr().err


def test_a_terminal_gets_a_bar_that_reaches_its_end(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    with progress("Importing") as tell:
        for done in (1, 3, 2, 4):
            tell(done, 4)

    assert "100%" in capsys.readouterr().err


def test_work_that_never_says_how_far_it_is_ends_well(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    with progress("Importing"):
        pass

    assert capsys.readouterr().err == ""
