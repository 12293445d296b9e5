"""What the README names exists: folders and files, targets of make, commands and options of the program.

A README that sends a newcomer to a file that was moved is worse than one that says nothing.
"""

import re
from pathlib import Path

import pytest

from moving_cities.operations.command_line import main

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = re.findall(r"`([^`\n]+)`|^ {4}(\S.*)$", README, re.MULTILINE)
SNIPPETS = tuple(dict.fromkeys(inline or block for inline, block in CODE))

_PATH = re.compile(r"(?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:md|toml|py|csv|conf|jinja)")
_MADE_BY_COMMANDS = ("var/", ".venv/")
_PLACES = (ROOT, ROOT / "src" / "moving_cities")


def named_paths() -> list[str]:
    """The snippets that name a file or a folder of the repository."""
    paths = [snippet for snippet in SNIPPETS if _PATH.fullmatch(snippet)]
    return [path for path in paths if not path.startswith(_MADE_BY_COMMANDS)]


def named_words_after(command: str) -> list[str]:
    """What follows the command in the snippets that call it: `init` for `moving-cities init`."""
    found = (re.search(rf"(?:^|\s){command} ([a-z-]+)", snippet) for snippet in SNIPPETS)
    return sorted({match[1] for match in found if match})


def test_the_readme_names_paths_targets_and_commands():
    # Guards the tests below: if the way to find them broke, they would pass with nothing to check.
    assert len(named_paths()) > 25
    assert {"run", "test"} <= set(named_words_after("make"))
    assert {"export", "init"} <= set(named_words_after("moving-cities"))


@pytest.mark.parametrize("path", named_paths())
def test_every_path_exists(path: str):
    assert any((place / path).exists() for place in _PLACES), f"README.md names {path}, which does not exist."


def test_a_link_shows_the_path_that_it_leads_to():
    shown = re.findall(r"\[`([^`]+)`\]\(([^)#]+)\)", README)

    assert shown
    assert [(text, target) for text, target in shown if not f"/{target}".endswith(f"/{text.rstrip('/')}")] == []


@pytest.mark.parametrize("target", named_words_after("make"))
def test_every_target_of_make_exists(target: str):
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"README.md names “make {target}”."


@pytest.mark.parametrize("command", named_words_after("moving-cities"))
def test_every_command_exists(command: str):
    assert command in main.commands, f"README.md names “moving-cities {command}”."


def test_every_command_is_named():
    assert [command for command in main.commands if f"`{command}`" not in README and f" {command}`" not in README] == []


def test_every_option_exists():
    options = {one for command in main.commands.values() for parameter in command.params for one in parameter.opts}
    named = {snippet for snippet in SNIPPETS if snippet.startswith("--")}

    assert named <= options | {"--help"}


def test_every_room_can_be_found_from_the_table():
    rooms = [path.parent.name for path in (ROOT / "src" / "moving_cities").glob("*/__init__.py")]

    assert rooms
    assert [room for room in rooms if f"src/moving_cities/{room}/" not in README and f"{room}/" not in README] == []


def test_the_pictures_are_small():
    pictures = re.findall(r"!\[[^\]]+\]\((docs/pictures/[^)]+)\)", README)

    assert pictures
    assert [name for name in pictures if (ROOT / name).stat().st_size > 250_000] == []
