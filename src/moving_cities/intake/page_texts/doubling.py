"""Texts that stand twice in one file: whole blocks, and paragraphs."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from moving_cities.intake.page_texts.drafts import Draft
from moving_cities.intake.page_texts.page_text import Block
from moving_cities.intake.page_texts.paragraphs import Paragraph
from moving_cities.intake.page_texts.wording import comparable

LONG_ENOUGH = 60
"""Characters from which equal texts are one text twice, and not two that happen to be equal."""

_TEXTS = frozenset({"section", "context"})


class Double(NamedTuple):
    """A paragraph that stood before.

    Attributes:
        paragraph: the second one.
        is_same_block: whether the first stands in the same block, so that the second says nothing.
    """

    paragraph: Paragraph
    is_same_block: bool


def without_doubles(drafts: Sequence[Draft]) -> Iterator[Double]:
    """Takes paragraphs that stand twice in one block out of it, and tells of all that stand twice."""
    seen: dict[str, Draft] = {}
    for draft in drafts:
        if draft.type not in _TEXTS:
            continue
        kept: list[Paragraph] = []
        for paragraph in draft.body:
            first = None if len(paragraph.text) < LONG_ENOUGH else seen.get(paragraph.text)
            seen.setdefault(paragraph.text, draft)
            if first is not draft:
                kept.append(paragraph)
            if first is not None:
                yield Double(paragraph, first is draft)
        draft.body = kept


def doubled_blocks(blocks: Sequence[Block]) -> frozenset[int]:
    """The indexes of blocks that stand before in the same words, heading and all."""
    seen: set[tuple[str, str, str]] = set()
    found: set[int] = set()
    for index, block in enumerate(blocks):
        words = block.lead + block.text
        key = (block.type, comparable(block.heading), words)
        if len(words) >= LONG_ENOUGH and key in seen:
            found.add(index)
        seen.add(key)
    return frozenset(found)
