"""Values of cells as the atlas keeps them: years, dates, numbers, coordinates, statuses, ids.

Every reader gives None where a cell does not say what its column says; an empty cell is not read at all.
"""

import re
from datetime import date

from babel.core import get_global

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import TextError
from moving_cities.atlas.records import MembershipStatus
from moving_cities.intake.places.countries import country_id
from moving_cities.intake.tables.months import month_named
from moving_cities.intake.tables.words import means

FIRST_YEAR, LAST_YEAR = 1900, 2100
NO_MEMBER = "no"
"""The status of a row that says the city is no member."""

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]\d.*)?")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})(?:[./](\d{1,2}))?")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})")
_NAMED = re.compile(r"(?:(\d{1,2})\.?\s+(?:de |d')?)?([^\W\d_]+)\.?,?\s+(?:de |del )?(?:(\d{1,2}),?\s+)?(\d{4})")
_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)
_WIKIDATA = re.compile(r"(?:.*/)?(Q[1-9]\d{0,14})", re.IGNORECASE)
_LAU = re.compile(r"(?:[A-Z]{2}[_:] ?)?[A-Z0-9]{1,20}")
_NUTS3 = re.compile(r"(?:.*/)?([A-Z]{2}[A-Z0-9]{3})", re.IGNORECASE | re.ASCII)
_GEONAMES = re.compile(r"(?:.*geonames\.org/)?(\d{1,10})(?:/.*)?", re.IGNORECASE)
_NUMBER = re.compile(r"[-+−]?\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+|[-+−]?\d+(?:[.,]\d+)?")
_DEGREES = re.compile(
    r"([-+−]?\d{1,3}(?:[.,]\d+)?)\s*[°º]?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*['′’]\s*)?(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|″|''|”)\s*)?"
    r"\s*([NSEWOСЮ])?",
    re.IGNORECASE,
)
_POINT = re.compile(r"point\s*\(\s*([-\d.]+)\s+([-\d.]+)\s*\)", re.IGNORECASE)


def western(text: str) -> str:
    """A text with Arabic digits written as those of Europe."""
    return text.translate(_DIGITS)


def year(text: str) -> int | None:
    """The one year that a cell names: *2018*, *seit 2018*, *01/03/2018*; None for two or none."""
    found = {int(one) for one in _YEAR.findall(western(text))}
    usable = {one for one in found if FIRST_YEAR <= one <= LAST_YEAR}
    if len(usable) == 1 and len(text) <= 40:
        return usable.pop()
    short = _DAY_FIRST.fullmatch(western(text).strip())
    return _full_year(short[3]) if short and len(short[3]) == 2 else None


def _full_year(digits: str) -> int:
    number = int(digits)
    return number if len(digits) == 4 else 2000 + number if number < 70 else 1900 + number


def partial_date(text: str) -> PartialDate | None:
    """A date as the atlas writes it, of a cell that names a day, a month or a year; days stand before months."""
    words = western(text).strip()
    for pattern in (_ISO, _YEAR_FIRST):
        match = pattern.fullmatch(words)
        if match:
            return _date(int(match[1]), match[2], match[3])
    match = _DAY_FIRST.fullmatch(words)
    if match:
        return _date(_full_year(match[3]), match[2], match[1])
    match = _MONTH_YEAR.fullmatch(words)
    if match:
        return _date(int(match[2]), match[1], None)
    match = _NAMED.fullmatch(words)
    if match and month_named(match[2]):
        return _date(int(match[4]), str(month_named(match[2])), match[1] or match[3])
    if re.fullmatch(r"\d{4}", words) and FIRST_YEAR <= int(words) <= LAST_YEAR:
        return PartialDate(words)
    return None


def _date(year_: int, month: str, day: str | None) -> PartialDate | None:
    written = f"{year_:04}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    try:
        return PartialDate(written)
    except TextError:
        return None


def is_after(one: PartialDate, other: PartialDate) -> bool:
    """Whether the first date is certainly later: its first day comes after the last that the other can mean."""
    return one.earliest() > _latest(other)


