"""The work of one process: composes, compares, renders and writes a share of one language's pages."""

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import orjson

from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.assets import collect_assets
from moving_cities.edition.composing import compose_root, frame_for, page_makers, page_path
from moving_cities.edition.manifest import Entry, read_manifest
from moving_cities.edition.pages.models import Frame, Page
from moving_cities.edition.pages.reader import Reader, Survey
from moving_cities.edition.rendering import Renderer, recipe_hash
from moving_cities.edition.site import Site
from moving_cities.edition.writing import Writer

ROOT = ""
"""The language of the chunk that holds the root page alone."""

_LINKS = re.compile(rb'(?:href|src)="(/[^"#?]*)')
_ANCHOR_LINKS = re.compile(rb'href="#([^"]+)"')
_IDS = re.compile(rb'\bid="([^"]+)"')


@dataclass(frozen=True, slots=True)
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
        entry: for the manifest.
        address: root-relative.
        alternates: addresses of the same page in every language, by language; empty where it is not indexed.
        links: what it links to inside the site; None where it was taken over unchanged.
        missing_anchors: places on the page itself that it links to and that it does not have.
    """

    entry: Entry
    address: str
    alternates: tuple[tuple[str, str], ...]
    links: frozenset[str] | None
    missing_anchors: tuple[str, ...] = ()


class Workshop:
    """One process at work on a task; what it needs again and again it keeps."""

    def __init__(self, task: Task) -> None:
        self._task = task
        self._survey = Survey(task.atlas, task.site)
        self._presses: dict[str, _Press] = {}

    def build(self, chunk: Chunk) -> list[Built]:
        """Puts the chunk's pages in their places."""
        if chunk.language == ROOT:
            page = compose_root(self._survey)
            return [self._put(page, self._press(page.language))]
        press = self._press(chunk.language)
        return [self._put(make(), press) for make in press.makers[chunk.start :: chunk.step]]

    def _press(self, language: str) -> "_Press":
        if language not in self._presses:
            self._presses[language] = _Press(self._survey, language)
        return self._presses[language]

    def _put(self, page: Page, press: "_Press") -> Built:
        written = self._writer.put(page_path(page), press.key(page), lambda: press.renderer.render(page))
        content = written.content
        return Built(
            entry=written.entry,
            address=page.address,
            alternates=tuple((one.code, one.href) for one in page.alternates) if page.default_url else (),
            links=internal_links(content) if content is not None else None,
            missing_anchors=_missing_anchors(content) if content is not None else (),
        )

    @cached_property
    def _writer(self) -> Writer:
        previous = self._task.previous
        entries = read_manifest(previous).entries if previous else {}
        return Writer(self._task.target / "site", previous / "site" if previous else None, entries)


class _Press:
    """What prints the pages of one language."""

    def __init__(self, survey: Survey, language: str) -> None:
        frame = frame_for(survey, language, collect_assets())
        self.makers = page_makers(Reader(survey, language))
        self.renderer = Renderer(frame)
        self._base = hashlib.blake2b(frame_key(frame, language), digest_size=16)

    def key(self, page: Page) -> str:
        """The hash of everything that decides the bytes of this page."""
        digest = self._base.copy()
        digest.update(page.template.encode())
        digest.update(orjson.dumps(page))
        return digest.hexdigest()


def frame_key(frame: Frame, language: str) -> bytes:
    """What decides the bytes of every page of a language: frame, templates, words, libraries."""
    return orjson.dumps(frame) + recipe_hash(language).encode()


def internal_links(content: bytes) -> frozenset[str]:
    """The root-relative addresses that a page links to or loads, without query and fragment."""
    return frozenset(link.decode() for link in _LINKS.findall(content) if not link.startswith(b"//"))


def _missing_anchors(content: bytes) -> tuple[str, ...]:
    wanted = set(_ANCHOR_LINKS.findall(content))
    return tuple(sorted(one.decode() for one in wanted - set(_IDS.findall(content)))) if wanted else ()
