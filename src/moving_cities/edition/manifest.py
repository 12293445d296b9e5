"""The manifest of an edition: every file with its hash, and what it was made from."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import orjson

from moving_cities.edition.errors import EditionError

FORMAT = 2
NAME = "manifest.json"
ID_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of an edition.

    Attributes:
        path: below `site/`.
        key: hash of everything it was made from (model, frame, templates, words, libraries).
        sha256: of its content.
        size: bytes.
        copies: endings of its prepared compressed copies, such as `br`.
    """

    path: str
    key: str
    sha256: str
    size: int
    copies: tuple[str, ...] = ()

    @property
    def all_paths(self) -> tuple[str, ...]:
        """The file and its copies."""
        return (self.path, *(f"{self.path}.{ending}" for ending in self.copies))


@dataclass(frozen=True)
class Manifest:
    """All files of an edition, by path.

    Attributes:
        content_hash: of the atlas that it was built from.
        as_of: the date of the content.
        pages: how many of the files are pages.
        entries: by path.
        recipes: per language a hash of what decides the bytes of all its pages at once.
        redirects: SHA-256 of the redirects, which lie beside the site and are served with it.
    """

    content_hash: str
    as_of: str
    pages: int
    entries: dict[str, Entry]
    recipes: dict[str, str]
    redirects: str

    @property
    def edition_id(self) -> str:
        """Hash of all paths, contents and redirects: equal editions have equal ids."""
        digest = hashlib.sha256(f"{self.redirects}\0".encode())
        for path in sorted(self.entries):
            digest.update(f"{path}\0{self.entries[path].sha256}\0".encode())
        return digest.hexdigest()[:ID_LENGTH]


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Writes the manifest into an edition's folder."""
    rows = [
        [one.path, one.key, one.sha256, one.size, list(one.copies)]
        for one in (manifest.entries[path] for path in sorted(manifest.entries))
    ]
    content = {
        "format": FORMAT,
        "edition": manifest.edition_id,
        "content_hash": manifest.content_hash,
        "as_of": manifest.as_of,
        "pages": manifest.pages,
        "recipes": manifest.recipes,
        "redirects": manifest.redirects,
        "columns": ["path", "key", "sha256", "bytes", "copies"],
        "files": rows,
    }
    (folder / NAME).write_bytes(orjson.dumps(content))


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an edition's folder.

    Raises:
        EditionError: there is none, or it cannot be read.
    """
    try:
        content = orjson.loads((folder / NAME).read_bytes())
        entries = {
            path: Entry(path, key, sha256, size, tuple(copies)) for path, key, sha256, size, copies in content["files"]
        }
        return Manifest(
            content["content_hash"],
            content["as_of"],
            content["pages"],
            entries,
            content["recipes"],
            content["redirects"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EditionError(
            f"The manifest of the edition in {folder} cannot be read ({error}). Publish again."
        ) from error
