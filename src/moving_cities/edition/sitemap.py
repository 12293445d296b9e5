"""The sitemap: one file per language with its alternates, and an index of them (sitemaps.org 0.9)."""

import re
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from moving_cities.edition.site import Site

_HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SLUGS_ONLY = re.compile(r"[a-z0-9/-]*").fullmatch
_NAMESPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def language_sitemap(site: Site, pages: Iterable[tuple[str, Mapping[str, str]]]) -> bytes:
    """The pages of one language: each as its address and the addresses of its page in every language."""
    base = escape(site.base_url, {'"': "&quot;"})
    entries = "".join(_entry(base, address, alternates) for address, alternates in pages)
    return f"{_HEADER}<urlset {_NAMESPACES}>\n{entries}</urlset>\n".encode()


def sitemap_index(site: Site, languages: Iterable[str]) -> bytes:
    """The index of the languages' sitemaps."""
    entries = "".join(
        f"<sitemap><loc>{escape(site.url(f'/sitemap-{code}.xml'))}</loc></sitemap>\n" for code in languages
    )
    namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    return f"{_HEADER}<sitemapindex {namespace}>\n{entries}</sitemapindex>\n".encode()


def robots(site: Site) -> bytes:
    """What crawlers may read: everything published."""
    return f"User-agent: *\nAllow: /\nDisallow: /desk/\nSitemap: {site.url('/sitemap.xml')}\n".encode()


def _entry(base: str, address: str, alternates: Mapping[str, str]) -> str:
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{base}{_safe(href)}"/>'
        for code, href in alternates.items()
    )
    return f"<url><loc>{base}{_safe(address)}</loc>{links}</url>\n"


def _safe(address: str) -> str:
    """The address as XML may hold it; nearly all are made of slugs and need nothing."""
    return address if _SLUGS_ONLY(address) else escape(address, {'"': "&quot;"})
