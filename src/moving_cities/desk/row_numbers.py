"""Row numbers in sentences."""

from collections.abc import Iterable

from moving_cities.atlas.sentences import say


def named_rows(found: Iterable[int]) -> str:
    """Row numbers with their noun: *row 3*, *rows 3-7, 9*."""
    listed = sorted(set(found))
    return say("row {row}", row=listed[0]) if len(listed) == 1 else say("rows {rows}", rows=numbers(listed))


def numbers(found: Iterable[int], most: int = 8) -> str:
    """Row numbers for a sentence: runs as 3-7, at most so many parts."""
    runs: list[list[int]] = []
    for number in sorted(set(found)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = ", ".join(f"{first}" if first == last else f"{first}-{last}" for first, last in runs[:most])
    rest = sum(last - first + 1 for first, last in runs[most:])
    return say("{rows} and {rest:,} more", rows=shown, rest=rest) if rest else shown
