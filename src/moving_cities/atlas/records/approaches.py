"""Approaches of cities, and the topics that they are filed under."""

from dataclasses import dataclass
from enum import StrEnum

from moving_cities.atlas.checks import check_id, check_once, check_slugs, check_year
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.frozen import NO_VALUES, Localized
from moving_cities.atlas.kinds import Standing
from moving_cities.atlas.sentences import say


@dataclass(frozen=True, slots=True)
class Topic:
    """A field of policy that approaches are filed under. Its label is the title of its document."""

    id: str
    slugs: Localized[str] = NO_VALUES

    def __post_init__(self) -> None:
        check_id(self.id)
        check_slugs(self.slugs)


class Initiator(StrEnum):
    """Who began an approach."""

    UNKNOWN = ""
    MUNICIPALITY = "municipality"
    CIVIL_SOCIETY = "civil_society"
    JOINT = "joint"


@dataclass(frozen=True, slots=True)
class Approach:
    """Something that a city did: its facts. Its title and text are its document.

    Attributes:
        id: for ever; starts with the city's id.
        city_id: the city.
        topic_ids: the fields of policy, most important first.
        start_year: year it began.
        end_year: year it ended or is planned to end.
        standing: whether it runs; unknown where nothing proves it.
        initiated_by: who began it.
        source_ids: the sources of these facts.
        slugs: by language; the id where a language has none.
    """

    id: str
    city_id: str
    topic_ids: tuple[str, ...] = ()
    start_year: int | None = None
    end_year: int | None = None
    standing: Standing = Standing.UNKNOWN
    initiated_by: Initiator = Initiator.UNKNOWN
    source_ids: tuple[str, ...] = ()
    slugs: Localized[str] = NO_VALUES

    def __post_init__(self) -> None:
        check_id(self.id)
        check_slugs(self.slugs)
        check_once("topic_ids", self.topic_ids)
        check_once("source_ids", self.source_ids)
        check_year("start_year", self.start_year)
        check_year("end_year", self.end_year)
        if self.start_year and self.end_year and self.end_year < self.start_year:
            raise RecordError(
                "end_year",
                say(
                    "It cannot end in {end_year} before it began in {start_year}.",
                    end_year=self.end_year,
                    start_year=self.start_year,
                ),
            )
