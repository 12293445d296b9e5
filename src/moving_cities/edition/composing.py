"""All pages of an edition in one language, composed one by one."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from moving_cities.edition.assets import Assets
from moving_cities.edition.pages.about import compose_about
from moving_cities.edition.pages.approach import compose_approach
from moving_cities.edition.pages.chooser import compose_chooser
from moving_cities.edition.pages.city import compose_city
from moving_cities.edition.pages.country import compose_country
from moving_cities.edition.pages.data import compose_data
from moving_cities.edition.pages.frame import compose_frame
from moving_cities.edition.pages.home import compose_home
from moving_cities.edition.pages.models import Frame, Page
from moving_cities.edition.pages.network import compose_network
from moving_cities.edition.pages.news import compose_news, compose_news_list
from moving_cities.edition.pages.not_found import compose_not_found
from moving_cities.edition.pages.reader import Reader, Survey
from moving_cities.edition.pages.sections import (
    compose_approaches,
    compose_cities,
    compose_featured,
    compose_networks,
    compose_topic,
)

DEFAULT_LANGUAGE = "en"
"""The language of the root page's own frame; a reader's own is chosen by the server."""


@dataclass(frozen=True, slots=True)
class PageMaker:
    """A page that can be composed.

    Attributes:
        name: what it is the page of, the same in every language and for ever: `city/gent`, `section/home`.
        compose: composes it.
    """

    name: str
    compose: Callable[[], Page]


def page_makers(reader: Reader) -> list[PageMaker]:
    """Every page of the reader's language, always in the same order.

    The pages are not composed before they are asked for, so that the work can be shared out.
    """
    atlas = reader.atlas
    return [
        *(PageMaker(f"section/{name}", partial(compose, reader)) for name, compose in _LISTINGS.items()),
        *(_maker("country", one.id, atlas.country, compose_country, reader) for one in atlas.countries),
        *(_maker("network", one.id, atlas.network, compose_network, reader) for one in atlas.networks),
        *(_maker("topic", one.id, atlas.topic, compose_topic, reader) for one in atlas.topics),
        *(_maker("page", one.id, atlas.page, compose_about, reader) for one in atlas.pages),
        *(_maker("news", one.id, atlas.news_item, compose_news, reader) for one in atlas.news),
        *(_maker("approach", one.id, atlas.approach, compose_approach, reader) for one in atlas.approaches),
        *(_maker("city", one.id, atlas.city, compose_city, reader) for one in atlas.cities),
    ]


Record = TypeVar("Record")


def _maker(
    kind: str,
    record_id: str,
    look_up: Callable[[str], Record],
    compose: Callable[[Record, Reader], Page],
    reader: Reader,
) -> PageMaker:
    """The maker of a record's page, which looks the record up when it is asked, so that it is noted."""
    return PageMaker(f"{kind}/{record_id}", lambda: compose(look_up(record_id), reader))


_LISTINGS: dict[str, Callable[[Reader], Page]] = {
    "home": compose_home,
    "featured": compose_featured,
    "cities": compose_cities,
    "networks": compose_networks,
    "approaches": compose_approaches,
    "news": compose_news_list,
    "data": compose_data,
    "not-found": compose_not_found,
}


def compose_root(survey: Survey) -> Page:
    """The page at the root: the choice of a language."""
    return compose_chooser(Reader(survey, root_language(survey)))


def frame_for(survey: Survey, language: str, assets: Assets) -> Frame:
    """The frame of a language's pages."""
    return compose_frame(Reader(survey, language), assets)


def root_language(survey: Survey) -> str:
    """The language in which the root page is framed."""
    languages = survey.atlas.languages
    return DEFAULT_LANGUAGE if DEFAULT_LANGUAGE in languages else languages[0]


def page_path(page: Page) -> str:
    """Where the page's file stands in the edition: `pl/gandawa/index.html`, `pl/404.html`."""
    address = page.address.lstrip("/")
    return address if address.endswith(".html") else f"{address}index.html"
