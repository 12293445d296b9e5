"""Damage of a page text: lost characters, texts that break off, blocks without words, blocks that stand twice."""

from collections.abc import Iterable, Sequence

from moving_cities.intake.page_texts.cleaning import CleanLine
from moving_cities.intake.page_texts.heading_index import find_heading
from moving_cities.intake.page_texts.page_text import Block, Damage
from moving_cities.intake.page_texts.sentence_ends import breaks_off, running_text_breaks_off
from moving_cities.intake.page_texts.uses import Harm, Reason

_LONG_ENOUGH = 60
"""Characters from which equal texts are one text twice, and not two that happen to be equal."""


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


def _is_cut(block: Block, language: str) -> bool:
    if block.type in {"section", "context"} and block.text and running_text_breaks_off(block.text, language):
        return True
    is_other_text = block.type == "report" or (block.type == "quote" and not block.speaker)
    if is_other_text and block.text and breaks_off(block.text, language):
        return True
    heading = find_heading(block.heading, language) if block.heading.endswith(("…", "...")) else None
    return bool(heading and heading.is_cut)
