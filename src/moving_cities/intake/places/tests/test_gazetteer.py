"""The gazetteer of GeoNames: that it is whole, and made with the folding that asks it."""

import brotli
import pytest

from moving_cities.intake.places.folding import spellings
from moving_cities.intake.places.gazetteer import Gazetteer, geonames


def test_every_place_is_found_by_every_spelling_of_its_name() -> None:
    """Fails when folding changed and `tools/gazetteer.py` was not run again."""
    gazetteer = geonames()
    lost = [
        (row, key)
        for row in range(0, len(gazetteer), 7)
        for key in spellings(gazetteer.place(row).name)
        if row not in gazetteer.rows(key)
    ]
    assert lost == []


def test_a_place_has_its_country_coordinates_population_and_ids() -> None:
    [gent] = [place for row in geonames().rows("gent") if (place := geonames().place(row)).country_id == "be"]
    assert (gent.name, gent.geonames_id, gent.admin_code, gent.city_id) == ("Gent", 2797656, "VLG", "")
    assert (gent.latitude, gent.longitude) == (51.05, 3.7167)
    assert gent.population > 200_000


def test_a_place_is_found_by_its_id() -> None:
    gent = geonames().place_of(2797656)
    assert gent is not None
    assert gent.name == "Gent"
    assert geonames().place_of(1) is None
    assert geonames().place_of(2**31) is None


def test_no_key_is_found_that_is_none() -> None:
    assert geonames().rows("gen t") == []
    assert geonames().rows("") == []
    assert geonames().rows("\uffff\uffff") == []
    assert geonames().rows("gent\t1") == []


def test_a_file_of_another_format_is_refused_with_what_to_do() -> None:
    with pytest.raises(ValueError, match=r"make it anew with tools/gazetteer\.py"):
        Gazetteer(brotli.compress(b"99 0 0\n"))
