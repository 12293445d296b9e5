"""The maps: the projection against published values, windows, markers, and the drawing beneath them."""

import math
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moving_cities.edition import maps
from moving_cities.edition.graticule import degree_marks
from moving_cities.edition.lettering import _places
from moving_cities.edition.maps import MapPoint, base_map, country_path, draw_map, land_rings, point
from moving_cities.edition.projection import EUROPE, EqualAreaProjection
from moving_cities.edition.windows import SHEET, Window, window_around

EXTREMES = {
    "Reykjavík": (64.135, -21.895),
    "Tromsø": (69.649, 18.955),
    "Lemesos": (34.684, 33.038),
    "Lisboa": (38.717, -9.133),
    "Pavlohrad": (48.532, 35.869),
}


def a_point(kind: str = "active", x: int = 2000, y: int = 2000, name: str = "Gent") -> MapPoint:
    return MapPoint(x, y, name, "/en/gent/", kind)


def test_projection_gives_the_published_example() -> None:
    """Snyder, Map Projections, page 332: the worked example of the spherical form."""
    x, y = EqualAreaProjection(latitude=40, longitude=-100, radius=3).forward(-20, 100)
    assert (x, y) == pytest.approx((-4.2339303, 4.0257775), abs=1e-6)


def test_projection_lies_within_two_kilometres_of_etrs89_laea() -> None:
    """IOGP Guidance Note 7-2 gives 50° N 5° E as E 3962799.45 N 2999718.85 on the ellipsoid."""
    x, y = EUROPE.forward(50, 5)
    assert (x + 4321, y + 3210) == pytest.approx((3962.799, 2999.719), abs=2)


@given(st.floats(28, 80), st.floats(-40, 65))
def test_inverse_undoes_forward(latitude: float, longitude: float) -> None:
    assert EUROPE.inverse(*EUROPE.forward(latitude, longitude)) == pytest.approx((latitude, longitude), abs=1e-7)


def test_inverse_of_the_centre_is_the_centre() -> None:
    assert EUROPE.inverse(0, 0) == (52, 10)


@given(st.floats(36, 69), st.floats(-9, 30))
def test_a_degree_square_keeps_its_area(south: float, west: float) -> None:
    """Equal area is the promise of the projection: no country looms larger than it is."""
    corners = [EUROPE.forward(south + dy, west + dx) for dx, dy in ((0, 0), (0.01, 0), (0.01, 0.01), (0, 0.01))]
    drawn = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(corners, corners[1:] + corners[:1], strict=True))) / 2
    band = math.sin(math.radians(south + 0.01)) - math.sin(math.radians(south))
    assert drawn == pytest.approx(EUROPE.radius**2 * math.radians(0.01) * band, rel=1e-3)


@pytest.mark.parametrize("name", EXTREMES)
def test_the_outermost_cities_lie_on_the_sheet(name: str) -> None:
    assert SHEET.holds(*point(*EXTREMES[name]))


def test_one_unit_is_a_kilometre() -> None:
    """Gent and Antwerpen are 51 km apart."""
    gent, antwerpen = point(51.05, 3.717), point(51.22, 4.4)
    assert math.dist(gent, antwerpen) == pytest.approx(51.4, abs=1.5)


@given(st.lists(st.tuples(st.floats(0, 4200), st.floats(0, 4280)), min_size=1), st.sampled_from([0.75, 1.0, 1.5]))
def test_a_window_holds_its_points_and_stays_on_the_sheet(places: list[tuple[float, float]], ratio: float) -> None:
    window = window_around(places, ratio=ratio)
    assert all(window.x - 1 <= x <= window.x + window.width + 1 for x, _ in places)
    assert all(window.y - 1 <= y <= window.y + window.height + 1 for _, y in places)
    assert window.width == pytest.approx(window.height * ratio, abs=2)
    if window.width <= SHEET.width:
        assert 0 <= window.x <= SHEET.width - window.width
    if window.height <= SHEET.height:
        assert 0 <= window.y <= SHEET.height - window.height


def test_a_single_city_is_shown_in_its_surroundings() -> None:
    window = window_around([point(51.05, 3.717)], least_km=600)
    assert (window.width, window.height) == (600, 600)


def test_no_points_show_the_whole_sheet() -> None:
    assert window_around([]) is SHEET


def test_a_drawing_puts_the_city_at_hand_on_top_and_orders_each_kind_from_north_to_south() -> None:
    points = [
        a_point("here"),
        a_point("active", y=900, name="B"),
        a_point("active", y=300, name="A"),
        a_point("listed"),
    ]
    drawing = draw_map(points, label="Europe")
    assert [one.kind for one in drawing.points] == ["listed", "active", "active", "here"]
    assert [one.name for one in drawing.points[1:3]] == ["A", "B"]


