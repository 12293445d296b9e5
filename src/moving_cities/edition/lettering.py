"""The names on a map: where each is written so that none runs into another.

Sizes are those of a drawing 580 pixels wide; on a narrower one the style leaves the names out, except
that of the place at hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from moving_cities.edition.windows import Window

NOMINAL_WIDTH = 580.0
LETTER, LINE, GAP, RING = 6.6, 15.0, 11.0, 7.0
"""Mean width of a letter, height of a line, distance between a point and its name, radius of a marker."""

HERE_TIMES = 2.8
"""The name of the place at hand is larger, and its map can be half as wide."""


@dataclass(frozen=True, slots=True)
class MapLabel:
    """A name written on the map.

    Attributes:
        x_percent, y_percent: its point, in per cent of the drawing.
        name: what is written.
        kind: of the marker.
        side: `end`, `start`, `above` or `below` the point, left to right.
    """

    x_percent: float
    y_percent: float
    name: str
    kind: str
    side: str


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        """Whether the two lie over each other."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies within, or on the edge."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def place_labels(
    names: Sequence[tuple[int, int, str, str]], points: Sequence[tuple[int, int]], window: Window
) -> tuple[MapLabel, ...]:
    """Write the names greedily, the last first (it lies highest); one without room is left out.

    Args:
        names: (x, y, name, kind) on the sheet.
        points: every marker of the map, which names should not cover.
        window: the part of the sheet that is drawn.
    """
    scale = NOMINAL_WIDTH / window.width
    frame = _Box(0, 0, NOMINAL_WIDTH, window.height * scale)
    dots = [((x - window.x) * scale, (y - window.y) * scale) for x, y in points]
    named = [((x - window.x) * scale, (y - window.y) * scale) for x, y, _, _ in names]
    taken: list[_Box] = []
    labels: list[MapLabel] = []
    for at, (x, y, name, kind) in zip(reversed(named), reversed(names), strict=True):
        rings = [_ring(*other) for other in named if other != at]
        free = [
            (side, box)
            for side, box in _places(*at, name, HERE_TIMES if kind == "here" else 1).items()
            if _fits(box, frame) and not any(box.meets(other) for other in (*taken, *rings))
        ]
        if free:
            side, box = min(free, key=lambda one: _covered(one[1], dots))
            taken.append(box)
            labels.append(MapLabel(*window.share(x, y), name, kind, side))
    return tuple(reversed(labels))


def _ring(x: float, y: float) -> _Box:
    """The room of a marker with a name, which no other name may cover."""
    return _Box(x - RING, y - RING, x + RING, y + RING)


def _places(x: float, y: float, name: str, times: float = 1) -> dict[str, _Box]:
    """Where a name can stand, best first."""
    width, line, gap = times * LETTER * len(name), times * LINE, times * GAP
    half = line / 2
    return {
        "end": _Box(x + gap, y - half, x + gap + width, y + half),
        "start": _Box(x - gap - width, y - half, x - gap, y + half),
        "above": _Box(x - width / 2, y - gap - line, x + width / 2, y - gap),
        "below": _Box(x - width / 2, y + gap, x + width / 2, y + gap + line),
    }


def _fits(box: _Box, frame: _Box) -> bool:
    return frame.holds(box.left, box.top) and frame.holds(box.right, box.bottom)


def _covered(box: _Box, dots: Sequence[tuple[float, float]]) -> int:
    """How many points the name would cover."""
    return sum(box.holds(x, y) for x, y in dots)
