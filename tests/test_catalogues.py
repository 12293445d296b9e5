"""Every sentence of the site stands in every language, whole and with its placeholders.

Gettext falls back to English in silence, so a sentence that was forgotten would only be noticed by a reader.
"""

import io
import re

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from moving_cities.atlas.languages import all_languages
from moving_cities.edition.speech import SOURCE_LANGUAGE
from tools.update_catalogues import CATALOGUES, LANGUAGES, extract_site, is_translated

SENTENCES = extract_site()
_PLACEHOLDER = re.compile(r"\{(\w*)\}")


def _catalogue(language: str) -> Catalog:
    return read_po(io.BytesIO((CATALOGUES / f"{language}.po").read_bytes()), locale=language)


def _forms(words: object) -> tuple[str, ...]:
    """A message's forms: one, or one per plural."""
    return (words,) if isinstance(words, str) else tuple(words or ())


def _placeholders(message: Message) -> set[str]:
    return {name for form in _forms(message.id) for name in _PLACEHOLDER.findall(form)}


def test_the_catalogues_are_those_of_the_languages():
    assert set(LANGUAGES) == {one.code for one in all_languages()} - {SOURCE_LANGUAGE}
    assert {path.stem for path in CATALOGUES.glob("*.po")} == set(LANGUAGES)


def test_there_are_sentences():
    # Guards the tests below: if extraction broke, they would pass with nothing to check.
    assert len([message for message in SENTENCES if message.id]) > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_translated(language: str):
    catalogue = _catalogue(language)
    found = {message.id: catalogue.get(message.id, message.context) for message in SENTENCES if message.id}

    assert [key for key, one in found.items() if one is None or not is_translated(one.string) or one.fuzzy] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_has_a_placeholder_of_its_own(language: str):
    wrong = [
        (message.id, form)
        for message in _catalogue(language)
        if message.id
        for form in _forms(message.string)
        if not set(_PLACEHOLDER.findall(form)) <= _placeholders(message)
    ]

    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_translation_loses_a_placeholder(language: str):
    # A plural form may leave out the number (“one city”), since the form says it.
    lost = [
        (message.id, form)
        for message in _catalogue(language)
        if message.id
        for form in _forms(message.string)
        if _placeholders(message) - set(_PLACEHOLDER.findall(form)) - ({"count"} if message.pluralizable else set())
    ]

    assert lost == []
