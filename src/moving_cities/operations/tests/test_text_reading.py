"""Intake behind the desk's port: a draft can be read again from what it kept, and nothing is lost by that."""

from pathlib import Path

import pytest

from moving_cities.desk.intake_port import Hints, UnreadableFileError, register_reader, registered_reader
from moving_cities.intake.places import Places
from moving_cities.operations.text_reading import TextReader, register_text_reader
from moving_cities.pack import read_pack

START_PACK = Path(__file__).resolve().parents[4] / "data" / "start"
PAGE = """# Ghent

## Key Takeaways

1. The city asks people first, see [the plan](https://example.org/plan).

## What is unique about the city?

**One office:** Officials and associations work in one building.
"""


@pytest.fixture(scope="module")
def reader() -> TextReader:
    places = Places.from_atlas(read_pack(START_PACK))
    return TextReader(lambda: places)


def test_what_a_draft_keeps_is_enough_to_read_it_again(reader: TextReader) -> None:
    first = reader.read(PAGE.encode(), "gent.md", Hints())
    again = reader.read_again(first.text["file"], first.lines, Hints())

    assert again == first
    assert first.text["blocks"][0]["key"] == "unique"


def test_hints_change_what_is_understood(reader: TextReader) -> None:
    first = reader.read(PAGE.encode(), "gent.md", Hints())
    again = reader.read_again(first.text["file"], first.lines, Hints(city="antwerpen"))

    assert (first.text["city"], again.text["city"]) == ("gent", "antwerpen")
    assert again.text["characters_accounted"] == first.text["characters_total"]


def test_a_refusal_of_intake_is_one_that_the_desk_knows(reader: TextReader) -> None:
    with pytest.raises(UnreadableFileError, match="no words"):
        reader.read(b" \n ", "blank.txt", Hints())


def test_the_desk_is_given_its_reader() -> None:
    register_text_reader()
    try:
        assert isinstance(registered_reader(), TextReader)
    finally:
        register_reader(None)
