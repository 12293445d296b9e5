"""How deep each sign of a line is embedded between the two directions of writing, by the Unicode rules.

These are rules W2 to W7, N1, N2, I1 and I2 of the Unicode Bidirectional Algorithm (UAX #9). They are made for text in
its logical order; applied to the signs as they stand on paper, they say which runs have to be turned round.
"""

from collections.abc import Sequence
from itertools import groupby

_STRONG = {"L", "R", "AL"}
_SEPARATORS = {"ES", "CS"}


def levels_of(classes: Sequence[str], base: int) -> list[int]:
    """The level of each sign: even where it runs to the right, odd where it runs to the left.

    Args:
        classes: the bidirectional class of each sign, as `unicodedata.bidirectional` says it.
        base: the level of the line, 0 or 1.
    """
    side = "R" if base else "L"
    resolved = _neutrals(_after_latin(_weak(_after_arabic(classes, base)), side), side)
    return [_level(one, base) for one in resolved]


def _after_arabic(classes: Sequence[str], base: int) -> list[str]:
    """Rule W2: European digits behind an Arabic letter count as Arabic ones; W3: its letters run to the left.

    A line goes on where one before it was broken, so digits at its beginning are taken for ones behind its letters.
    """
    done, strong = [], "AL" if base and "AL" in classes else ""
    for one in classes:
        strong = one if one in _STRONG else strong
        done.append("AN" if one == "EN" and strong == "AL" else one)
    return ["R" if one == "AL" else one for one in done]


def _weak(classes: Sequence[str]) -> list[str]:
    """Rules W4 to W6: what stands in and at numbers belongs to them; all else is neutral."""
    done = list(classes)
    for place in range(1, len(done) - 1):
        before, one, after = done[place - 1], done[place], classes[place + 1]
        if one in _SEPARATORS and before == after and (before == "EN" or (before == "AN" and one == "CS")):
            done[place] = before
    place = 0
    for kind, group in groupby(list(done)):
        end = place + len(list(group))
        if kind == "ET" and "EN" in (*done[place - 1 : place], *done[end : end + 1]):
            done[place:end] = ["EN"] * (end - place)
        place = end
    return [one if one in {"L", "R", "EN", "AN"} else "ON" for one in done]


def _after_latin(classes: Sequence[str], side: str) -> list[str]:
    """Rule W7: digits behind a letter that runs to the right run with it."""
    done, strong = [], side
    for one in classes:
        strong = one if one in _STRONG else strong
        done.append("L" if one == "EN" and strong == "L" else one)
    return done


def _neutrals(classes: Sequence[str], side: str) -> list[str]:
    """Rules N1 and N2: what is neutral takes the direction of both its sides, or that of the line."""
    done = list(classes)
    place = 0
    for kind, group in groupby(classes):
        end = place + len(list(group))
        if kind == "ON":
            before = _direction(done[place - 1]) if place else side
            after = _direction(classes[end]) if end < len(classes) else side
            done[place:end] = [before if before == after else side] * (end - place)
        place = end
    return done


def _direction(kind: str) -> str:
    return "L" if kind == "L" else "R"


def _level(kind: str, base: int) -> int:
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)
