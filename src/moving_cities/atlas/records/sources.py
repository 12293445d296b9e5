"""Sources that statements rest on, and whose work the atlas shows."""

from dataclasses import dataclass

from moving_cities.atlas.checks import check_address, check_id, check_plain, check_year
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.languages import is_language_tag
from moving_cities.atlas.sentences import say


@dataclass(frozen=True, slots=True)
class Source:
    """A published source that statements cite.

    Attributes:
        id: for ever.
        url: its address.
        title: its title, or a short description of our own.
        publisher: who published it.
        published_year: where known.
        retrieved: when it was read.
        language: code of its language; empty where unknown.
    """

    id: str
    url: str
    title: str
    publisher: str = ""
    published_year: int | None = None
    retrieved: PartialDate | None = None
    language: str = ""

    def __post_init__(self) -> None:
        check_id(self.id)
        check_plain(title=self.title, publisher=self.publisher)
        if not self.url:
            raise RecordError("url", say("A source needs its address."))
        if not self.title:
            raise RecordError("title", say("A source needs a title."))
        check_address("url", self.url)
        check_year("published_year", self.published_year)
        if self.language and not is_language_tag(self.language):
            raise RecordError(
                "language",
                say("“{language}” is not a language code, such as en or pt-br.", language=self.language[:20]),
            )


@dataclass(frozen=True, slots=True)
class Credit:
    """Somebody whose data or work the atlas shows, as their licence asks.

    Attributes:
        name: who.
        what: what is taken from them, in English.
        url: their address.
        licence: the licence's name.
    """

    name: str
    what: str
    url: str
    licence: str

    def __post_init__(self) -> None:
        check_plain(name=self.name, what=self.what, licence=self.licence)
        check_address("url", self.url)
