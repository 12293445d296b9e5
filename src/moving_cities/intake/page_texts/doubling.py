"""Texts that stand twice in one file: whole blocks, and paragraphs."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from moving_cities.intake.page_texts.drafts import Draft
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


def doubled(drafts: Sequence[Draft]) -> frozenset[int]:
    """The indexes of blocks that stand before in the same words, heading and all."""
    seen: set[tuple[str, ...]] = set()
    found: set[int] = set()
    for index, draft in enumerate(drafts):
        words = tuple(paragraph.text for paragraph in draft.body)
        key = (draft.type, comparable(draft.heading.text if draft.heading else ""), *words)
        if key in seen and sum(map(len, words)) >= LONG_ENOUGH:
            found.add(index)
        seen.add(key)
    return frozenset(found)
