"""Places for tests of page texts: the cities of an atlas by their names, without GeoNames."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from moving_cities.atlas.records import City
from moving_cities.intake.formats.lines import Line, ReadFile
from moving_cities.intake.page_texts.wording import comparable


@dataclass(frozen=True)
class NamedPlace:
    """A place by its id."""

    city_id: str


@dataclass(frozen=True)
class NamedMatch:
    """A name that is one of a city of the atlas, or none."""

    city_id: str = ""
    confidence: float = 0.0
    others: tuple[object, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether the name is one of a city."""
        return bool(self.city_id)


@dataclass(frozen=True)
class NamedMention:
    """A city named in a text."""

    match: NamedMatch


@dataclass
class NamesOfAtlas:
    """Knows the cities of an atlas by their names and slugs; endings of up to three letters are taken off."""

    cities: Iterable[City]
    names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for city in self.cities:
            for name in (city.name_local, city.id, *city.names.values(), *city.slugs.values()):
                self.names.setdefault(comparable(name), city.id)

    def match(self, name: str, country: str = "", language: str = "") -> NamedMatch:  # noqa: ARG002
        """The city that has exactly this name."""
        found = self.names.get(comparable(name), "")
        return NamedMatch(found, 1.0) if found else NamedMatch()

    def find(self, text: str, language: str) -> list[NamedMention]:  # noqa: ARG002
        """The cities that capitalised words of a text name."""
        found = []
        for word in text.split():
            stems = (comparable(word)[: len(word) - cut] for cut in range(4))
            city = next((self.names[stem] for stem in stems if len(stem) > 3 and stem in self.names), "")
            if city and not word[0].islower():
                found.append(NamedMention(NamedMatch(city, 1.0)))
        return found


def file_of(text: str, file_format: str = "text") -> ReadFile:
    """A file with the lines of a text."""
    lines = tuple(Line(number, line) for number, line in enumerate(text.split("\n"), start=1))
    return ReadFile("page.txt", file_format, "0" * 64, lines)
