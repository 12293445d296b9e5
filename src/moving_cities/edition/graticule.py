"""The net of meridians and parallels, and its degrees at the margin of a map."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from moving_cities.edition.projection import EUROPE
from moving_cities.edition.windows import SHEET, Window, to_plane, to_sheet

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


SAMPLES = 12
"""Points of an edge at which the net is measured; between them it is nearly even."""


@cache
def degree_marks(window: Window) -> tuple[DegreeMark, ...]:
    """The degrees where the net meets the southern and the western edge of a window."""
    step = 2 * STEP_DEGREES if window.width > SPARSE_ABOVE_KM else STEP_DEGREES
    shares = [index / SAMPLES for index in range(SAMPLES + 1)]
    bottom = [_degrees(window.x + share * window.width, window.y + window.height)[1] for share in shares]
    side = [_degrees(window.x, window.y + (1 - share) * window.height)[0] for share in shares]
    meridians = [(one, _crossing(bottom, one)) for one in MERIDIANS if one % step == 0]
    parallels = [(one, _crossing(side, one)) for one in PARALLELS if one % step == 0]
    return (
        *(DegreeMark("bottom", percent, abs(one)) for one, percent in meridians if _is_clear(percent)),
        *(DegreeMark("side", round(100 - percent, 2), abs(one)) for one, percent in parallels if _is_clear(percent)),
    )


def _degrees(x: float, y: float) -> tuple[float, float]:
    return EUROPE.inverse(*to_plane(x, y))


def _crossing(rising: list[float], degrees: float) -> float:
    """Where along an edge, in per cent, its rising degrees reach a value; outside of 0-100 where they do not."""
    for index, (one, other) in enumerate(pairwise(rising)):
        if one <= degrees < other:
            return round(100 * (index + (degrees - one) / (other - one)) / SAMPLES, 2)
    return -1.0


def _is_clear(percent: float) -> bool:
    return KEEP_CLEAR_PERCENT <= percent <= 100 - KEEP_CLEAR_PERCENT


def _on_sheet(line: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points of a line that lie on the sheet, and the one before and after them."""
    inside = [SHEET.holds(*_sheet(north, east)) for east, north in line]
    return [place for index, place in enumerate(line) if any(inside[max(index - 1, 0) : index + 2])]


def _sheet(latitude: float, longitude: float) -> tuple[float, float]:
    return to_sheet(*EUROPE.forward(latitude, longitude))
