"""A reader arrives at the bare address and is shown their own language."""

import pytest


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("pl-PL", "pl"), ("el-GR", "el"), ("ar-EG", "ar"), ("de-CH", "de"), ("pt-BR", "en")],
)
def test_the_first_page_speaks_the_reader_s_language(open_page, locale, expected):
    page = open_page("/", locale=locale)

    assert page.url.endswith(f"/{expected}/")
    assert page.locator("html").get_attribute("lang") == expected


def test_arabic_runs_from_right_to_left(open_page):
    page = open_page("/", locale="ar-EG")

    assert page.locator("html").get_attribute("dir") == "rtl"
