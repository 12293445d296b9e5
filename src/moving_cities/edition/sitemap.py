"""The sitemap: one file per language with its alternates, and an index of them (sitemaps.org 0.9)."""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from moving_cities.edition.site import Site

_HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def language_sitemap(site: Site, pages: Iterable[tuple[str, Mapping[str, str]]]) -> bytes:
    """The pages of one language: each as its address and the addresses of its page in every language."""
    entries = "".join(_entry(site, address, alternates) for address, alternates in pages)
    return f"{_HEADER}<urlset {_NAMESPACES}>\n{entries}</urlset>\n".encode()


def sitemap_index(site: Site, languages: Iterable[str]) -> bytes:
    """The index of the languages' sitemaps."""
    entries = "".join(f"<sitemap><loc>{site.url(f'/sitemap-{code}.xml')}</loc></sitemap>\n" for code in languages)
    namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    return f"{_HEADER}<sitemapindex {namespace}>\n{entries}</sitemapindex>\n".encode()


def robots(site: Site) -> bytes:
    """What crawlers may read: everything published."""
    return f"User-agent: *\nAllow: /\nDisallow: /desk/\nSitemap: {site.url('/sitemap.xml')}\n".encode()


def _entry(site: Site, address: str, alternates: Mapping[str, str]) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(site.url(href))}/>'
        for code, href in alternates.items()
    )
    return f"<url><loc>{escape(site.url(address))}</loc>{links}</url>\n"
