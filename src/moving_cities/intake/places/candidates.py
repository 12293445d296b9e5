"""What a matching gives back: a match, its candidates, and why."""

from dataclasses import dataclass
from enum import Enum
from typing import Any, Self

from moving_cities.atlas.sentences import Sentence, to_be_said

CERTAIN = 0.92
"""At this confidence and above a match may be taken without asking; below it a person decides."""


class Why(Enum):
    """The reasons that exist: whole English sentences with placeholders, the sources of their translations."""

    LOCAL_NAME = to_be_said("“{name}” is its name.")
    EXONYM = to_be_said("“{name}” is its name in another language.")
    RECORD_NAME = to_be_said("“{name}” is an id or an address of it in the atlas.")
    SOURCE_NAME = to_be_said("A source in the atlas calls it “{name}”.")
    OTHER_NAME = to_be_said("“{name}” is another name of it in GeoNames.")
    SHORT = to_be_said("“{name}” is short for “{full}”.")
    ABBREVIATED = to_be_said("“{name}” is an abbreviation of “{full}”.")
    LONGER = to_be_said("“{name}” says more than “{full}”.")
    SMALL_WORDS = to_be_said("“{name}” differs from “{full}” only in small words.")
    INFLECTED = to_be_said("“{name}” is a form of “{full}”.")
    PERHAPS_INFLECTED = to_be_said("“{name}” may be a form of “{full}”.")
    SOUNDS = to_be_said("“{name}” is “{full}” in other letters.")
    MISTYPED = to_be_said("“{name}” differs from “{full}” by one letter.")
    MISTYPED_TWICE = to_be_said("“{name}” differs from “{full}” by two letters.")
    BOTH_NAMES = to_be_said("Both “{one}” and “{other}” are names of it.")
    ONE_NAME = to_be_said("“{one}” is a name of it, and “{other}” is not.")
    MUNICIPALITY = to_be_said("“{label}” says that a municipality is meant.")
    DISTRICT = to_be_said("“{label}” says that a district or county is meant, not a municipality.")
    PROVINCE = to_be_said("“{label}” says that a province is meant, not a municipality.")
    REGION = to_be_said("“{label}” says that a region is meant, not a municipality.")
    UNION = to_be_said("“{label}” says that several municipalities together are meant, not one.")
    COUNTRY = to_be_said("“{name}” is a country.")
    SAME_COUNTRY = to_be_said("It lies in the country that was given.")
    OTHER_COUNTRY = to_be_said("It lies in another country ({country}) than the one that was given.")
    UNKNOWN_COUNTRY = to_be_said("“{name}” is no country that is known here.")
    LARGEST = to_be_said("Of {number} places that this may mean it is by far the largest.")
    OWN_NAME = to_be_said("A place in {country} is called “{name}” in its own language; say which is meant.")
    NAMESAKES = to_be_said("{number} places may be meant; say which.")
    NEAR_NAME = to_be_said("“{other}” is one letter away and better known; say which is meant.")
    PART_OF_CITY = to_be_said("It seems to be a part of “{other}”; say which is meant.")
    NO_MUNICIPALITY = to_be_said("It seems to be no municipality, but a part of one; say which is meant.")
    REGION_TOO = to_be_said("“{name}” is also the name of a region.")
    TOO_SHORT = to_be_said("“{name}” is too short to be sure of.")
    IN_ATLAS = to_be_said("The atlas has it.")
    NOT_IN_ATLAS = to_be_said("The atlas does not have it yet; GeoNames does.")
    NOTHING = to_be_said("No known place is called “{name}”.")


class Reason(Sentence):
    """A reason as a sentence.

    Attributes:
        why: which of the reasons that exist.
    """

    __slots__ = ("why",)
    why: Why

    def __new__(cls, why: Why, **values: Any) -> Self:
        """The sentence of `why` with these values in its placeholders."""
        reason = super().__new__(cls, why.value, **values)
        reason.why = why
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
        lau_id, nuts3_id: its codes in Eurostat's statistics, where the atlas knows them; GeoNames does not.
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
    lau_id: str = ""
    nuts3_id: str = ""
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
