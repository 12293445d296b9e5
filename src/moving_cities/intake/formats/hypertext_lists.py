"""The numbers that a browser writes before the items of a list."""

import re
from collections.abc import Mapping

from moving_cities.intake.formats.numerals import numeral

_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_NUMBER = re.compile(r"-?[0-9]{1,6}")


class PageList:
    """A list of a page that is open: its next number, or a sign."""

    def __init__(self, attributes: Mapping[str, str], *, is_numbered: bool) -> None:
        self._is_numbered = is_numbered
        self._form = _FORMS.get(attributes.get("type", ""), "decimal")
        self._step = -1 if "reversed" in attributes else 1
        self._next = _whole(attributes.get("start", ""), 1)

    def item(self, value: str) -> str:
        """What stands before the next item; `value` is the number that the item itself says, or empty."""
        if not self._is_numbered:
            return "bullet"
        number = _whole(value, self._next)
        self._next = number + self._step
        return numeral(number, self._form)


def _whole(written: str, otherwise: int) -> int:
    """The whole number that is written, if it is one that a list may have."""
    return int(written) if _NUMBER.fullmatch(written) else otherwise
