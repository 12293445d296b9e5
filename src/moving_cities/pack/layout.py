"""What stands where in a pack: names of files, and how large they may be."""

import re
from dataclasses import dataclass

from moving_cities.atlas.archived import ENDINGS, MAX_DOCUMENT_CHARACTERS
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.languages import is_language
from moving_cities.atlas.slugs import is_slug

FORMAT = 1
"""The number of the format that this program reads and writes."""

HEADER_FILE = "pack.toml"
TEXTS = "texts"
DOCUMENTS_FILE = "documents.csv"
DOCUMENTS = "documents"

MAX_TEXT_BYTES = 5_000_000
"""Bytes of one text or of the header; the longest profile of the incumbent has 40,000."""

MAX_TABLE_BYTES = 64_000_000
"""Bytes of one table; 100,000 cities would take a fifth of it."""

MAX_PAGES_BYTES = 4 * MAX_DOCUMENT_CHARACTERS
"""Bytes of the text of one archived document."""

MAX_PACK_BYTES = 1_000_000_000
"""Bytes of all files together but archived documents; they are held in memory while they are read."""

_BYTES_PATH = re.compile(rf"{DOCUMENTS}/[0-9a-f]{{64}}\.(?:{'|'.join(ENDINGS.values())})")
_PAGES_PATH = re.compile(rf"{DOCUMENTS}/([^/]+)\.txt")
_TEXT_PATH = re.compile(rf"{TEXTS}/([^/]+)/([^/]+)/([^/]+)\.md")


@dataclass(frozen=True, slots=True, order=True)
class TextPath:
    """Which words a text file holds.

    Attributes:
        kind: kind of the record.
        id: id of the record.
        language: code of the language.
    """

    kind: RecordKind
    id: str
    language: str

    @property
    def file(self) -> str:
        """The path of the file within the pack."""
        return f"{TEXTS}/{self.kind}/{self.id}/{self.language}.md"


def text_path(file: str) -> TextPath | str:
    """What the path of a file below `texts/` says, or a sentence saying why it says nothing."""
    match = _TEXT_PATH.fullmatch(file)
    if match is None:
        return "Texts stand in texts/<kind>/<id>/<language>.md; this file belongs elsewhere. Move it out."
    kind, record_id, language = match.groups()
    if kind not in set(RecordKind):
        return f"There is no kind of record “{kind}”; the folder is one of {', '.join(RecordKind)}."
    if not is_slug(record_id):
        return f"“{record_id[:60]}” cannot be an id; use lower-case ASCII words and hyphens."
    if not is_language(language):
        return f"There is no language “{language[:20]}”; name the file by a language of the atlas."
    return TextPath(RecordKind(kind), record_id, language)


def bytes_path(file: str) -> str:
    """Where the bytes of an archived document stand.

    Args:
        file: the name of its file (`ArchivedDocument.file`).
    """
    return f"{DOCUMENTS}/{file}"


def pages_path(record_id: str) -> str:
    """Where the text of an archived document stands, page by page."""
    return f"{DOCUMENTS}/{record_id}.txt"


def holds_bytes(file: str) -> bool:
    """Whether this path is one of the bytes of an archived document, which are never held in memory."""
    return file.startswith(f"{DOCUMENTS}/") and not file.endswith(".txt")


def is_of_a_document(file: str) -> bool:
    """Whether a file of this path can belong to an archived document."""
    match = _PAGES_PATH.fullmatch(file)
    return bool(_BYTES_PATH.fullmatch(file)) or (match is not None and is_slug(match[1]))
