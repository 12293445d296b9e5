"""Brings the catalogues up to date with the sentences in templates and code: those of the site and those of the desk.

    .venv/bin/python tools/update_catalogues.py

New sentences come in untranslated, changed ones marked fuzzy; a test fails until each is translated, so
that no reader meets a sentence in the wrong language. The catalogues of the desk are compiled too, because Django
reads them so (docs/decisions/0013-words-of-the-desk.md). Run it once more after translating.
"""

import io
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

from babel.messages.catalog import Catalog
from babel.messages.extract import extract, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "moving_cities"
EDITION = PACKAGE / "edition"
DESK = PACKAGE / "desk"
CATALOGUES = EDITION / "catalogues"
DESK_CATALOGUES = DESK / "locale"
LANGUAGES = ("de", "fr", "it", "es", "pl", "el", "nl", "ar")

_Keywords: TypeAlias = dict[str, Any]

KEYWORDS: _Keywords = {
    "_": None,
    "n_": (1, 2),
    "p_": ((1, "c"), 2),
    "say": None,
    "say_count": (1, 2),
    "say_of": ((1, "c"), 2),
}
DESK_KEYWORDS: _Keywords = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "say": None,
    "say_count": (1, 2),
    "to_be_said": None,
    "to_be_counted": (1, 2),
}
DESK_ROOMS = ("atlas", "desk", "intake", "operations", "pack")
"""The rooms whose sentences reach editors."""

PROJECT = "Moving Cities"
WRITTEN = datetime(2026, 11, 22, tzinfo=UTC)
"""A fixed date: the history of a catalogue is git's."""

_SITE_HEADER = "# The words of the published site in {code}."
_DESK_HEADER = (
    "# The words of the desk in {code}.\n"
    "# Translated by a machine; no person whose language it is has reviewed them yet."
)
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Words:
    """The catalogues of one part of the program.

    Attributes:
        name: for the report.
        header: what stands above each catalogue.
        path: where the catalogue of a language is.
        found: finds all sentences.
        is_compiled: whether a file for machines stands beside each.
    """

    name: str
    header: str
    path: Callable[[str], Path]
    found: Callable[[], Catalog]
    is_compiled: bool = False


def main() -> None:
    """Extracts all sentences and merges them into every catalogue."""
    for words in (SITE, AT_THE_DESK):
        template = words.found()
        for code in LANGUAGES:
            print(f"{words.name}, {_updated(words, code, template)}")


def extract_site() -> Catalog:
    """All sentences of the edition, each with the files that say it."""
    catalogue = Catalog(project=PROJECT)
    sources = [("python", path) for path in _code(EDITION)]
    sources += [("jinja2", path) for path in sorted((EDITION / "templates").glob("*.jinja"))]
    for method, path in sources:
        options = {"silent": "false", "trimmed": "true"} if method == "jinja2" else {}
        found = extract_from_file(method, path, keywords=KEYWORDS, options=options)
        for line, message, _comments, context in found:
            catalogue.add(message, locations=[(str(path.relative_to(ROOT)), line)], context=context)
    return catalogue


def extract_desk() -> Catalog:
    """All sentences that editors may see, each with the files that say it."""
    catalogue = Catalog(project=PROJECT)
    for room in DESK_ROOMS:
        for path in _code(PACKAGE / room):
            _take(catalogue, path, path.read_text("utf-8"))
    for path in sorted((DESK / "templates").rglob("*.html")):
        _take(catalogue, path, as_code(path.read_text("utf-8")))
    return catalogue


def as_code(template: str) -> str:
    """A template of Django as calls of gettext, as Django itself makes it for its own tool."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moving_cities.operations.settings")
    from django.utils.translation.template import templatize

    return _INDENT.sub("", templatize(template))


def desk_catalogue(code: str) -> Path:
    """Where Django looks for the words of the desk in a language."""
    return DESK_CATALOGUES / code / "LC_MESSAGES" / "django.po"


def is_translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    """Whether a message has all its forms."""
    return all(string) if isinstance(string, tuple | list) else bool(string)


SITE = Words("site", _SITE_HEADER, lambda code: CATALOGUES / f"{code}.po", extract_site)
AT_THE_DESK = Words("desk", _DESK_HEADER, desk_catalogue, extract_desk, is_compiled=True)


def _code(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.py")) if not {"tests", "migrations"} & set(path.parts))


def _take(catalogue: Catalog, path: Path, source: str) -> None:
    file = io.BytesIO(source.encode())
    for line, message, _comments, context in extract("python", file, keywords=DESK_KEYWORDS):
        catalogue.add(message, locations=[(str(path.relative_to(ROOT)), line)], context=context)


def _updated(words: Words, code: str, template: Catalog) -> str:
    """Merges the sentences into the catalogue of a language; says how many there are."""
    path = words.path(code)
    existing = path.read_bytes() if path.exists() else b""
    catalogue = read_po(io.BytesIO(existing), locale=code) if existing else Catalog(locale=code)
    catalogue.update(template, no_fuzzy_matching=False, update_creation_date=False)
    catalogue.obsolete.clear()
    _name(catalogue, words.header)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, sort_by_file=True, include_lineno=False, omit_header=False)
    if words.is_compiled:
        with path.with_suffix(".mo").open("wb") as file:
            write_mo(file, catalogue)
    missing = sum(1 for message in catalogue if message.id and (message.fuzzy or not is_translated(message.string)))
    return f"{code}: {len(catalogue)} sentences, {missing} to translate"


def _name(catalogue: Catalog, header: str) -> None:
    catalogue.fuzzy = False
    catalogue.project = PROJECT
    catalogue.version = "1"
    catalogue.creation_date = catalogue.revision_date = WRITTEN
    catalogue.last_translator = catalogue.language_team = ""
    catalogue.copyright_holder = "the authors of Moving Cities"
    catalogue.msgid_bugs_address = ""
    catalogue.header_comment = header.format(code=catalogue.locale_identifier)


if __name__ == "__main__":
    main()
