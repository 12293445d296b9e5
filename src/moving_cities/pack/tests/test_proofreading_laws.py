"""Laws of the proofreader's readers: numbers, dates, runs of words, inflected and transliterated names."""

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.languages import all_languages
from moving_cities.atlas.notation import parse
from moving_cities.pack.proofreading import Limits, Rule, SeedText, proofread, read_seeds
from moving_cities.pack.proofreading.languages import detected
from moving_cities.pack.proofreading.numbers import numbers, roman_numbers
from moving_cities.pack.proofreading.overlap import overlap_remarks
from moving_cities.pack.proofreading.passages import passages
from moving_cities.pack.proofreading.patterns import fold, pattern
from moving_cities.pack.proofreading.stated_dates import is_later, stated_dates
from moving_cities.pack.proofreading.stems import is_case_form, is_form, is_slip
from moving_cities.pack.proofreading.transliteration import is_kin
from tests.exemplary import exemplary

CODES = [language.code for language in all_languages()]
WORDS = st.lists(st.text("abcdefghijklm", min_size=1, max_size=6), min_size=8, max_size=30)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))


@given(
    value=st.decimals(min_value=0, max_value=10**12, places=2) | st.integers(0, 10**12).map(Decimal),
    code=st.sampled_from(CODES),
)
def test_a_number_in_the_convention_of_a_language_is_read_back(value, code):
    """CLDR says how each language groups and points; the proofreader must not take a point for a comma."""
    written = format_decimal(value, locale=code, decimal_quantization=False)

    assert numbers(f"({written})", code) == Counter([value.normalize()])


@given(value=st.integers(0, 10**12))
def test_arabic_indic_digits_are_read_like_others(value):
    written = format_decimal(value, locale="ar", numbering_system="arab")

    assert numbers(written, "ar") == Counter([Decimal(value).normalize()])


@given(day=DAYS, code=st.sampled_from(CODES))
def test_a_date_gives_the_same_numbers_in_every_language(day, code):
    written = format_date(day, "long", locale=code)

    assert numbers(written, code) == Counter([Decimal(day.day).normalize(), Decimal(day.year).normalize()])


@given(day=DAYS, code=st.sampled_from(CODES))
def test_a_day_and_a_month_are_read_back_in_every_language(day, code):
    long, month = format_date(day, "long", locale=code), format_date(day, "MMMM y", locale=code)

    assert [stated.date for stated in stated_dates(f"x {long}, x", code)] == [day.isoformat()]
    assert [stated.date for stated in stated_dates(f"x {month}, x", code)] == [day.isoformat()[:7]]


@given(one=DAYS, other=DAYS, cut=st.sampled_from([4, 7, 10]), cut_other=st.sampled_from([4, 7, 10]))
def test_a_date_is_later_only_if_it_certainly_is(one, other, cut, cut_other):
    first, second = PartialDate(one.isoformat()[:cut]), PartialDate(other.isoformat()[:cut_other])

    if is_later(first, second):
        assert one > other
    assert not (is_later(first, second) and is_later(second, first))


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("2.5 million euros, 3,000 places", "en", [2_500_000, 3000]),
        ("2,5 Mio. Euro, 3.000 Plätze", "de", [2_500_000, 3000]),
        ("2,5 mln euro i 3 tys. miejsc", "pl", [2_500_000, 3000]),
        ("2,5 millions d’euros, 3\u202f000 places", "fr", [2_500_000, 3000]),
        ("from 2022–25, law 132/2018", "en", [2022, 2025, 132, 2018]),
        ("am 7.6.2013 und 07/06/2013", "de", [7, 2013, 7, 2013]),
        ("86 %, 86%, § 23(1), C40", "en", [86, 86, 23, 1, 40]),
        ("in the 1990s, 1er janvier, 10a", "en", [1990, 1, 10]),
        ("Zürich zählt 400’000 Menschen", "de", [400_000]),
        ("Plan 2.0 von 2020", "de", [2, 2020]),
    ],
)
def test_numbers_are_read_as_people_write_them(text, code, found):
    assert numbers(text, code) == Counter(Decimal(value).normalize() for value in found)


def test_roman_numbers_are_read_and_words_are_not():
    assert roman_numbers("lat 90. XX wieku, Henryk IV, I, MIX") == Counter([Decimal(20), Decimal(4), Decimal(1)])


@given(words=WORDS, start=st.integers(0, 22), length=st.integers(1, 30), before=WORDS, after=WORDS)
def test_a_shared_run_is_found_wherever_it_stands_and_never_a_shorter_one(words, start, length, before, after):
    """Found if and only if eight words in a row are shared, in the middle of anything, in capitals or not."""
    run = words[start : start + length]
    seed = SeedText("seed.txt", " ".join([*before, *run, *after]).upper())
    ours = _atlas_saying(" ".join(words))

    found = list(overlap_remarks(passages(ours), [seed], Limits()))

    assert bool(found) == _share(words, _of(seed), 8)


def _share(some: list[str], others: list[str], size: int) -> bool:
    """The rule in its plainest form, whose time grows with the product of both lengths."""
    runs = [others[start : start + size] for start in range(len(others) - size + 1)]
    return any(some[start : start + size] in runs for start in range(len(some) - size + 1))


def _of(seed: SeedText) -> list[str]:
    return seed.text.lower().split()


