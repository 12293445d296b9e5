"""Which preview cards an edition needs, with the words that stand on them."""

from collections.abc import Iterator
from dataclasses import dataclass

from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.languages import language
from moving_cities.edition.maps import point
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.previews import SHARED, card_path


@dataclass(frozen=True, slots=True)
class CardOrder:
    """A card to draw.

    Attributes:
        path: where it stands in the edition.
        title, line: the words on it.
        place: the city's place on the sheet of the map; None for the shared card.
        direction: `ltr` or `rtl`.
    """

    path: str
    title: str
    line: str
    place: tuple[int, int] | None
    direction: str


def card_orders(reader: Reader) -> Iterator[CardOrder]:
    """All cards of the reader's language."""
    direction = language(reader.code).direction
    line = reader.speech.say("An atlas of what cities do for migration and inclusion")
    yield CardOrder(card_path(reader.code, SHARED), reader.site.name, line, None, direction)
    for city in reader.atlas.featured_cities:
        document = reader.atlas.document(RecordKind.CITY, city.id)
        subtitle = reader.head(document, "subtitle").text
        country = reader.country_name(reader.atlas.country(city.country_id))
        place = point(city.latitude, city.longitude)
        name = reader.city_name(city).text
        yield CardOrder(card_path(reader.code, city.id), name, subtitle or country, place, direction)
