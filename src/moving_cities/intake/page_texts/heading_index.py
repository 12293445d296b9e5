"""Which heading a line is: by its exact words, with wildcards, cut off, or with small typing errors."""

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from moving_cities.intake.page_texts.headings import FRAME, LABEL, Wording, all_wordings
from moving_cities.intake.page_texts.wording import comparable

MAX_LENGTH = 200
"""Characters of the longest line that is looked up; the longest wording has 80."""

CLOSE_ENOUGH = 92.0
"""Similarity (rapidfuzz ratio, 0 to 100) from which a line counts as a wording with a typing error."""

_CLOSE_LABEL = 95.0
"""The same for a label, which is left out: one letter that was lost."""

_SHORTEST_FUZZY = 12
_SHORTEST_CUT = 12
_CUT = ("…", "...")
_PARTS = {
    "{year}": r"\d{4}",
    "{city}": r"(?P<name>\S+(?: \S+){0,5}?)",
    "{country}": r"(?P<country>\S+(?: \S+){0,4}?)",
    "{project}": r"\S+(?: \S+){0,7}?",
    "{words}": r"\S+(?: \S+){0,5}?",
}
_UNNAMED = re.compile(r"\(\?P<\w+>")
_WILDCARD = re.compile(r"\{\w+\}")
_NUMBERED = re.compile(r"^(?:\d{1,2} )+")


class Heading(NamedTuple):
    """A line recognised as a heading or label.

    Attributes:
        key: see `Wording`.
        language: of the wording.
        similarity: 100 unless there are typing errors.
        wording: the words that it was recognised by.
        city: what stands where the wording has `{city}`, in comparable form.
        country: what stands where it has `{country}`.
        is_cut: whether the line ends before the wording does.
        also: other keys that have these words in some language.
        written: the line itself, where its words are not known and only what they speak of told the heading.
    """

    key: str
    language: str
    similarity: float
    wording: str
    city: str = ""
    country: str = ""
    is_cut: bool = False
    also: frozenset[str] = frozenset()
    written: str = ""


class _Pattern(NamedTuple):
    wording: Wording
    expression: re.Pattern[str]


class _Cut(NamedTuple):
    wording: Wording
    beginning: str


class HeadingIndex:
    """All wordings, prepared for looking up. It is made once and shared; it holds no state of a page."""

    def __init__(self, wordings: tuple[Wording, ...]) -> None:
        self._exact: dict[str, list[Wording]] = defaultdict(list)
        self._patterns: dict[str, list[_Pattern]] = defaultdict(list)
        self._any_pattern: dict[str, re.Pattern[str]] = {}
        self._cut: list[_Cut] = []
        self._fuzzy: dict[str, dict[str, Wording]] = defaultdict(dict)
        for wording in wordings:
            self._add(wording)
        for language, patterns in self._patterns.items():
            together = "|".join(_UNNAMED.sub("(?:", one.expression.pattern) for one in patterns)
            self._any_pattern[language] = re.compile(together)

    def find(self, line: str, language: str = "") -> Heading | None:
        """The heading that this line is, if it is one that is known.

        Args:
            line: as it stands, with its punctuation.
            language: code of the page's language, where known. Wordings with wildcards and typing errors are only
                looked for in it and in English; exact ones in every language, those of the page's first.
        """
        words = line.strip()
        if not words or len(words) > MAX_LENGTH:
            return None
        return self._found(comparable(words), words.endswith(_CUT), language)

    def _add(self, wording: Wording) -> None:
        form = comparable(wording.words)
        if wording.words.endswith(_CUT):
            self._cut.append(_Cut(wording, form))
        elif "{" in form:
            self._patterns[wording.language].append(_Pattern(wording, _expression(form)))
        else:
            self._exact[form].append(wording)
            if len(form) >= _SHORTEST_FUZZY and (wording.key not in FRAME or wording.key == LABEL):
                self._fuzzy[wording.language].setdefault(form, wording)

    def _found(self, form: str, is_cut: bool, language: str) -> Heading | None:
        for candidate in dict.fromkeys((form, _NUMBERED.sub("", form))):
            found = (
                self._exactly(candidate, language)
                or self._with_wildcards(candidate, language)
                or self._cut_short(candidate, is_cut, language)
                or self._nearly(candidate, language)
            )
            if found:
                return found
        return None

    def _exactly(self, form: str, language: str) -> Heading | None:
        wordings = self._exact.get(form)
        if not wordings:
            return None
        best = next((one for one in wordings if one.language == language), wordings[0])
        also = frozenset(one.key for one in wordings) - {best.key}
        return Heading(best.key, best.language, 100.0, best.words, also=also)

    def _with_wildcards(self, form: str, language: str) -> Heading | None:
        for code in _languages(language):
            if code not in self._any_pattern or not self._any_pattern[code].fullmatch(form):
                continue
            for wording, expression in self._patterns[code]:
                match = expression.fullmatch(form)
                if match:
                    named = match.groupdict()
                    city, country = named.get("name", ""), named.get("country", "")
                    return Heading(wording.key, code, 100.0, wording.words, city, country)
        return None

    def _cut_short(self, form: str, is_cut: bool, language: str) -> Heading | None:
        for wording, beginning in self._cut:
            if form.startswith(beginning):
                return Heading(wording.key, wording.language, 100.0, wording.words)
        if not is_cut or len(form) < _SHORTEST_CUT:
            return None
        going_on = [
            wording
            for code in _languages(language)
            for words, wording in self._fuzzy[code].items()
            if words.startswith(form)
        ]
        if len({wording.key for wording in going_on}) != 1:
            return None
        return Heading(going_on[0].key, going_on[0].language, 100.0, going_on[0].words, is_cut=True)

    def _nearly(self, form: str, language: str) -> Heading | None:
        if len(form) < _SHORTEST_FUZZY:
            return None
        for code in _languages(language):
            choices = self._fuzzy[code]
            best = process.extractOne(form, choices.keys(), scorer=fuzz.ratio, score_cutoff=CLOSE_ENOUGH)
            if best and (choices[best[0]].key != LABEL or best[1] >= _CLOSE_LABEL):
                wording = choices[best[0]]
                return Heading(wording.key, code, float(best[1]), wording.words)
        return None


@cache
def heading_index() -> HeadingIndex:
    """The index of all wordings of `headings.csv`."""
    return HeadingIndex(all_wordings())


@lru_cache(maxsize=4096)
def find_heading(line: str, language: str = "") -> Heading | None:
    """`HeadingIndex.find` of the shared index; lines that recur from page to page are looked up once."""
    return heading_index().find(line, language)


def _languages(language: str) -> tuple[str, ...]:
    return (language, "en") if language and language != "en" else ("en",)


def _expression(form: str) -> re.Pattern[str]:
    parts: list[str] = []
    position = 0
    for match in _WILDCARD.finditer(form):
        parts += (re.escape(form[position : match.start()]), _PARTS[match[0]])
        position = match.end()
    parts.append(re.escape(form[position:]))
    return re.compile("".join(parts))