def _atlas_saying(words: str):
    """An atlas whose one text says these words and nothing else but its title."""
    atlas = exemplary()
    document = atlas.documents[0]
    head, operation, *_ = document.blocks
    said = replace(operation, words=FrozenMapping({"text": parse(words)}))
    return replace(atlas, documents=(replace(document, blocks=(head, said), translations=FrozenMapping()),))


def test_punctuation_accents_and_capitals_do_not_hide_a_run():
    ours = _atlas_saying("Łódź — one, Été: three; four (five) SIX! Then: Größe.")

    (remark,) = proofread(ours, seeds=[SeedText("s", "lodz ONE ete three “four” five six then")], rules=[Rule.OVERLAP])

    assert remark.words == "lodz one ete three four five six then"


def test_a_quotation_divides_a_run():
    """What stands in quotation marks is somebody else's; the words around it are not one run of ours."""
    ours = _atlas_saying("one two three four “in between” five six seven eight")

    assert proofread(ours, seeds=[SeedText("s", "one two three four five six seven eight")], rules=[Rule.OVERLAP]) == []


def test_seeds_are_read_from_a_folder_and_those_below_it_damaged_or_not(tmp_path):
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "b.txt").write_bytes(b"one \xff two")
    (tmp_path / "a.md").write_text("three", encoding="utf-8")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")

    assert [seed.name for seed in read_seeds(tmp_path)] == ["a.md", "below/b.txt"]


@given(text=st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("phrase", "code", "text", "is_found"),
    [
        ("asylum seeker*", "en", "Asylum-seekers came", True),
        ("asylum seeker", "en", "asylum seekers came", False),
        ("osob* ubiegając* się o azyl", "pl", "z osobami ubiegającymi się o azyl", True),
        ("άσυλο", "el", "ΑΣΥΛΟ", True),
        ("طالب* اللجوء", "ar", "وبطالبي اللُّجوء", True),
        ("*wohnung*", "de", "Sozialwohnungen", True),
        ("łódź", "pl", "lodz", False),
    ],
)
def test_a_phrase_is_found_in_its_forms(phrase, code, text, is_found):
    assert pattern((phrase,), code).is_in(text) is is_found


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Gandawy", "Gandawa"),
        ("gandawskiej", "Gandawa"),
        ("Αθηνών", "Αθήνα"),
        ("Neapolu", "Neapol"),
        ("Utrechtse", "Utrecht"),
    ],
)
def test_a_city_is_recognised_inflected_and_derived(word, name):
    assert is_form(word, name)


@pytest.mark.parametrize(("word", "name"), [("Berlin", "Bern"), ("Gdynia", "Gdańsk"), ("Palermo", "Parma")])
def test_one_city_is_not_taken_for_another(word, name):
    assert not is_form(word, name)


@pytest.mark.parametrize(
    ("word", "name", "code"),
    [
        ("Coddensa", "Coddens", "pl"),
        ("Orlandem", "Orlando", "pl"),
        ("Pawła", "Paweł", "pl"),
        ("Coddens’", "Coddens", "de"),
    ],
)
def test_a_person_is_recognised_in_every_case(word, name, code):
    assert is_case_form(word, name, code)


@pytest.mark.parametrize(("word", "name"), [("Codens", "Coddens"), ("Orlndo", "Orlando"), ("Termond", "Termont")])
def test_a_misspelt_person_is_not_recognised(word, name):
    assert not is_case_form(word, name, "fr")


@pytest.mark.parametrize(("word", "name"), [("Fdasil", "Fedasil"), ("Amserdam", "Amsterdam"), ("Utrehct", "Utrecht")])
def test_a_slip_is_recognised(word, name):
    assert is_slip(word, name)


@pytest.mark.parametrize(
    ("word", "name"),
    [("Marrakesch", "Marrakesh"), ("Wallonie", "Wallonia"), ("Katalonien", "Catalonia"), ("Fedasil", "Fedasil")],
)
def test_what_languages_change_in_a_name_is_no_slip(word, name):
    assert not is_slip(word, name)


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("Κόντενς", "Coddens"),
        ("كودنس", "Coddens"),
        ("تيرمونت", "Termont"),
        ("Λόκερεν", "Lokeren"),
        ("Vlaanderen", "Flanders"),
    ],
)
def test_a_name_is_recognised_in_another_script_or_language(word, name):
    assert is_kin(word, name)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The city and its partners planned the reception together with many groups.", "en"),
        ("Die Stadt plante die Aufnahme gemeinsam mit vielen Gruppen und Vereinen.", "de"),
        ("La ville a préparé l’accueil avec de nombreux groupes et associations.", "fr"),
        ("La città ha preparato l’accoglienza insieme a molti gruppi e associazioni.", "it"),
        ("La ciudad preparó la acogida junto con muchos grupos y asociaciones.", "es"),
        ("Miasto przygotowało przyjęcie razem z wieloma grupami i stowarzyszeniami.", "pl"),
        ("Η πόλη προετοίμασε την υποδοχή μαζί με πολλές ομάδες και συλλόγους.", "el"),
        ("De stad bereidde de opvang voor samen met veel groepen en verenigingen.", "nl"),
        ("أعدت المدينة الاستقبال مع مجموعات وجمعيات كثيرة.", "ar"),
    ],
)
def test_each_language_is_told_from_the_others(text, code):
    assert detected(text) == code
