"""The stamp of a finished set-up holds exactly as long as there is nothing to do."""

import pytest

from moving_cities.operations import stamp
from moving_cities.operations.stamp import is_set_up, note_set_up


@pytest.fixture
def var(tmp_path, monkeypatch):
    """An installation that was just set up, by a program of one file."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr(stamp, "ROOT", tmp_path / "project")
    (tmp_path / "project" / "web").mkdir(parents=True)
    (tmp_path / "project" / "web" / "site.css").write_text("p {}")
    var = tmp_path / "var"
    (var / "editions" / "one" / "site").mkdir(parents=True)
    (var / "current").symlink_to("editions/one")
    (var / "atlas.sqlite3").touch()
    note_set_up(var)
    return var


def test_it_holds_where_nothing_has_changed(var):
    assert is_set_up(var)


def test_tests_are_no_part_of_the_program(var):
    (stamp.ROOT / "web" / "tests").mkdir()
    (stamp.ROOT / "web" / "tests" / "test_new.py").touch()

    assert is_set_up(var)


def test_it_does_not_hold_for_another_program(var):
    (stamp.ROOT / "web" / "site.css").write_text("p { color: red }")

    assert not is_set_up(var)


@pytest.mark.parametrize("lost", ["var/atlas.sqlite3", "var/current", "var/set-up", "project/web/site.css"])
def test_it_does_not_hold_where_something_is_gone(var, lost):
    (var.parent / lost).unlink()

    assert not is_set_up(var)


@pytest.mark.parametrize("variable", ["DATABASE_URL", "MOVING_CITIES_BASE_URL"])
def test_it_does_not_hold_for_another_database_or_address(var, variable, monkeypatch):
    monkeypatch.setenv(variable, "another")

    assert not is_set_up(var)
