"""Slugs from names in every script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moving_cities.atlas.errors import TextError
from moving_cities.atlas.slugs import MAX_LENGTH, is_slug, slug
from tests.strategies import CODES, raw_text


@given(raw_text | st.text(max_size=200), st.sampled_from(CODES))
def test_any_name_gives_a_slug_or_a_clear_error(name: str, language: str) -> None:
    try:
        made = slug(name, language)
    except TextError:
        return
    assert is_slug(made)
    assert slug(made, language) == made


@pytest.mark.parametrize(
    ("name", "language", "expected"),
    [
        ("Ghent", "en", "ghent"),
        ("Gdańsk", "pl", "gdansk"),
        ("Łódź", "pl", "lodz"),
        ("Zürich", "de", "zuerich"),
        ("Zu\u0308rich", "de", "zuerich"),
        ("Zürich", "fr", "zurich"),
        ("L'Hospitalet", "fr", "lhospitalet"),
        ("’s-Hertogenbosch", "nl", "s-hertogenbosch"),
        ("  Saint–Denis / Nord ", "fr", "saint-denis-nord"),
        ("Αθήνα", "el", "athina"),
        ("Straße 7", "de", "strasse-7"),
    ],
)
def test_names_that_people_know(name: str, language: str, expected: str) -> None:
    assert slug(name, language) == expected


@pytest.mark.parametrize("name", ["Αθήνα", "Київ", "القاهرة", "תל אביב", "東京", "서울", "ไทย", "दिल्ली", "თბილისი"])
def test_no_script_is_left_out(name: str) -> None:
    assert is_slug(slug(name))


@pytest.mark.parametrize("name", ["", "  ", "---", "…", "'"])
def test_a_name_without_letters_asks_for_a_slug(name: str) -> None:
    with pytest.raises(TextError, match="give the slug yourself"):
        slug(name)


def test_a_long_name_ends_with_a_whole_word() -> None:
    made = slug("word " * 40)
    assert len(made) <= MAX_LENGTH
    assert set(made.split("-")) == {"word"}
    assert slug("x" * 200) == "x" * MAX_LENGTH


@pytest.mark.parametrize("text", ["", "-a", "a-", "a--b", "A", "ä", "a b", "../a", "a/b", "a.b", "a\n", "x" * 97])
def test_what_cannot_stand_in_an_address_is_no_slug(text: str) -> None:
    assert not is_slug(text)
