"""What a matching gives back: a match, its candidates, and why."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, Self

CERTAIN = 0.92
"""At this confidence and above a match may be taken without asking; below it a person decides."""


class Why(Enum):
    """The reasons that exist: whole English sentences with placeholders, the sources of their translations."""

    LOCAL_NAME = "“{name}” is its name."
    EXONYM = "“{name}” is its name in another language."
    RECORD_NAME = "“{name}” is an id or an address of it in the atlas."
    SOURCE_NAME = "A source in the atlas calls it “{name}”."
    OTHER_NAME = "“{name}” is another name of it in GeoNames."
    SHORT = "“{name}” is short for “{full}”."
    ABBREVIATED = "“{name}” is an abbreviation of “{full}”."
    LONGER = "“{name}” says more than “{full}”."
    SMALL_WORDS = "“{name}” differs from “{full}” only in small words."
    INFLECTED = "“{name}” is a form of “{full}”."
    PERHAPS_INFLECTED = "“{name}” may be a form of “{full}”."
    SOUNDS = "“{name}” is “{full}” in other letters."
    MISTYPED = "“{name}” differs from “{full}” by one letter."
    MISTYPED_TWICE = "“{name}” differs from “{full}” by two letters."
    BOTH_NAMES = "Both “{one}” and “{other}” are names of it."
    ONE_NAME = "“{one}” is a name of it, and “{other}” is not."
    MUNICIPALITY = "“{label}” says that a municipality is meant."
    DISTRICT = "“{label}” says that a district or county is meant, not a municipality."
    PROVINCE = "“{label}” says that a province is meant, not a municipality."
    REGION = "“{label}” says that a region is meant, not a municipality."
    UNION = "“{label}” says that several municipalities together are meant, not one."
    COUNTRY = "“{name}” is a country."
    SAME_COUNTRY = "It lies in the country that was given."
    OTHER_COUNTRY = "It lies in another country ({country}) than the one that was given."
    UNKNOWN_COUNTRY = "“{name}” is no country that is known here."
    LARGEST = "Of {number} places that this may mean it is by far the largest."
    NAMESAKES = "{number} places may be meant; say which."
    NEAR_NAME = "“{other}” is one letter away and better known; say which is meant."
    PART_OF_CITY = "It seems to be a part of “{other}”; say which is meant."
    REGION_TOO = "“{name}” is also the name of a region."
    TOO_SHORT = "“{name}” is too short to be sure of."
    IN_ATLAS = "The atlas has it."
    NOT_IN_ATLAS = "The atlas does not have it yet; GeoNames does."
    NOTHING = "No known place is called “{name}”."


class Reason(str):
    """A reason as an English sentence that remembers what it was made from, so that it can be translated.

    Attributes:
        why: the sentence with its placeholders.
        values: what stands in the placeholders.
    """

    __slots__ = ("values", "why")
    why: Why
    values: dict[str, Any]

    def __new__(cls, why: Why, **values: Any) -> Self:
        """The sentence of `why` with these values in its placeholders."""
        reason = super().__new__(cls, why.value.format(**values))
        reason.why = why
        reason.values = values
        return reason


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality that a name can mean.

    Attributes:
        name: in its own language, as the atlas or else GeoNames has it.
        country_id: ISO 3166-1 alpha-2 code in lower case.
        latitude, longitude: degrees, WGS 84.
        population: inhabitants; 0 where unknown.
        city_id: its id in the atlas; empty if the atlas does not have it.
        geonames_id: its id in GeoNames, where known.
        wikidata_id: its id in Wikidata, where known.
        admin_code: code of the first-order division of its country in GeoNames; empty where unknown.
    """

    name: str
    country_id: str
    latitude: float
    longitude: float
    population: int = 0
    city_id: str = ""
    geonames_id: int | None = None
    wikidata_id: str = ""
    admin_code: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name can mean, and how far it is to be believed.

    Attributes:
        place: the place.
        confidence: 0 to 1.
        reasons: whole sentences, most telling first.
    """

    place: Place
    confidence: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """What a name was understood as.

    Attributes:
        name: as it was asked for.
        best: the likeliest place; nothing where none is known.
        confidence: of the best, 0 to 1; 0 without one.
        reasons: why the best, or why nothing.
        others: the other places that may be meant, likeliest first, at most `MOST_OTHERS`.
    """

    name: str
    best: Place | None
    confidence: float
    reasons: tuple[Reason, ...]
    others: tuple[Candidate, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Whether it may be taken without asking (see `CERTAIN`)."""
        return self.best is not None and self.confidence >= CERTAIN

    @property
    def city_id(self) -> str:
        """The best place's id in the atlas; empty if it is none of the atlas. Look at `is_certain` first."""
        return self.best.city_id if self.best else ""

    @property
    def geonames_id(self) -> int | None:
        """The best place's id in GeoNames, where known. Look at `is_certain` first."""
        return self.best.geonames_id if self.best else None


MOST_OTHERS = 8
"""How many other candidates a match names."""
