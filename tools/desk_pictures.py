"""Pictures of the desk's intake screens, for the pages for editors and for looking at them in every language.

    .venv/bin/python -m tools.desk_pictures                       the pictures in docs/pictures
    .venv/bin/python -m tools.desk_pictures --all --language ar   every screen, under var/screenshots/desk

A desk with the start pack is set up in a folder that is removed afterwards. The text and the table that are brought in
are examples in our own words (`tools/desk_examples`); the table has rows of all five kinds.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, ViewportSize, sync_playwright

from tools import chromium
from tools.places import ROOT, VAR
from tools.serving import serving
from tools.speaking import speak_plainly

PICTURES = ROOT / "docs" / "pictures"
FOLDER = VAR / "screenshots" / "desk"
EXAMPLES = Path(__file__).parent / "desk_examples"
LANGUAGES = ("en", "de", "pl", "ar")
WIDTHS = (360, 1440)
_WIDTH, _HEIGHT, _MARGIN = 1100, 900, 16
_EDITOR = "editor"
_PASSWORD = "for pictures only"
_SET_UP = """
import django; django.setup()
from pathlib import Path
from django.contrib.auth.models import User
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.schema import create_database
from moving_cities.pack import read_pack
create_database()
import_atlas(atlas=read_pack(Path({pack!r})))
User.objects.create_superuser({name!r}, password={password!r}, first_name="Ada", last_name="Example")
"""


def main() -> int:
    """Takes the pictures that the arguments choose."""
    chosen = _arguments(sys.argv[1:])
    with _desk() as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium.find_or_install(), args=chromium.arguments())
        if chosen.all:
            for language in chosen.language:
                for width in chosen.width:
                    _take_all(browser, address, language, width)
        else:
            _take_for_docs(browser, address)
        browser.close()
    return 0


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tools.desk_pictures", description="Takes pictures of the desk.")
    parser.add_argument("--all", action="store_true", help="every screen of intake, for looking at")
    parser.add_argument("--language", action="append", help=f"may be repeated; {', '.join(LANGUAGES)} by default")
    parser.add_argument("--width", action="append", type=int, help="in CSS pixels; may be repeated")
    chosen = parser.parse_args(words)
    chosen.language = chosen.language or list(LANGUAGES)
    chosen.width = chosen.width or list(WIDTHS)
    return chosen


@contextmanager
def _desk() -> Iterator[str]:
    """The address of a desk with the start pack and an editor."""
    with tempfile.TemporaryDirectory(prefix="desk-pictures-") as folder:
        var = Path(folder)
        environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
            "MOVING_CITIES_VAR": folder,
            "PYTHONPATH": str(ROOT / "src"),
            "DJANGO_SETTINGS_MODULE": "moving_cities.operations.settings",
        }
        program = _SET_UP.format(pack=str(ROOT / "data" / "start"), name=_EDITOR, password=_PASSWORD)
        subprocess.run([sys.executable, "-c", program], env=environment, check=True)
        os.environ.pop("DATABASE_URL", None)
        with serving(var) as address:
            yield address


def _take_for_docs(browser: Browser, address: str) -> None:
    """The pictures that the pages for editors show."""
    with _opened(browser, address, "en", _WIDTH) as page:
        _bring_in_text(page, address)
        _picture(page.locator("section[aria-labelledby=draft-input]"), PICTURES / "desk-draft.png")
        _bring_in_table(page, address)
        rows = (
            page.locator("section[aria-labelledby=table-new]"),
            page.locator("section[aria-labelledby=table-unchanged]"),
        )
        _picture(rows[0], PICTURES / "desk-table.png", until=rows[1])
    with _opened(browser, address, "pl", _WIDTH) as page:
        page.goto(f"{address}/desk/intake/1/")
        _picture(page.locator("section[aria-labelledby=draft-questions]"), PICTURES / "desk-draft-polish.png")


def _take_all(browser: Browser, address: str, language: str, width: int) -> None:
    """Every screen of intake in one language and width."""
    screens: dict[str, Callable[[Page, str], object]] = {
        "home": lambda page, at: page.goto(f"{at}/desk/"),
        "drafts": lambda page, at: page.goto(f"{at}/desk/intake/"),
        "text-upload": lambda page, at: page.goto(f"{at}/desk/intake/add/"),
        "text-refused": _bring_in_wrong_text,
        "draft": _bring_in_text,
        "table-upload": lambda page, at: page.goto(f"{at}/desk/intake/tables/"),
        "table": _bring_in_table,
        "table-accepted": _accept_table,
        "table-undone": _undo_table,
        "publish": lambda page, at: page.goto(f"{at}/desk/publish/"),
        "documents": lambda page, at: page.goto(f"{at}/desk/intake/documents/"),
    }
    FOLDER.mkdir(parents=True, exist_ok=True)
    with _opened(browser, address, language, width) as page:
        for name, reach in screens.items():
            reach(page, address)
            wide = page.evaluate(
                "() => Math.max(...[...document.querySelectorAll('html, main, .content-wrapper, .content')]"
                ".map(one => one.scrollWidth - one.clientWidth))"
            )
            file = FOLDER / f"{name}-{language}-{width}.png"
            _picture(page.locator("body"), file)
            print(f"{file.relative_to(VAR.parent)}{f': {wide} px wider than the window' if wide else ''}", flush=True)


@contextmanager
def _opened(browser: Browser, address: str, language: str, width: int) -> Iterator[Page]:
    """A page of the desk, signed in, in a browser of this language."""
    size = ViewportSize(width=width, height=_HEIGHT)
    with browser.new_context(viewport=size, locale=language, reduced_motion="reduce", color_scheme="light") as context:
        page = context.new_page()
        page.goto(f"{address}/desk/login/")
        page.locator("input[name=username]").fill(_EDITOR)
        page.locator("input[name=password]").fill(_PASSWORD)
        page.locator("button[type=submit]").first.click()
        page.wait_for_url("**/desk/")
        yield page


def _bring_in_text(page: Page, address: str) -> None:
    page.goto(f"{address}/desk/intake/add/")
    page.locator("input[type=file]").set_input_files(EXAMPLES / "gent.txt")
    page.locator("textarea[name=licence_note]").fill("CC BY 4.0")
    page.locator("form[data-upload] button[type=submit]").click()
    page.wait_for_load_state("load")
    link = page.locator("[data-outcome-list] a")
    if link.count():
        link.first.click()
    page.locator("#draft-input").wait_for()


def _bring_in_wrong_text(page: Page, address: str) -> None:
    page.goto(f"{address}/desk/intake/add/")
    wrong = {
        "name": "old.doc",
        "mimeType": "application/msword",
        "buffer": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    }
    page.locator("input[type=file]").set_input_files(wrong)  # type: ignore[arg-type]
    page.locator("textarea[name=licence_note]").fill("CC BY 4.0")
    page.locator("form[data-upload] button[type=submit]").click()
    page.locator("[data-outcome-list] li").first.wait_for()


def _bring_in_table(page: Page, address: str) -> None:
    page.goto(f"{address}/desk/intake/tables/")
    page.locator("input[type=file]").set_input_files(EXAMPLES / "members.csv")
    page.locator("select[name=network]").select_option("eurocities")
    page.locator("form[enctype] button[type=submit]").click()
    page.locator("#table-said").wait_for()


def _accept_table(page: Page, address: str) -> None:
    _bring_in_table(page, address)
    page.locator("#state-new").check()
    page.locator("button[value=accept]").click()
    page.wait_for_load_state("load")


def _undo_table(page: Page, _address: str) -> None:
    page.locator("button[value=undo]").click()
    page.wait_for_load_state("load")


def _picture(part: Locator, file: Path, until: Locator | None = None) -> None:
    """A picture of a part of the page, or of all down to another part; what scrolls within the page is laid open."""
    page = part.page
    page.evaluate("async () => { await document.fonts.ready }")
    page.wait_for_load_state("networkidle")
    size = page.viewport_size or ViewportSize(width=_WIDTH, height=_HEIGHT)
    scrolling = "() => Math.max(...[...document.querySelectorAll('*')].map(one => one.scrollHeight))"
    page.set_viewport_size({"width": size["width"], "height": page.evaluate(scrolling)})
    first, last = part.bounding_box(), (until or part).bounding_box()
    if first is None or last is None:
        raise ValueError(f"There is nothing to take a picture of for {file.name}.")
    left, top = max(0, first["x"] - _MARGIN), max(0, first["y"] - _MARGIN)
    right = min(size["width"], first["x"] + first["width"] + _MARGIN)
    bottom = last["y"] + last["height"] + _MARGIN
    page.screenshot(path=file, clip={"x": left, "y": top, "width": right - left, "height": bottom - top})
    page.set_viewport_size(size)


if __name__ == "__main__":
    sys.exit(speak_plainly(main))
