"""The dates that a text states: days, months and years of our time, in the words of its language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel.dates import get_month_names

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import TextError
from moving_cities.pack.proofreading.skeletons import skeleton

_YEAR = r"(?<![\d/.,])(?:19|20)\d\d(?![\d/]|[.,]\d)"
_LINK = r"(?:\s+(?:de|del|of|του|r\.?))?[\s,]+"


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date in a text.

    Attributes:
        date: the date, as precise as the text gives it.
        words: how the text writes it.
        start: where it begins in the text.
    """

    date: PartialDate
    words: str
    start: int


def stated_dates(text: str, language: str) -> Iterator[StatedDate]:
    """The dates of a text, in their order; a year that belongs to a month is not given again."""
    for match in _expression(language).finditer(skeleton(text)):
        month = _months(language).get(match["month"] or "", 0)
        day = match["day"] or match["day_after"]
        written = match["year"] + (f"-{month:02}" if month else "") + (f"-{int(day):02}" if month and day else "")
        try:
            yield StatedDate(PartialDate(written), match[0], match.start())
        except TextError:
            yield StatedDate(PartialDate(match["year"]), match[0], match.start())


def is_later(one: PartialDate, other: PartialDate) -> bool:
    """Whether a date certainly lies after another: compared as precisely as both are given."""
    precision = min(len(one), len(other))
    return one[:precision] > other[:precision]


@cache
def _months(language: str) -> dict[str, int]:
    """The number of each month by its names: written out, in the forms that the language uses in dates."""
    return {
        skeleton(name): number
        for context in ("format", "stand-alone")
        for number, name in get_month_names("wide", context=context, locale=language).items()
    }


@cache
def _expression(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _months(language)), key=len, reverse=True))
    in_month = rf"(?:(?<!\d)(?P<day>\d{{1,2}})(?:\.|er|º|°)?(?:\s+de)?\s+)?(?<!\w)(?P<month>{names})"
    return re.compile(rf"(?:{in_month}(?:\s+(?P<day_after>\d{{1,2}}))?{_LINK})?(?P<year>{_YEAR})")
