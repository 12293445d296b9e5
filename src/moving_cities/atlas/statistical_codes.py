"""The codes of Eurostat for a municipality and its region: LAU and NUTS 3.

A *local administrative unit* (LAU) is what Eurostat's yearly list counts as the smallest unit of a country, in most
of them the municipality. Its code is the national one (ISTAT, AGS, INSEE, NIS…), unique within the country. The list
of 2020 has the shapes below in every row; countries that changed theirs since, or that are not in the list, are held
to the general shape only. A *NUTS 3* region has a code of five signs that begins with its country's, in which Greece
is EL and the United Kingdom UK (Regulation (EC) No 1059/2003, annex I). The atlas means NUTS 2021; regions get other
codes in other versions.
"""

import re

from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.sentences import say

_EUROSTAT_COUNTRIES = {"gr": "EL", "gb": "UK"}
_LAU = re.compile(r"[A-Z0-9]{1,20}", re.ASCII)
_NUTS3 = re.compile(r"[A-Z]{2}[A-Z0-9]{3}", re.ASCII)
_SHAPES = {
    "al": (r"AL\d{3}", "AL224"),
    "at": (r"\d{5}", "90001"),
    "be": (r"\d{5}", "44021"),
    "bg": (r"[A-Z]{3}\d{2}", "SOF46"),
    "ch": (r"CH\d{4}", "CH0261"),
    "cz": (r"\d{6}", "554782"),
    "de": (r"\d{8}", "11000000"),
    "dk": (r"\d{3}", "101"),
    "es": (r"\d{5}", "08019"),
    "fi": (r"\d{3}", "091"),
    "fr": (r"\d[\dAB]\d{3}", "75056"),
    "gb": (r"[ENSW]\d{8}", "E08000025"),
    "gr": (r"\d{8}", "45010000"),
    "hr": (r"\d{5}", "01333"),
    "hu": (r"\d{5}", "13578"),
    "is": (r"\d{4}", "0000"),
    "it": (r"\d{6}", "082053"),
    "li": (r"LI\d{8}", "LI00001001"),
    "lu": (r"\d{4}", "0304"),
    "mk": (r"MK\d{5}", "MK00703"),
    "mt": (r"MT\d{5}", "MT01101"),
    "nl": (r"GM\d{4}", "GM0363"),
    "no": (r"\d{4}", "0301"),
    "pl": (r"\d{13}|\d{7}", "1004221436101"),
    "pt": (r"\d{4}[\dA-Z]{2}", "110661"),
    "ro": (r"\d{4,6}", "179132"),
    "rs": (r"\d{5}", "80438"),
    "se": (r"\d{4}", "0180"),
    "si": (r"\d{3}", "061"),
    "sk": (r"\d{6}", "529460"),
}


def eurostat_country(country_id: str) -> str:
    """The code of a country as Eurostat writes it: `EL` for gr, `UK` for gb, else the ISO code in capitals."""
    return _EUROSTAT_COUNTRIES.get(country_id, country_id.upper())


def check_lau_id(country_id: str, lau_id: str) -> None:
    """A LAU code has the shape of its country's codes; empty means unknown.

    Raises:
        RecordError: it has another shape.
    """
    if not lau_id:
        return
    shape, example = _SHAPES.get(country_id, ("", ""))
    if shape and not re.fullmatch(shape, lau_id, re.ASCII):
        raise RecordError(
            "lau_id",
            say(
                "“{lau_id}” is no LAU code of this country ({country}); write it as Eurostat's list does, "
                "such as {example}.",
                lau_id=lau_id[:40],
                country=eurostat_country(country_id),
                example=example,
            ),
        )
    if not _LAU.fullmatch(lau_id):
        raise RecordError(
            "lau_id",
            say(
                "“{lau_id}” is no LAU code; it has capital letters and digits only, twenty at most.", lau_id=lau_id[:40]
            ),
        )


def check_nuts3_id(country_id: str, nuts3_id: str) -> None:
    """A NUTS 3 code is its country's code and three capital letters or digits; empty means unknown.

    Raises:
        RecordError: it has another shape, or is of another country.
    """
    if not nuts3_id:
        return
    country = eurostat_country(country_id)
    if not _NUTS3.fullmatch(nuts3_id) or not nuts3_id.startswith(country):
        raise RecordError(
            "nuts3_id",
            say(
                "“{nuts3_id}” is no NUTS 3 code of this country; it is {country} and three capital letters or digits.",
                nuts3_id=nuts3_id[:40],
                country=country,
            ),
        )
