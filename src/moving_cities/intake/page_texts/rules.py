"""Lines of plain text that are no words: signs drawn under a heading or between parts, and the numbers of pages."""

import re
from collections.abc import Sequence

from moving_cities.intake.page_texts.cleaning import CleanLine
from moving_cities.intake.page_texts.uses import Reason

_RULE = re.compile(r"\s*(?:([-=_~*#+^–—―─━═•·.])\s?)(?:\1\s?){2,}\s*$")
_FRAMED = re.compile(r"\s*(={1,6})\s+(?P<words>\S.*?)\s+\1\s*$")
_UNDERLINES = frozenset("=-~^─━═")
_LEVELS = {"=": 1, "═": 1, "━": 1}
_LONGEST = 300
_FIRST_NUMBERED_PAGE = 2
_MOST_DIGITS = 3
_MOST_WORDS = 20
_SHARE = 0.5


def take_rules(lines: Sequence[CleanLine]) -> None:
    """Takes drawn lines out of the text, and marks the lines as headings that stand over one or between its signs.

    A line is under a heading if it follows at once on words of about its length; others only part the text.
    """
    for index, line in enumerate(lines):
        if len(line.text) > _LONGEST:
            continue
        framed = _FRAMED.match(line.text)
        if framed:
            _take_frame(line, framed)
            continue
        rule = _RULE.match(line.text) if len(line.text) >= 3 else None
        if rule is None or line.heading or line.line.item:
            continue
        above = lines[index - 1] if index else None
        if above is not None and rule[1] in _UNDERLINES and _is_heading_over(above, line):
            above.heading = _LEVELS.get(rule[1], 2)
        _take(line, len(line.text))
        line.text = ""


def take_page_numbers(lines: Sequence[CleanLine]) -> None:
    """Takes out numbers that stand alone between blank lines, as a text copied out of pages has them.

    They are numbers of pages if they ascend and none is 1: from 1 on people number takeaways so.
    """
    alone = [index for index in range(len(lines)) if _is_lone_number(lines, index)]
    numbers = [int(lines[index].text) for index in alone]
    if not numbers or numbers[0] < _FIRST_NUMBERED_PAGE or numbers != sorted(set(numbers)):
        return
    for index in alone:
        line = lines[index]
        line.removed[Reason.FOOTER] = len(line.line.text) - sum(line.removed.values())
        line.text = ""


def _is_lone_number(lines: Sequence[CleanLine], index: int) -> bool:
    text = lines[index].text.strip()
    if not 0 < len(text) <= _MOST_DIGITS or not text.isdecimal():
        return False
    return all(lines[place].is_blank for place in (index - 1, index + 1) if 0 <= place < len(lines))


def _is_heading_over(above: CleanLine, line: CleanLine) -> bool:
    words, drawn = above.text.strip(), line.text.strip()
    if not words or above.heading or above.line.item or len(words.split()) > _MOST_WORDS:
        return False
    return _SHARE * len(words) <= len(drawn) <= len(words) / _SHARE + 3


def _take_frame(line: CleanLine, framed: re.Match[str]) -> None:
    """`== Heading ==`, as wikis mark it."""
    _take(line, len(line.text) - len(framed["words"]))
    line.heading, line.text = len(framed[1]), framed["words"]


def _take(line: CleanLine, characters: int) -> None:
    line.removed[Reason.SIGNS] = line.removed.get(Reason.SIGNS, 0) + characters
