"""The words of a block in the notation of the atlas: paragraphs, lists, links, every special sign escaped."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from moving_cities.atlas.errors import TextError
from moving_cities.atlas.notation import write
from moving_cities.atlas.plain import plain
from moving_cities.atlas.richtext import (
    BulletList,
    Inline,
    Link,
    NumberedList,
    RichBlock,
    Span,
    Strong,
    Text,
    link_address,
    normalise,
)
from moving_cities.atlas.richtext import (
    Paragraph as RichParagraph,
)

LONGEST = 20_000
"""Characters of one paragraph in the result; a longer one is continued in another."""

_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class Piece:
    """Words for a paragraph or an item of a list.

    Attributes:
        words: plain.
        links: words and address of each link among them, in order.
        strong: words at the beginning that are bold.
        number: for an item of a numbered list: its number; for one with a bullet 0; for a paragraph nothing.
    """

    words: str
    links: tuple[tuple[str, str], ...] = ()
    strong: str = ""
    number: int | None = None


@dataclass(slots=True)
class Written:
    """Rich text in the notation, and the links whose addresses could not be kept."""

    text: str
    refused: list[tuple[str, str]] = field(default_factory=list)


def written(pieces: Sequence[Piece]) -> Written:
    """The pieces in the notation; items that follow each other are a list."""
    result = Written("")
    blocks: list[RichBlock] = []
    for run in _runs(pieces):
        blocks += _block(run, result.refused)
    result.text = write(normalise(tuple(blocks)))
    return result


def plain_words(text: str) -> str:
    """Words of one line in canonical form (`atlas.plain`)."""
    return plain(text[:LONGEST])


def _runs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Paragraphs alone, and items of one kind together. A numbered list counts from 1."""
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and _goes_on(runs[-1][-1], piece):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _goes_on(before: Piece, piece: Piece) -> bool:
    if piece.number is None or before.number is None:
        return False
    return piece.number == before.number == 0 or piece.number == before.number + 1 > 1


def _block(run: list[Piece], refused: list[tuple[str, str]]) -> list[RichBlock]:
    number = run[0].number
    if number is None:
        return [RichParagraph(span) for span in _spans(run[0], refused)]
    items = tuple(span for piece in run for span in _spans(piece, refused))
    if number == 0:
        return [BulletList(items)]
    if number == 1 or len(run) > 1:
        return [NumberedList(items)]
    # A number alone is none of a list: it stays with the words, as in "3. Bezirk".
    return [RichParagraph((Text(f"{number}. "), *items[0])), *map(RichParagraph, items[1:])]


def _spans(piece: Piece, refused: list[tuple[str, str]]) -> list[Span]:
    words = piece.words
    if len(words) > LONGEST:
        return [(Text(part),) for part in _parts(words)]
    strong = piece.strong if piece.strong and words.startswith(piece.strong) else ""
    start: Span = (Strong((Text(strong),)),) if strong else ()
    return [start + _linked(words[len(strong) :], piece.links, refused)]


def _linked(words: str, links: tuple[tuple[str, str], ...], refused: list[tuple[str, str]]) -> Span:
    """The words with their links where they stand. What is linked but not found, or not allowed, stays words."""
    nodes: list[Inline] = []
    position = 0
    for label, address in links:
        at = words.find(label, position) if label.strip() else -1
        if at < 0:
            refused.append((label, address))
            continue
        href = _allowed(address)
        if href is None:
            refused.append((label, address))
            continue
        nodes += (Text(words[position:at]), Link((Text(label),), href))
        position = at + len(label)
    nodes.append(Text(words[position:]))
    return tuple(nodes)


def _allowed(address: str) -> str | None:
    try:
        return link_address(address)
    except TextError:
        return None


def _parts(words: str) -> list[str]:
    """The words in parts that are short enough, cut at spaces where there are some."""
    parts: list[str] = []
    position = 0
    while position < len(words):
        end = position + LONGEST
        cut = words.rfind(" ", position, end) if end < len(words) else len(words)
        end = cut if cut > position else end
        parts.append(words[position:end])
        position = end
    return parts
