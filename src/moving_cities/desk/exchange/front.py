"""The tables of what holds for the whole atlas."""

from collections.abc import Iterator

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk import models
from moving_cities.desk.exchange.tables import Row, Table, a_list
from moving_cities.desk.models.front import ONLY_ROW


def _highlight_rows(atlas: Atlas) -> Iterator[Row]:
    for place, one in enumerate(atlas.highlights):
        yield ONLY_ROW, place, one.kind.value, one.id


def _credit_rows(atlas: Atlas) -> Iterator[Row]:
    for place, one in enumerate(atlas.credits):
        yield ONLY_ROW, place, one.name, one.what, one.url, one.licence


SETTINGS = Table(models.AtlasSettings, ("id", "as_of"), lambda atlas: [(ONLY_ROW, str(atlas.as_of))])
LANGUAGES = a_list(
    models.AtlasLanguage,
    "atlas_id",
    ("sort_order", "language"),
    lambda atlas: ((ONLY_ROW, place, code) for place, code in enumerate(atlas.languages)),
)
HIGHLIGHTS = a_list(models.Highlight, "atlas_id", ("sort_order", "kind", "record_id"), _highlight_rows)
CREDITS = a_list(models.Credit, "atlas_id", ("sort_order", "name", "what", "url", "licence"), _credit_rows)
ALIASES = Table(
    models.Alias,
    ("path", "language", "kind", "record_id"),
    lambda atlas: ((one.path, one.language, one.kind.value, one.id) for one in atlas.aliases),
    key=("path",),
)

FRONT = (SETTINGS, LANGUAGES, HIGHLIGHTS, CREDITS, ALIASES)
