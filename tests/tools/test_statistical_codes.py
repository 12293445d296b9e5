"""When a unit of Eurostat's list is certainly a city of the atlas, and when nothing is written."""

from dataclasses import replace

from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.records import City
from tools.local_units import LocalUnit, name_keys
from tools.statistical_codes import codes_of

GENT = City("gent", "be", "Gent", 51.05, 3.72, population=262_219, names=FrozenMapping({"en": "Ghent"}))


def unit(name: str = "Gent / Gand", code: str = "44021", north: float = 51.05, **others: object) -> LocalUnit:
    known = {"nuts3_id": "BE234", "inhabitants": 262_219, "latitude": north, "longitude": 3.72} | others
    return LocalUnit(country="BE", code=code, name=name, keys=frozenset(name_keys(name)), **known)  # type: ignore[arg-type]


AROUND = [unit(f"Dorp {number}", f"4410{number}", 51.05 + number / 100) for number in (1, 2, 3)]


def test_the_only_unit_of_the_name_nearby_is_the_city():
    assert codes_of(GENT, [unit(), *AROUND]) == ("44021", "BE234", "")
    assert codes_of(GENT, [unit(), unit(code="99999", north=52.0), *AROUND])[0] == "44021"


def test_two_units_of_the_name_nearby_are_none():
    lau_id, nuts3_id, reason = codes_of(GENT, [unit(), unit(code="44022", north=51.06), *AROUND])
    assert (lau_id, nuts3_id) == ("", "BE234")
    assert reason == "2 units nearby have its name"


def test_a_part_of_a_city_is_not_the_city():
    """The City of London has the name, and eight thousand of nine million inhabitants."""
    lau_id, _, reason = codes_of(GENT, [unit(inhabitants=100_000), *AROUND])
    assert not lau_id
    assert "too few inhabitants" in reason
    assert codes_of(GENT, [unit(inhabitants=None), *AROUND])[0] == "44021"
    assert not codes_of(replace(GENT, country_id="pt"), [unit(), *AROUND])[0]
    assert not codes_of(replace(GENT, country_id="gr"), [unit(code="07010100"), *AROUND])[0]
    assert codes_of(replace(GENT, country_id="gr"), [unit(code="45010000"), *AROUND])[0] == "45010000"


def test_a_namesake_far_away_leaves_even_the_region_open():
    """Then the coordinates may be those of another place of the name."""
    assert codes_of(GENT, [unit(north=51.9), *AROUND]) == (
        "",
        "",
        "the nearest unit of its name, Gent / Gand, is 95 km away",
    )


def test_the_region_of_a_city_without_a_unit_is_what_its_neighbours_agree_on():
    assert codes_of(GENT, AROUND) == ("", "BE234", "no unit has its name")
    assert codes_of(GENT, [*AROUND[:2], replace(AROUND[2], nuts3_id="BE233")])[1] == ""
    assert codes_of(GENT, [replace(one, latitude=one.latitude + 1) for one in AROUND])[1] == ""
    assert codes_of(GENT, []) == ("", "", "its country is not in the list")


def test_names_of_the_list_are_read_as_people_write_them():
    assert "halle" in name_keys("Halle (Saale), Stadt")
    assert {"biel", "bienne"} <= name_keys("Biel/Bienne")
    assert "a coruna" in name_keys("Coruña, A")
    assert "forest" in name_keys("Vorst (Brussel-Hoofdstad) / Forest (Bruxelles-Capitale)")
    assert "oslo" in name_keys("Oslo kommune")
    assert "αγιοσ δημητριοσ" in name_keys("Ψευδοδημοτική Κοινότητα Αγίου Δημητρίου")
