"""The numbers of a text, read by the conventions of its language.

What counts: whole numbers and decimals, grouped as the language groups them (1,000 · 1.000 · 1 000 · 1’000,
Arabic-Indic digits too), each half of a range and of `132/2018`, the digits of dates. What does not: months,
percent and currency signs, letters attached to digits (`1990s`, `1er`, `10a`). A scale word behind a number
multiplies it: `2.5 million` is `2,500,000`. A shortened year in a range is read in full: `2022–25`.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from importlib.resources import files

from moving_cities.atlas.terms import phrases
from moving_cities.pack.proofreading.patterns import Pattern, fold, pattern

_INDIC = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫٬", "01234567890123456789.,")
_SPACES = "\u00a0\u202f\u2009"
_COMMA_GROUPS = frozenset({"en", "ar"})
"""Languages that group digits by commas and write decimals with a point; the others do the reverse."""

_SPACE_GROUPS = frozenset({"fr", "pl", "es", "ar"})
"""Languages that group digits by a space, which writers do not always make a no-break space."""

_NUMERIC_DATE = re.compile(r"(?<![\d.])(\d{1,2})[./]\d{1,2}[./]((?:19|20)\d\d)(?![\d.])|((?:19|20)\d\d)-\d\d-(\d\d)")
_SHORT_YEAR = re.compile(r"(?<!\d)((?:19|20)(\d\d))([-–/])(\d\d)(?![\d%])")
_ROMAN = re.compile(r"(?<!\w)(?=[IVX]{1,6}(?!\w))(X{0,3}(?:IX|IV|V?I{0,3}))(?!\w)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}

SCALES: Mapping[str, Mapping[int, str]] = {
    "en": {1_000: "thousand", 1_000_000: "million*", 1_000_000_000: "billion*"},
    "de": {1_000: "tausend", 1_000_000: "Million* | Mio", 1_000_000_000: "Milliard* | Mrd"},
    "fr": {1_000: "mille", 1_000_000: "million*", 1_000_000_000: "milliard*"},
    "it": {1_000: "mila", 1_000_000: "milion*", 1_000_000_000: "miliard*"},
    "es": {1_000: "mil", 1_000_000: "millon* | millón", 1_000_000_000: "mil millones"},
    "pl": {1_000: "tys | tysiąc* | tysięc*", 1_000_000: "milion* | mln", 1_000_000_000: "miliard* | mld"},
    "el": {1_000: "χιλιάδες | χιλιάδων", 1_000_000: "εκατομμύρι*", 1_000_000_000: "δισεκατομμύρι*"},
    "nl": {1_000: "duizend", 1_000_000: "miljoen*", 1_000_000_000: "miljard*"},
    "ar": {1_000: "الف | آلاف", 1_000_000: "مليون* | ملايين", 1_000_000_000: "مليار*"},
}
"""Words behind a number that multiply it."""


def numbers(text: str, language: str) -> Counter[Decimal]:
    """How often each number stands in digits in the text."""
    return Counter(_numbers(text, language))


def roman_numbers(text: str) -> Counter[Decimal]:
    """The numbers in Roman digits: of centuries, kings, chapters."""
    written = (match[0] for match in _ROMAN.finditer(text) if match[0])
    return Counter(Decimal(_roman(digits)) for digits in written)


def number_words(value: Decimal, language: str) -> Pattern:
    """The words for a number in a language, ordinals, fractions and decades included."""
    return pattern(_number_words().get((int(value), language), ()) if value == int(value) else (), language)


def cardinal(value: int, language: str) -> Pattern:
    """The plain word for a number in a language, without its inflections."""
    return pattern(_number_words()[value, language][:1], language)


def _numbers(text: str, language: str) -> Iterator[Decimal]:
    plain = _SHORT_YEAR.sub(_full_year, _NUMERIC_DATE.sub(_without_month, text.translate(_INDIC)))
    for match in _expression(language).finditer(plain):
        yield _value(match, language) * _scale(plain[match.end() :], language)


def _value(match: re.Match[str], language: str) -> Decimal:
    if match["grouped"]:
        point = "." if language in _COMMA_GROUPS else ","
        whole, _, decimals = match["grouped"].partition(point)
        return Decimal(re.sub(r"\D", "", whole) + (f".{decimals}" if decimals else "")).normalize()
    return Decimal(match["plain"].replace(",", ".")).normalize()


@cache
def _expression(language: str) -> re.Pattern[str]:
    group, point = (r",", r"\.") if language in _COMMA_GROUPS else (r"\.", ",")
    spaces = _SPACES + (" " if language in _SPACE_GROUPS else "")
    separators = rf"(?:{group}|[{spaces}’'])"
    grouped = rf"\d{{1,3}}(?P<separator>{separators})\d{{3}}(?:(?P=separator)\d{{3}})*(?:{point}\d+)?"
    plain = rf"\d+(?:{point}\d+|[.,]\d{{1,2}}(?!\d|[.,/]\d))?"
    return re.compile(rf"(?<!\d)(?:(?P<grouped>{grouped})(?![\d])|(?P<plain>{plain}))")


def _scale(following: str, language: str) -> int:
    first_words = fold(following[:30].lstrip(f" {_SPACES}-"))
    for factor, forms in sorted(SCALES.get(language, {}).items(), reverse=True):
        if pattern(phrases(forms), language).expression.match(first_words):
            return factor
    return 1


def _without_month(match: re.Match[str]) -> str:
    return f"{match[1]} . {match[2]}" if match[1] else f"{match[3]} . {match[4]}"


def _full_year(match: re.Match[str]) -> str:
    is_range = int(match[4]) > int(match[2])
    return f"{match[1]}{match[3]}{match[1][:2]}{match[4]}" if is_range else match[0]


def _roman(digits: str) -> int:
    values = [_ROMAN_VALUES[digit] for digit in digits]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


@cache
def _number_words() -> dict[tuple[int, str], tuple[str, ...]]:
    """The phrases for a number by value and language; the first is the plain cardinal."""
    text = files("moving_cities.pack.proofreading").joinpath("number_words.csv").read_text(encoding="utf-8")
    return {
        (int(row["value"]), code): phrases(cell)
        for row in csv.DictReader(text.splitlines())
        for code, cell in row.items()
        if code != "value"
    }
