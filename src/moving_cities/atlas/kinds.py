"""The kinds of record, block and standing that the atlas knows."""

from enum import StrEnum


class RecordKind(StrEnum):
    """What a record is; together with its id it is the record's identity for ever."""

    CITY = "city"
    COUNTRY = "country"
    NETWORK = "network"
    TOPIC = "topic"
    APPROACH = "approach"
    PAGE = "page"
    NEWS = "news"
    SECTION = "section"


class Section(StrEnum):
    """The pages that list records; each is a record of kind `section` and can carry an introduction."""

    HOME = "home"
    FEATURED = "featured"
    CITIES = "cities"
    NETWORKS = "networks"
    APPROACHES = "approaches"
    NEWS = "news"
    DATA = "data"


class BlockKind(StrEnum):
    """What a block of a document is."""

    HEAD = "head"
    TAKEAWAY = "takeaway"
    SECTION = "section"
    QUOTE = "quote"
    NETWORKS = "networks"
    REPORT = "report"
    CONTACT = "contact"
    TRANSFER = "transfer"


class Standing(StrEnum):
    """Whether what a block or an approach describes still holds."""

    UNKNOWN = ""
    PLANNED = "planned"
    RUNNING = "running"
    CHANGED = "changed"
    ENDED = "ended"


PLAIN_FIELDS: dict[BlockKind, tuple[str, ...]] = {
    BlockKind.HEAD: ("title", "subtitle", "summary"),
    BlockKind.TAKEAWAY: (),
    BlockKind.SECTION: ("heading", "lead"),
    BlockKind.QUOTE: ("role",),
    BlockKind.NETWORKS: ("heading", "lead"),
    BlockKind.REPORT: (),
    BlockKind.CONTACT: (),
    BlockKind.TRANSFER: ("led_by", "target_group", "powers", "cost", "outcome", "evidence"),
}
"""Fields of one line of words, per kind of block, in reading order."""

RICH_FIELD = "text"
"""The one field of rich text; every kind of block but head and transfer has it."""

RICH_KINDS = frozenset(BlockKind) - {BlockKind.HEAD, BlockKind.TRANSFER}

HEADING_KEYS = (
    "unique",
    "focus",
    "key-factors",
    "achievements",
    "advocacy",
    "changes",
    "inspiring",
    "operation",
    "outcome",
    "initiators",
    "takeaways",
    "who-decides",
    "municipal-powers",
    "residence-rights",
    "reception",
    "recent-turns",
    "aim",
    "founding",
    "joining",
    "size",
)
"""Headings that recur from record to record; the edition's catalogues hold their words in each language."""
