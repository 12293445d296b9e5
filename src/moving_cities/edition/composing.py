"""All pages of an edition in one language, composed one by one."""

from collections.abc import Callable
from functools import partial

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


PageMaker = Callable[[], Page]


def page_makers(reader: Reader) -> list[PageMaker]:
    """One function per page of the reader's language, always in the same order.

    The pages are not composed before they are asked for, so that the work can be shared out.
    """
    atlas = reader.atlas
    listings = (
        compose_home,
        compose_featured,
        compose_cities,
        compose_networks,
        compose_approaches,
        compose_news_list,
        compose_data,
        compose_not_found,
    )
    return [
        *(partial(compose, reader) for compose in listings),
        *(partial(compose_country, country, reader) for country in atlas.countries),
        *(partial(compose_network, network, reader) for network in atlas.networks),
        *(partial(compose_topic, topic, reader) for topic in atlas.topics),
        *(partial(compose_about, page, reader) for page in atlas.pages),
        *(partial(compose_news, item, reader) for item in atlas.news),
        *(partial(compose_approach, approach, reader) for approach in atlas.approaches),
        *(partial(compose_city, city, reader) for city in atlas.cities),
    ]


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
