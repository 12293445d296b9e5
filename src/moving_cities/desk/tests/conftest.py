"""What the tests of the desk share: atlases, and the desk that holds them."""

from pathlib import Path

import pytest

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import import_atlas
from moving_cities.pack import read_pack
from tests.instruments.full_atlas import full_atlas

START_PACK = Path(__file__).parents[4] / "data" / "start"


@pytest.fixture
def full() -> Atlas:
    """An atlas in which every field holds something."""
    return full_atlas()


@pytest.fixture
def held(db: None, full: Atlas) -> Atlas:
    """The same atlas, held by the desk."""
    import_atlas(atlas=full)
    return full


@pytest.fixture(scope="session")
def start() -> Atlas:
    """The start pack."""
    return read_pack(START_PACK)
