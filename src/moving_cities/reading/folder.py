"""One edition's folder: which file answers for an address, and which addresses have moved."""

import errno
import json
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from moving_cities.atlas.languages import all_languages
from moving_cities.reading.errors import DamagedEditionError, NoEditionError
from moving_cities.reading.negotiation import ENCODINGS

_OWN_ADDRESS = re.compile(r"/(?!/)[!-~]*")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that answers for an address.

    Attributes:
        path: the file to send, which may be a prepared one.
        encoding: how that file is encoded, empty for plain bytes.
        is_prepared: whether the address has prepared files at all, so that the answer varies.
    """

    path: Path
    encoding: str
    is_prepared: bool


class EditionFolder:
    """A built edition, as it lies on disk and never changes.

    Attributes:
        path: where it lies.
        id: the edition's id, which is the name of its folder.
        languages: codes of the languages that it can be read in, in the order of the atlas.

    Raises:
        NoEditionError: the folder has no site.
        DamagedEditionError: its redirects cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder
        self._root = os.path.realpath(folder / "site")
        site = Path(self._root)
        if not site.is_dir():
            raise NoEditionError(folder)
        self._moved = _read_redirects(folder / "redirects.json")
        self.id = folder.resolve().name
        self.languages = tuple(
            language.code for language in all_languages() if (site / language.code / "index.html").is_file()
        )

    def find(self, address: str, encodings: tuple[str, ...] = ()) -> FoundFile | None:
        """The file for an address that `address_kind` calls proper, in the first encoding there is of it."""
        directory, _, name = address[1:].rpartition("/")
        parent = f"{self._root}/{directory}" if directory else self._root
        plain = f"{parent}/{name or 'index.html'}"
        if os.path.realpath(parent) != parent or not _is_plain_file(plain):
            return None
        existing = {encoding for encoding in ENCODINGS if _is_plain_file(f"{plain}{ENCODINGS[encoding]}")}
        for encoding in encodings:
            if encoding in existing:
                return FoundFile(Path(f"{plain}{ENCODINGS[encoding]}"), encoding, is_prepared=True)
        return FoundFile(Path(plain), "", is_prepared=bool(existing))

    def has_page(self, address: str) -> bool:
        """Whether a page stands at this address, which ends in a slash."""
        return address.endswith("/") and self.find(address) is not None

    def moved_to(self, address: str) -> str | None:
        """Where an address that was once published leads today, written with or without its last slash.

        The address is a path as WSGI gives it: the bytes of UTF-8, each as one character.
        """
        return self._moved.get(_as_key(address.encode("latin-1", "replace").decode("utf-8", "replace")))


def _is_plain_file(file: str) -> bool:
    """Whether this is a file and no link: an edition has none, so what a link leads to is not its own."""
    try:
        return stat.S_ISREG(os.lstat(file).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            return False
        raise


def _as_key(address: str) -> str:
    """As nginx compares the keys of a map: without regard to case."""
    return address.removesuffix("/").lower()


def _read_redirects(file: Path) -> dict[str, str]:
    try:
        redirects = json.loads(file.read_bytes())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise DamagedEditionError(file, str(error)) from error
    if not isinstance(redirects, dict) or not all(_is_local(target) for target in redirects.values()):
        raise DamagedEditionError(file, "it must map old addresses to new ones, both starting with one “/”")
    return {_as_key(old): new for old, new in redirects.items()}


def _is_local(target: object) -> bool:
    return isinstance(target, str) and _OWN_ADDRESS.fullmatch(target) is not None
