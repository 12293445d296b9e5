"""An editor keeps a report as the copy of a source, and finds a page of it again, on a phone."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.instruments.pdf_files import pdf_of_words
from tests.instruments.served_desk import PHONE, widest


def test_a_report_is_attached_from_its_source_and_a_page_of_it_found(
    open_desk: Callable[..., Page], axe: Callable[[Page], list[str]], tmp_path: Path
) -> None:
    report = tmp_path / "report.pdf"
    report.write_bytes(pdf_of_words(["A report of the city", "Housing for newcomers"]))
    page = open_desk("/desk/source/edit/s-two/", viewport=PHONE)
    page.get_by_role("link", name="Attach a document").click()
    page.locator("input[type=file]").set_input_files(report)
    page.get_by_label("On which terms").fill("CC BY 4.0, says page 2")
    assert widest(page) == 0
    assert axe(page) == []
    page.get_by_role("button", name="Attach", exact=True).press("Enter")

    expect(page.get_by_text("The document was attached.")).to_be_visible()
    expect(page.get_by_text("A report of the city").first).to_be_visible()
    page.evaluate("Promise.all(document.getAnimations().map(one => one.finished))")
    assert widest(page) == 0
    assert axe(page) == []

    page.goto(page.url.partition("/documents/")[0] + "/documents/?q=NEWCÓMERS")
    expect(page.locator("mark")).to_have_text("newcomers")
    assert widest(page) == 0
    assert axe(page) == []
    page.get_by_role("link", name="Page 2").click()
    expect(page.locator("#page-2 .c-document-text")).to_be_visible()
    expect(page.locator("#page-1 .c-document-text")).to_be_hidden()
