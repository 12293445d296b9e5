"""What the public site has besides the atlas itself: pages about it, news, highlights and old addresses."""

from dataclasses import dataclass

from moving_cities.atlas.checks import check_id, check_number, check_slugs
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.frozen import NO_VALUES, Localized
from moving_cities.atlas.kinds import RecordKind, Section
from moving_cities.atlas.languages import is_language
from moving_cities.atlas.sentences import say

_NOT_IN_PATH = " \\?#\"'<>;{}%"
HIGHLIGHTED = frozenset({RecordKind.CITY, RecordKind.NETWORK, RecordKind.APPROACH, RecordKind.NEWS})
"""The kinds of record that the home page can point at."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page about the atlas itself (about, method, data protection, accessibility, add your city).

    Attributes:
        id: for ever.
        position: its place in the menu, ascending.
        slugs: by language; the id where a language has none.
    """

    id: str
    position: int
    slugs: Localized[str] = NO_VALUES

    def __post_init__(self) -> None:
        check_id(self.id)
        check_slugs(self.slugs)
        check_number("position", self.position)


@dataclass(frozen=True, slots=True)
class NewsItem:
    """A dated piece of news; its words are its document.

    Attributes:
        id: for ever.
        published_on: the day it appeared.
        country_id: the country it is about, or empty.
        slugs: by language; the id where a language has none.
    """

    id: str
    published_on: PartialDate
    country_id: str = ""
    slugs: Localized[str] = NO_VALUES

    def __post_init__(self) -> None:
        check_id(self.id)
        check_slugs(self.slugs)


@dataclass(frozen=True, slots=True)
class Highlight:
    """A record that the home page points at.

    Attributes:
        kind: city, network, approach or news.
        id: the record's id.
    """

    kind: RecordKind
    id: str

    def __post_init__(self) -> None:
        if self.kind not in HIGHLIGHTED:
            raise RecordError("kind", say("A highlight is a city, a network, an approach or a piece of news."))
        check_id(self.id)


@dataclass(frozen=True, slots=True)
class Alias:
    """An address that once was published, and the record that answers for it now.

    Attributes:
        path: from the root, with leading and without trailing slash, as it was published.
        language: the language the reader is sent to.
        kind: kind of the record.
        id: id of the record.
    """

    path: str
    language: str
    kind: RecordKind
    id: str

    def __post_init__(self) -> None:
        if not is_language(self.language):
            raise RecordError("language", say("There is no language “{language}”.", language=self.language[:20]))
        parts = self.path.split("/")
        if parts[0] or len(parts) < 2 or any(part in {"", ".", ".."} for part in parts[1:]):
            raise RecordError(
                "path",
                say("“{path}” is not an address; write /language/page without an end slash.", path=self.path[:60]),
            )
        if not self.path.isascii() or any(sign in self.path for sign in _NOT_IN_PATH):
            raise RecordError(
                "path", say("“{path}” holds a sign that an old address cannot have.", path=self.path[:60])
            )
        if not self.path.isprintable():
            raise RecordError("path", say("The address holds a control character."))
        if self.kind is RecordKind.SECTION and self.id not in set(Section):
            raise RecordError("id", say("There is no section “{id}”.", id=self.id[:40]))
        check_id(self.id)
