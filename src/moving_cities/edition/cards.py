"""The drawn card that stands for a page where it is shared: a name, a line, and the place on the map.

The same words give the same bytes: the typefaces are our own, the drawing has no clock, and PNG holds
nothing but the pixels.
"""

import hashlib
import io
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypedDict

from PIL import Image, ImageColor, ImageDraw, ImageFont, features

from moving_cities.edition.errors import EditionError
from moving_cities.edition.maps import border_lines, land_rings
from moving_cities.edition.windows import SHEET

FONTS = Path(__file__).resolve().parents[3] / "web" / "fonts"
EUROPEAN, ARABIC = "card-sofia-condensed.ttf", "card-readex.ttf"

SIZE = WIDTH, HEIGHT = 1200, 630
MAP_WIDTH, MARGIN = 500, 64
SPAN_KM = 1700
"""How many kilometres the height of the map spans on a card with a place."""

PAPER, INK, SOFT, SEA, LAND, COAST, BORDER = (
    "#f8fafb",
    "#0a1a2a",
    "#42566a",
    "#d9e6ed",
    "#ffffff",
    "#7f97a6",
    "#b4c2cb",
)
SIGNAL, RING = "#d2331a", "#0b45b8"

WHOLE_MAP = (300, 560, 3500)
"""West, north and height, in kilometres of the sheet, of the map on a card without a place."""

LARGEST, SMALLEST, TEXT_SIZE, SMALLEST_TEXT = 150, 56, 42, 30
"""Sizes in pixels between which title and line are fitted."""

STEPS = 12
"""Shades from one colour to another at a smooth edge."""

BRAND = "Moving Cities"


def draw_card(title: str, line: str, place: tuple[int, int] | None, direction: str) -> bytes:
    """The card as PNG, 1200 by 630 pixels.

    Args:
        title: the name, large.
        line: a sentence beneath it.
        place: the city on the sheet of the map, in kilometres; None shows Europe without a marker.
        direction: `ltr` or `rtl`; in the latter the map stands on the left.

    Raises:
        EditionError: a typeface cannot be read, or Pillow lacks the shaping that Arabic needs.
    """
    card = Image.new("RGB", SIZE, PAPER)
    map_left = 0 if direction == "rtl" else WIDTH - MAP_WIDTH
    card.paste(_map(place), (map_left, 0))
    pen = ImageDraw.Draw(card)
    edge = MAP_WIDTH if direction == "rtl" else map_left
    pen.line([(edge, 0), (edge, HEIGHT)], fill=INK, width=3)
    _neatline(pen)
    _words(pen, title, line, direction)
    picture = io.BytesIO()
    card.quantize(palette=_palette(), dither=Image.Dither.NONE).save(picture, "PNG", compress_level=6)
    return picture.getvalue()


@cache
def card_recipe() -> str:
    """A hash of everything but its words that decides the bytes of a card."""
    digest = hashlib.sha256(Path(__file__).read_bytes())
    for name in (EUROPEAN, ARABIC):
        digest.update((FONTS / name).read_bytes())
    digest.update(repr((land_rings(), border_lines())).encode() + version("pillow").encode())
    return digest.hexdigest()


@cache
def _palette() -> Image.Image:
    """The card's colours, and the steps between those that meet at a smooth edge."""
    meetings = (
        (PAPER, INK), (PAPER, SOFT), (PAPER, SIGNAL), (PAPER, RING), (LAND, RING), (SEA, RING),
        (LAND, SIGNAL), (SEA, LAND), (SEA, COAST), (LAND, COAST), (LAND, BORDER),
    )  # fmt: skip
    colours: list[int] = []
    for one, other in meetings:
        ends = list(zip(ImageColor.getrgb(one)[:3], ImageColor.getrgb(other)[:3], strict=True))
        for step in range(STEPS):
            colours += [round(first + (last - first) * step / (STEPS - 1)) for first, last in ends]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours)
    return palette


