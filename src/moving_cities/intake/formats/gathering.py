"""Collects the lines of a file while it is read, and what was done to them on the way."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from moving_cities.atlas.sentences import say
from moving_cities.intake.errors import FormatError
from moving_cities.intake.formats.lines import Line, Repair
from moving_cities.intake.formats.mending import Mended, Mending, clean

MOST_LINES = 50_000
"""Lines that a file may have. A page text has some hundred; a book has ten thousand."""

MOST_CHARACTERS = 2_000_000
"""Characters that the lines of a file may have together; a hundred times those of a long page text."""

MOST_REPAIRS = 1_000
"""Repairs that are told one by one; the rest are counted."""

_SHOWN = 200
_SPACES = " \t\r\n\f\v"
_RUNS_OF_SPACE = re.compile(rf"[{_SPACES}]+")


class Run(NamedTuple):
    """Words of one look within a paragraph; a line feed in them begins a new line.

    Attributes:
        words: as the file has them.
        is_strong: whether they are bold.
        address: of the link that they are, or empty.
    """

    words: str
    is_strong: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a paragraph is: see `Line`."""

    heading: int = 0
    item: str = ""
    is_quote: bool = False
    frame: str = ""

    def going_on(self) -> "Marks":
        """Those of the further lines of a paragraph: the mark of an item stands at the first only."""
        return replace(self, item="")


class Gathering:
    """The lines and repairs of one file, in their order.

    Every line is mended and freed of invisible signs as it comes in, whatever the format.

    Attributes:
        lines: so far.
        characters: of their texts.
    """

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.characters = 0
        self._repairs: list[Repair] = []
        self._untold = 0
        self._mending = Mending()
        self._doubtful: dict[int, str] = {}
        self._half_words: dict[int, tuple[str, ...]] = {}

    @property
    def next_number(self) -> int:
        """The number of the next line, counted from 1."""
        return len(self.lines) + 1

    @property
    def repairs(self) -> tuple[Repair, ...]:
        """What was noted, those of the whole file first, then by line."""
        told = sorted(self._repairs, key=lambda repair: repair.line)
        if self._untold:
            told.append(
                Repair(
                    0,
                    say("{untold:,} more repairs of the same kinds were made and are not listed.", untold=self._untold),
                )
            )
        return tuple(told)

    @property
    def half_words(self) -> tuple[tuple[int, str], ...]:
        """Words that lost a sign and may have been decoded in a wrong encoding (`Mended`), each with its line."""
        return tuple((number, word) for number, words in sorted(self._half_words.items()) for word in words)

    def note(self, line: int, what: str, before: str = "", after: str = "") -> None:
        """Notes a repair; long words are cut to their beginning."""
        if len(self._repairs) < MOST_REPAIRS or not line:
            self._repairs.append(Repair(line, what, before[:_SHOWN], after[:_SHOWN]))
        else:
            self._untold += 1

    def add(self, text: str, number: int = 0) -> None:
        """Adds a line of plain text as it stands.

        Raises:
            FormatError: the file has more lines or characters than any page text.
        """
        self._append(number or self.next_number, text, Marks(), "", ())

    def add_paragraph(
        self, runs: Iterable[Run], marks: Marks = Marks(), *, number: int = 0, blank: bool = False
    ) -> None:
        """Adds a paragraph: a line for each line feed in it; runs of spaces become one, as the eye reads them.

        Args:
            runs: its words, in their order.
            marks: what it is. The number of an item stands at the first line only.
            number: of its first line, where the format counts lines itself.
            blank: whether a paragraph without words counts as an empty line.

        Raises:
            FormatError: the file has more lines or characters than any page text.
        """
        lines = [line for line in map(_tidied, _split(runs)) if line]
        for line in lines:
            self._append(number or self.next_number, _words(line), marks, _strong_lead(line), _links(line))
            marks = marks.going_on()
        if blank and not lines:
            self._append(number or self.next_number, "", Marks(), "", ())

    def add_broken_paragraph(self, lines: Sequence[tuple[int, Sequence[Run]]], marks: Marks) -> None:
        """Adds a paragraph that the file breaks into lines, each with its number: they stay lines, and go on.

        Args:
            lines: number and words of each line.
            marks: what the paragraph is.

        Raises:
            FormatError: the file has more lines or characters than any page text.
        """
        kept = [(number, line) for number, runs in lines if (line := _tidied(list(runs)))]
        whole = _tidied([run for _, line in kept for run in (*line, Run(" ", line[-1].is_strong))])
        lead = _strong_lead(whole)
        for place, (number, line) in enumerate(kept):
            self._append(number, _words(line), marks, lead, _links(line), goes_on=place > 0)
            marks, lead = marks.going_on(), ""

    def _append(
        self,
        number: int,
        raw: str,
        marks: Marks,
        lead: str,
        links: tuple[tuple[str, str], ...],
        *,
        goes_on: bool = False,
    ) -> None:
        found = self._mending.mend(raw)
        text = found.text
        if text != raw:
            lead = clean(lead)
            lead = lead if text.startswith(lead) or lead.startswith(text) else ""
            links = tuple((clean(words), address) for words, address in links)
        if found.is_doubtful:
            self._doubtful[len(self.lines)] = raw
        if found.half_words:
            self._half_words[number] = self._half_words.get(number, ()) + found.half_words
        for note in found.notes:
            self.note(number, *note)
        self.characters += len(text)
        if len(self.lines) >= MOST_LINES:
            raise FormatError(
                say(
                    "The file has more than {most_lines:,} lines, which no page text has. Save the part that is "
                    "meant as a file of its own.",
                    most_lines=MOST_LINES,
                )
            )
        if self.characters > MOST_CHARACTERS:
            raise FormatError(
                say(
                    "The file has more than {most_characters:,} characters of text, which no page text has. Save "
                    "the part that is meant as a file of its own.",
                    most_characters=MOST_CHARACTERS,
                )
            )
        self.lines.append(
            Line(number, text, marks.heading, marks.item, marks.is_quote, lead, links, goes_on, marks.frame)
        )

    def mend_again(self) -> None:
        """Mends lines once more, by what all lines together prove of the way in which the file was damaged.

        To be called when all lines are there.
        """
        again: dict[tuple[int, str], Mended] = {}
        for index, raw in self._doubtful.items():
            found = self._mending.mend_again(raw)
            if found is not None and found.text != self.lines[index].text:
                again[self.lines[index].number, raw[:_SHOWN]] = found
                self._half_words[self.lines[index].number] = found.half_words
                self._replace(index, found.text)
        self._doubtful.clear()
        self._repairs = [repair for repair in self._repairs if (repair.line, repair.before) not in again]
        for (number, _), found in again.items():
            for note in found.notes:
                self.note(number, *note)

    def _replace(self, index: int, text: str) -> None:
        line = self.lines[index]
        lead = self._mending.words_again(line.strong_lead)
        links = tuple((self._mending.words_again(words), address) for words, address in line.links)
        self.characters += len(text) - len(line.text)
        self.lines[index] = replace(line, text=text, strong_lead=lead if text.startswith(lead) else "", links=links)


