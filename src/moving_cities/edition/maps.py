"""The maps: places in the plane of the map, windows onto it, and the drawing of Europe beneath them.

One unit of the map is one kilometre; x grows to the east, y to the south, both from the north-western
corner of the sheet. The outlines are Natural Earth's (`web/map/README.md`).
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from moving_cities.edition.errors import EditionError
from moving_cities.edition.graticule import DegreeMark, degree_marks, graticule_lines
from moving_cities.edition.lettering import MapLabel, place_labels
from moving_cities.edition.projection import EUROPE
from moving_cities.edition.windows import SHEET, Window, to_sheet

OUTLINES = Path(__file__).resolve().parents[3] / "web" / "map" / "outlines.json"
"""The committed outlines: rings and lines of [longitude, latitude] in degrees."""

SCALE_SHARE = 0.22
"""The scale bar takes at most this share of the map's width."""


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A city on a map.

    Attributes:
        x, y: its place on the sheet.
        name: what the marker is called, in the reader's language.
        href: the page it links to; empty for the page at hand.
        kind: `featured` (has a profile), `active`, `listed`, or `here` (the page at hand).
    """

    x: int
    y: int
    name: str
    href: str
    kind: str


@dataclass(frozen=True, slots=True)
class ScaleBar:
    """A length on the map: kilometres, and the same in per cent of the drawing's width."""

    kilometres: int
    percent: float


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """A map, ready for its template.

    Attributes:
        label: what the map shows, a sentence: its accessible name.
        view_box: of the SVG element.
        width, height: of the window, for the proportions of the element.
        points: all markers, in the order of drawing and of the keyboard: north to south within a kind.
        labels: the names written on the map; those for which there is no room are left out.
        shapes: path data of the countries that stand out.
        degrees: the marks of the graticule at the margin.
        scale: the scale bar.
    """

    label: str
    view_box: str
    width: int
    height: int
    points: tuple[MapPoint, ...]
    labels: tuple[MapLabel, ...]
    shapes: tuple[str, ...]
    degrees: tuple[DegreeMark, ...]
    scale: ScaleBar


@lru_cache(maxsize=50_000)
def point(latitude: float, longitude: float) -> tuple[int, int]:
    """Where a place lies on the sheet, to the kilometre."""
    x, y = to_sheet(*EUROPE.forward(latitude, longitude))
    return round(x), round(y)


WRITTEN = frozenset({"featured", "here"})
"""Kinds of marker whose names are written on the map where there is room, not only told on hover and focus."""

KINDS = ("listed", "active", "featured", "here")
"""Kinds of marker from the lowest layer to the highest."""


def draw_map(
    points: Iterable[MapPoint], *, label: str, window: Window = SHEET, countries: Sequence[str] = ()
) -> MapDrawing:
    """A map of these points.

    Args:
        points: the markers, in any order; those outside the window are left out.
        label: the map's accessible name.
        window: the part of the sheet to show.
        countries: codes of the countries that stand out; one without an outline is passed over.
    """
    shown = sorted(
        (one for one in points if window.holds(one.x, one.y)),
        key=lambda one: (KINDS.index(one.kind), one.y, one.x, one.name),
    )
    return MapDrawing(
        label=label,
        view_box=window.view_box,
        width=window.width,
        height=window.height,
        points=tuple(shown),
        labels=place_labels(
            [(one.x, one.y, one.name, one.kind) for one in shown if one.kind in WRITTEN],
            [(one.x, one.y) for one in shown],
            window,
        ),
        shapes=tuple(path for path in map(country_path, countries) if path),
        degrees=degree_marks(window),
        scale=_scale(window),
    )


@cache
def country_path(code: str) -> str:
    """The outline of a country as SVG path data; empty where the sheet does not show it."""
    return _path(_outlines()["countries"].get(code, ()), closed=True)


@cache
def base_map() -> bytes:
    """The drawing beneath every map: an SVG whose groups are used by their ids.

    `graticule`, `land`, `borders`, `rivers` and `lakes` carry neither fill nor stroke of their own; they
    inherit both from the `use` element of the page, so one cached file serves every theme and map.
    """
    outlines = _outlines()
    layers = {
        "graticule": _path(graticule_lines(), closed=False),
        "land": _path(outlines["land"], closed=True),
        "borders": _path(outlines["borders"], closed=False),
        "rivers": _path(outlines["rivers"], closed=False),
        "lakes": _path(outlines["lakes"], closed=True),
    }
    drawn = "".join(
        f'<path id="{name}" vector-effect="non-scaling-stroke" d="{path}"/>' for name, path in layers.items()
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{SHEET.view_box}">{drawn}</svg>\n'.encode()


def land_rings() -> tuple[tuple[tuple[int, int], ...], ...]:
    """The land as rings of points on the sheet, for drawings other than SVG."""
    return tuple(tuple(_on_sheet(ring)) for ring in _outlines()["land"])


def border_lines() -> tuple[tuple[tuple[int, int], ...], ...]:
    """The borders between countries as lines of points on the sheet."""
    return tuple(tuple(_on_sheet(line)) for line in _outlines()["borders"])


@cache
def _outlines() -> dict[str, Any]:
    try:
        content: dict[str, Any] = json.loads(OUTLINES.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise EditionError(
            f"The outlines of the map cannot be read from {OUTLINES}: {error}. "
            "Draw them anew with tools/draw_outlines.py."
        ) from error
    return content


def _on_sheet(line: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The line on the sheet, without the points that fall on the one before."""
    points: list[tuple[int, int]] = []
    for longitude, latitude in line:
        here = point(latitude, longitude)
        if not points or here != points[-1]:
            points.append(here)
    return points


def _path(lines: Iterable[Sequence[Sequence[float]]], *, closed: bool) -> str:
    """SVG path data with relative whole kilometres, as short as they can be written."""
    pieces = []
    for line in lines:
        points = _on_sheet(line)
        if closed and points[0] == points[-1]:
            points.pop()
        (x, y), *_ = points
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
        written = " ".join(f"{right} {down}" for right, down in steps).replace(" -", "-")
        pieces.append(f"M{x} {y}l{written}{'z' if closed else ''}" if steps else "")
    return "".join(pieces)


def _scale(window: Window) -> ScaleBar:
    """The longest round length that fits the share of the width it may take."""
    most = window.width * SCALE_SHARE
    kilometres = max(size for size in (10, 20, 50, 100, 200, 500, 1000) if size <= most or size == 10)
    return ScaleBar(kilometres, round(100 * kilometres / window.width, 2))
