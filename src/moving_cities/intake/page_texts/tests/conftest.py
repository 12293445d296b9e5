"""What the tests of page texts share: the start pack, its cities by name, and a reader of texts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from moving_cities.atlas.snapshot import Atlas
from moving_cities.intake.formats.lines import ReadFile
from moving_cities.intake.page_texts.page_text import PageText
from moving_cities.intake.page_texts.reading import read_page_text
from moving_cities.pack.reading import read_pack
from tests.instruments.named_places import NamesOfAtlas, file_of

START_PACK = Path(__file__).parents[5] / "data" / "start"

Reader = Callable[..., PageText]


@pytest.fixture(scope="session")
def start_pack() -> Atlas:
    """The atlas of the start pack."""
    return read_pack(START_PACK)


@pytest.fixture(scope="session")
def places(start_pack: Atlas) -> NamesOfAtlas:
    """Its cities by name."""
    return NamesOfAtlas(start_pack.cities)


@pytest.fixture(scope="session")
def read(places: NamesOfAtlas) -> Reader:
    """Recognises a text, given as a string of lines or as a file."""

    def reader(text: str | ReadFile, **known: str) -> PageText:
        return read_page_text(file_of(text) if isinstance(text, str) else text, places, **known)

    return reader
