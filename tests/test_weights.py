"""What a reader downloads: every budget of the project, measured on the files that are sent (Brotli)."""

import re

KILOBYTE = 1000
SCRIPT = re.compile(r'<script type="module" src="([^"]+)"')
STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)"')
BASE_MAP = re.compile(r'<use [^>]*href="([^"#]+)#')
PRELOAD = re.compile(r'<link rel="preload" href="([^"]+)" as="font"')
IMPORT = re.compile(r'from\s*"(/assets/[^"]+)"|import\s*\(?"(/assets/[^"]+)"')


def test_the_profile_of_a_city_stays_below_sixty_kilobytes(built_site):
    for address in ("/en/ghent/", "/pl/gandawa/", "/el/gandi/", "/ar/gent/"):
        assert _weight(built_site, address) <= 60 * KILOBYTE, address


def test_the_home_page_with_its_map_stays_below_a_hundred_and_ten_kilobytes(built_site):
    for language in built_site.atlas.languages:
        assert _weight(built_site, f"/{language}/") <= 110 * KILOBYTE, language


def test_all_scripts_together_stay_below_thirty_kilobytes(built_site):
    scripts = built_site.folder.glob("assets/*.js")

    assert sum(path.stat().st_size for path in scripts) <= 30 * KILOBYTE


def test_the_typefaces_of_any_page_stay_below_a_hundred_and_twenty_kilobytes(built_site):
    """All typefaces of a script together: a page never loads more than those of its own and the Latin ones."""
    sizes = {path.name: path.stat().st_size for path in built_site.folder.glob("assets/*.woff2")}
    latin = sum(size for name, size in sizes.items() if "latin." in name)
    extended = sum(size for name, size in sizes.items() if "latin-ext." in name and "italic" not in name)

    assert latin + extended <= 120 * KILOBYTE


def _weight(built_site, address):
    """Bytes of the page with its style, scripts and map, as a browser that knows Brotli gets them."""
    html = built_site.file(address).read_text("utf-8")
    assets = {*STYLE.findall(html), *BASE_MAP.findall(html), *_modules(built_site, SCRIPT.findall(html))}
    return _sent(built_site.file(address)) + sum(_sent(built_site.folder / one.lstrip("/")) for one in assets)


def _modules(built_site, wanted):
    found = set()
    while wanted:
        module = wanted.pop()
        if module not in found:
            found.add(module)
            text = (built_site.folder / module.lstrip("/")).read_text("utf-8")
            wanted += [one or other for one, other in IMPORT.findall(text)]
    return found


def _sent(path):
    prepared = path.with_name(f"{path.name}.br")
    return (prepared if prepared.exists() else path).stat().st_size
