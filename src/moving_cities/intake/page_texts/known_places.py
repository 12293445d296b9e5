"""What the recogniser needs to know of places; `intake.places` offers it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

_ENOUGH = 6_000
"""Characters of running text in which cities are looked for."""

_LIKELY = 0.6
_MOST_CITIES = 4
_TRUST = {1: 0.6, 2: 0.75}
"""How far a city is to be believed that a text names once or twice; if more often, `_MOST_FROM_TEXT`."""

_MOST_FROM_TEXT = 0.9
"""The highest confidence in a city that only the running text names."""


class KnownPlace(Protocol):
    """A place that a name can mean (`intake.places.Place`)."""

    @property
    def city_id(self) -> str:
        """Id of the city in the atlas; empty if it is none of the atlas."""


class PlaceCandidate(Protocol):
    """Another place that a name can mean (`intake.places.Candidate`)."""

    @property
    def place(self) -> KnownPlace:
        """The place."""


class PlaceMatch(Protocol):
    """A name matched with a place (`intake.places.Match`)."""

    @property
    def city_id(self) -> str:
        """Id of the city in the atlas; empty if it is none of the atlas."""

    @property
    def confidence(self) -> float:
        """From 0 to 1."""

    @property
    def is_certain(self) -> bool:
        """Whether the match may be taken without asking."""

    @property
    def others(self) -> Sequence[PlaceCandidate]:
        """The other places that may be meant."""


class PlaceMention(Protocol):
    """A city named in running text (`intake.places.Mention`)."""

    @property
    def match(self) -> PlaceMatch:
        """Which city."""


class KnownPlaces(Protocol):
    """Finds cities by their names (`intake.places.Places`)."""

    def match(self, name: str, country: str = "", language: str = "") -> PlaceMatch:
        """The place that a name means."""

    def find(self, text: str, language: str) -> Sequence[PlaceMention]:
        """The cities of the atlas that a running text names, inflected, in their order."""


def is_likely(match: PlaceMatch) -> bool:
    """Whether a match is certain, or the atlas has only one of the places that are meant.

    A page of the atlas is about a city of the atlas; that there is a namesake on another continent is asked about.
    """
    return match.is_certain or (match.confidence >= _LIKELY and has_no_rival(match))


def has_no_rival(match: PlaceMatch) -> bool:
    """Whether the atlas has the best of the places that are meant, and none of the others."""
    return bool(match.city_id) and not any(other.place.city_id for other in match.others)


class TextCity(NamedTuple):
    """The city that a text is about, judged by how often it names it.

    Attributes:
        city_id: the city; empty where none is named.
        confidence: 0 to `_MOST_FROM_TEXT`.
        others: other cities that it names as often or nearly so.
    """

    city_id: str
    confidence: float
    others: tuple[str, ...] = ()


def city_of_text(heads: Iterable[str], body: Iterable[str], places: KnownPlaces, language: str) -> TextCity:
    """The city that titles and headings, which count twice, and the text name most often.

    Where several are named, one mention in the text is none: it may be of a neighbour.
    """
    counts: Counter[str] = Counter()
    for text, weight in (("\n".join(heads)[:_ENOUGH], 2), ("\n".join(body)[:_ENOUGH], 1)):
        for mention in places.find(text, language):
            if mention.match.city_id and is_likely(mention.match):
                counts[mention.match.city_id] += weight
    if len(counts) > 1:
        counts = Counter({city: count for city, count in counts.items() if count > 1})
    if not counts:
        return TextCity("", 0.0)
    (best, most), *others = counts.most_common(_MOST_CITIES)
    share = most / (most + (others[0][1] if others else 0))
    near = tuple(city for city, count in others if count * 2 > most)
    return TextCity(best, round(share * _TRUST.get(most, _MOST_FROM_TEXT), 2), near)
