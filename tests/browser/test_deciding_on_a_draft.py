"""An editor brings texts in and decides on one, in a real browser: by keyboard, and on a phone."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from moving_cities.pack import write_pack
from tests.instruments.full_atlas import full_atlas
from tests.instruments.watch import Watch
from tools.serving import serving

ROOT = Path(__file__).resolve().parents[2]
SET_UP = """
import django; django.setup()
from pathlib import Path
from django.contrib.auth.models import User
from django.test import Client
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.schema import create_database
from moving_cities.pack import read_pack
create_database()
import_atlas(atlas=read_pack(Path({pack!r})))
editor = User.objects.create_superuser("editor", password="a long password of nobody")
browser = Client()
browser.force_login(editor)
print(browser.cookies["sessionid"].value)
"""
PAGE = """Gdańsk

Miasto nad morzem

Kluczowe wnioski

• 1

Miasto pyta mieszkańców, zanim zbuduje program.

Co czyni miasto wyjątkowym?

Wspólne biuro: Urzędnicy i stowarzyszenia pracują w jednym budynku.
"""
ARABIC = """# غدانسك

## ما الذي يميز المدينة؟

مكتب مشترك: يعمل الموظفون والجمعيات في مبنى واحد.
"""
PHONE = {"width": 360, "height": 740}


class Installation:
    """A served installation, and the session of an editor."""

    def __init__(self, address: str, session: str) -> None:
        self.address = address
        self.session = session


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """The small atlas, at a desk that is served as people serve it."""
    folder = tmp_path_factory.mktemp("desk")
    write_pack(full_atlas(), folder / "pack")
    var = folder / "var"
    var.mkdir()
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
        "MOVING_CITIES_VAR": str(var),
        "PYTHONPATH": str(ROOT / "src"),
        "DJANGO_SETTINGS_MODULE": "moving_cities.operations.settings",
    }
    program = SET_UP.format(pack=str(folder / "pack"))
    done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATABASE_URL", raising=False)
        with serving(var) as address:
            yield Installation(address, done.stdout.strip())


@pytest.fixture
def open_desk(browser: Browser, installation: Installation) -> Iterator[Callable[..., Page]]:
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


def texts(folder: Path, count: int, page: str = PAGE) -> list[Path]:
    """Files of the same page, each with a line of its own."""
    paths = [folder / f"text-{number}.txt" for number in range(count)]
    for path in paths:
        path.write_text(f"{page}\n{folder.name} {path.name}\n", encoding="utf-8")
    return paths


def widest(page: Page) -> int:
    """How much wider than the window any part of the page is that scrolls sideways."""
    parts = "html, main, .content-wrapper, .content"
    found: int = page.evaluate(
        "parts => Math.max(...[...document.querySelectorAll(parts)].map(one => one.scrollWidth - one.clientWidth))",
        parts,
    )
    return found


def bring_in(page: Page, paths: list[Path]) -> None:
    page.locator("input[type=file]").set_input_files(paths)
    page.get_by_label("On which terms").fill("Own words")
    page.get_by_role("button", name="Bring in").press("Enter")


def test_many_files_are_sent_in_groups_and_the_page_says_how_far_it_is(
    open_desk: Callable[..., Page], tmp_path: Path
) -> None:
    page = open_desk("/desk/intake/add/")
    broken = tmp_path / "old.doc"
    broken.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    bring_in(page, [*texts(tmp_path, 22), broken])

    outcomes = page.locator("[data-outcome-list] li")
    expect(outcomes).to_have_count(23, timeout=60_000)
    expect(page.get_by_text("23 of 23 files are read.")).to_be_visible()
    assert page.locator("progress").get_attribute("value") == "23"
    expect(page.locator(".c-draft-refused")).to_contain_text("old.doc")


def test_without_script_files_are_sent_together(open_desk: Callable[..., Page], tmp_path: Path) -> None:
    page = open_desk("/desk/intake/add/", java_script_enabled=False)
    bring_in(page, texts(tmp_path, 12))

    expect(page.locator("[data-outcome-list] li")).to_have_count(12)


def test_a_draft_is_accepted_by_keyboard(open_desk: Callable[..., Page], tmp_path: Path) -> None:
    page = open_desk("/desk/intake/add/")
    bring_in(page, texts(tmp_path, 1))
    expect(page.get_by_role("heading", name="Accept as original words")).to_be_visible()
    places = page.get_by_label("Where does it go?")
    accept = page.get_by_role("button", name="Accept", exact=True)

    places.first.focus()
    for _ in range(60):
        page.keyboard.press("Tab")
        if accept.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")

    expect(page.get_by_text("Readers see them after publishing.")).to_be_visible()
    expect(page.get_by_text("city/gdansk [pl]").first).to_be_visible()


def test_on_a_phone_nothing_is_wider_than_the_window_and_arabic_runs_from_the_right(
    open_desk: Callable[..., Page], axe: Callable[[Page], list[str]], tmp_path: Path
) -> None:
    page = open_desk("/desk/intake/add/", viewport=PHONE)
    assert widest(page) == 0
    bring_in(page, texts(tmp_path, 1, ARABIC))
    page.wait_for_url("**/desk/intake/*/")

    line = page.locator(".c-draft-words", has_text="مكتب مشترك").first
    assert line.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert widest(page) == 0
    assert axe(page) == []
    page.goto(page.url.rsplit("/", 2)[0] + "/")
    assert widest(page) == 0
    assert axe(page) == []
