"""`make screenshots`: every type of page, in four languages, at three widths, light and dark.

Each picture is `var/screenshots/<page>-<language>-<width>-<scheme>.png`, of the whole page. The edition is the live
one of this installation, served on a free port while the pictures are taken:

    make screenshots ARGS="--only city --only home --language pl --width 360 --scheme dark"
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from moving_cities.operations.errors import SetupError
from moving_cities.pack import read_pack
from tools import chromium
from tools.page_types import NOT_FOUND, PAGE_TYPES, addresses
from tools.places import ROOT, VAR
from tools.serving import serving
from tools.speaking import speak_plainly

FOLDER = VAR / "screenshots"
LANGUAGES = ("en", "pl", "el", "ar")
WIDTHS = (360, 820, 1440)
SCHEMES = ("light", "dark")
_HEIGHT = 900
_PAGES = (*PAGE_TYPES, NOT_FOUND)


@dataclass(frozen=True)
class Picture:
    """One picture to take: which page, in which language, how wide (CSS pixels), and in which colours."""

    page: str
    language: str
    width: int
    scheme: Literal["light", "dark"]

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.page}-{self.language}-{self.width}-{self.scheme}.png"


def main() -> int:
    """Take the pictures that the arguments choose."""
    chosen = _arguments(sys.argv[1:])
    var = Path(os.environ.get("MOVING_CITIES_VAR") or VAR)
    if not (var / "current" / "site").is_dir():
        raise SetupError("There is no edition to take pictures of.", "Make one: moving-cities init, or make run.")
    pages = addresses(read_pack(ROOT / "data" / "start"), chosen.language)
    pictures = list(_pictures(chosen))
    FOLDER.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    with serving(var) as origin, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium.find_or_install(), args=chromium.arguments())
        for picture in pictures:
            _take(browser, f"{origin}{pages[picture.language][picture.page]}", picture)
            print(picture.file.relative_to(VAR.parent), flush=True)
        browser.close()
    print(f"{len(pictures)} pictures in {time.monotonic() - started:.0f} s")
    return 0


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make screenshots", description="Takes pictures of the live edition.")
    parser.add_argument("--only", action="append", choices=_PAGES, help="a type of page; may be repeated")
    parser.add_argument("--language", action="append", help=f"may be repeated; {', '.join(LANGUAGES)} by default")
    parser.add_argument("--width", action="append", type=int, help="in CSS pixels; may be repeated")
    parser.add_argument("--scheme", action="append", choices=SCHEMES, help="may be repeated; both by default")
    chosen = parser.parse_args(words)
    chosen.only = chosen.only or list(_PAGES)
    chosen.language = chosen.language or list(LANGUAGES)
    chosen.width = chosen.width or list(WIDTHS)
    chosen.scheme = chosen.scheme or list(SCHEMES)
    return chosen


def _pictures(chosen: argparse.Namespace) -> Iterator[Picture]:
    for choice in product(chosen.only, chosen.language, chosen.width, chosen.scheme):
        yield Picture(*choice)


def _take(browser: Browser, address: str, picture: Picture) -> None:
    viewport = ViewportSize(width=picture.width, height=_HEIGHT)
    with browser.new_context(viewport=viewport, color_scheme=picture.scheme, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(address, wait_until="load")
        _settle(page)
        page.screenshot(path=picture.file, full_page=True)


def _settle(page: Page) -> None:
    """Until the typefaces have come and pictures below the fold were fetched."""
    page.evaluate("async () => { await document.fonts.ready }")
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    sys.exit(speak_plainly(main))
