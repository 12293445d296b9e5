"""A reader opens the profile of a city in their language and can go on from there."""

import pytest


@pytest.mark.parametrize("has_scripts", [True, False], ids=["with scripts", "without scripts"])
def test_the_polish_page_of_ghent_is_read_and_left_for_another_language(open_page, has_scripts):
    page = open_page("/pl/gandawa/", locale="pl-PL", java_script_enabled=has_scripts)

    assert page.locator("html").get_attribute("lang") == "pl"
    assert "Gandawa" in page.locator("h1").inner_text()

    page.locator("summary", has_text="Polski").click()
    page.locator('a[hreflang="el"]').click()

    assert page.url.endswith("/el/gandi/")
    assert page.locator("html").get_attribute("lang") == "el"


def test_the_polish_page_of_ghent_has_no_barrier_that_a_machine_can_see(open_page, axe):
    page = open_page("/pl/gandawa/", locale="pl-PL")

    assert axe(page) == []


def test_the_polish_page_of_ghent_is_correct_html(built_site, nu_check):
    assert nu_check([built_site.file("/pl/gandawa/")]) == []
