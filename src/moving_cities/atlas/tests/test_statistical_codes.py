"""Codes of Eurostat: each country's shape, and never those of another country."""

import pytest

from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.records import City
from moving_cities.atlas.statistical_codes import check_lau_id, check_nuts3_id, eurostat_country


def city(country_id: str, **codes: str) -> City:
    return City("somewhere", country_id, "Somewhere", 1, 2, **codes)


@pytest.mark.parametrize(
    ("country_id", "lau_id", "nuts3_id"),
    [
        ("be", "44021", "BE234"),
        ("de", "11000000", "DE300"),
        ("it", "082053", "ITG12"),
        ("pl", "1004221436101", "PL633"),
        ("pl", "2261011", "PL633"),
        ("es", "08019", "ES511"),
        ("ch", "CH0261", "CH040"),
        ("nl", "GM0363", "NL329"),
        ("fr", "2A004", "FRM01"),
        ("gr", "45010000", "EL303"),
        ("gb", "E08000025", "UKG31"),
        ("ro", "179132", "RO321"),
        ("ua", "", ""),
        ("tr", "1104", "TR621"),
    ],
)
def test_codes_that_exist_are_taken(country_id: str, lau_id: str, nuts3_id: str):
    held = city(country_id, lau_id=lau_id, nuts3_id=nuts3_id)
    assert (held.lau_id, held.nuts3_id) == (lau_id, nuts3_id)


@pytest.mark.parametrize(
    ("country_id", "lau_id"),
    [
        ("be", "BE_44021"),
        ("be", "4402"),
        ("be", "44021 "),
        ("be", "٤٤٠٢١"),
        ("de", "1100000"),
        ("nl", "0363"),
        ("ch", "261"),
        ("it", "ITG12"),
        ("gb", "e08000025"),
        ("gr", "EL303"),
        ("tr", "Seyhan"),
        ("tr", "1" * 21),
        ("tr", "11\n"),
    ],
)
def test_nonsense_and_codes_of_other_countries_are_refused(country_id: str, lau_id: str):
    with pytest.raises(RecordError, match="is no LAU code") as refused:
        city(country_id, lau_id=lau_id)
    assert refused.value.field == "lau_id"


@pytest.mark.parametrize(
    ("country_id", "nuts3_id"),
    [
        ("be", "NL329"),
        ("be", "BE23"),
        ("be", "BE2345"),
        ("be", "be234"),
        ("be", "BE234\n"),
        ("gr", "GR303"),
        ("gb", "GBG31"),
        ("be", "BE2 4"),
    ],
)
def test_a_region_of_another_country_or_level_is_refused(country_id: str, nuts3_id: str):
    """Greece and the United Kingdom have codes of their own in NUTS, which people get wrong."""
    with pytest.raises(RecordError, match="three capital letters or digits") as refused:
        city(country_id, nuts3_id=nuts3_id)
    assert refused.value.field == "nuts3_id"


def test_a_refusal_says_what_a_code_of_this_country_looks_like():
    with pytest.raises(RecordError, match=r"\(BE\); write it as Eurostat's list does, such as 44021\."):
        check_lau_id("be", "Gent")
    with pytest.raises(RecordError, match="it is EL and three"):
        check_nuts3_id("gr", "GR303")


def test_countries_are_written_as_eurostat_writes_them():
    assert [eurostat_country(one) for one in ("gr", "gb", "pl")] == ["EL", "UK", "PL"]
