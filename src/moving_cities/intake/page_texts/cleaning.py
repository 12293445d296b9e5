"""Lines without what no text may hold: lost characters, and signs that nobody can read.

Nothing is removed silently: how many characters of which kind left a line is kept with it.
"""

import re
from dataclasses import dataclass, field

from moving_cities.intake.formats.lines import Line
from moving_cities.intake.page_texts.uses import Reason

LOST = "\ufffd"

_LOST_RUN = re.compile(rf"{LOST}+(?:[ \t\xa0]+{LOST}+)*")
_LOST_LETTERS = re.compile(f"{LOST}+")
_UNREADABLE = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff"  # controls, soft hyphens, spaces of no width
    "\u2028\u2029\u202a-\u202e\u2066-\u2069"  # line separators, overrides of the direction
    "\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\U000f0000-\U0010ffff"  # no characters, or private ones
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(15))
    + "]"
)
_SYMBOL_BULLET = re.compile("^(\\s*)[\uf000-\uf0ff](?=\\s)")
"""A bullet of the fonts Symbol and Wingdings, as documents leave it in plain text: a private sign before a space."""

_LONG_RUN = 3
"""Lost characters in a row from which they are a lost passage, not a lost letter."""

_HEADING_MARK = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_CLOSING_HEADING_MARK = re.compile(r"[ \t]+#+[ \t]*$")
_STRONG_MARK = re.compile(r"(\*\*|__)(?=\S)(?P<words>[^*_]{1,200}?)(?<=\S)\1")


@dataclass(slots=True)
class CleanLine:
    """A line as it is recognised.

    Attributes:
        line: as it was read.
        text: its words, without what was removed; spaces at its end are gone.
        removed: how many characters were removed, by reason.
        heading: level of the heading that the line is marked as.
        strong_lead: the words that open it in bold.
    """

    line: Line
    text: str
    removed: dict[Reason, int] = field(default_factory=dict)
    heading: int = 0
    strong_lead: str = ""

    @property
    def indent(self) -> int:
        """Spaces before the first word."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def is_blank(self) -> bool:
        """Whether no words are left."""
        return not self.text.strip()


def cleaned(line: Line) -> CleanLine:
    """The line without lost characters, unreadable signs and the marks of headings and bold words."""
    clean = CleanLine(line, line.text, heading=line.heading, strong_lead=line.strong_lead)
    if LOST in clean.text:
        _remove(clean, Reason.LOST, _LOST_RUN.sub(_gap, clean.text), clean.text.count(LOST))
    if not (clean.text.isascii() and clean.text.isprintable()):
        clean.text = _SYMBOL_BULLET.sub(r"\1•", clean.text)
        kept = _UNREADABLE.sub("", clean.text)
        _remove(clean, Reason.SIGNS, kept, len(clean.text) - len(kept))
    if not clean.heading and not clean.line.item:
        _take_marks(clean)
    clean.text = clean.text.rstrip()
    return clean


def _remove(clean: CleanLine, reason: Reason, text: str, count: int) -> None:
    clean.text = text
    if count:
        clean.removed[reason] = clean.removed.get(reason, 0) + count


def _gap(run: re.Match[str]) -> str:
    """What stands in place of lost characters: a sign amid words, nothing at an edge."""
    before = run.string[: run.start()].rstrip()
    after = run.string[run.end() :].lstrip()
    if run[0].count(LOST) >= _LONG_RUN:
        return " … " if before and after else ""
    return _LOST_LETTERS.sub("?", run[0]) if before or after else ""


def _take_marks(clean: CleanLine) -> None:
    """Takes off the marks of Markdown that plain text may carry."""
    mark = _HEADING_MARK.match(clean.text)
    if mark:
        body = _CLOSING_HEADING_MARK.sub("", clean.text[mark.end() :])
        clean.heading = len(mark[1])
        _remove(clean, Reason.SIGNS, body, len(clean.text) - len(body))
    strong = _STRONG_MARK.match(clean.text.lstrip())
    if strong:
        start = clean.indent
        rest = clean.text[start + strong.end() :]
        body = clean.text[:start] + strong["words"] + rest
        clean.strong_lead = strong["words"] if rest.strip() else ""
        _remove(clean, Reason.SIGNS, body, len(clean.text) - len(body))
