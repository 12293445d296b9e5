"""What every page has: addresses, title, description, alternates, way back, preview, structured data."""

from typing import Any, TypedDict

from moving_cities.atlas.kinds import RecordKind, Section
from moving_cities.edition.pages.frame import section_link
from moving_cities.edition.pages.reader import Reader
from moving_cities.edition.pages.words import Alternate, Link, Words
from moving_cities.edition.previews import card_address
from moving_cities.edition.structured_data import json_ld

DESCRIPTION_LENGTH = 200


class Head(TypedDict):
    """The fields that `models.Page` asks of every page, as keyword arguments."""

    address: str
    url: str
    language: str
    title: str
    heading: Words
    description: str
    breadcrumbs: tuple[Link, ...]
    alternates: tuple[Alternate, ...]
    default_url: str
    card: str
    structured_data: str
    notices: tuple[str, ...]
    menu_section: str


def head(
    reader: Reader,
    kind: RecordKind,
    record_id: str,
    *,
    heading: Words,
    description: str,
    title: str = "",
    trail: tuple[Link, ...] = (),
    notices: tuple[str, ...] = (),
    menu_section: Section | str = "",
    about: dict[str, Any] | None = None,
) -> Head:
    """The head of the record's page.

    Args:
        reader: for whom.
        kind: of the record.
        record_id: of the record.
        heading: the `h1`.
        description: plain words; cut at a word's end when longer than `DESCRIPTION_LENGTH`.
        title: for the `title` element where it differs from the heading.
        trail: the way back below home.
        notices: sentences about the page as a whole.
        menu_section: the entry of the menu that the page belongs to.
        about: what the page is about, as schema.org JSON-LD.
    """
    address = reader.address(kind, record_id)
    alternates = reader.alternates(kind, record_id)
    is_home = kind is RecordKind.SECTION and record_id == Section.HOME
    breadcrumbs = () if is_home else (section_link(Section.HOME, reader), *trail)
    return Head(
        address=address,
        url=reader.site.url(address),
        language=reader.code,
        title=title or heading.text,
        heading=heading,
        description=_cut(description),
        breadcrumbs=breadcrumbs,
        alternates=alternates,
        default_url=reader.site.url("/") if is_home else alternates[0].url,
        card=reader.site.url(card_address(reader.atlas, kind, record_id, reader.code)),
        structured_data=json_ld(reader.site, heading.text, address, reader.code, breadcrumbs, about),
        notices=notices,
        menu_section=str(menu_section),
    )


def _cut(text: str) -> str:
    if len(text) <= DESCRIPTION_LENGTH:
        return text
    return text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
