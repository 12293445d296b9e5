"""Every page type in every language: no barrier a machine can see, correct HTML, no sideways scrolling."""

import random

import pytest

from tools.page_types import NOT_FOUND, addresses_in

LANGUAGES = ("en", "de", "fr", "it", "es", "pl", "el", "nl", "ar")
FURTHER_PAGES = 200
PHONE = {"width": 320, "height": 640}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_type_has_a_barrier(open_page, built_site, axe, language):
    """WCAG 2.2 AA as far as axe-core can tell, light and wide, on one page of each type."""
    assert _barriers(open_page, built_site, axe, language) == {}


@pytest.mark.parametrize(
    ("language", "options"),
    [
        ("pl", {"viewport": {"width": 360, "height": 740}}),
        ("ar", {"viewport": {"width": 360, "height": 740}}),
        ("el", {"color_scheme": "dark"}),
        ("en", {"color_scheme": "dark", "viewport": {"width": 360, "height": 740}}),
        ("de", {"java_script_enabled": True, "reduced_motion": "reduce", "forced_colors": "active"}),
    ],
    ids=["phone pl", "phone ar", "dark el", "dark phone en", "forced colours de"],
)
def test_no_page_type_has_a_barrier_on_other_devices(open_page, built_site, axe, language, options):
    """The same on a phone, in the dark, right to left and with forced colours."""
    assert _barriers(open_page, built_site, axe, language, **options) == {}


@pytest.mark.parametrize("language", ["en", "pl", "el", "ar"])
@pytest.mark.parametrize("has_scripts", [True, False], ids=["with scripts", "without scripts"])
def test_nothing_scrolls_sideways_on_a_narrow_phone(open_page, built_site, language, has_scripts):
    """Reflow (WCAG 1.4.10) at 320 px, narrower than any phone that is sold."""
    page = open_page(f"/{language}/", viewport=PHONE, java_script_enabled=has_scripts)
    too_wide = {}
    for name, address in addresses_in(built_site.atlas, language).items():
        if name == NOT_FOUND:
            page = open_page(address, is_error_expected=True, viewport=PHONE, java_script_enabled=has_scripts)
        else:
            page.goto(built_site.url(address))
        width = page.evaluate("document.documentElement.scrollWidth") if has_scripts else _width(page)
        if width > 320:
            too_wide[name] = width

    assert too_wide == {}


def test_every_page_type_is_correct_html_in_every_language(built_site, nu_check):
    files = [
        _file(built_site, address) for code in LANGUAGES for address in addresses_in(built_site.atlas, code).values()
    ]

    assert nu_check([*files, built_site.folder / "index.html"]) == []


def test_two_hundred_further_pages_are_correct_html(built_site, nu_check):
    assert nu_check([built_site.folder / path for path in _further_pages(built_site)]) == []


def test_two_hundred_further_pages_have_no_barrier(open_page, built_site, axe):
    """Pages drawn from the whole site, always the same ones, so that a fault cannot hide in one record."""
    page = open_page("/en/")
    found = {}
    for path in _further_pages(built_site):
        page.goto(built_site.url(f"/{path.removesuffix('index.html')}"))
        found[path] = axe(page)

    assert {path: lines for path, lines in found.items() if lines} == {}


def _barriers(open_page, built_site, axe, language, **options):
    """What axe finds on one page of each type, by type."""
    addresses = addresses_in(built_site.atlas, language)
    found = {NOT_FOUND: axe(open_page(addresses.pop(NOT_FOUND), is_error_expected=True, **options))}
    page = open_page(f"/{language}/", **options)
    for name, address in addresses.items():
        page.goto(built_site.url(address))
        found[name] = axe(page)
    return {name: lines for name, lines in found.items() if lines}


def _further_pages(built_site):
    paths = sorted(str(path.relative_to(built_site.folder)) for path in built_site.folder.rglob("index.html"))
    return random.Random(2026).sample(paths, FURTHER_PAGES)


def _file(built_site, address):
    return built_site.folder / address.lstrip("/") if address.endswith(".html") else built_site.file(address)


def _width(page):
    """The page's width where no script of its own may run: asked through the debugger."""
    session = page.context.new_cdp_session(page)
    try:
        return session.send("Page.getLayoutMetrics")["cssContentSize"]["width"]
    finally:
        session.detach()
