"""Brings the catalogues up to date with the sentences in templates and page modules.

    .venv/bin/python tools/update_catalogues.py

New sentences come in untranslated, changed ones marked fuzzy; a test fails until each is translated, so
that no reader meets a sentence in the wrong language.
"""

import io
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[1]
EDITION = ROOT / "src" / "moving_cities" / "edition"
CATALOGUES = EDITION / "catalogues"
LANGUAGES = ("de", "fr", "it", "es", "pl", "el", "nl", "ar")

KEYWORDS = {
    "_": None,
    "n_": (1, 2),
    "p_": ((1, "c"), 2),
    "say": None,
    "say_count": (1, 2),
    "say_of": ((1, "c"), 2),
}
PROJECT = "Moving Cities"
WRITTEN = datetime(2026, 11, 22, tzinfo=UTC)
"""A fixed date: the history of a catalogue is git's."""


def main() -> None:
    """Extracts all sentences and merges them into every catalogue."""
    template = extract()
    for code in LANGUAGES:
        path = CATALOGUES / f"{code}.po"
        existing = path.read_bytes() if path.exists() else b""
        catalogue = read_po(io.BytesIO(existing), locale=code) if existing else Catalog(locale=code)
        catalogue.update(template, no_fuzzy_matching=False, update_creation_date=False)
        catalogue.obsolete.clear()
        _name(catalogue)
        with path.open("wb") as file:
            write_po(file, catalogue, width=0, sort_by_file=True, include_lineno=False, omit_header=False)
        missing = sum(1 for message in catalogue if message.id and (message.fuzzy or not is_translated(message.string)))
        print(f"{code}: {len(catalogue)} sentences, {missing} to translate")


def extract() -> Catalog:
    """All sentences of the edition, each with the files that say it."""
    catalogue = Catalog(project=PROJECT)
    sources = [("python", path) for path in sorted(EDITION.rglob("*.py")) if "tests" not in path.parts]
    sources += [("jinja2", path) for path in sorted((EDITION / "templates").glob("*.jinja"))]
    for method, path in sources:
        options = {"silent": "false", "trimmed": "true"} if method == "jinja2" else {}
        found = extract_from_file(method, path, keywords=KEYWORDS, options=options)
        for line, message, _comments, context in found:
            catalogue.add(message, locations=[(str(path.relative_to(ROOT)), line)], context=context)
    return catalogue


def is_translated(string: str | tuple[str, ...] | list[str] | None) -> bool:
    """Whether a message has all its forms."""
    return all(string) if isinstance(string, tuple | list) else bool(string)


def _name(catalogue: Catalog) -> None:
    catalogue.fuzzy = False
    catalogue.project = PROJECT
    catalogue.version = "1"
    catalogue.creation_date = catalogue.revision_date = WRITTEN
    catalogue.last_translator = catalogue.language_team = ""
    catalogue.copyright_holder = "the authors of Moving Cities"
    catalogue.msgid_bugs_address = ""
    catalogue.header_comment = f"# The words of the published site in {catalogue.locale_identifier}."


if __name__ == "__main__":
    main()
