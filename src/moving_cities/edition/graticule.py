"""The net of meridians and parallels, and its degrees at the margin of a map."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Literal

from moving_cities.edition.projection import EUROPE
from moving_cities.edition.windows import SHEET, Window, to_sheet

STEP_DEGREES = 5
MERIDIANS = range(-45, 75, STEP_DEGREES)
PARALLELS = range(25, 85, STEP_DEGREES)
SPARSE_ABOVE_KM = 2600
"""A window wider than this numbers every tenth degree instead of every fifth."""

KEEP_CLEAR_PERCENT = 5.0
"""No mark stands nearer to a corner than this."""


@dataclass(frozen=True, slots=True)
class DegreeMark:
    """A degree at the margin: its edge, where along it in per cent from north or west, its number."""

    edge: Literal["bottom", "side"]
    percent: float
    degrees: int


def graticule_lines() -> tuple[tuple[tuple[float, float], ...], ...]:
    """Every fifth meridian and parallel as a line of (longitude, latitude)."""
    first, last, west, east = PARALLELS[0], PARALLELS[-1], MERIDIANS[0], MERIDIANS[-1]
    lines = [[(float(e), float(n)) for n in range(first, last + 1, STEP_DEGREES)] for e in MERIDIANS]
    lines += [[(float(e), float(n)) for e in range(west, east + 1, STEP_DEGREES)] for n in PARALLELS]
    return tuple(tuple(piece) for line in lines if len(piece := _on_sheet(line)) > 1)


@cache
def degree_marks(window: Window) -> tuple[DegreeMark, ...]:
    """The degrees where the net meets the southern and the western edge of a window."""
    step = 2 * STEP_DEGREES if window.width > SPARSE_ABOVE_KM else STEP_DEGREES
    bottom, left = window.y + window.height, window.x
    marks: list[DegreeMark] = []
    for east in (one for one in MERIDIANS if one % step == 0):
        north = _bisect(partial(_northing, longitude=east), -bottom, 20, 85)
        _mark(marks, "bottom", window.share(_sheet(north, east)[0], bottom)[0], east)
    for north in (one for one in PARALLELS if one % step == 0):
        crossing = _bisect(partial(_easting, north), left, -75, 95)
        _mark(marks, "side", window.share(left, _sheet(north, crossing)[1])[1], north)
    return tuple(marks)


def _mark(marks: list[DegreeMark], edge: Literal["bottom", "side"], percent: float, degrees: int) -> None:
    if KEEP_CLEAR_PERCENT <= percent <= 100 - KEEP_CLEAR_PERCENT:
        marks.append(DegreeMark(edge, percent, abs(degrees)))


def _northing(latitude: float, longitude: float) -> float:
    return -_sheet(latitude, longitude)[1]


def _easting(latitude: float, longitude: float) -> float:
    return _sheet(latitude, longitude)[0]


def _on_sheet(line: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points of a line that lie on the sheet, and the one before and after them."""
    inside = [SHEET.holds(*_sheet(north, east)) for east, north in line]
    return [place for index, place in enumerate(line) if any(inside[max(index - 1, 0) : index + 2])]


def _sheet(latitude: float, longitude: float) -> tuple[float, float]:
    return to_sheet(*EUROPE.forward(latitude, longitude))


def _bisect(rising: Callable[[float], float], target: float, low: float, high: float) -> float:
    """Where a rising function reaches the target, to a thousandth."""
    while high - low > 0.001:
        middle = (low + high) / 2
        if rising(middle) < target:
            low = middle
        else:
            high = middle
    return (low + high) / 2
