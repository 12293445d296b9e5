"""What the tests of places share: the start pack's atlas and its places, read once."""

from pathlib import Path

import pytest

from moving_cities.atlas.snapshot import Atlas
from moving_cities.intake.places import Places
from moving_cities.pack import read_pack

START_PACK = Path(__file__).parents[5] / "data" / "start"


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return read_pack(START_PACK)


@pytest.fixture(scope="session")
def places(atlas: Atlas) -> Places:
    """Without the names in sources: what is measured may not stand in the gazetteer."""
    return Places.from_atlas(atlas, with_sources=False)
