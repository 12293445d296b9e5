"""Names of months in the languages of the atlas (Unicode CLDR)."""

from functools import cache

from babel import Locale

from moving_cities.atlas.languages import all_languages
from moving_cities.intake.places.folding import fold


def month_named(name: str) -> int:
    """The number of the month of this name, whole or short; 0 where it is none."""
    return _months().get(fold(name), 0)


@cache
def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for language in all_languages():
        locale = Locale.parse(language.code)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[context][width].items():
                    found.setdefault(fold(name), number)
    return found
