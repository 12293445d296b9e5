"""Which country is meant by a code or a name in one of the languages of the atlas."""

from functools import cache

from babel import Locale

from moving_cities.atlas.languages import all_languages
from moving_cities.intake.places.folding import fold

EUROPE = frozenset(
    code
    for codes in (
        "ad al am at ax az ba be bg by ch cy cz de dk ee es fi fo fr gb ge gg gi gr hr hu ie im is it je li lt lu lv",
        "mc md me mk mt nl no pl pt ro rs ru se si sj sk sm tr ua va xk",
    )
    for code in codes.split()
)
"""The countries of Europe in a wide sense: those of the Council of Europe, past and present, and what lies between."""

_OTHER_CODES = {"uk": "gb", "el": "gr"}
_OTHER_NAMES = {
    "uk": "gb", "great britain": "gb", "england": "gb", "scotland": "gb", "wales": "gb", "northern ireland": "gb",
    "usa": "us", "holland": "nl", "czech republic": "cz", "turkey": "tr", "macedonia": "mk",
}  # fmt: skip


def country_id(code_or_name: str) -> str:
    """The ISO 3166-1 alpha-2 code in lower case; empty where the words are no country.

    Accepts codes in either case, those of the European Union (EL, UK), and names in every language of the atlas.
    """
    words = code_or_name.strip()
    if len(words) == 2 and words.isascii():
        code = words.lower()
        code = _OTHER_CODES.get(code, code)
        return code if code in _codes() else ""
    return country_named(fold(words))


def country_named(folded: str) -> str:
    """The code of the country of this folded name; empty where it is none."""
    return _by_name().get(folded, "")


@cache
def _by_name() -> dict[str, str]:
    names = dict(_OTHER_NAMES)
    for language in all_languages():
        for code, name in Locale.parse(language.code).territories.items():
            if len(str(code)) == 2 and str(code).isalpha():
                names.setdefault(fold(name), str(code).lower())
    return names


@cache
def _codes() -> frozenset[str]:
    return frozenset(str(code).lower() for code in Locale.parse("en").territories if len(str(code)) == 2)
