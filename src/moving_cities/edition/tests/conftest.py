"""What the tests of the edition share: small atlases of real content, and one published edition."""

from collections.abc import Callable
from pathlib import Path

import pytest

from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.composing import page_makers
from moving_cities.edition.pages.models import Page
from moving_cities.edition.pages.reader import Reader, Survey
from moving_cities.edition.publishing import publish
from moving_cities.edition.site import Site
from tests.instruments.reduced_atlas import cut, reduced_atlas, start_atlas

Pages = Callable[[Atlas, str], dict[str, Page]]


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """Twelve real cities in English, Polish and Arabic."""
    return reduced_atlas()


@pytest.fixture(scope="session")
def tiny_atlas() -> Atlas:
    """Four real cities in English and Arabic: a build takes a fraction of a second."""
    return cut(start_atlas(), ("gent", "gdansk", "riace", "aa-en-hunze"), ("en", "ar"))


@pytest.fixture(scope="session")
def read() -> Callable[[Atlas, str], Reader]:
    """A reader of an atlas in a language."""

    def reader(atlas: Atlas, code: str) -> Reader:
        return Reader(Survey(atlas, Site("https://atlas.example")), code).prepare()

    return reader


@pytest.fixture(scope="session")
def compose(read: Callable[[Atlas, str], Reader]) -> Pages:
    """All pages of an atlas in a language, by name."""

    def pages(atlas: Atlas, code: str) -> dict[str, Page]:
        return {maker.name: maker.compose() for maker in page_makers(read(atlas, code))}

    return pages


@pytest.fixture(scope="session")
def pages_of(atlas: Atlas, compose: Pages) -> dict[str, dict[str, Page]]:
    """Per language, all pages of the reduced atlas by name."""
    return {code: compose(atlas, code) for code in atlas.languages}


@pytest.fixture(scope="session")
def published(atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site folder of the reduced atlas, published once; tests read it and change nothing."""
    var = tmp_path_factory.mktemp("published")
    return publish(atlas, var, site=Site("https://atlas.example"), processes=1).folder / "site"