def _map(place: tuple[int, int] | None) -> Image.Image:
    x, y, height = WHOLE_MAP
    if place:
        height = SPAN_KM
        width = round(height * MAP_WIDTH / HEIGHT)
        x = min(max(place[0] - width // 2, 0), SHEET.width - width)
        y = min(max(place[1] - height // 2, 0), SHEET.height - height)
    drawn = _land(x, y, height).copy()
    if place:
        pen = ImageDraw.Draw(drawn)
        at = ((place[0] - x) * HEIGHT / height, (place[1] - y) * HEIGHT / height)
        for radius, colour in ((26, RING), (21, LAND), (15, SIGNAL)):
            pen.circle(at, radius, fill=colour)
    return drawn


@cache
def _land(x: int, y: int, height: int) -> Image.Image:
    """The land in a window of the sheet, drawn at twice the size and reduced for smooth coasts."""
    scale = 2 * HEIGHT / height
    large = Image.new("RGB", (2 * MAP_WIDTH, 2 * HEIGHT), SEA)
    pen = ImageDraw.Draw(large)
    for ring in land_rings():
        points = [((east - x) * scale, (south - y) * scale) for east, south in ring]
        pen.polygon(points, fill=LAND, outline=COAST, width=3)
    for line in border_lines():
        pen.line([((east - x) * scale, (south - y) * scale) for east, south in line], fill=BORDER, width=3)
    return large.resize((MAP_WIDTH, HEIGHT), Image.Resampling.BOX)


def _neatline(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle((0, HEIGHT - 16, WIDTH, HEIGHT), fill=PAPER, outline=INK, width=2)
    for left in range(0, WIDTH, 120):
        pen.rectangle((left, HEIGHT - 16, left + 60, HEIGHT), fill=INK)


def _words(pen: ImageDraw.ImageDraw, title: str, line: str, direction: str) -> None:
    room = WIDTH - MAP_WIDTH - 2 * MARGIN
    right = direction == "rtl"
    x = WIDTH - MARGIN if right else MARGIN
    anchor = "ra" if right else "la"
    top = MARGIN
    pen.circle((x - 14 if right else x + 14, top + 20), 14, fill=RING)
    pen.circle((x - 14 if right else x + 14, top + 20), 10, fill=PAPER)
    pen.circle((x - 14 if right else x + 14, top + 20), 7, fill=SIGNAL)
    if title != BRAND:
        pen.text((x - 42 if right else x + 42, top), BRAND, INK, _font(EUROPEAN, 40), anchor)
    title_rows, title_size = _fitted(title, room, LARGEST, SMALLEST, rows=3)
    line_rows, line_size = _fitted(line, room, TEXT_SIZE, SMALLEST_TEXT, rows=3)
    height = len(title_rows) * title_size + 28 + len(line_rows) * line_size * 1.3
    y = HEIGHT - 16 - MARGIN - height
    for row in title_rows:
        pen.text((x, y), row, INK, _font(_family(title), title_size), anchor, **_shaping(title))
        y += title_size
    y += 28
    for row in line_rows:
        pen.text((x, y), row, SOFT, _font(_family(line), line_size), anchor, **_shaping(line))
        y += line_size * 1.3


def _fitted(text: str, room: int, largest: int, smallest: int, rows: int) -> tuple[list[str], int]:
    """The text in as few rows as its largest fitting size allows, and that size."""
    size = largest
    while size > smallest:
        found = _broken(text, room, size)
        if len(found) <= (1 if size > largest * 0.62 else rows) and all(_width(row, size) <= room for row in found):
            return found, size
        size -= 4
    found = _broken(text, room, size)
    return [*found[: rows - 1], found[rows - 1] + "…"] if len(found) > rows else found, size


def _broken(text: str, room: int, size: int) -> list[str]:
    rows = [""]
    for word in text.split():
        longer = f"{rows[-1]} {word}".strip()
        if rows[-1] and _width(longer, size) > room:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows


def _width(text: str, size: int) -> float:
    return _font(_family(text), size).getlength(text, **_shaping(text))


def _is_arabic(text: str) -> bool:
    return any("\u0600" <= sign <= "\u06ff" for sign in text)


def _family(text: str) -> str:
    return ARABIC if _is_arabic(text) else EUROPEAN


class _Shaping(TypedDict, total=False):
    direction: str
    language: str


def _shaping(text: str) -> _Shaping:
    """The arguments by which Pillow joins and turns Arabic letters."""
    if not _is_arabic(text):
        return {}
    if not features.check("raqm"):
        raise EditionError(
            "Arabic cards need Pillow with Raqm; install Pillow's own wheel (pip install --only-binary pillow pillow)."
        )
    return {"direction": "rtl", "language": "ar"}


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    try:
        return ImageFont.truetype(FONTS / name, size)
    except OSError as error:
        raise EditionError(
            f"The typeface {FONTS / name} cannot be read: {error}. Make it anew with tools/subset_fonts.py."
        ) from error
