"""How each language says numbers, dates, plurals and lists."""

import pytest
from markupsafe import Markup

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.languages import all_languages
from moving_cities.edition.errors import CatalogueError
from moving_cities.edition.speech import Speech, speech

CODES = [language.code for language in all_languages()]
THIN, NO_BREAK = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("en", "1,234,567"),
        ("de", "1.234.567"),
        ("fr", f"1{THIN}234{THIN}567"),
        ("it", "1.234.567"),
        ("es", "1.234.567"),
        ("pl", f"1{NO_BREAK}234{NO_BREAK}567"),
        ("el", "1.234.567"),
        ("nl", "1.234.567"),
    ],
)
def test_numbers_have_the_separators_of_the_language(code, written):
    assert speech(code).number(1_234_567) == written


def test_arabic_numbers_keep_their_value():
    assert "".join(str(int(sign)) for sign in speech("ar").number(1_234_567) if sign.isdigit()) == "1234567"


@pytest.mark.parametrize(
    ("code", "day", "month"),
    [
        ("en", "3 November 2026", "November 2026"),
        ("de", "3. November 2026", "November 2026"),
        ("fr", "3 novembre 2026", "novembre 2026"),
        ("pl", "3 listopada 2026", "listopad 2026"),
        ("el", "3 Νοεμβρίου 2026", "Νοέμβριος 2026"),
        ("nl", "3 november 2026", "november 2026"),
        ("es", "3 de noviembre de 2026", "noviembre de 2026"),
        ("it", "3 novembre 2026", "novembre 2026"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(code, day, month):
    assert speech(code).date(PartialDate("2026-11-03")) == day
    assert speech(code).date(PartialDate("2026-11")) == month
    assert speech(code).date(PartialDate("2026")) == "2026"


@pytest.mark.parametrize("code", CODES)
def test_every_language_says_one_and_many_and_none(code):
    """Polish has four forms and Arabic six; none may be missing, and each says its own number."""
    for number in (0, 1, 2, 3, 5, 11, 12, 21, 22, 100, 1000):
        said = speech(code).say_count("{count} city", "{count} cities", number)
        assert said
        assert "{" not in said
        if code != "ar" or number > 2:
            assert speech(code).number(number) in said


def test_polish_counts_as_poles_do():
    said = [speech("pl").say_count("{count} city", "{count} cities", number) for number in (1, 2, 5, 22, 25)]
    assert [one.replace(NO_BREAK, " ") for one in said] == ["1 miasto", "2 miasta", "5 miast", "22 miasta", "25 miast"]


def test_lists_are_joined_as_the_language_joins_them():
    assert speech("en").list(("A", "B", "C")) in {"A, B and C", "A, B, and C"}
    assert speech("de").list(("A", "B", "C")) == "A, B und C"
    assert speech("pl").list(("A", "B")) == "A i B"
    assert speech("ar").list(("A", "B")) != "A, B"
    assert [speech(code).list(()) for code in CODES] == [""] * len(CODES)
    assert [speech(code).list(("A",)) for code in CODES] == ["A"] * len(CODES)


def test_languages_are_called_as_the_reader_calls_them():
    assert speech("en").language_name("pl") == "Polish"
    assert speech("pl").language_name("en") == "angielski"
    assert speech("de").language_name("xx") == "xx"


def test_markup_among_the_values_stays_and_all_else_is_escaped_then():
    said = speech("en").say("{a} & {b}", a=Markup("<b>x</b>"), b="<i>")
    assert said == "<b>x</b> &amp; &lt;i&gt;"
    assert speech("en").say("{a} & {b}", a="<b>", b="y") == "<b> & y"


def test_a_sentence_that_does_not_fit_its_values_is_told():
    with pytest.raises(CatalogueError, match=r"“A \{thing\}” does not fit its placeholders: 'thing'"):
        speech("en").say("A {thing}", other=1)


def test_a_language_without_catalogue_is_told():
    with pytest.raises(CatalogueError, match=r"“sv” has no catalogue; add edition/catalogues/sv\.po"):
        Speech("sv")


def test_a_language_is_loaded_once():
    assert speech("pl") is speech("pl")


def test_the_same_words_in_two_contexts_are_two_sentences():
    assert speech("pl").say_of("standing", "Running") == f"W{NO_BREAK}toku"
    assert speech("pl").say_of("nowhere", "Running") == "Running"
