"""What a person says of an archived document, and what nobody may say of one."""

from dataclasses import dataclass
from functools import cache

from babel import Locale
from babel.core import get_global
from django.utils import timezone

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.languages import is_language_tag
from moving_cities.atlas.sentences import say


@dataclass(frozen=True, slots=True)
class Terms:
    """What a person says of a document.

    Attributes:
        licence: on which terms it may be kept and shown.
        copied_on: the date of the copy.
        rights: who holds the rights, as far as it is known.
        language: code of its language; empty where it is that of the source, or unknown.
    """

    licence: str
    copied_on: PartialDate
    rights: str = ""
    language: str = ""


def check_terms(terms: Terms) -> None:
    """Refuses what cannot be true of a document, although an atlas could hold it. Raises RecordError."""
    check_date_of_copy(terms.copied_on)
    check_language(terms.language)


def check_date_of_copy(date: PartialDate) -> None:
    """Refuses a copy that is not made yet. Raises RecordError."""
    if date.earliest() > timezone.localdate():
        raise RecordError(
            "copied_on",
            say("The date of the copy, {date}, is in the future. Write when the copy was made.", date=date),
        )


def check_language(code: str) -> None:
    """Refuses codes of no language that is known (ISO 639, as Unicode's CLDR lists it). Raises RecordError."""
    if code and not (is_language_tag(code) and code.partition("-")[0] in _known_languages()):
        raise RecordError(
            "language",
            say("“{code}” is not a language code that is known, such as nl or pt-br.", code=code[:20]),
        )


@cache
def _known_languages() -> frozenset[str]:
    """The codes of languages that are named, those with a usual script or region, and older and longer codes."""
    listed = (Locale.parse("en").languages, get_global("likely_subtags"), get_global("language_aliases"))
    return frozenset(str(code).partition("_")[0] for codes in listed for code in codes)
