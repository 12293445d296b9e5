"""Who wrote a text, with what, and who checked it."""

from dataclasses import dataclass
from enum import StrEnum

from moving_cities.atlas.checks import check_plain
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.sentences import say


class Origin(StrEnum):
    """How words came about."""

    HUMAN = "human"
    MACHINE = "machine"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where words come from.

    Attributes:
        origin: human, machine or imported.
        tool: name of the machine or of the collection it was imported from; empty for human.
        reviewed_by: the person who checked it; empty while nobody has.
        reviewed_on: when; None while nobody has.

    Raises:
        RecordError: a machine or an import without its name, or a reviewer without a date.
    """

    origin: Origin
    tool: str = ""
    reviewed_by: str = ""
    reviewed_on: PartialDate | None = None

    def __post_init__(self) -> None:
        check_plain(tool=self.tool, reviewed_by=self.reviewed_by)
        if (self.origin is Origin.HUMAN) == bool(self.tool):
            raise RecordError(
                "tool",
                say("Machine-made and imported words name their tool or collection; human words name none."),
            )
        if bool(self.reviewed_by) != (self.reviewed_on is not None):
            raise RecordError("reviewed_by", say("A review has a person and a date; one of them is missing."))

    @property
    def is_reviewed(self) -> bool:
        """Whether a person has checked the words."""
        return self.reviewed_on is not None
