"""The fixtures of the tests that cross rooms: a published site, a watched browser, the checkers."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.instruments import axe as axe_core
from tests.instruments.missing import without
from tests.instruments.nu import html_errors
from tests.instruments.site import BuiltSite, served_start_pack
from tests.instruments.watch import Watch
from tools import chromium


class OpenPage(Protocol):
    """Opens a path of the built site as a reader would; see the fixture `open_page`."""

    def __call__(self, path: str, *, is_error_expected: bool = False, **options: Any) -> Page:
        """Open the path and wait until it has loaded."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything under tests/browser is a journey."""
    journeys = Path(__file__).parent / "browser"
    for item in items:
        if journeys in item.path.parents:
            item.add_marker(pytest.mark.journey)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The start pack, published and served by the real server.

    Under `make test` the stages of one run share the edition, so that it is built once.
    """
    of_this_run = os.environ.get("MOVING_CITIES_TEST_SITE")
    var = Path(of_this_run) if of_this_run else tmp_path_factory.mktemp("start-pack")
    var.mkdir(parents=True, exist_ok=True)
    with served_start_pack(var) as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window, the one of this machine."""
    program = chromium.find_chromium()
    if program is None:
        without("Chromium", "make test installs it, or name yours with CHROMIUM=/path")
    with sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=program, args=chromium.arguments())
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser, built_site: BuiltSite) -> Iterator[OpenPage]:
    """Opens pages of the site; at the end of the test every promise to the reader must have held.

    Each call is a new reader with a browser of their own. Options are those of Playwright's `new_context`:
    `locale`, `viewport`, `java_script_enabled`, `color_scheme`, `reduced_motion`, `has_touch` and so on.
    `is_error_expected` says that the path itself answers with an error, such as 404.
    """
    opened: list[tuple[BrowserContext, Watch]] = []

    def open_path(path: str, *, is_error_expected: bool = False, **options: Any) -> Page:
        context = browser.new_context(**{"locale": "en-GB", "service_workers": "block", **options})
        watch = Watch(built_site.address, {path} if is_error_expected else set())
        watch.attach(context)
        opened.append((context, watch))
        page = context.new_page()
        page.goto(built_site.url(path))
        return page

    yield open_path
    broken = [promise for context, watch in opened for promise in watch.broken_promises(context)]
    for context, _ in opened:
        context.close()
    assert broken == []


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """What axe-core (WCAG 2.2 AA) finds on an open page, one line each; none is what a test wants."""
    return axe_core.violations


@pytest.fixture(scope="session")
def nu_check() -> Callable[[list[Path]], list[str]]:
    """What the Nu HTML checker calls an error in these files, one line each; none is what a test wants."""
    return html_errors
