"""The accounting of a page: lines and characters by what they were used as, and what was left out and why."""

from collections.abc import Iterable, Mapping, Sequence

from moving_cities.intake.page_texts.cleaning import CleanLine
from moving_cities.intake.page_texts.drafts import Draft
from moving_cities.intake.page_texts.ledger import Share, Use
from moving_cities.intake.page_texts.page_text import Accounted, LeftOut


def left_out(shares: Iterable[Share], lines: Sequence[CleanLine]) -> tuple[LeftOut, ...]:
    """What stands in no field; neighbouring lines with one reason are one entry."""
    found: list[LeftOut] = []
    last: dict[str, int] = {}
    for index, use, characters in shares:
        if use.reason is None:
            continue
        number = lines[index].line.number
        before = found[-1] if found else None
        if before and before.reason == use.reason and _are_neighbours(last[use.reason], index, lines):
            found[-1] = LeftOut((before.lines[0], number), before.reason, before.characters + characters)
        else:
            found.append(LeftOut((number, number), str(use.reason), characters))
        last[use.reason] = index
    return tuple(found)


def accounting(
    shares: Iterable[Share], lines: Sequence[CleanLine], numbers: Mapping[Draft, int]
) -> tuple[Accounted, ...]:
    """What every line with characters was used as, in order; neighbouring lines of one use are one entry.

    Of a line of which some characters were left out, the use of the others is told; `left_out` has those.
    """
    found: list[tuple[int, int, str]] = []
    for index, words in _by_line(shares, numbers).items():
        if found and found[-1][2] == words and _are_neighbours(found[-1][1], index, lines):
            found[-1] = (found[-1][0], index, words)
        else:
            found.append((index, index, words))
    return tuple(Accounted((lines[first].line.number, lines[last].line.number), words) for first, last, words in found)


def _by_line(shares: Iterable[Share], numbers: Mapping[Draft, int]) -> dict[int, str]:
    words: dict[int, str] = {}
    for index, use, _ in shares:
        if use.reason is None or index not in words:
            words[index] = _words(use, numbers)
    return words


def _words(use: Use, numbers: Mapping[Draft, int]) -> str:
    if use.reason is not None:
        return f"left out: {use.reason}"
    return f"block {numbers[use.draft]}" if use.draft is not None else use.name


def _are_neighbours(index: int, following: int, lines: Sequence[CleanLine]) -> bool:
    """Whether nothing but lines without any characters stands between two lines."""
    return index == following or all(not lines[between].line.text for between in range(index + 1, following))
