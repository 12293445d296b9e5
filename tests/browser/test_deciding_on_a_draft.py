"""An editor brings texts in and decides on one, in a real browser: by keyboard, and on a phone."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.instruments.served_desk import PHONE, widest

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


def texts(folder: Path, count: int, page: str = PAGE) -> list[Path]:
    """Files of the same page, each with a line of its own."""
    paths = [folder / f"text-{number}.txt" for number in range(count)]
    for path in paths:
        path.write_text(f"{page}\n{folder.name} {path.name}\n", encoding="utf-8")
    return paths


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