def _split(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """The runs of each line of a paragraph."""
    line: list[Run] = []
    for run in runs:
        first, *rest = run.words.split("\n")
        line.append(run._replace(words=first))
        for words in rest:
            yield line
            line = [run._replace(words=words)]
    yield line


def _tidied(runs: list[Run]) -> list[Run]:
    """The runs with single spaces and none at the ends; runs of the same look are joined."""
    tidy: list[Run] = []
    pending = ""
    for run in runs:
        words = _RUNS_OF_SPACE.sub(" ", run.words)
        body = words.strip(" ")
        if not body:
            pending = pending or words
            continue
        space = " " if tidy and (pending or words[0] == " ") else ""
        pending = " " if words[-1] == " " else ""
        tidy.append(run._replace(words=space + body))
    return _joined(tidy)


def _joined(runs: list[Run]) -> list[Run]:
    joined: list[Run] = []
    parts: list[str] = []
    for run in runs:
        if not joined or joined[-1][1:] != run[1:]:
            _close(joined, parts)
            joined.append(run)
        parts.append(run.words)
    _close(joined, parts)
    return joined


def _close(joined: list[Run], parts: list[str]) -> None:
    """Gives the last run the words that were collected for it."""
    if joined:
        joined[-1] = joined[-1]._replace(words="".join(parts))
    parts.clear()


def _words(runs: list[Run]) -> str:
    return "".join(run.words for run in runs)


def _strong_lead(runs: list[Run]) -> str:
    """The words in bold at the beginning, if others follow."""
    count = next((index for index, run in enumerate(runs) if not run.is_strong), len(runs))
    return _words(runs[:count]) if count < len(runs) else ""


def _links(runs: list[Run]) -> tuple[tuple[str, str], ...]:
    """Words and address of each link; neighbours with one address are one link."""
    links: list[tuple[str, str]] = []
    previous = ""
    for run in runs:
        if run.address and run.address == previous:
            links[-1] = (links[-1][0] + run.words, run.address)
        elif run.address:
            links.append((run.words.lstrip(" "), run.address))
        previous = run.address
    return tuple(links)
