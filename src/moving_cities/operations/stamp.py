"""The stamp of a finished set-up: while it holds, `init` has nothing to do, which is known without Django.

It names the program, the database and the public address. It does not hold where the program has changed since
(there may be tables to alter, and pages look different), where the database is another one, or where the
database file or the live edition is gone.
"""

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
_PROGRAM = ("src/moving_cities", "web", "requirements.lock")
_NAME = "set-up"
_SETTINGS = ("DATABASE_URL", "MOVING_CITIES_BASE_URL")


def is_set_up(var: Path) -> bool:
    """Whether everything that `init` makes is there, made by this program."""
    if not (var / "current" / "site").is_dir() or not _has_database(var):
        return False
    try:
        return (var / _NAME).read_text(encoding="ascii").strip() == _stamp()
    except FileNotFoundError:
        return False


def note_set_up(var: Path) -> None:
    """Remember that everything is there now."""
    (var / _NAME).write_text(f"{_stamp()}\n", encoding="ascii")


def _has_database(var: Path) -> bool:
    return bool(os.environ.get("DATABASE_URL")) or (var / "atlas.sqlite3").is_file()


def _stamp() -> str:
    digest = hashlib.sha256()
    for name in _SETTINGS:
        digest.update(f"{name}={os.environ.get(name, '')}\0".encode())
    for path in _program():
        digest.update(f"{path.relative_to(ROOT)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _program() -> list[Path]:
    """Every file of the program but its tests: code, templates, catalogues, styles, scripts, locked libraries."""
    places = [ROOT / name for name in _PROGRAM]
    files = [path for place in places for path in (place, *place.rglob("*")) if path.is_file()]
    return sorted(path for path in files if not {"tests", "__pycache__"} & set(path.parts))
