"""The input beside what was understood of it: each line once, with what became of it.

The reading accounts for every character of the input by its line. Here that account is turned round: for every
line, what it was understood as, that it was kept as free text, or why it was left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from moving_cities.desk.intake_port import InputLine, PageText

_LEFT_OUT = "left out:"
"""How the account names what `left_out` tells better, with its characters."""

_LOST = re.compile("\ufffd{4,}")


class Fate(StrEnum):
    """What became of a line, or of a part of it."""

    UNDERSTOOD = "understood"
    FREE = "free"
    LEFT_OUT = "left-out"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Account:
    """What became of a line, or of a part of it.

    Attributes:
        fate: understood, kept as free text, left out, or a line without words.
        words: what it was understood or kept as, such as `takeaway 1` or `block 2`; or why it was left out, such as
            `brand`. The words of docs/reference/page-text-json.md.
        characters: how many of its characters; 0 for all of them.
    """

    fate: Fate
    words: str
    characters: int = 0


@dataclass(frozen=True, slots=True)
class AlignedLine:
    """A line of the input, and what became of it.

    Attributes:
        number: as a person counts.
        text: its words; long runs of lost characters are told in figures.
        accounts: what became of it; of a line that was split, one per part.
        is_repaired: whether damage in it was mended.
        is_damaged: whether damage in it was reported.
    """

    number: int
    text: str
    accounts: tuple[Account, ...]
    is_repaired: bool
    is_damaged: bool


def aligned(text: PageText, lines: Sequence[InputLine]) -> tuple[AlignedLine, ...]:
    """Every line of the input with what became of it, in order.

    Args:
        text: the reading.
        lines: of the input; all of them, or those to be shown.
    """
    accounts = _accounts(text, {int(line["number"]) for line in lines})
    repaired = {int(one["line"]) for one in text.get("repairs") or () if one.get("line")}
    damaged = {number for one in text.get("damage") or () for number in _range(one)}
    return tuple(
        AlignedLine(
            number := int(line["number"]),
            shortened(str(line["text"])),
            _fitting(line, accounts.get(number, [])),
            number in repaired,
            number in damaged,
        )
        for line in lines
    )


def shortened(text: str) -> str:
    """The text, with a long run of lost characters told in figures: “� (7,007 times)”."""
    return _LOST.sub(lambda run: f"\ufffd ({len(run[0]):,} ×)", text)


def _accounts(text: PageText, shown: set[int]) -> Mapping[int, list[Account]]:
    """Per line of those shown what became of it."""
    free = set(_free_lines(text))
    accounts: dict[int, list[Account]] = defaultdict(list)
    used = (one for one in text.get("accounting") or () if not str(one.get("as")).startswith(_LEFT_OUT))
    for one in used:
        for number in _range(one, shown):
            fate = Fate.FREE if number in free else Fate.UNDERSTOOD
            _add(accounts[number], Account(fate, str(one.get("as") or "")))
    for one in text.get("left_out") or ():
        numbers = list(_range(one, shown))
        for number in numbers:
            characters = int(one.get("characters") or 0) if len(numbers) == 1 else 0
            _add(accounts[number], Account(Fate.LEFT_OUT, str(one.get("reason") or ""), characters))
    return accounts


def _free_lines(text: PageText) -> Iterator[int]:
    """The lines of sections whose heading is none that recurs."""
    for block in text.get("blocks") or ():
        if block.get("type") == "section" and not block.get("key"):
            yield from _range(block)


def _range(entry: Mapping[str, Any], shown: Iterable[int] | None = None) -> Iterator[int]:
    first, last = entry.get("lines") or (0, -1)
    numbers = range(int(first), int(last) + 1)
    return iter(numbers) if shown is None else (number for number in numbers if number in shown)


def _add(accounts: list[Account], account: Account) -> None:
    if account not in accounts:
        accounts.append(account)


def _fitting(line: InputLine, accounts: Sequence[Account]) -> tuple[Account, ...]:
    """The accounts of a line; one without words may stand inside a block, and needs none."""
    if str(line["text"]).strip():
        return tuple(accounts)
    return tuple(one for one in accounts if one.fate is Fate.LEFT_OUT) or (Account(Fate.BLANK, ""),)
