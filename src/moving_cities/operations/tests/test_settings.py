"""What an installation can set, and that looking at the settings changes nothing."""

import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from moving_cities.operations import settings
from moving_cities.operations.database_address import database_settings
from moving_cities.operations.secret_key import read_or_make_secret_key

ROOT = Path(__file__).parents[4]


def values_of(names: str, **environment: str) -> str:
    """What the settings hold in a process with this environment."""
    program = (
        f"from moving_cities.operations import settings as s; print([str(getattr(s, n)) for n in {names.split()}])"
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MOVING_CITIES", "DATABASE"))}
    return subprocess.run(
        [sys.executable, "-c", program],
        env=kept | {"PYTHONPATH": str(ROOT / "src"), **environment},
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def test_reading_the_settings_makes_no_file(tmp_path: Path) -> None:
    values_of("BASE_URL", MOVING_CITIES_VAR=str(tmp_path / "var"))
    assert list(tmp_path.iterdir()) == []


def test_there_are_few_of_them() -> None:
    """A settings module is not a diary."""
    assert len([name for name in vars(settings) if name.isupper()]) < 60


def test_every_variable_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    source = Path(settings.__file__).read_text(encoding="utf-8")
    for name in ("VAR", "BASE_URL", "HOSTS", "SECRET_KEY"):
        assert f'os.environ.get("MOVING_CITIES_{name}")' in source
        assert f"`MOVING_CITIES_{name}`" in page
    assert "`DATABASE_URL`" in page


def test_with_https_cookies_are_sent_over_https_only() -> None:
    names = "SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS"
    shown = values_of(names, MOVING_CITIES_BASE_URL="https://atlas.example/")
    assert shown.count("True") == 2
    assert "'atlas.example'" in shown
    assert "'https://atlas.example'" in shown


def test_the_secret_key_is_made_once_and_is_private(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret-key"
    key = read_or_make_secret_key(path)
    assert len(key) > 50
    assert read_or_make_secret_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_processes_that_start_at_once_share_the_key(tmp_path: Path) -> None:
    path = tmp_path / "secret-key"
    with ThreadPoolExecutor(8) as pool:
        keys = set(pool.map(lambda _: read_or_make_secret_key(path), range(32)))
    assert len(keys) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["secret-key"]


def test_a_folder_that_cannot_be_made_is_explained(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(ImproperlyConfigured, match="MOVING_CITIES_SECRET_KEY"):
        read_or_make_secret_key(tmp_path / "file" / "secret-key")


def test_without_an_address_the_database_is_a_file(tmp_path: Path) -> None:
    made = database_settings("", tmp_path)
    assert made["NAME"] == str(tmp_path / "atlas.sqlite3")
    assert made["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_of_postgresql(tmp_path: Path) -> None:
    made = database_settings("postgresql://me:p%40ss@db.example:6543/atlas?sslmode=require", tmp_path)
    assert (made["USER"], made["PASSWORD"], made["HOST"], made["PORT"], made["NAME"]) == (
        "me", "p@ss", "db.example", "6543", "atlas",
    )  # fmt: skip
    assert made["OPTIONS"] == {"sslmode": "require"}


def test_a_socket_of_postgresql(tmp_path: Path) -> None:
    made = database_settings("postgresql://me@/atlas?host=/run/postgresql&port=5433", tmp_path)
    assert (made["HOST"], made["PORT"]) == ("/run/postgresql", "5433")


@pytest.mark.parametrize("address", ["mysql://me@host/atlas", "postgresql://host", "atlas.sqlite3"])
def test_other_addresses_are_explained(address: str, tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="postgresql://user:password@host:5432/name"):
        database_settings(address, tmp_path)
