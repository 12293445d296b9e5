"""The rooms of the house are those that the import contracts know."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "moving_cities"


def rooms() -> set[str]:
    return {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


def test_every_room_has_its_place_in_the_layers():
    """A new folder that nobody added to the contract would be free to import anything."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    named = {name.strip().removeprefix("moving_cities.").strip("()") for layer in layers for name in layer.split("|")}

    assert rooms() <= named


def test_every_room_says_what_it_is():
    silent = [room for room in rooms() if '"""' not in (PACKAGE / room / "__init__.py").read_text(encoding="utf-8")]

    assert silent == []
