"""Dates as sources give them: a year, a month or a day."""

import re
from datetime import date
from typing import Self

from moving_cities.atlas.errors import TextError
from moving_cities.atlas.sentences import say

_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


class PartialDate(str):
    """An ISO 8601 date of reduced precision: `2024`, `2024-03` or `2024-03-15`.

    It is a string that was checked, so it sorts, prints and hashes as one.

    Raises:
        TextError: the text is no such date.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """The text, checked."""
        match = _FORM.fullmatch(text)
        if match is None:
            raise TextError(say("“{text}” is not a date; write 2024, 2024-03 or 2024-03-15.", text=text[:40]))
        year, month, day = (int(part) if part else 1 for part in match.groups())
        try:
            date(year, month, day)
        except ValueError:
            raise TextError(say("“{text}” is not a date of the calendar.", text=text)) from None
        return super().__new__(cls, text)

    @property
    def year(self) -> int:
        """The year, which every partial date has."""
        return int(self[:4])

    def earliest(self) -> date:
        """The first day it can mean."""
        parts = [int(part) for part in self.split("-")]
        return date(*[*parts, 1, 1][:3])
