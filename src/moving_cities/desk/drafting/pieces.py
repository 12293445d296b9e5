"""The pieces of a draft: what of a reading can become a block, in the words that the atlas takes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from moving_cities.atlas.documents import Words
from moving_cities.atlas.errors import TextError
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import HEADING_KEYS, PLAIN_FIELDS, RICH_FIELD, BlockKind, RecordKind
from moving_cities.atlas.notation import parse
from moving_cities.atlas.plain import plain
from moving_cities.atlas.richtext import Paragraph, Text, normalise
from moving_cities.atlas.sentences import said_by, say
from moving_cities.desk.intake_port import PageText

HEAD = "head"
"""The key of the piece with title, subtitle and summary."""

_KINDS = {
    "section": BlockKind.SECTION,
    "quote": BlockKind.QUOTE,
    "networks": BlockKind.NETWORKS,
    "report": BlockKind.REPORT,
    "context": BlockKind.SECTION,
    "contact": BlockKind.CONTACT,
}
"""What each type of a reading's blocks becomes."""

_LABELS = frozenset({"networks", "context"})
"""Types of block that may be no more than a label."""

_LABELLED = frozenset({"networks", "report", "contact"})
"""Types of block whose heading is a label that the site has itself, in every language."""

_ADVOCACY = "advocacy"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a draft that can become a block, or the translation of one.

    Attributes:
        key: names it among the pieces of its draft: `head`, `takeaway-1`, `block-3`.
        kind: what block it can become.
        words: its words by field, in canonical form.
        heading_key: its recurring heading; empty where it has none or its own.
        speaker: whose words a quote holds; empty where the file does not say.
        years: of a report.
        lines: first and last line of the input; (0, 0) where unknown.
        is_context: whether it tells of the country and not of the city.
        problem: why its words cannot be taken as they are, a whole sentence; empty where they can.
    """

    key: str
    kind: BlockKind
    words: FrozenMapping[Words]
    heading_key: str = ""
    speaker: str = ""
    years: tuple[int, ...] = ()
    lines: tuple[int, int] = (0, 0)
    is_context: bool = False
    problem: str = ""


def pieces_of(text: PageText, title: str = "") -> tuple[Piece, ...]:
    """Every piece of a reading, the head first, in the order of the page.

    Args:
        text: the reading.
        title: the title that a person gave; that of the reading where it is empty.
    """
    return tuple(_pieces(text, title))


def _pieces(text: PageText, title: str) -> Iterator[Piece]:
    head = {"title": title or text.get("title"), "subtitle": text.get("subtitle"), "summary": text.get("summary")}
    yield _piece(HEAD, BlockKind.HEAD, head)
    for number, takeaway in enumerate(text.get("takeaways") or (), start=1):
        yield _piece(f"takeaway-{number}", BlockKind.TAKEAWAY, {RICH_FIELD: takeaway})
    for number, block in enumerate(text.get("blocks") or (), start=1):
        kind = _kind_of(block, str(text.get("kind")))
        if kind is not None:
            is_labelled = block.get("type") in _LABELLED
            yield _piece(f"block-{number}", kind, {**block, "heading": ""} if is_labelled else block)


def _kind_of(block: Mapping[str, Any], page: str) -> BlockKind | None:
    """What a block of the reading becomes; None for a mere label, whose words the site has itself.

    On a profile, the section on advocacy is the one below which the site shows the city's networks.
    """
    written = str(block.get("type"))
    if written in _LABELS and not block.get(RICH_FIELD) and not block.get("lead"):
        return None
    if written == "section" and block.get("key") == _ADVOCACY and page == RecordKind.CITY:
        return BlockKind.NETWORKS
    return _KINDS.get(written)


def _piece(key: str, kind: BlockKind, written: Mapping[str, Any]) -> Piece:
    heading_key = str(written.get("key") or "")
    words, problem = _words(kind, written)
    first, last = written.get("lines") or (0, 0)
    return Piece(
        key=key,
        kind=kind,
        words=FrozenMapping(words),
        heading_key=heading_key if heading_key in HEADING_KEYS else "",
        speaker=_line(written.get("speaker")) if kind is BlockKind.QUOTE else "",
        years=tuple(sorted(set(written.get("years") or ()))) if kind is BlockKind.REPORT else (),
        lines=(int(first), int(last)),
        is_context=written.get("type") == "context",
        problem=problem or _lack(kind, words),
    )


def _words(kind: BlockKind, written: Mapping[str, Any]) -> tuple[dict[str, Words], str]:
    """The words by field, and why one of them cannot be taken."""
    words: dict[str, Words] = {}
    try:
        for name in PLAIN_FIELDS[kind]:
            line = plain(str(written.get(name) or ""))
            if line.strip():
                words[name] = line
        rich = parse(str(written.get(RICH_FIELD) or "")) if kind is not BlockKind.HEAD else None
    except TextError as error:
        return words, said_by(error)
    if rich is not None and rich.blocks:
        words[RICH_FIELD] = rich
    elif "lead" in words:
        words[RICH_FIELD] = normalise((Paragraph((Text(str(words.pop("lead"))),)),))
    return words, ""


def _lack(kind: BlockKind, words: Mapping[str, Words]) -> str:
    if kind is BlockKind.HEAD:
        return "" if words else say("The page has no title.")
    return "" if RICH_FIELD in words or kind is BlockKind.REPORT else say("There is no text in it.")


def _line(value: object) -> str:
    """Words of one line that only name somebody; empty where they cannot be taken."""
    try:
        return plain(str(value or ""))
    except TextError:
        return ""
