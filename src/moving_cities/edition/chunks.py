"""The work of one process: composes, compares, renders and writes a share of one language's pages."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import orjson

from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.assets import collect_assets
from moving_cities.edition.composing import (
    PageMaker,
    compose_root,
    frame_for,
    page_makers,
    page_path,
    root_language,
)
from moving_cities.edition.manifest import Entry, Manifest, read_manifest
from moving_cities.edition.observations import Observed
from moving_cities.edition.pages.models import Frame, Page
from moving_cities.edition.pages.reader import Reader, Survey
from moving_cities.edition.rendering import Renderer, recipe_hash
from moving_cities.edition.site import Site
from moving_cities.edition.writing import Writer

ROOT = ""
"""The language of the chunk that holds the root page alone."""

ROOT_NAME = "root"

_LINKS = re.compile(rb'(?:href|src)="(/[^"#?]*)')
_ANCHOR_LINKS = re.compile(rb'href="#([^"]+)"')
_IDS = re.compile(rb'\bid="([^"]+)"')


@dataclass(frozen=True)
class Task:
    """A whole build, as every process must know it.

    Attributes:
        atlas: the content.
        site: where it will stand.
        target: folder of the new edition.
        previous: folder of the edition before; None to build from nothing.
    """

    atlas: Atlas
    site: Site
    target: Path
    previous: Path | None

    @cached_property
    def survey(self) -> Survey:
        """The atlas with what is worked out for it."""
        return Survey(self.atlas, self.site)

    @cached_property
    def recipes(self) -> dict[str, str]:
        """Per language, a hash of what decides the bytes of all its pages at once."""
        assets = collect_assets()
        keys = {code: frame_key(frame_for(self.survey, code, assets), self.site) for code in self.atlas.languages}
        return {code: hashlib.sha256(key).hexdigest() for code, key in keys.items()}

    @cached_property
    def last(self) -> Manifest | None:
        """The manifest of the edition before; None where everything is built from nothing."""
        return read_manifest(self.previous) if self.previous else None

    def writer(self) -> Writer:
        """A writer that puts files into the new edition, or takes them over from the one before."""
        old_site = self.previous / "site" if self.previous else None
        return Writer(self.target / "site", old_site, self.last.entries if self.last else {})


@dataclass(frozen=True, slots=True)
class Chunk:
    """Every `step`-th page of a language, from the `start`-th."""

    language: str
    start: int = 0
    step: int = 1


@dataclass(frozen=True, slots=True)
class Built:
    """A page in its place.

    Attributes:
        language: of the page.
        name: what it is the page of (`composing.PageMaker.name`).
        entry: for the manifest.
        address: root-relative.
        is_indexed: whether it stands in the sitemap.
        taken_over: what is known of it from the last build, where it was not composed anew.
        seen: what it looked at in the atlas, where it was.
        links: what it links to inside the site, where it was rendered; else None.
        anchor_faults: places on the page itself that it links to and does not have, or has twice; a sentence
            each.
    """

    language: str
    name: str
    entry: Entry
    address: str
    is_indexed: bool
    taken_over: Observed | None = None
    seen: tuple[str, ...] = ()
    links: frozenset[str] | None = None
    anchor_faults: tuple[str, ...] = ()


class Workshop:
    """One process at work on a task; what it needs again and again it keeps.

    Args:
        task: the build.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        self._writer = task.writer()
        self._presses: dict[str, _Press] = {}

    def makers(self, chunk: Chunk) -> list[PageMaker]:
        """The makers of the chunk's pages."""
        if chunk.language == ROOT:
            return [PageMaker(ROOT_NAME, partial(compose_root, self._task.survey))]
        return self._press(chunk.language).makers[chunk.start :: chunk.step]

    def build(self, chunk: Chunk) -> list[Built]:
        """Puts the chunk's pages in their places."""
        return [self.make(maker, chunk.language) for maker in self.makers(chunk)]

    def _press(self, language: str) -> "_Press":
        if language not in self._presses:
            self._presses[language] = _Press(self._task.survey, language)
        return self._presses[language]

    def make(self, maker: PageMaker, language: str) -> Built:
        """Composes a page and puts it in its place, rendered or linked; the root page is in no language."""
        language = language or root_language(self._task.survey)
        press = self._press(language)
        seen = self._task.survey.atlas.watch()
        page = maker.compose()
        written = self._writer.put(page_path(page), press.key(page), lambda: press.renderer.render(page))
        content = written.content
        return Built(
            language=language,
            name=maker.name,
            entry=written.entry,
            address=page.address,
            is_indexed=bool(page.default_url),
            seen=tuple(sorted(seen)),
            links=internal_links(content) if content is not None else None,
            anchor_faults=anchor_faults(content) if content is not None else (),
        )


class _Press:
    """What prints the pages of one language."""

    def __init__(self, survey: Survey, language: str) -> None:
        frame = frame_for(survey, language, collect_assets())
        self.makers = page_makers(Reader(survey, language).prepare())
        self.renderer = Renderer(frame)
        self._base = hashlib.blake2b(frame_key(frame, survey.site), digest_size=16)

    def key(self, page: Page) -> str:
        """The hash of everything that decides the bytes of this page."""
        digest = self._base.copy()
        digest.update(page.template.encode())
        digest.update(orjson.dumps(page))
        return digest.hexdigest()


def frame_key(frame: Frame, site: Site) -> bytes:
    """What decides the bytes of every page of a language: frame, site, templates, words, code, libraries."""
    return orjson.dumps([frame, site, recipe_hash(frame.language)])


def internal_links(content: bytes) -> frozenset[str]:
    """The root-relative addresses that a page links to or loads, without query and fragment."""
    return frozenset(link.decode() for link in _LINKS.findall(content) if not link.startswith(b"//"))


def anchor_faults(content: bytes) -> tuple[str, ...]:
    """What is wrong with the places on a page that links within it lead to, a sentence each."""
    wanted = {one.decode() for one in _ANCHOR_LINKS.findall(content)}
    there = Counter(one.decode() for one in _IDS.findall(content))
    missing = [f"“#{anchor}” is linked to and is not on the page." for anchor in wanted if anchor not in there]
    twice = [f"“#{anchor}” stands twice; give the block another id." for anchor, times in there.items() if times > 1]
    return tuple(sorted(missing + twice))
