"""A reader who uses no mouse: skip link, menu, language switch, and a focus that can be seen."""

import pytest


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_first_stop_skips_to_the_content(open_page, language):
    page = open_page(f"/{language}/")

    page.keyboard.press("Tab")
    first = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")

    assert first == "#main"
    assert page.url.endswith("#main")


@pytest.mark.parametrize("has_scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_language_is_switched_without_a_mouse(open_page, has_scripts):
    page = open_page("/en/ghent/", java_script_enabled=has_scripts)
    page.locator("header summary").focus()

    page.keyboard.press("Enter")
    page.locator('header a[hreflang="ar"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/**")

    assert page.locator("html").get_attribute("dir") == "rtl"


def test_escape_closes_the_language_switch_and_gives_the_focus_back(open_page):
    page = open_page("/en/")
    page.locator("header summary").focus()
    page.keyboard.press("Enter")
    page.locator('header a[hreflang="de"]').focus()

    page.keyboard.press("Escape")

    assert page.locator("header details").get_attribute("open") is None
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whatever_has_the_focus_can_be_seen(open_page, scheme):
    """The first thirty stops of a profile each draw an outline or change how they look."""
    page = open_page("/en/ghent/", color_scheme=scheme)
    without = []
    for _ in range(30):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
              const style = getComputedStyle(document.activeElement);
              const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
              return {ring, what: document.activeElement.outerHTML.slice(0, 80)};
            }"""
        )
        if not seen["ring"]:
            without.append(seen["what"])

    assert without == []
