"""A reader looks for a city: on the map, in the list, by keyboard, on a phone, with and without scripts."""

import pytest

SCRIPTS = pytest.mark.parametrize("has_scripts", [True, False], ids=["with scripts", "without scripts"])


@SCRIPTS
def test_every_active_city_is_a_link_on_the_map_of_the_home_page(open_page, built_site, has_scripts):
    page = open_page("/en/", java_script_enabled=has_scripts)

    links = page.locator("svg[role=group] a[href]")

    assert links.count() == len(built_site.atlas.active_cities)
    assert page.locator("svg[role=group]").get_by_role("link", name="Ghent", exact=True).count() == 1


def test_the_map_is_walked_by_arrow_keys_and_left_by_tab(open_page):
    """With scripts the map is one stop of the Tab key, not 644."""
    page = open_page("/en/")
    page.locator('svg[role=group] a[tabindex="0"]').focus()
    before = page.evaluate("document.activeElement.getAttribute('href')")

    page.keyboard.press("ArrowRight")
    after = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Tab")

    assert after != before
    assert after.startswith("/en/")
    assert page.evaluate("document.activeElement.closest('svg')") is None


def test_enter_on_a_city_of_the_map_opens_its_page(open_page):
    page = open_page("/pl/", locale="pl-PL")
    page.locator('svg[role=group] a[href="/pl/gandawa/"]').focus()

    page.keyboard.press("Enter")
    page.wait_for_url("**/pl/gandawa/")

    assert "Gandawa" in page.locator("h1").inner_text()


def test_the_map_can_be_passed_by_without_scripts(open_page):
    """Without scripts every city is a stop of the Tab key, so there must be a way around them."""
    page = open_page("/en/", java_script_enabled=False)
    skip = page.locator('a[href="#after-map"]')

    skip.focus()
    page.keyboard.press("Enter")

    assert page.url.endswith("#after-map")


@pytest.mark.parametrize(("typed", "found"), [("gandawa", "/pl/gandawa/"), ("gdansk", "/pl/gdansk/")])
def test_the_list_of_all_cities_is_narrowed_by_typing(open_page, typed, found):
    """Accents need not be typed: Gdańsk is found as gdansk."""
    page = open_page("/pl/miasta/", locale="pl-PL")
    page.locator("#filter-words").fill(typed)
    page.wait_for_timeout(200)

    shown = page.locator("[data-filter-item]:visible")

    assert shown.count() < 10
    assert page.locator(f'[data-filter-item]:visible a[href="{found}"]').count() == 1


def test_a_word_that_is_nowhere_in_the_list_is_answered(open_page):
    page = open_page("/en/cities/")

    page.locator("#filter-words").fill("xyzzy")
    page.wait_for_timeout(200)

    assert "No city or network of this list" in page.locator("[data-filter-empty]").inner_text()


@pytest.mark.parametrize(("typed", "found"), [("Köln", "/en/cologne/"), ("firenze", "/en/florence/")])
def test_a_city_is_found_by_what_its_people_call_it(open_page, typed, found):
    """Only names count: the sentence that says why a city is listed is the same for hundreds of them."""
    page = open_page("/en/cities/")

    page.locator("#filter-words").fill(typed)
    page.wait_for_timeout(200)

    assert page.locator(f'[data-filter-item]:visible a[href="{found}"]').count() == 1
    assert page.locator("[data-filter-empty]").inner_text() == "Cities found: 1"


@pytest.mark.parametrize("path", ["/en/", "/en/cities/"])
def test_what_needs_scripts_is_not_shown_without_them(open_page, path):
    page = open_page(path, java_script_enabled=False)

    assert page.locator("[hidden]").count() > 0
    assert page.locator("[hidden]:visible").count() == 0


@SCRIPTS
def test_the_list_on_a_phone_holds_every_city_with_why_it_is_listed(open_page, built_site, has_scripts):
    page = open_page("/en/cities/", viewport={"width": 360, "height": 740}, java_script_enabled=has_scripts)

    lines = page.locator("[data-filter-item]")

    assert lines.count() == len(built_site.atlas.cities)
    assert "Listed because" in lines.first.inner_text()


def test_zooming_the_map_shows_less_of_europe(open_page):
    page = open_page("/en/", reduced_motion="reduce")
    drawing = page.locator("svg[role=group]")
    whole = drawing.get_attribute("viewBox")

    page.locator('[data-map-zoom="in"]').click()
    nearer = drawing.get_attribute("viewBox")
    page.locator('[data-map-zoom="all"]').click()

    assert nearer != whole
    again = [float(number) for number in drawing.get_attribute("viewBox").split()]
    assert again == pytest.approx([float(number) for number in whole.split()])
