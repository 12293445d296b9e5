"""Which places are no municipality: that the list fits the gazetteer, and has what it says it has."""

import brotli

from moving_cities.atlas.snapshot import Atlas
from moving_cities.intake.places.gazetteer import geonames
from moving_cities.intake.places.quarters import FILE_NAME, city_around, is_quarter
from tests.instruments.served import ROOT


def test_every_place_of_the_list_and_its_city_stand_in_the_gazetteer() -> None:
    """Fails when the gazetteer was made anew and `tools/quarters.py` was not run again."""
    packed = (ROOT / "src/moving_cities/intake/places" / FILE_NAME).read_bytes()
    rows = [line.split("\t") for line in brotli.decompress(packed).decode().splitlines()]
    assert len(rows) > 20_000
    ids = {int(cell) for row in rows[::9] for cell in row if cell}
    assert [one for one in ids if geonames().place_of(one) is None] == []


def test_a_borough_lies_in_its_city_and_a_municipality_in_none() -> None:
    neukolln, berlin, neuss = 2864695, 2950159, 2864118
    assert (is_quarter(neukolln), city_around(neukolln)) == (True, berlin)
    assert (is_quarter(neuss), city_around(neuss)) == (False, None)
    assert (is_quarter(None), city_around(None)) == (False, None)


def test_the_cities_of_the_atlas_are_municipalities_by_the_list_too(atlas: Atlas) -> None:
    """Those of Greece are part of Athens as seen from above, and a few were merged; more would mean a wrong list."""
    doubted = [one.id for one in atlas.cities if is_quarter(one.geonames_id)]
    assert len(doubted) <= 0.02 * len(atlas.cities), doubted