def _latest(partial: PartialDate) -> date:
    parts = [int(part) for part in partial.split("-")]
    if len(parts) == 3:
        return date(*parts)
    month = parts[1] if len(parts) == 2 else 12
    following = date(parts[0] + month // 12, month % 12 + 1, 1) if parts[0] < 9999 else date.max
    return date.fromordinal(following.toordinal() - 1)


def country(text: str) -> str:
    """The code of a country that a cell names by name or code of two or three letters; empty where it is none."""
    found = country_id(text)
    if found or len(text) != 3 or not text.isascii():
        return found
    codes = get_global("territory_aliases").get(text.upper(), ())
    return str(codes[0]).lower() if len(codes) == 1 else ""


def status(text: str) -> MembershipStatus | str | None:
    """The status that a cell names; `NO_MEMBER` for *no*; None where it names none."""
    meaning = means(text, "member", "associate", "former", "yes", "no")
    if meaning == "yes":
        return MembershipStatus.MEMBER
    if meaning == "no":
        return NO_MEMBER
    return MembershipStatus(meaning) if meaning else None


def is_unknown(text: str) -> bool:
    """Whether a cell says that nothing is known: *n/a*, *unbekannt*, *-*."""
    return bool(means(text, "unknown")) or text in {"-", "–", "—"}


def address(text: str) -> str | None:
    """The one web address that a cell holds, with its scheme."""
    found = _URL.findall(text)
    if len(found) != 1:
        return None
    plain = found[0].rstrip(".,;)")
    return plain if plain.lower().startswith("http") else f"https://{plain}"


def is_number(text: str) -> bool:
    """Whether a cell holds a number and nothing else."""
    return bool(_NUMBER.fullmatch(western(text).removesuffix("%").strip()))


def whole_number(text: str) -> int | None:
    """A count, however its thousands are parted: *1 234 567*, *1.234.567*, *12,345*, *1234.0*."""
    words = western(text).strip()
    if re.fullmatch(r"\d{1,3}(?:[ .,'’\u00a0\u202f]\d{3})+", words):
        return int(re.sub(r"\D", "", words))
    match = re.fullmatch(r"(\d{1,12})(?:[.,]0+)?", words)
    return int(match[1]) if match else None


def wikidata_id(text: str) -> str | None:
    """An id of Wikidata, also out of an address."""
    match = _WIKIDATA.fullmatch(text)
    return match[1].upper() if match else None


def lau_code(text: str) -> str | None:
    """A code of a municipality, as the table has it: letters and digits, at least one digit."""
    words = western(text).strip().removesuffix(".0").upper()
    return words if _LAU.fullmatch(words) and any(sign.isdigit() for sign in words) else None


def nuts3_id(text: str) -> str | None:
    """A code of a region of the third level of NUTS, also out of an address."""
    match = _NUTS3.fullmatch(text)
    return match[1].upper() if match else None


def geonames_id(text: str) -> int | None:
    """An id of GeoNames, also out of an address."""
    match = _GEONAMES.fullmatch(western(text).removesuffix(".0"))
    number = int(match[1]) if match else 0
    return number if 0 < number < 2**31 else None


def degrees(text: str, most: int) -> float | None:
    """A latitude or longitude in degrees: *51.05*, *51,05*, *51° 3′ 0″ N*; `most` is 90 or 180."""
    match = _DEGREES.fullmatch(western(text).strip())
    if match is None:
        return None
    first, minutes, seconds = (
        float(one.replace(",", ".").replace("−", "-")) if one else 0.0 for one in match.groups()[:3]
    )
    sign = -1 if first < 0 or (match[4] or "").upper() in {"S", "W", "O"} else 1
    value = sign * (abs(first) + minutes / 60 + seconds / 3600)
    return value if abs(value) <= most else None


def coordinates(text: str) -> tuple[float, float] | None:
    """Latitude and longitude of one cell: *51.05, 3.72*, *51,05; 3,72*, *Point(3.72 51.05)*."""
    words = western(text).strip()
    point = _POINT.fullmatch(words)
    if point:
        parts = [point[2], point[1]]
    else:
        parts = re.split(r"\s*;\s*|\s*/\s*|,\s+|(?<=[NS])\s+", words)
        if len(parts) != 2:
            parts = words.split(",") if words.count(",") == 1 else words.split()
    if len(parts) != 2:
        return None
    latitude, longitude = degrees(parts[0], 90), degrees(parts[1], 180)
    return (latitude, longitude) if latitude is not None and longitude is not None else None


def looks_like_data(text: str) -> bool:
    """Whether a cell holds a value rather than a name of a column: a number, a date, an address, an id."""
    return bool(
        is_number(text)
        or _URL.match(text)
        or (re.search(r"\d", text) and partial_date(text))
        or re.fullmatch(r"Q\d+", text)
    )
