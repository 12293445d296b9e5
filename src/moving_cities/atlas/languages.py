"""The languages of the atlas.

A language is a row in `languages.csv` beside this module, plus a catalogue of the edition's words.
Codes are BCP 47; they stand in addresses and in `lang` attributes alike.
"""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from moving_cities.atlas.errors import UnknownLanguageError
from moving_cities.atlas.sentences import say

Direction = Literal["ltr", "rtl"]

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the atlas can be read in.

    Attributes:
        code: BCP 47 code, lower case.
        autonym: the language's name for itself, as the language switch shows it.
        name_en: its English name, for command line and documentation.
        direction: how its script runs.
        fallbacks: codes of the languages a reader is offered where a text is missing, best first.
        open_graph_locale: the `og:locale` value (language and territory), see ogp.me.
    """

    code: str
    autonym: str
    name_en: str
    direction: Direction
    fallbacks: tuple[str, ...]
    open_graph_locale: str


@cache
def all_languages() -> tuple[Language, ...]:
    """Every language of the atlas, in the order of the language switch."""
    text = files("moving_cities.atlas").joinpath("languages.csv").read_text(encoding="utf-8")
    return tuple(_language(row) for row in csv.DictReader(text.splitlines()))


@cache
def _by_code() -> dict[str, Language]:
    return {language.code: language for language in all_languages()}


def language(code: str) -> Language:
    """The language of this code.

    Raises:
        UnknownLanguageError: the atlas has no such language.
    """
    try:
        return _by_code()[code]
    except KeyError:
        known = ", ".join(_by_code())
        raise UnknownLanguageError(
            say("There is no language “{code}”; the atlas has {known}.", code=code, known=known)
        ) from None


def is_language(code: str) -> bool:
    """Whether the atlas has a language of this code."""
    return code in _by_code()


def is_language_tag(text: str) -> bool:
    """Whether the text is formed like a BCP 47 code: of any language, not only of the atlas's own."""
    return len(text) <= 35 and _TAG.fullmatch(text) is not None


def _language(row: dict[str, str]) -> Language:
    return Language(
        code=row["code"],
        autonym=row["autonym"],
        name_en=row["name_en"],
        direction="rtl" if row["direction"] == "rtl" else "ltr",
        fallbacks=tuple(row["fallbacks"].split()),
        open_graph_locale=row["open_graph_locale"],
    )
