"""Sitemaps and robots: well formed, complete, with every page's alternates."""

import xml.etree.ElementTree as ET

from moving_cities.edition.site import Site
from moving_cities.edition.sitemap import language_sitemap, robots

LANGUAGES = ("en", "pl", "ar")
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def test_the_index_names_the_sitemap_of_every_language(published):
    index = ET.fromstring((published / "sitemap.xml").read_bytes())
    assert [one.text for one in index.iter(f"{SITEMAP}loc")] == [
        f"https://atlas.example/sitemap-{code}.xml" for code in LANGUAGES
    ]
    assert all((published / f"sitemap-{code}.xml").is_file() for code in LANGUAGES)


def test_every_page_to_be_found_stands_in_the_sitemap_with_its_alternates(published, pages_of):
    for code in LANGUAGES:
        tree = ET.fromstring((published / f"sitemap-{code}.xml").read_bytes())
        found = {}
        for url in tree:
            location = url.findtext(f"{SITEMAP}loc")
            found[location] = {link.get("hreflang"): link.get("href") for link in url.iter(LINK)}
        expected = {
            page.url: {one.code: one.url for one in page.alternates}
            for page in pages_of[code].values()
            if page.default_url
        }
        assert found == expected
        assert len(tree) == len(expected)


def test_pages_that_nobody_should_find_are_left_out(published):
    text = "".join((published / f"sitemap-{code}.xml").read_text("utf-8") for code in LANGUAGES)
    assert "404" not in text
    assert "<loc>https://atlas.example/</loc>" not in text


def test_signs_that_mean_something_in_xml_are_escaped():
    """No address of ours has them; the writer must not depend on that."""
    content = language_sitemap(Site("https://x.example"), [("/en/a&b<c>/", {"en": '/en/"&/'})])
    (url,) = ET.fromstring(content)
    assert url.findtext(f"{SITEMAP}loc") == "https://x.example/en/a&b<c>/"
    assert next(url.iter(LINK)).get("href") == 'https://x.example/en/"&/'


def test_robots_may_read_everything_but_the_desk(published):
    assert (published / "robots.txt").read_bytes() == robots(Site("https://atlas.example"))
    lines = robots(Site("https://atlas.example")).decode().splitlines()
    assert lines == [
        "User-agent: *",
        "Allow: /",
        "Disallow: /desk/",
        "Sitemap: https://atlas.example/sitemap.xml",
    ]
