"""docs/reference/commands.md names every command and option there is, and none that there is not."""

import re
from pathlib import Path

import click
import pytest

from moving_cities.operations.command_line import main

ROOT = Path(__file__).resolve().parents[4]
PAGE = ROOT / "docs" / "reference" / "commands.md"
COMMANDS = {"moving-cities": main} | {f"moving-cities {name}": one for name, one in main.commands.items()}


def sections() -> dict[str, str]:
    """The page's text below each heading of a command."""
    parts = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    headed = [part.partition("\n") for part in parts]
    return {title.strip("`"): text for title, _, text in headed if title.startswith("`")}


def usage(name: str, command: click.Command) -> str:
    """The command as its heading writes it: `moving-cities check [PACK]`."""
    arguments = [one for one in command.params if isinstance(one, click.Argument)]
    written = [one.make_metavar(click.Context(command)) for one in arguments]
    return " ".join([name, *written])


def options(command: click.Command) -> set[str]:
    return {name for one in command.params if isinstance(one, click.Option) for name in one.opts if name[1] == "-"}


def test_every_command_has_its_section_and_no_section_is_of_a_command_that_is_gone():
    assert set(sections()) == {usage(name, command) for name, command in COMMANDS.items()}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented_and_none_that_is_gone(name):
    command = COMMANDS[name]
    rows = set(re.findall(r"^\| `(--[\w-]+)", sections()[usage(name, command)], flags=re.MULTILINE))

    assert rows - {"--help"} == options(command)


@pytest.mark.parametrize("name", [name for name in COMMANDS if name != "moving-cities"])
def test_every_command_shows_examples(name):
    command = COMMANDS[name]

    assert name in (command.epilog or "")


def test_every_target_of_make_is_documented():
    targets = set(re.findall(r"^([a-z]+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), flags=re.MULTILINE))
    documented = set(re.findall(r"`make ([a-z]+)`", PAGE.read_text(encoding="utf-8")))

    assert targets - {"help"} == documented
