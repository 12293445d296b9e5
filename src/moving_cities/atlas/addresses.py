"""Where every page of the atlas stands, in every language.

Addresses are promises: once published they answer for ever. The words of the listing pages stand in
`section_addresses.csv` (the incumbent's own words where it has the language); records hang below them
by their slugs. Every address starts with the language's code and ends in a slash.
"""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from moving_cities.atlas.errors import UnknownSectionError
from moving_cities.atlas.kinds import RecordKind, Section
from moving_cities.atlas.sentences import say
from moving_cities.atlas.snapshot import Atlas

ENTRY_PAGE = "about"
"""The page that answers for the section of the pages about the atlas."""

RESERVED = frozenset({"assets", "desk", "desk-static", "404", "health"})
"""First words of addresses below a language or the root that are no record's."""


ANSWERED_BY_THE_SERVER = frozenset(
    {"assets", "cards", "desk", "desk-static", "health", ".well-known", "-"}
    | {"index.html", "robots.txt", "sitemap.xml", "favicon.svg", "favicon.ico"}
)
"""First words of addresses at which no reader is ever sent on, because something else stands there or below."""


def address_of(atlas: Atlas, kind: RecordKind, record_id: str, language: str) -> str:
    """The address of a record's page in this language, such as `/pl/gandawa/`.

    Raises:
        UnknownRecordError: the atlas has no such record.
        UnknownSectionError: there is no such section.
    """
    if kind is RecordKind.SECTION:
        return section_address(record_id, language)
    return f"/{language}/{'/'.join(_parts(atlas, kind, record_id, language))}/"


def pages_at(atlas: Atlas, language: str) -> Iterator[tuple[str, tuple[RecordKind, str]]]:
    """The address of every page in this language, without its end slash, and the kind and id of its record.

    Approaches of cities that the atlas lacks have none.
    """
    cities = {one.id for one in atlas.cities}
    pages = (
        *((RecordKind.SECTION, section) for section in Section),
        *((RecordKind.CITY, one.id) for one in atlas.cities),
        *((RecordKind.COUNTRY, one.id) for one in atlas.countries),
        *((RecordKind.NETWORK, one.id) for one in atlas.networks),
        *((RecordKind.TOPIC, one.id) for one in atlas.topics),
        *((RecordKind.APPROACH, one.id) for one in atlas.approaches if one.city_id in cities),
        *((RecordKind.PAGE, one.id) for one in atlas.pages),
        *((RecordKind.NEWS, one.id) for one in atlas.news),
    )
    for kind, record_id in pages:
        yield address_of(atlas, kind, record_id, language).removesuffix("/"), (kind, str(record_id))


def section_address(section: str, language: str) -> str:
    """The address of a listing page; `about` and `search` are sections too."""
    if section == Section.HOME:
        return f"/{language}/"
    return f"/{language}/{section_word(section, language)}/"


def section_word(section: str, language: str) -> str:
    """The word of a section in addresses of this language.

    Raises:
        UnknownSectionError: there is no such section, or it has no word in this language.
    """
    try:
        return _words()[section, language]
    except KeyError:
        raise UnknownSectionError(
            say(
                "The section “{section}” has no address in “{language}”; add it to section_addresses.csv.",
                section=section,
                language=language,
            )
        ) from None


@cache
def taken_words(language: str) -> frozenset[str]:
    """Words that no city's slug may be in this language, because a listing page stands there."""
    return RESERVED | {word for (_, code), word in _words().items() if code == language}


def _parts(atlas: Atlas, kind: RecordKind, record_id: str, language: str) -> tuple[str, ...]:
    if kind is RecordKind.CITY:
        return (atlas.city(record_id).slug(language),)
    if kind is RecordKind.APPROACH:
        approach = atlas.approach(record_id)
        return (atlas.city(approach.city_id).slug(language), approach.slugs.get(language, record_id))
    if kind is RecordKind.COUNTRY:
        slug = atlas.country(record_id).slugs.get(language, record_id)
        return (section_word("cities", language), slug)
    if kind is RecordKind.NETWORK:
        slug = atlas.network(record_id).slugs.get(language, record_id)
        return (section_word("networks", language), slug)
    if kind is RecordKind.TOPIC:
        slug = atlas.topic(record_id).slugs.get(language, record_id)
        return (section_word("approaches", language), slug)
    if kind is RecordKind.NEWS:
        slug = atlas.news_item(record_id).slugs.get(language, record_id)
        return (section_word("news", language), slug)
    return _page_parts(atlas, record_id, language)


def _page_parts(atlas: Atlas, record_id: str, language: str) -> tuple[str, ...]:
    page = atlas.page(record_id)
    if record_id == ENTRY_PAGE:
        return (section_word("about", language),)
    return (section_word("about", language), page.slugs.get(language, record_id))


@cache
def _words() -> dict[tuple[str, str], str]:
    text = files("moving_cities.atlas").joinpath("section_addresses.csv").read_text(encoding="utf-8")
    return {(row["section"], row["language"]): row["word"] for row in csv.DictReader(text.splitlines())}
