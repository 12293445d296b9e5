"""The numbers that Word writes before paragraphs: they stand in no paragraph and must be counted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from moving_cities.intake.formats.markup import Events, read_markup
from moving_cities.intake.formats.numerals import numeral
from moving_cities.intake.formats.word_styles import WordStyles, whole

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_AROUND = " \t\xa0.):(-–"


@dataclass(slots=True)
class _Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, _Level] = field(default_factory=dict)
    style_link: str = ""


@dataclass(slots=True)
class _Numbering:
    abstract: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, _Level] = field(default_factory=dict)


class WordNumbering:
    """Counts the paragraphs of every list and says what stands before each."""

    def __init__(self, abstracts: dict[str, _Abstract], numberings: dict[str, _Numbering], styles: WordStyles) -> None:
        self._abstracts = abstracts
        self._numberings = numberings
        self._styles = styles
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()

    def item(self, number_id: str, level: int) -> str:
        """What stands before the next paragraph of a list: a number, `bullet`, or nothing."""
        numbering = self._numberings.get(number_id)
        if numbering is None or not 0 <= level < _LEVELS:
            return ""
        abstract_id, levels = self._levels(numbering)
        definition = numbering.levels.get(level) or levels.get(level)
        if definition is None or definition.form == "bullet":
            return "bullet"
        counts = self._counts.setdefault(abstract_id, [None] * _LEVELS)
        if number_id not in self._begun:
            self._begun.add(number_id)
            for place in numbering.starts:
                counts[place] = None
        self._count(counts, level, numbering, levels)
        return self._written(definition, level, counts, levels)

    def _levels(self, numbering: _Numbering) -> tuple[str, dict[int, _Level]]:
        """The definition of a list, which may stand in a style that another definition belongs to."""
        abstract = self._abstracts.get(numbering.abstract, _Abstract())
        if abstract.levels or not abstract.style_link:
            return numbering.abstract, abstract.levels
        linked, _ = self._styles.numbering(abstract.style_link)
        other = self._numberings.get(linked)
        if other is None or other.abstract not in self._abstracts:
            return numbering.abstract, {}
        return other.abstract, self._abstracts[other.abstract].levels

    @staticmethod
    def _count(counts: list[int | None], level: int, numbering: _Numbering, levels: dict[int, _Level]) -> None:
        """Counts on, and lets the levels below begin anew."""
        for place in range(level + 1):
            start = numbering.starts.get(place, levels.get(place, _Level()).start)
            current = counts[place]
            if current is None:
                counts[place] = start
            elif place == level:
                counts[place] = current + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)

    @staticmethod
    def _written(definition: _Level, level: int, counts: list[int | None], levels: dict[int, _Level]) -> str:
        if definition.form == "none":
            return ""

        def place(found: re.Match[str]) -> str:
            index = int(found[1]) - 1
            form = definition.form if index == level else levels.get(index, _Level()).form
            return numeral(counts[index] or 0, form) if index <= level else ""

        return _PLACE.sub(place, definition.text or f"%{level + 1}").strip(_AROUND)


def read_numbering(content: bytes | None, part: str, styles: WordStyles) -> WordNumbering:
    """The lists of the part that defines them; none where there is no such part.

    Raises:
        FormatError: the part is damaged or made to do harm.
    """
    reader = _NumberingReader()
    if content is not None:
        read_markup(content, reader, part)
    return WordNumbering(reader.abstracts, reader.numberings, styles)


class _NumberingReader(Events):
    def __init__(self) -> None:
        super().__init__()
        self.abstracts: dict[str, _Abstract] = {}
        self.numberings: dict[str, _Numbering] = {}
        self._abstract: _Abstract | None = None
        self._numbering: _Numbering | None = None
        self._level: _Level | None = None
        self._place = 0

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens."""
        if name == "abstractNum":
            self._abstract = self.abstracts.setdefault(attributes.get("abstractNumId", ""), _Abstract())
        elif name == "num":
            self._numbering = self.numberings.setdefault(attributes.get("numId", ""), _Numbering())
        elif name in {"lvl", "lvlOverride"}:
            self._place = whole(attributes.get("ilvl", ""))
            self._open_level(name)
        elif self._level is not None:
            self._define(self._level, name, attributes.get("val", ""))
        else:
            self._refer(name, attributes.get("val", ""))

    def closed(self, name: str) -> None:
        """An element closes."""
        if name == "abstractNum":
            self._abstract = None
        elif name == "num":
            self._numbering = None
        elif name == "lvl":
            self._level = None

    def _open_level(self, name: str) -> None:
        if name != "lvl":
            return
        self._level = _Level()
        if self._abstract is not None:
            self._abstract.levels[self._place] = self._level
        elif self._numbering is not None:
            self._numbering.levels[self._place] = self._level

    @staticmethod
    def _define(level: _Level, name: str, value: str) -> None:
        if name == "numFmt":
            level.form = value
        elif name == "lvlText":
            level.text = value
        elif name == "start":
            level.start = whole(value, 1)

    def _refer(self, name: str, value: str) -> None:
        if name == "abstractNumId" and self._numbering is not None:
            self._numbering.abstract = value
        elif name == "startOverride" and self._numbering is not None and self._place < _LEVELS:
            self._numbering.starts[self._place] = whole(value, 1)
        elif name == "numStyleLink" and self._abstract is not None:
            self._abstract.style_link = value
