"""What a page text was understood as, and the one stable object that tells it (`docs/reference/page-text-json.md`)."""

from dataclasses import asdict, dataclass
from typing import Any

from moving_cities.intake.formats.lines import Repair

FORMAT = 1
"""Version of the JSON object. Fields may be added under one version; none is taken away or changes its meaning."""

Lines = tuple[int, int]
"""Numbers of the first and the last line, as a person counts them."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the text, in its place.

    Attributes:
        type: `section`, `quote`, `networks`, `report`, `context` or `contact`.
        key: of a recurring heading (`atlas.kinds.HEADING_KEYS`); empty for a free one or none.
        heading: as the text has it.
        lead: the run-in words that open it.
        text: in the notation of the atlas; empty where the block has none.
        speaker: of a quote.
        role: of the speaker, with the date where one stands.
        years: of a report, ascending.
        lines: where it stands.
    """

    type: str
    key: str
    heading: str
    lead: str
    text: str
    speaker: str
    role: str
    years: tuple[int, ...]
    lines: Lines


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Characters that stand in no field, and why (`uses.Reason`)."""

    lines: Lines
    reason: str
    characters: int


@dataclass(frozen=True, slots=True)
class Damage:
    """What is damaged in the input (`uses.Harm`), where, and how many characters it is about."""

    lines: Lines
    what: str
    characters: int


@dataclass(frozen=True, slots=True)
class Accounted:
    """What lines were used as: a field, `takeaway 1`, `block 2`, or `left out: brand`."""

    lines: Lines
    used_as: str


@dataclass(frozen=True, slots=True)
class PageText:
    """A page text as it was understood. `as_json` says what each field means to others."""

    file_name: str
    file_sha256: str
    file_format: str
    city: str
    city_confidence: float
    language: str
    kind: str
    title: str
    subtitle: str
    summary: str
    topics: tuple[str, ...]
    takeaways: tuple[str, ...]
    blocks: tuple[Block, ...]
    left_out: tuple[LeftOut, ...]
    repairs: tuple[Repair, ...]
    damage: tuple[Damage, ...]
    accounting: tuple[Accounted, ...]
    questions: tuple[str, ...]
    characters_total: int
    characters_accounted: int

    def as_json(self) -> dict[str, Any]:
        """The object of `docs/reference/page-text-json.md`: only strings, numbers, lists and objects."""
        return {
            "format": FORMAT,
            "file": {"name": self.file_name, "sha256": self.file_sha256, "format": self.file_format},
            "city": self.city,
            "city_confidence": self.city_confidence,
            "language": self.language,
            "kind": self.kind,
            "title": self.title,
            "subtitle": self.subtitle,
            "summary": self.summary,
            "topics": list(self.topics),
            "takeaways": list(self.takeaways),
            "blocks": [_listed(asdict(block)) for block in self.blocks],
            "left_out": [_listed(asdict(one)) for one in self.left_out],
            "repairs": [asdict(repair) for repair in self.repairs],
            "damage": [_listed(asdict(one)) for one in self.damage],
            "accounting": [{"lines": list(one.lines), "as": one.used_as} for one in self.accounting],
            "questions": list(self.questions),
            "characters_total": self.characters_total,
            "characters_accounted": self.characters_accounted,
        }


def _listed(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields with lists in place of tuples, as JSON has them."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in fields.items()}
