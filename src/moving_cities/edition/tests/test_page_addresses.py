"""Addresses are promises: one page each, in every language, for ever."""

import csv
from collections import Counter
from importlib.resources import files
from pathlib import Path

import pytest

from moving_cities.atlas.addresses import RESERVED, address_of, section_address, section_word, taken_words
from moving_cities.atlas.errors import UnknownRecordError, UnknownSectionError
from moving_cities.atlas.kinds import RecordKind, Section
from moving_cities.atlas.languages import all_languages
from moving_cities.atlas.slugs import is_slug
from moving_cities.edition.verification import verify_addresses
from tests.instruments.reduced_atlas import start_atlas

CODES = [language.code for language in all_languages()]
WORDS = [*(section for section in Section if section is not Section.HOME), "about", "search"]


def test_no_two_records_of_the_start_pack_share_an_address_in_any_language():
    atlas = start_atlas()
    collections = {
        RecordKind.CITY: atlas.cities,
        RecordKind.COUNTRY: atlas.countries,
        RecordKind.NETWORK: atlas.networks,
        RecordKind.TOPIC: atlas.topics,
        RecordKind.APPROACH: atlas.approaches,
        RecordKind.PAGE: atlas.pages,
        RecordKind.NEWS: atlas.news,
    }
    addresses = Counter(
        address_of(atlas, kind, record.id, code)
        for code in CODES
        for kind, records in collections.items()
        for record in records
    )
    addresses.update(section_address(section, code) for code in CODES for section in Section)
    assert [address for address, times in addresses.items() if times > 1] == []
    verify_addresses(atlas)


@pytest.mark.parametrize("code", CODES)
def test_every_section_has_a_word_of_its_own_in_every_language(code):
    words = [section_word(section, code) for section in WORDS]
    assert all(is_slug(word) for word in words)
    assert len(set(words)) == len(words)
    assert set(words) | RESERVED == taken_words(code)


def test_the_table_of_words_holds_nothing_else():
    """A row for a language or a section that does not exist would be a slip of the pen."""
    text = files("moving_cities.atlas").joinpath("section_addresses.csv").read_text(encoding="utf-8")
    rows = [(row["section"], row["language"]) for row in csv.DictReader(text.splitlines())]
    assert sorted(rows) == sorted((str(section), code) for section in WORDS for code in CODES)


def test_addresses_are_those_of_the_incumbent():
    atlas = start_atlas()
    assert address_of(atlas, RecordKind.CITY, "gent", "pl") == "/pl/gandawa/"
    assert address_of(atlas, RecordKind.SECTION, Section.CITIES, "de") == "/de/staedte/"
    assert address_of(atlas, RecordKind.COUNTRY, "be", "en") == "/en/cities/belgium/"
    assert address_of(atlas, RecordKind.PAGE, "about", "en") == "/en/about/"
    assert address_of(atlas, RecordKind.PAGE, "method", "en").startswith("/en/about/")
    assert address_of(atlas, RecordKind.APPROACH, "gent-refu-interim", "en").startswith("/en/ghent/")


def test_unknown_records_and_sections_are_told(atlas):
    with pytest.raises(UnknownRecordError, match="atlantis"):
        address_of(atlas, RecordKind.CITY, "atlantis", "en")
    with pytest.raises(UnknownSectionError, match=r"“weather” has no address in “en”; add it to section_add"):
        section_address("weather", "en")


def test_every_address_has_its_file(published, pages_of):
    for pages in pages_of.values():
        for page in pages.values():
            name = page.address.lstrip("/")
            assert (published / name / "index.html" if name.endswith("/") else published / name).is_file()


def test_no_file_lies_where_no_address_is(published: Path, pages_of):
    expected = {page.address for pages in pages_of.values() for page in pages.values()} | {"/"}
    found = {
        f"/{path.parent.relative_to(published).as_posix()}/".replace("/./", "/")
        for path in published.rglob("index.html")
    }
    assert found == {address for address in expected if address.endswith("/")}
