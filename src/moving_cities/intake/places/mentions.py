"""Mentions: the cities of the atlas that a running text names, inflected as its language does it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from moving_cities.intake.places.candidates import Match, Why
from moving_cities.intake.places.endings import INFLECTING, bases
from moving_cities.intake.places.evidence import Evidence
from moving_cities.intake.places.folding import fold
from moving_cities.intake.places.labels import label_before
from moving_cities.intake.places.names import Names
from moving_cities.intake.places.ranking import Question, ranked

MOST_WORDS = 6
"""Words of the longest name that is looked for."""

_WORD = re.compile(r"[^\W_]+")
_BETWEEN_WORDS = re.compile(r"[ \u00a0]?[-–’'/(]?[ \u00a0]?|\. ?")
_SENTENCE_END = re.compile(r"[.!?:…»“”\"•·\n]\s*[«„“”\"(]?\s*$")
_GERMAN_ARTICLES = frozenset(
    ["das", "dem", "des", "ein", "einem", "eines", "die", "den", "kein", "jedes", "beim", "zum"]
)
_LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text names a city.

    Attributes:
        start, end: where the name stands in the text.
        name: as it stands there.
        match: the city that is meant.
    """

    start: int
    end: int
    name: str
    match: Match


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    folded: str
    may_begin: bool


class Mentions:
    """Finds the cities of an atlas in running text."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def find(self, text: str, language: str) -> list[Mention]:
        """The cities of the atlas that are named in the text, in its order; none overlap.

        A name that opens a sentence, or that the text also writes small, may be an ordinary word; its match is
        not certain then. A name behind a word such as *Landkreis* is a match without confidence.

        Args:
            text: the text.
            language: code of its language.
        """
        words = [_word(text, found) for found in _WORD.finditer(text)]
        small = {one.folded for one in words if not one.may_begin}
        mentions = []
        at = 0
        while at < len(words):
            found = self._longest(text, words, at, language)
            if found is None:
                at += 1
                continue
            length, evidence = found
            mentions.append(self._mention(text, words, at, length, evidence, small, language))
            at += length
        return mentions

    def _longest(self, text: str, words: list[_Word], at: int, language: str) -> tuple[int, list[Evidence]] | None:
        first = words[at]
        if not first.may_begin or not self._may_begin_a_name(first.folded, language):
            return None
        reach = _reach(text, words, at) if self._may_go_on(first.folded, language) else 1
        for length in range(reach, 0, -1):
            key = " ".join(one.folded for one in words[at : at + length])
            evidence = self._evidence(key, language)
            if evidence:
                return length, evidence
        return None

    def _evidence(self, key: str, language: str) -> list[Evidence]:
        """The evidence in both gazetteers, if a city of the atlas is among what the words may mean."""
        if len(key) < _LEAST_LETTERS and not any(one.name == one.place.name for one in self._names.atlas.found(key)):
            return []
        if self._names.atlas.found(key):
            return self._names.found(key)
        found = []
        for base in bases(key, language) if language in INFLECTING else ():
            if any(one.why is not Why.SHORT for one in self._names.atlas.found(base)):
                own = self._names.own_or_of_city(base)
                found += [replace(one, why=Why.INFLECTED, name="", full=one.name or one.place.name) for one in own]
        return found

    def _mention(
        self,
        text: str,
        words: list[_Word],
        at: int,
        length: int,
        evidence: list[Evidence],
        small: set[str],
        language: str,
    ) -> Mention:
        start, end = words[at].start, words[at + length - 1].end
        before = [one.folded for one in words[max(0, at - 3) : at]]
        key = " ".join(one.folded for one in words[at : at + length])
        is_word = length == 1 and (key in small or _opens_a_sentence(text, start, end))
        is_noun = language == "de" and length == 1 and bool(before) and before[-1] in _GERMAN_ARTICLES
        match = ranked(Question(text[start:end], is_doubtful=is_word or is_noun), evidence)
        label = label_before(before)
        if label is not None:
            match = replace(match, confidence=min(match.confidence, 0.3), reasons=(label, *match.reasons))
        return Mention(start, end, text[start:end], match)

    def _may_begin_a_name(self, folded: str, language: str) -> bool:
        return folded[:2] in self._beginnings or language == "ar"

    def _may_go_on(self, folded: str, language: str) -> bool:
        """Whether a name of several words begins with this word or with what it is a form of."""
        first_words = self._first_words
        return folded in first_words or (
            language in INFLECTING and any(one in first_words for one in bases(folded, language))
        )

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(key.split(" ", 1)[0] for key, _ in self._names.atlas.spelled() if " " in key)

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(key.split(" ", 1)[0][:2] for key, _ in self._names.atlas.spelled())


def _word(text: str, found: re.Match[str]) -> _Word:
    letters = found[0]
    may_begin = letters[0].isupper() or not (letters[0].islower() or letters[0].isdigit())
    start = found.start()
    if letters == "s" and start and text[start - 1] in "'’":
        may_begin = True  # 's-Hertogenbosch; behind a name it only ends a word
        start -= 1 if start < 2 or not text[start - 2].isalnum() else 0
    return _Word(start, found.end(), fold(letters), may_begin)


def _reach(text: str, words: list[_Word], at: int) -> int:
    """How many words from here on can belong to one name: nothing but a space or a hyphen stands between them."""
    return 1 + sum(1 for _ in _joined(text, words[at : at + MOST_WORDS]))


def _joined(text: str, words: list[_Word]) -> Iterator[None]:
    for one, other in pairwise(words):
        if not _BETWEEN_WORDS.fullmatch(text, one.end, other.start):
            return
        yield None


def _opens_a_sentence(text: str, start: int, end: int) -> bool:
    """Whether it is the first word of a sentence, where every word is written large. A line of its own is none."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    rest_of_line = text[end : line_end if line_end >= 0 else len(text)]
    before = text[line_start:start]
    if not before.strip(' \t«„“”"#*-–•·>'):
        return bool(rest_of_line.strip(' \t«»„“”"#*-–.:?!'))
    return _SENTENCE_END.search(before) is not None
