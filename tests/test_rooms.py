"""The rooms of the house are those that the import contracts know."""

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "moving_cities"


def rooms() -> set[str]:
    return {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


def contracts() -> list[dict[str, Any]]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return project["tool"]["importlinter"]["contracts"]


def test_every_room_has_its_place_in_the_layers():
    """A new folder that nobody added to the contract would be free to import anything."""
    layers = next(contract["layers"] for contract in contracts() if contract["type"] == "layers")
    named = {name.strip(" ()").removeprefix("moving_cities.") for layer in layers for name in layer.split("|")}

    assert rooms() <= named


def test_every_room_but_the_desk_is_kept_from_wagtail():
    kept = [one["source_modules"] for one in contracts() if "wagtail" in one.get("forbidden_modules", [])]

    assert rooms() - {"desk"} == {name.removeprefix("moving_cities.") for names in kept for name in names}


def test_every_room_says_what_it_is():
    silent = [room for room in rooms() if '"""' not in (PACKAGE / room / "__init__.py").read_text(encoding="utf-8")]

    assert silent == []
