"""A small edition made by hand, laid out as a published one, for tests and measurements of serving."""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

import brotli

LANGUAGES = ("en", "de", "fr", "it", "es", "pl", "el", "nl", "ar")
STYLE = "assets/site.0123456789abcdef.css"
REDIRECTS = {
    "/ghent": "/en/ghent/",
    "/en/ghent": "/en/ghent/",
    "/de/gent-1": "/de/gent/",
    "/gr/gandi": "/el/gandi/",
    "/el/old-gandi": "/el/gandi/",
    "/about/privacy_policy": "/en/about/",
    "/old/what's-new(1)": "/en/about/",
}


@dataclass(frozen=True, slots=True)
class SmallEdition:
    """Where the parts of the small edition are.

    Attributes:
        var: the installation.
        folder: the edition.
        site: the files to serve.
    """

    var: Path
    folder: Path
    site: Path


def write_edition(var: Path, edition_id: str, *, mark: str = "", page_bytes: int = 2000) -> SmallEdition:
    """Writes an edition of a few pages in nine languages; `mark` stands in every page and the stylesheet."""
    folder = var / "editions" / edition_id
    site = folder / "site"
    for language in LANGUAGES:
        _page(site / language / "index.html", language, f"Home {mark}", page_bytes)
        _page(site / language / "404.html", language, f"Nothing here {mark}", 300)
    for place in ("en/ghent", "en/about", "de/gent", "el/gandi", "pl/gandawa/taskforce"):
        _page(site / place / "index.html", place[:2], f"{place} {mark}", page_bytes)
    _page(site / "index.html", "en", f"Choose a language {mark}", 500)
    _text(site / STYLE, f"/* {mark} */\n" + "body { margin: 0 }\n" * 40)
    _text(site / "favicon.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>\n' + " " * 300)
    _text(site / "robots.txt", "User-agent: *\nAllow: /\n" * 20)
    _text(site / "sitemap.xml", "<urlset/>" + " " * 300)
    (site / "favicon.ico").write_bytes(bytes(range(256)))
    (site / "assets/face.fedcba9876543210.woff2").write_bytes(bytes(range(256)) * 8)
    _secrets(folder)
    return SmallEdition(var, folder, site)


def make_current(edition: SmallEdition) -> None:
    """Makes the edition the current one, as publishing does: a new link, renamed over the old one."""
    fresh = edition.var / f"current.{edition.folder.name}"
    fresh.unlink(missing_ok=True)
    fresh.symlink_to(Path("editions") / edition.folder.name)
    fresh.replace(edition.var / "current")


def _secrets(folder: Path) -> None:
    """What lies beside the site and must never be served."""
    (folder / "redirects.json").write_text(json.dumps(REDIRECTS), encoding="utf-8")
    lines = "".join(f'"{old}" "{new}";\n' for old, new in REDIRECTS.items())
    (folder / "redirects.map").write_text(lines, encoding="utf-8")
    (folder / "manifest.json").write_text('{"secret": "manifest"}', encoding="utf-8")
    (folder.parents[1] / "secret-key").write_text("secret key", encoding="utf-8")
    (folder / "site" / "way-out").symlink_to(folder.parents[1])
    (folder / "site" / "key.txt").symlink_to(folder.parents[1] / "secret-key")


def _page(file: Path, language: str, title: str, page_bytes: int) -> None:
    words = " ".join(f"word{number % 97}" for number in range(page_bytes // 7))
    page = f'<!doctype html><html lang="{language}"><title>{title}</title><p>{words}</p></html>\n'
    _text(file, page)


def _text(file: Path, content: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    plain = content.encode()
    file.write_bytes(plain)
    file.with_name(f"{file.name}.br").write_bytes(brotli.compress(plain, quality=5))
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(plain, mtime=0))
