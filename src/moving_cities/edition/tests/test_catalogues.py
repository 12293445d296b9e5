"""The words of the site: complete in every language, with the same placeholders, up to date with the code."""

import io
import re
from functools import cache
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from moving_cities.atlas.kinds import HEADING_KEYS
from moving_cities.atlas.languages import all_languages
from moving_cities.edition.pages.headings import heading_words
from moving_cities.edition.rendering import CATALOGUES, TEMPLATES
from moving_cities.edition.speech import SOURCE_LANGUAGE, speech
from tests.instruments.catalogues import forms, messages, untranslated
from tools.update_catalogues import LANGUAGES, extract_site

WITHOUT_COUNT = {"ar": {0, 1, 2}}
"""Plural forms that say their number in words: Arabic has a form for none, one and two.

In every language the first form may lack what the English singular lacks.
"""


_MACHINERY = re.compile(r"\{% block og_type %\}\w+|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
_TAGS_AND_ATTRIBUTES = re.compile(r"<[^<>]*>|\b[a-z-]+=\"[^\"]*\"")


@cache
def catalogue(code: str) -> Catalog:
    """The catalogue of a language, with what is obsolete in it."""
    return read_po(io.BytesIO((CATALOGUES / f"{code}.po").read_bytes()), locale=code)


@cache
def extracted() -> Catalog:
    """The sentences that templates and page modules say."""
    return extract_site()


def placeholders(sentence: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_every_language_of_the_atlas_has_a_catalogue():
    expected = {language.code for language in all_languages()} - {SOURCE_LANGUAGE}
    assert set(LANGUAGES) == expected == {path.stem for path in CATALOGUES.glob("*.po")}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_catalogue_holds_every_sentence_and_no_other(code):
    """Whoever adds a sentence runs tools/update_catalogues.py and translates it."""
    assert messages(catalogue(code)).keys() == messages(extracted()).keys()
    assert list(catalogue(code).obsolete) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sentence_is_translated_in_all_its_forms(code):
    assert untranslated(catalogue(code)) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_form_has_the_placeholders_of_its_sentence(code):
    for message in messages(catalogue(code)).values():
        singular, english = message.id if isinstance(message.id, tuple) else (message.id, message.id)
        wanted = placeholders(english)
        for number, form in enumerate(forms(message)):
            may_lack = wanted - placeholders(singular) if number == 0 else set()
            may_lack |= {"count"} if number in WITHOUT_COUNT.get(code, set()) else set()
            assert wanted - may_lack <= placeholders(form) <= wanted, (message.id, form)


def test_singular_and_plural_of_english_differ_in_nothing_but_the_count():
    for message in messages(extracted()).values():
        if message.pluralizable:
            one, many = message.id
            assert placeholders(one) | {"count"} == placeholders(many) | {"count"}, message.id


@pytest.mark.parametrize("code", LANGUAGES)
def test_translations_keep_the_edges_of_their_sentence(code):
    """A full stop that is lost, or a space too many, shows on thousands of pages."""
    ends = {".": (".", "。"), "?": ("?", ";", "؟"), ":": (":",)}
    for message in messages(catalogue(code)).values():
        english = message.id if isinstance(message.id, str) else message.id[1]
        for form in forms(message):
            assert form == form.strip(), form
            assert "  " not in form, form
            if english[-1] in ends:
                assert form[-1] in ends[english[-1]], (english, form)


def test_no_sentence_holds_markup():
    for message in messages(extracted()).values():
        for sentence in message.id if isinstance(message.id, tuple | list) else (message.id,):
            assert not re.search(r"[<>]|&\w+;", sentence), sentence


@pytest.mark.parametrize("code", [language.code for language in all_languages()])
def test_every_recurring_heading_has_words(code):
    words = [heading_words(key, speech(code)) for key in HEADING_KEYS]
    assert len(set(words)) == len(words)
    assert all(words)


def test_templates_say_no_word_outside_the_catalogues():
    """Words between tags would stand in English on every page of every language."""
    for path in TEMPLATES.glob("*.jinja"):
        text = _MACHINERY.sub("", path.read_text("utf-8"))
        said = _TAGS_AND_ATTRIBUTES.sub(" ", text)
        assert re.findall(r"[^\W\d_]{3,}", said) == [], path.name
