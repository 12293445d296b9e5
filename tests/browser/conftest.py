"""What the journeys of editors share: a served desk, and a browser that is signed in there."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.instruments.served_desk import ServedDesk, served_desk
from tests.instruments.watch import Watch


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServedDesk]:
    """The small atlas, at a desk that is served as people serve it."""
    with served_desk(tmp_path_factory.mktemp("desk")) as served:
        yield served


@pytest.fixture
def open_desk(browser: Browser, installation: ServedDesk) -> Iterator[Callable[..., Page]]:
    """Opens a page of the desk as the editor; nothing foreign may be asked for, and no script may complain."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def opening(path: str, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.add_cookies(
            [{"name": "sessionid", "value": installation.session, "url": f"{installation.address}/desk/"}]
        )
        watch = Watch(installation.address, set())
        watch.attach(context)
        opened.append((context, watch))
        page = context.new_page()
        page.goto(f"{installation.address}{path}")
        return page

    yield opening
    broken = [*(one for _, watch in opened for one in (*watch.foreign, *watch.complaints))]
    for context, _ in opened:
        context.close()
    assert broken == []
