"""The maps of pages: which cities are drawn, and how far around them the map reaches."""

from collections.abc import Iterable

from moving_cities.atlas.records import City, Country
from moving_cities.edition.maps import MapDrawing, MapPoint, draw_map, point
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.windows import SHEET, Window, window_around

LOCATOR_KM = 900
"""The least width of a city's map: enough to recognise the coasts and borders around it."""

LOCATOR_RATIO = 1.0
"""Width to height of a city's map."""

COUNTRY_KM = 500
"""The least width of a country's map, so that Luxembourg is not a wall of borders."""


def city_locator(city: City, reader: Reader) -> MapDrawing:
    """The city in its surroundings."""
    label = reader.speech.say("Map: where {city} lies", city=reader.city_name(city).text)
    here = _marker(city, reader, kind="here", href="")
    window = window_around([(here.x, here.y)], ratio=LOCATOR_RATIO, least_km=LOCATOR_KM)
    return draw_map([here], label=label, window=window, countries=[city.country_id])


def cities_map(cities: Iterable[City], label: str, reader: Reader) -> MapDrawing:
    """The cities as linked points, on a map that holds them all."""
    markers = [_marker(city, reader) for city in cities]
    return draw_map(markers, label=label, window=_window(markers))


def europe_map(cities: Iterable[City], label: str, reader: Reader) -> MapDrawing:
    """The cities as linked points on the map of Europe."""
    return draw_map([_marker(city, reader) for city in cities], label=label, window=SHEET)


def country_map(country: Country, cities: Iterable[City], label: str, reader: Reader) -> MapDrawing:
    """The cities of a country, with the country itself marked."""
    markers = [_marker(city, reader) for city in cities]
    return draw_map(markers, label=label, window=_window(markers), countries=[country.id])


def _window(markers: list[MapPoint]) -> Window:
    return window_around([(one.x, one.y) for one in markers], least_km=COUNTRY_KM)


def _marker(city: City, reader: Reader, *, kind: str = "", href: str | None = None) -> MapPoint:
    x, y = point(city.latitude, city.longitude)
    link = reader.city_link(city)
    return MapPoint(x, y, link.words.text, link.href if href is None else href, kind or _kind(city, reader))


def _kind(city: City, reader: Reader) -> str:
    if city.is_featured:
        return "featured"
    return "active" if reader.survey.is_active(city.id) else "listed"
