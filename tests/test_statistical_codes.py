"""The codes of Eurostat in the start pack: of the right country, each one once, and those that we know by heart."""

from collections import Counter
from pathlib import Path

import pytest

from moving_cities.atlas.snapshot import Atlas
from moving_cities.atlas.statistical_codes import eurostat_country
from moving_cities.pack import read_pack

START = Path(__file__).parent.parent / "data" / "start"
KNOWN = {
    "gent": ("44021", "BE234"),
    "berlin": ("11000000", "DE300"),
    "palermo": ("082053", "ITG12"),
    "gdansk": ("1004221436101", "PL633"),
    "barcelona": ("08019", "ES511"),
    "zurich": ("CH0261", "CH040"),
    "amsterdam": ("GM0363", "NL329"),
    "athina": ("45010000", "EL303"),
    "birmingham": ("E08000025", "UKG31"),
    "den-haag": ("GM0518", "NL332"),
    "taverna": ("079146", "ITF63"),  # not the hamlet of the same name, 54 km away
}
EMPTY_LAU = {
    "bruxelles": "BE100",  # the record speaks of the whole agglomeration, 21004 is the City of Brussels alone
    "thessaloniki": "EL522",  # units are communities
    "lisboa": "PT170",  # units are parishes
    "dublin": "IE061",  # units are electoral areas
    "corigliano-calabro": "ITF61",  # merged into Corigliano-Rossano
    "odesa": "",  # Ukraine is not in the list
}


@pytest.fixture(scope="module")
def start() -> Atlas:
    return read_pack(START)


def test_codes_known_by_heart(start: Atlas):
    assert {one: (start.city(one).lau_id, start.city(one).nuts3_id) for one in KNOWN} == KNOWN


def test_what_is_not_certain_has_no_code(start: Atlas):
    """A parish, a community or a namesake would be a wrong code, and nobody would notice."""
    assert {one: start.city(one).nuts3_id for one in EMPTY_LAU} == EMPTY_LAU
    assert not [one for one in EMPTY_LAU if start.city(one).lau_id]


def test_no_two_cities_share_a_unit(start: Atlas):
    units = Counter((one.country_id, one.lau_id) for one in start.cities if one.lau_id)
    assert [unit for unit, number in units.items() if number > 1] == []


def test_regions_lie_in_the_country_of_their_city(start: Atlas):
    wrong = [
        one.id for one in start.cities if one.nuts3_id and not one.nuts3_id.startswith(eurostat_country(one.country_id))
    ]
    assert wrong == []


def test_a_city_with_a_unit_has_its_region_too(start: Atlas):
    assert [one.id for one in start.cities if one.lau_id and not one.nuts3_id] == []
    assert sum(bool(one.lau_id) for one in start.cities) == 731
    assert sum(bool(one.nuts3_id) for one in start.cities) == 766