def test_a_drawing_leaves_out_what_its_window_does_not_show() -> None:
    drawing = draw_map([a_point(x=50)], label="Europe", window=Window(1000, 1000, 500, 500))
    assert drawing.points == ()


def test_names_are_written_for_cities_with_a_profile_and_never_run_into_each_other() -> None:
    crowd = [a_point("featured", x=2000 + 9 * n, y=2000 + 5 * n, name=f"Rottenburg {n}") for n in range(40)]
    labels = draw_map([*crowd, a_point("active")], label="Europe").labels
    assert 2 < len(labels) < 40
    assert {label.kind for label in labels} == {"featured"}
    boxes = [
        _places(label.x_percent * 5.8, label.y_percent * 5.8 * 4280 / 4200, label.name)[label.side] for label in labels
    ]
    assert not any(one.meets(other) for n, one in enumerate(boxes) for other in boxes[:n])


def test_a_name_at_the_edge_stands_on_the_side_where_there_is_room() -> None:
    labels = draw_map([a_point("featured", x=4150), a_point("featured", x=60)], label="Europe").labels
    assert {label.x_percent: label.side for label in labels} == {98.81: "start", 1.43: "end"}


def test_the_place_at_hand_gets_its_name_before_all_others() -> None:
    crowd = [a_point("featured", x=2000 + n, name=f"Rottenburg {n}") for n in range(9)]
    labels = draw_map([*crowd, a_point("here", x=2004, name="Stuttgart")], label="Europe").labels
    assert labels[-1].name == "Stuttgart"
    assert labels[-1].side == "end"


@pytest.mark.parametrize(("name", "side"), [("Gent", "end"), ("Rottenburg am Neckar", "above")])
def test_a_long_name_stands_above_its_place_on_a_small_map(name: str, side: str) -> None:
    """The map of a city is about 300 pixels wide on a phone."""
    window = Window(1600, 1600, 900, 900)
    (label,) = draw_map([a_point("here", x=2050, y=2050, name=name)], label="Map", window=window).labels
    assert label.side == side


@pytest.mark.parametrize(("width", "kilometres"), [(4200, 500), (700, 100), (300, 50), (30, 10)])
def test_the_scale_bar_is_round_and_fits(width: int, kilometres: int) -> None:
    scale = draw_map([], label="Europe", window=Window(0, 0, width, width)).scale
    assert scale.kilometres == kilometres
    assert scale.percent == pytest.approx(100 * kilometres / width, abs=0.01)


def test_degrees_stand_where_the_net_meets_the_margin() -> None:
    marks = degree_marks(SHEET)
    assert [mark.degrees for mark in marks if mark.edge == "side"] == [40, 50, 60]
    for mark in marks:
        if mark.edge == "bottom":
            x, y = SHEET.width * mark.percent / 100, SHEET.height
            _, longitude = EUROPE.inverse(x - 1850, 2310 - y)
            assert abs(longitude) == pytest.approx(mark.degrees, abs=0.05)


def test_the_base_map_is_well_formed_small_and_without_colours_of_its_own() -> None:
    """Colours come from the page; a style inside would break the strict policy and dark mode."""
    drawing = base_map()
    layers = [element.get("id") for element in ET.fromstring(drawing)]
    assert layers == ["graticule", "land", "borders", "rivers", "lakes"]
    assert not re.search(rb"style|fill|stroke=|href", drawing)
    assert len(drawing) < 50_000


def test_a_country_can_stand_out_and_an_unknown_one_is_passed_over() -> None:
    assert country_path("be").startswith("M")
    assert country_path("zz") == ""
    assert draw_map([], label="Belgium", countries=("be", "zz")).shapes == (country_path("be"),)


def test_ghent_lies_inside_the_outline_of_belgium_and_on_land() -> None:
    """The outlines and the points use the same plane: a city never floats beside its country."""
    gent = point(51.05, 3.717)
    assert _inside(gent, _ring(country_path("be")))
    assert any(_inside(gent, ring) for ring in land_rings())


def test_missing_outlines_say_how_to_get_them(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(maps, "OUTLINES", tmp_path / "none.json")  # type: ignore[operator]
    maps._outlines.cache_clear()
    with pytest.raises(maps.EditionError, match="draw_outlines"):
        land_rings()
    maps._outlines.cache_clear()


def _ring(path: str) -> tuple[tuple[int, int], ...]:
    """The first ring of relative path data."""
    numbers = [int(number) for number in re.findall(r"-?\d+", path.split("z")[0])]
    x, y = numbers[:2]
    places = [(x, y)]
    for right, down in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + right, y + down
        places.append((x, y))
    return tuple(places)


def _inside(place: tuple[int, int], ring: tuple[tuple[int, int], ...]) -> bool:
    """Even-odd rule."""
    x, y = place
    crossings = 0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            crossings += 1
    return crossings % 2 == 1
