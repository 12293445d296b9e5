"""Takeaways: the few sentences that a page puts first, in every shape in which pages list them.

A number or a bullet stands on a line of its own above the words, or before them on the same line, or is missing.
"""

from collections.abc import Sequence

from moving_cities.intake.page_texts.bullets import number_behind
from moving_cities.intake.page_texts.paragraphs import Paragraph


def grouped(paragraphs: Sequence[Paragraph]) -> list[list[Paragraph]]:
    """The paragraphs of each takeaway: a bullet or number opens one. Where none has any, every paragraph is one."""
    if not any(paragraph.is_item for paragraph in paragraphs):
        return [[paragraph] for paragraph in paragraphs]
    found: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if paragraph.is_item or not found:
            found.append([paragraph])
        else:
            found[-1].append(paragraph)
    return found


def numbers_behind(groups: Sequence[Sequence[Paragraph]]) -> list[int]:
    """For each takeaway the characters that a number takes, where all have one, 1, 2, 3 …, behind bullets or bare."""
    opened = [number_behind(group[0].text) for group in groups]
    numbers = [number for number, _ in opened]
    is_numbered = numbers == list(range(1, len(groups) + 1))
    has_bullets = all(group[0].mark is not None and not group[0].mark.number for group in groups)
    has_none = len(groups) > 1 and all(group[0].mark is None for group in groups)
    if is_numbered and (has_bullets or has_none):
        return [length for _, length in opened]
    return [0] * len(groups)
