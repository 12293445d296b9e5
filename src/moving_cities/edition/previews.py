"""The preview images of pages: which card belongs to a page.

Every profile has a card of its own in every language; the other pages of a language share one.
"""

from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.records import City
from moving_cities.atlas.snapshot import Atlas

SHARED = "atlas"
"""Name of the card that pages without one of their own share."""


def card_address(atlas: Atlas, kind: RecordKind, record_id: str, code: str) -> str:
    """The root-relative address of the card of a record's page."""
    city = _city_of(atlas, kind, record_id)
    return f"/{card_path(code, city.id if city else SHARED)}"


def _city_of(atlas: Atlas, kind: RecordKind, record_id: str) -> City | None:
    if kind is RecordKind.APPROACH:
        record_id = atlas.approach(record_id).city_id
    elif kind is not RecordKind.CITY:
        return None
    city = atlas.city(record_id)
    return city if city.is_featured else None


def card_path(code: str, name: str) -> str:
    """Where a card stands in the edition."""
    return f"cards/{code}/{name}.png"
