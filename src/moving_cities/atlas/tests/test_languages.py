"""The languages of the atlas: a table that the rest relies on."""

import pytest

from moving_cities.atlas.errors import UnknownLanguageError
from moving_cities.atlas.languages import all_languages, is_language, is_language_tag, language


def test_the_nine_languages_stand_in_the_order_of_the_switch() -> None:
    assert [one.code for one in all_languages()] == ["en", "de", "fr", "it", "es", "pl", "el", "nl", "ar"]


def test_each_language_can_be_shown() -> None:
    for one in all_languages():
        assert is_language_tag(one.code)
        assert one.autonym
        assert one.name_en
        assert one.direction == ("rtl" if one.code == "ar" else "ltr")
        assert one.open_graph_locale.startswith(f"{one.code}_")


def test_fallbacks_are_known_and_lead_elsewhere() -> None:
    for one in all_languages():
        assert one.code not in one.fallbacks
        assert all(is_language(code) for code in one.fallbacks)


@pytest.mark.parametrize("code", ["gr", "", "EN", "en-GB", "eo"])
def test_an_unknown_language_is_named_with_those_there_are(code: str) -> None:
    assert not is_language(code)
    with pytest.raises(UnknownLanguageError, match="the atlas has en, de, fr"):
        language(code)


@pytest.mark.parametrize(
    ("tag", "is_tag"),
    [
        ("hu", True),
        ("pt-BR", True),
        ("sr-Latn-RS", True),
        ("e", False),
        ("12", False),
        ("de-", False),
        ("de at", False),
    ],
)
def test_codes_of_other_languages_are_known_by_their_form(tag: str, *, is_tag: bool) -> None:
    assert is_language_tag(tag) is is_tag
