"""The edition's own words: sentences from the catalogues, numbers and dates by CLDR.

A catalogue is a gettext file per language (`catalogues/de.po`); the English sentence is the key.
Sentences are whole and have named placeholders; none is put together from pieces.
"""

import gettext
import io
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from markupsafe import Markup, escape

from moving_cities.atlas.dates import PartialDate
from moving_cities.edition.errors import CatalogueError

SOURCE_LANGUAGE = "en"

TERRITORIES = {"en": "en_GB"}
"""Where CLDR's default for a language is not Europe's: dates are written 22 November 2026."""


class Speech:
    """How one language says things.

    Args:
        language: code of a language that has a catalogue.

    Raises:
        CatalogueError: the language has no catalogue, or a broken one.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self._locale = Locale.parse(TERRITORIES.get(language, language))
        self._catalogue = _catalogue(language)
        self.number = cache(self._number)
        """The number with the separators of the language."""
        self.date = cache(self._date)
        """The date, as precise as it is known: a year, a month with its year, or a day."""

    def say(self, sentence: str, /, **values: object) -> str:
        """The sentence in this language. Markup among the values stays markup, all else is escaped then."""
        return _fill(self._catalogue.gettext(sentence), values)

    def say_of(self, context: str, sentence: str, /, **values: object) -> str:
        """The sentence in this language, told apart from its likes by a context."""
        return _fill(self._catalogue.pgettext(context, sentence), values)

    def say_count(self, one: str, many: str, /, count: int, **values: object) -> str:
        """The sentence in the plural form that the number needs; `{count}` is the number, written out."""
        sentence = self._catalogue.ngettext(one, many, count)
        return _fill(sentence, {"count": self.number(count), **values})

    def _number(self, number: float) -> str:
        return format_decimal(number, locale=self._locale)

    def _date(self, when: PartialDate) -> str:
        if len(when) == len("2024"):
            return str(when)
        first: date = when.earliest()
        if len(when) == len("2024-03"):
            return format_skeleton("yMMMM", first, locale=self._locale)
        return format_date(first, format="long", locale=self._locale)

    def list(self, names: "tuple[str, ...]") -> str:
        """The names as an enumeration: “A, B and C”; empty for none."""
        return format_list(names, locale=self._locale) if names else ""

    def language_name(self, code: str) -> str:
        """What this language calls the other, such as `polnisch` for Polish in German; the code if unknown."""
        return str(self._locale.languages.get(code.lower(), code))


@cache
def speech(language: str) -> Speech:
    """The speech of this language; loaded once a process. Raises CatalogueError."""
    return Speech(language)


def _fill(sentence: str, values: dict[str, Any]) -> str:
    if not values:
        return sentence
    try:
        if any(isinstance(value, Markup) for value in values.values()):
            return escape(sentence).format(**values)
        return sentence.format(**values)
    except (KeyError, IndexError, ValueError) as error:
        raise CatalogueError(f"The sentence “{sentence}” does not fit its placeholders: {error}.") from error


def _catalogue(language: str) -> gettext.NullTranslations:
    if language == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    source = files("moving_cities.edition").joinpath("catalogues", f"{language}.po")
    try:
        content = source.read_bytes()
    except FileNotFoundError:
        raise CatalogueError(
            f"The language “{language}” has no catalogue; add edition/catalogues/{language}.po."
        ) from None
    catalogue = read_po(io.BytesIO(content), locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
