"""Damage of a page text: lost characters, texts that break off, blocks without words, blocks that stand twice."""

import re
from collections.abc import Iterable, Sequence

from moving_cities.intake.page_texts.cleaning import CleanLine
from moving_cities.intake.page_texts.heading_index import find_heading
from moving_cities.intake.page_texts.page_text import Block, Damage
from moving_cities.intake.page_texts.uses import Harm, Reason
from moving_cities.intake.page_texts.wording import comparable

_LONG_ENOUGH = 60
"""Characters from which equal texts are one text twice, and not two that happen to be equal."""

_LONG_SENTENCE = 80
_ADDRESS_END = re.compile(r"(?:@|://|\bwww\\?\.)\S+$|\d[\d ()/.-]{6,}\d$")
"""An address of mail or in the net, or the number of a telephone, needs no stop behind it."""

_CUT_SIGNS = ("…", "...", "-", "–", ",", "[…]", "(…)")


def lost_characters(lines: Sequence[CleanLine]) -> list[Damage]:
    """Where characters were lost before the file came here (U+FFFD), and how many; lines in a row together."""
    found: list[Damage] = []
    for line in lines:
        count = line.removed.get(Reason.LOST, 0)
        if not count:
            continue
        number = line.line.number
        if found and number - found[-1].lines[1] == 1:
            first = found.pop()
            found.append(Damage((first.lines[0], number), Harm.LOST, first.characters + count))
        else:
            found.append(Damage((number, number), Harm.LOST, count))
    return found


def empty_blocks(blocks: Iterable[Block]) -> list[Damage]:
    """Blocks that have a heading and no words."""
    return [Damage(block.lines, Harm.EMPTY, 0) for block in blocks if not block.text and not block.lead]


def cut_texts(blocks: Iterable[Block], language: str) -> list[Damage]:
    """Blocks whose last words break off, and headings that do."""
    return [Damage(block.lines, Harm.CUT, 0) for block in blocks if _is_cut(block, language)]


def doubles(blocks: Sequence[Block]) -> dict[int, int]:
    """For the index of each block that stands twice: the index of the first."""
    seen: dict[tuple[str, str, str], int] = {}
    found: dict[int, int] = {}
    for index, block in enumerate(blocks):
        words = block.lead + block.text
        if len(words) < _LONG_ENOUGH:
            continue
        first = seen.setdefault((block.type, comparable(block.heading), words), index)
        if first != index:
            found[index] = first
    return found


def breaks_off(text: str) -> bool:
    """Whether a text of some length ends amid a sentence."""
    last = text.rstrip().rsplit("\n", 1)[-1]
    if last.endswith(_CUT_SIGNS):
        return not last.endswith("–") or len(last) > 1
    if _ADDRESS_END.search(last):
        return False
    return len(last) >= _LONG_SENTENCE and last[-1:].isalnum() and not last.startswith(("- ", "1. "))


def _is_cut(block: Block, language: str) -> bool:
    if block.type in {"section", "context", "quote", "report"} and block.text and breaks_off(block.text):
        return True
    heading = find_heading(block.heading, language) if block.heading.endswith(("…", "...")) else None
    return bool(heading and heading.is_cut)
