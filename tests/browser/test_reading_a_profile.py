"""A reader studies a profile: where each statement comes from, how old it is, who translated it."""

import pytest

SCRIPTS = pytest.mark.parametrize("has_scripts", [True, False], ids=["with scripts", "without scripts"])


@SCRIPTS
def test_a_citation_leads_to_its_source(open_page, has_scripts):
    page = open_page("/en/ghent/", java_script_enabled=has_scripts)
    citation = page.locator(".c-cite a").first
    anchor = citation.get_attribute("href")

    citation.click()

    assert page.url.endswith(anchor)
    source = page.locator(anchor)
    assert source.locator("a[href^=http]").count() >= 1


def test_a_profile_says_that_a_machine_wrote_it_and_as_of_when(open_page):
    page = open_page("/de/gent/", locale="de-DE")
    text = page.locator("main").inner_text()

    assert "maschin" in text.lower()
    assert "Stand:" in text or "Stand " in text


def test_a_text_that_is_not_translated_is_shown_in_its_language_and_says_so(open_page):
    """Gdańsk has no Greek text: the Greek page shows the English one, marked for screen readers."""
    page = open_page("/el/", locale="el-GR")
    page.goto(page.url.replace("/el/", "/el/gkntansk/"))

    foreign = page.locator('main [lang="en"]')

    assert foreign.count() > 3
    assert foreign.first.get_attribute("dir") == "ltr"


def test_a_short_page_of_a_city_without_a_profile_is_of_use(open_page):
    page = open_page("/en/agrigento/")
    text = page.locator("main").inner_text()

    assert "Listed because" in text
    assert "SAI" in text
    assert page.locator("main a[href^='http']").count() >= 1
    assert page.locator(".c-map").count() >= 1


def test_every_member_of_a_network_is_on_its_page_on_a_phone(open_page, built_site):
    """The incumbent shows members on a map only, and no map on a phone."""
    page = open_page("/en/networks/sai/", viewport={"width": 360, "height": 740}, java_script_enabled=False)

    members = {one.city_id for one in built_site.atlas.members_of("sai")}
    names = page.locator("main").inner_text()

    assert len(members) > 250
    assert all(built_site.atlas.city(one).name("en") in names for one in members)


@SCRIPTS
def test_the_whole_atlas_can_be_reached_by_following_links(open_page, has_scripts):
    """Home, all cities, a country, a city, an approach, a topic: each step is a link on the page before."""
    page = open_page("/en/", java_script_enabled=has_scripts)
    for href in (
        "/en/cities/",
        "/en/cities/belgium/",
        "/en/ghent/",
        "/en/ghent/ghent-s-refugee-taskforce/",
        "/en/approaches/participation/",
    ):
        page.locator(f'a[href="{href}"]:visible').first.click()
        page.wait_for_url(f"**{href}")

    assert page.locator("h1").inner_text() != ""
