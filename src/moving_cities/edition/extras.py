"""The files of an edition beside its pages: assets, cards, sitemaps, icons; and the redirects."""

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from operator import itemgetter

from moving_cities.edition import redirects, sitemap
from moving_cities.edition.assets import WEB, collect_assets
from moving_cities.edition.card_orders import CardOrder, card_orders
from moving_cities.edition.cards import card_recipe, draw_card
from moving_cities.edition.chunks import Built, Task
from moving_cities.edition.manifest import Entry
from moving_cities.edition.pages.reader import Reader, Survey
from moving_cities.edition.writing import Writer


def put_extras(task: Task, survey: Survey, built: list[Built], writer: Writer) -> dict[str, Entry]:
    """Puts every file that is not a page in its place; returns their entries by path."""
    files = [*_files(task, built)]
    entries = [writer.put(path, _key(content), partial(bytes, content)).entry for path, content in files]
    entries += [_put_card(order, writer) for order in _orders(task, survey)]
    return {entry.path: entry for entry in entries}


def write_redirects(task: Task, built: list[Built]) -> str:
    """Writes the redirects beside the site, for both servers; returns their SHA-256."""
    found = redirects.redirects(task.atlas, frozenset(page.address for page in built))
    content = redirects.as_json(found)
    (task.target / "redirects.json").write_bytes(content)
    (task.target / "redirects.map").write_bytes(redirects.as_nginx_map(found))
    return hashlib.sha256(content).hexdigest()


def _files(task: Task, built: list[Built]) -> Iterator[tuple[str, bytes]]:
    yield from collect_assets().files.items()
    yield "favicon.svg", (WEB / "icons" / "favicon.svg").read_bytes()
    yield "favicon.ico", (WEB / "icons" / "favicon.ico").read_bytes()
    yield "robots.txt", sitemap.robots(task.site)
    yield "sitemap.xml", sitemap.sitemap_index(task.site, task.atlas.languages)
    names = _indexed(built)
    for code in task.atlas.languages:
        pages = sorted(
            ((addresses[code], addresses) for addresses in names.values() if code in addresses),
            key=itemgetter(0),
        )
        yield f"sitemap-{code}.xml", sitemap.language_sitemap(task.site, pages)


def _indexed(built: list[Built]) -> dict[str, dict[str, str]]:
    """The pages to be found: by name, their addresses by language."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for page in sorted(built, key=lambda one: one.language):
        if page.is_indexed:
            names[page.name][page.language] = page.address
    return names


def _orders(task: Task, survey: Survey) -> Iterator[CardOrder]:
    for code in task.atlas.languages:
        yield from card_orders(Reader(survey, code))


def _put_card(order: CardOrder, writer: Writer) -> Entry:
    key = _key(f"{card_recipe()}\0{order}".encode())
    return writer.put(order.path, key, lambda: draw_card(order.title, order.line, order.place, order.direction)).entry


def _key(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
