"""The sheet of the map, and windows onto it."""

from collections.abc import Iterable
from dataclasses import dataclass

WEST_KM, NORTH_KM = -1850, 2310
"""Where the sheet's north-western corner lies, east and north of the projection's centre."""


@dataclass(frozen=True, slots=True)
class Window:
    """A rectangle of the sheet, in kilometres from its north-western corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def view_box(self) -> str:
        """As the SVG attribute wants it."""
        return f"{self.x} {self.y} {self.width} {self.height}"

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the sheet lies inside."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height

    def share(self, x: float, y: float) -> tuple[float, float]:
        """Where a point lies in per cent of width and height."""
        return round(100 * (x - self.x) / self.width, 2), round(100 * (y - self.y) / self.height, 2)


SHEET = Window(0, 0, 4200, 4280)
"""The whole sheet: from Iceland to Cyprus, from the North Cape to Crete."""


def to_sheet(east: float, north: float) -> tuple[float, float]:
    """From the plane of the projection to the sheet."""
    return east - WEST_KM, NORTH_KM - north


def to_plane(x: float, y: float) -> tuple[float, float]:
    """From the sheet to the plane of the projection."""
    return x + WEST_KM, NORTH_KM - y


def window_around(
    points: Iterable[tuple[float, float]], *, margin: float = 0.12, ratio: float = 1.0, least_km: int = 700
) -> Window:
    """The window that shows these points in their surroundings.

    Args:
        points: on the sheet. Without any, the window is the whole sheet.
        margin: to leave free around them, as a share of their extent.
        ratio: width to height of the window.
        least_km: the smaller side is at least this long, so that a single city shows where it lies.

    The window stays on the sheet where it can; one that is larger than the sheet is centred on it.
    """
    places = list(points)
    if not places:
        return SHEET
    west, east = min(x for x, _ in places), max(x for x, _ in places)
    north, south = min(y for _, y in places), max(y for _, y in places)
    scale = 1 + 2 * margin
    height = max((south - north) * scale, (east - west) * scale / ratio, least_km / min(1.0, ratio))
    width = height * ratio
    return Window(
        _shift(((west + east) - width) / 2, width, SHEET.width),
        _shift(((north + south) - height) / 2, height, SHEET.height),
        round(width),
        round(height),
    )


def _shift(start: float, length: float, whole: int) -> int:
    """The start of a stretch, moved so that the stretch stays within the whole."""
    if length >= whole:
        return round((whole - length) / 2)
    return round(min(max(start, 0), whole - length))
