"""Which language and which encoding a browser asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moving_cities.atlas.languages import all_languages
from moving_cities.reading.negotiation import accepted_encodings, chosen_language

CODES = tuple(language.code for language in all_languages())
weights = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("de", "de"),
        ("de-CH", "de"),
        ("DE-ch-1996", "de"),
        ("zh-Hant-TW, el-GR;q=0.8, en;q=0.7", "el"),
        ("en;q=0.3, ar;q=0.9", "ar"),
        ("nl;q=0, en", "en"),
        ("nl-BE, nl;q=0", None),
        ("gr", None),
        ("*", None),
        ("ca, *;q=0.1", None),
        ("", None),
        ("deutsch, x-de", None),
        ("pl;q=1.5, it;q=0.2", "it"),
        ("fr ; q = 0.5 , es;q=0.4", "fr"),
        ("es-x-private", "es"),
        (",,;q=1,pl", "pl"),
    ],
)
def test_the_language_is_looked_up_as_rfc_4647_says(header, language):
    assert chosen_language(header, CODES) == language


@given(st.dictionaries(st.sampled_from(CODES), weights, min_size=1))
def test_no_other_language_is_wanted_more_than_the_chosen_one(wanted):
    header = ", ".join(f"{code}-XX;q={weight:.3f}" for code, weight in wanted.items())

    chosen = chosen_language(header, CODES)

    if max(wanted.values()) == 0:
        assert chosen is None
    else:
        assert wanted[chosen] == max(wanted.values())


@given(st.text())
def test_any_text_is_taken_as_a_header(header):
    assert chosen_language(header, CODES) in {*CODES, None}
    assert set(accepted_encodings(header)) <= {"br", "gzip"}


@given(st.dictionaries(st.sampled_from(["br", "gzip", "identity", "*"]), weights))
def test_encodings_come_by_weight_and_never_refused(wanted):
    header = ",".join(f"{name};q={weight:.3f}" for name, weight in wanted.items())

    accepted = accepted_encodings(header)

    found = [wanted.get(name, wanted.get("*", 0)) for name in accepted]
    assert found == sorted(found, reverse=True)
    assert all(weight > 0 and weight >= wanted.get("identity", 0) for weight in found)
