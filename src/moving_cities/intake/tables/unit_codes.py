"""Codes of municipalities as tables have them: without leading zeros, with a country before them, or as TERYT.

Spreadsheets take `08019` for a number and keep `8019`; national lists leave out the letters that Eurostat writes
before some codes (`363` for GM0363, `261` for CH0261).
"""

import re

_BEFORE = {"ch": "CH", "mt": "MT", "nl": "GM"}
_DIGITS = {
    "at": 5, "be": 5, "ch": 4, "cz": 6, "de": 8, "dk": 3, "es": 5, "fi": 3, "fr": 5, "gr": 8, "hr": 5, "hu": 5,
    "is": 4, "it": 6, "lu": 4, "mt": 5, "nl": 4, "no": 4, "pt": 6, "rs": 5, "se": 4, "si": 3, "sk": 6,
}  # fmt: skip
_WITH_COUNTRY = re.compile(r"[A-Z]{2}[_:]\s*(.+)")
_TERYT = re.compile(r"\d{7}")


def completed_lau_id(country_id: str, code: str, held: str = "") -> str:
    """The code as Eurostat's list of this country writes it.

    Args:
        country_id: the country of the city.
        code: what the table says.
        held: the code that the atlas has; a Polish code of seven digits (TERYT) that is the same unit counts as it.
    """
    prefixed = _WITH_COUNTRY.fullmatch(code)
    bare = prefixed[1] if prefixed else code
    if country_id == "pl" and _TERYT.fullmatch(bare) and bare[:6] == held[4:6] + held[9:13]:
        return held
    digits = _DIGITS.get(country_id)
    if digits and bare.isdigit() and len(bare) <= digits:
        return _BEFORE.get(country_id, "") + bare.zfill(digits)
    return bare
