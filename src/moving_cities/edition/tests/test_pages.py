"""What every page of every type holds, in every language."""

import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.languages import language
from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.assets import collect_assets
from moving_cities.edition.composing import compose_root, frame_for, page_makers, page_path
from moving_cities.edition.pages import models
from moving_cities.edition.pages.models import Page
from moving_cities.edition.pages.reader import Reader, Survey
from moving_cities.edition.rendering import Renderer
from moving_cities.edition.site import Site

LANGUAGES = ("en", "pl", "ar")
WITHOUT_TRAIL = {"section/home", "section/not-found"}
PAGE_TYPES = {
    one for one in vars(models).values() if isinstance(one, type) and issubclass(one, Page) and one is not Page
} - {models.ChooserPage}


def named(code: str, pages_of: dict[str, dict[str, Page]]) -> list[tuple[str, Page]]:
    """The pages of a language that stand in search engines, by name."""
    return [(name, page) for name, page in pages_of[code].items() if page.default_url]


def test_the_reduced_atlas_has_a_page_of_every_type(pages_of):
    """Else the tests below would say nothing about a type."""
    assert {type(page) for page in pages_of["en"].values()} == PAGE_TYPES


def test_every_language_has_the_same_pages(pages_of):
    assert len({frozenset(pages) for pages in pages_of.values()}) == 1


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_has_title_heading_and_description(pages_of, code):
    for name, page in pages_of[code].items():
        assert page.title, name
        assert page.heading.text, name
        assert 0 < len(page.description) <= 201, name
        assert page.language == code, name


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_has_an_alternate_in_every_language_which_is_its_page_there(pages_of, code):
    for name, page in named(code, pages_of):
        assert [one.code for one in page.alternates] == list(LANGUAGES), name
        assert [one.href for one in page.alternates] == [pages_of[other][name].address for other in LANGUAGES], name
        assert [one.code for one in page.alternates if one.is_current] == [code], name
        assert {one.direction for one in page.alternates} == {"ltr", "rtl"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_has_its_way_back(pages_of, code):
    for name, page in pages_of[code].items():
        assert bool(page.breadcrumbs) != (name in WITHOUT_TRAIL), name
        assert all(link.href.startswith(f"/{code}/") and link.words for link in page.breadcrumbs), name


def test_no_two_pages_of_any_language_have_one_address(pages_of):
    addresses = Counter(page.address for pages in pages_of.values() for page in pages.values())
    assert [address for address, times in addresses.items() if times > 1] == []


def test_x_default_is_the_first_language_and_the_chooser_for_home(pages_of):
    for pages in pages_of.values():
        assert pages["city/gent"].default_url == "https://atlas.example/en/ghent/"
        assert pages["section/home"].default_url == "https://atlas.example/"


class Reading(HTMLParser):
    """What a page holds: the words of its body, the languages of its parts, its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: Counter[str] = Counter()
        self.first: dict[str, dict[str, str]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Counts the tag, and keeps the attributes of the first of its kind."""
        self.tags[tag] += 1
        self.first.setdefault(tag, {name: value or "" for name, value in attrs})

    def handle_data(self, data: str) -> None:
        """Keeps the words."""
        self.words.append(data)


def reading(content: str) -> Reading:
    """The page, read."""
    reader = Reading()
    reader.feed(content)
    return reader


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_is_rendered_in_its_language_without_a_gap(pages_of, published, code):
    """Nothing of the machinery shows: no placeholder, no None, no object, no untranslated plural."""
    for name, page in pages_of[code].items():
        content = (published / page_path(page)).read_text("utf-8")
        read = reading(content)
        assert (read.first["html"]["lang"], read.first["html"]["dir"]) == (code, language(code).direction), name
        assert (read.tags["h1"], read.tags["main"]) == (1, 1), name
        assert content.count("<title>", 0, content.index("</head>")) == 1, name
        text = " ".join(read.words)
        assert (
            re.findall(r"\{[a-z_]*\}|\bNone\b(?! [a-z])|\bTrue\b|\bFalse\b|<[A-Za-z]+ object|Undefined", text) == []
        ), name
        assert "()" not in text, name


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_indexed_page_names_itself_and_its_alternates(pages_of, published, code):
    for name, page in pages_of[code].items():
        content = (published / page_path(page)).read_text("utf-8")
        if not page.default_url:
            assert '<meta name="robots" content="noindex">' in content, name
            continue
        assert f'<link rel="canonical" href="{page.url}">' in content, name
        found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', content))
        assert found == {one.code: one.url for one in page.alternates} | {"x-default": page.default_url}, name


def test_every_page_has_a_preview_card_that_is_there(pages_of, published, atlas):
    cards = {page.card for pages in pages_of.values() for page in pages.values() if page.card}
    assert len(cards) == len(LANGUAGES) * (len(atlas.featured_cities) + len(["the shared one"]))
    for card in cards:
        path = published / card.removeprefix("https://atlas.example/")
        assert path.read_bytes().startswith(b"\x89PNG"), card


def test_the_root_offers_every_language_in_its_own_words(published):
    content = (published / "index.html").read_text("utf-8")
    for code in LANGUAGES:
        assert f'lang="{code}" dir="{language(code).direction}"' in content
        assert f'href="/{code}/"' in content
        assert language(code).autonym in content


def test_sections_that_no_text_introduces_are_called_as_in_the_menu(compose, tiny_atlas):
    """An atlas that has just been started has no introductions; its pages must not be nameless."""
    bare = replace(tiny_atlas, documents=tuple(one for one in tiny_atlas.documents if one.kind != "section"))
    pages = compose(bare, "en")
    assert pages["section/networks"].heading.text == "Networks"
    assert pages["section/home"].title == "Moving Cities"


def test_an_empty_atlas_has_pages_too():
    """Whoever starts from nothing sees a site that says that there is nothing yet."""
    survey = Survey(Atlas(PartialDate("2026"), languages=("pl", "ar")), Site())
    for code in ("pl", "ar"):
        renderer = Renderer(frame_for(survey, code, collect_assets()))
        pages = [maker.compose() for maker in page_makers(Reader(survey, code))]
        assert len(pages) == 8
        assert all(b"<h1" in renderer.render(page) for page in [*pages, compose_root(survey)])
