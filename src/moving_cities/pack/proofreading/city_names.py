"""Names of cities in translations: the language's own name where it has one, and no city lost."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.records import City
from moving_cities.atlas.snapshot import Atlas
from moving_cities.pack.proofreading.ordinary_words import is_ordinary
from moving_cities.pack.proofreading.passages import Passage
from moving_cities.pack.proofreading.remarks import Remark, Rule
from moving_cities.pack.proofreading.skeletons import skeleton
from moving_cities.pack.proofreading.stems import is_case_form, is_form, is_slip
from moving_cities.pack.proofreading.transliteration import is_kin

WORD = re.compile(r"\w+(?:[’'-]\w+)*")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;¶\n])[\s\"“„«(]*$")
_SHORTEST = 4
"""Letters of a city's name from which it is looked for in texts; Ath, Alt and Hal are words too."""


@dataclass(frozen=True)
class CityNames:
    """The names of the cities of an atlas, by language and first word."""

    atlas: Atlas
    by_first_word: Mapping[str, Mapping[str, tuple[tuple[tuple[str, ...], City], ...]]]

    @classmethod
    def of(cls, atlas: Atlas) -> Self:
        """The names of all cities of this atlas."""
        index: dict[str, dict[str, list[tuple[tuple[str, ...], City]]]] = defaultdict(lambda: defaultdict(list))
        for city in atlas.cities:
            for code in atlas.languages:
                words = tuple(WORD.findall(city.name(code)))
                if words and len(city.name(code)) >= _SHORTEST:
                    index[code][words[0]].append((words, city))
        frozen = {
            code: {first: tuple(sorted(named, key=lambda one: -len(one[0]))) for first, named in words.items()}
            for code, words in index.items()
        }
        return cls(atlas, frozen)

    def named(self, text: str, language: str) -> list[City]:
        """The cities that a text names by their names in this language, each once, in order."""
        index = self.by_first_word.get(language, {})
        matches = list(WORD.finditer(text))
        found: dict[str, City] = {}
        position = 0
        while position < len(matches):
            city, length = self._at(position, matches, index)
            if city and not _is_something_else(matches[position], text, language, length):
                found[city.id] = city
            position += max(length, 1)
        return list(found.values())

    @staticmethod
    def _at(
        position: int,
        matches: list[re.Match[str]],
        index: Mapping[str, tuple[tuple[tuple[str, ...], City], ...]],
    ) -> tuple[City | None, int]:
        """The city whose name begins at this word, and how many words it has."""
        for words, city in index.get(_bare(matches[position][0]), ()):
            here = [_bare(match[0]) for match in matches[position : position + len(words)]]
            if here == list(words):
                return city, len(words)
        return None, 0


def city_remarks(passage: Passage, names: CityNames) -> Iterator[Remark]:
    """Cities of the source that the translation does not name, and names of the wrong language.

    Each city that the source names must stand in the translation by its name in that language, inflected or
    derived (`stems`), or in the letters of another script (`transliteration`). The city that the whole text is
    about may be “the city”, but not a slip of its name. A name that only the source language uses (Ghent, in
    French) may not stand in the translation, unless it is marked as words of that language.
    """
    text, source = passage.text, passage.source
    own = _own_city(passage, names.atlas)
    words = WORD.findall(text)
    for city in names.named(source.own_text, source.language):
        name, there = city.name(passage.language), city.name(source.language)
        if _is_foreign(city, passage, source.language):
            message = (
                f"In {passage.language} this city is called {name}. Write that, or mark the words: [{there}]{{…}}."
            )
            yield passage.remark(Rule.NAMES, there, message)
        elif not _names(words, city, passage.language, there):
            slips = _slips(words, name, there)
            if slips:
                yield passage.remark(Rule.NAMES, slips[0], f"This looks like {name} with a slip. Correct it.")
            elif city.id != own:
                message = f"The source names this city, and the translation does not. Name it: {name}."
                yield passage.remark(Rule.NAMES, there, message)


def _slips(words: list[str], *names: str) -> list[str]:
    """The words that look like one of these names with a slip."""
    return [word for word in words if word[0].isupper() and any(is_slip(word, name) for name in names)]


def _is_foreign(city: City, passage: Passage, source_language: str) -> bool:
    """Whether the translation calls a city by the name that only the source language has for it."""
    there, here = city.name(source_language), city.name(passage.language)
    if there in {here, city.name_local} or here.startswith(there) or _is_transcribed(city, passage.language):
        return False
    return re.search(rf"(?<!\w){re.escape(there)}(?!\w)", passage.own_text) is not None


def _is_transcribed(city: City, code: str) -> bool:
    """Whether a language has no name for a city whose own is in a foreign script, so that any transcription will do."""
    return code not in city.names and not skeleton(city.name_local).isascii()


def _names(words: list[str], city: City, code: str, name_in_source: str) -> bool:
    accepted = {city.name(code)}
    if name_in_source == city.name_local or code not in city.names:
        accepted.add(city.name_local)
    if _is_transcribed(city, code):
        accepted.add(name_in_source)
    return any(all(_stands(part, words, code) for part in WORD.findall(name) if len(part) > 2) for name in accepted)


def _stands(part: str, words: list[str], code: str) -> bool:
    pieces = [piece for word in words for piece in (word, *re.split(r"[’'-]", word)) if piece]
    if any(is_case_form(piece, part, code) or (is_form(piece, part) and not is_slip(piece, part)) for piece in pieces):
        return True
    return any(is_kin(word, part) for word in words if not skeleton(word).isascii())


def _own_city(passage: Passage, atlas: Atlas) -> str:
    if passage.document.kind is RecordKind.APPROACH:
        return next((one.city_id for one in atlas.approaches if one.id == passage.document.id), "")
    return passage.document.id if passage.document.kind is RecordKind.CITY else ""


def _bare(word: str) -> str:
    return re.sub(r"[’']s?$", "", word)


def _is_something_else(match: re.Match[str], text: str, language: str, length: int) -> bool:
    """Whether one word is a part of another place (New York) or begins a sentence as a word (Nice, Reading, Essen)."""
    before = text[max(0, match.start() - 6) : match.start()]
    if length > 1:
        return False
    is_start = _SENTENCE_END.search(before) is not None
    return before.endswith("New ") or (is_start and is_ordinary(_bare(match[0]), language))
