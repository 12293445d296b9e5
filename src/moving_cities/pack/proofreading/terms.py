"""Rule `terms`: translations use the words of the glossary (`glossary.csv`)."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from moving_cities.atlas.snapshot import Atlas
from moving_cities.atlas.terms import Term
from moving_cities.pack.proofreading.passages import Passage
from moving_cities.pack.proofreading.patterns import Pattern, pattern
from moving_cities.pack.proofreading.remarks import Remark, Rule

_START = re.compile(r"(?:^|[.!?:]\s|\n)[\s\"“(]*$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A term of the glossary with its compiled patterns.

    Attributes:
        term: the term.
        accepted: the term itself and its forms.
        avoided: the words that are not to be used for it.
    """

    term: Term
    accepted: Pattern
    avoided: Pattern

    @classmethod
    def of(cls, term: Term) -> Self:
        """The entry of a term."""
        accepted = pattern((term.term, *term.forms), term.language)
        return cls(term, accepted, pattern(term.avoid, term.language))


@dataclass(frozen=True, slots=True)
class Glossary:
    """The terms of an atlas, by language and concept."""

    entries: Mapping[str, Mapping[str, Entry]]

    @classmethod
    def of(cls, atlas: Atlas) -> Self:
        """The glossary of this atlas."""
        entries: dict[str, dict[str, Entry]] = defaultdict(dict)
        for term in atlas.terms:
            entries[term.language][term.concept] = Entry.of(term)
        return cls(entries)

    def in_language(self, code: str) -> Mapping[str, Entry]:
        """The entries of a language by concept; none where the glossary does not have it."""
        return self.entries.get(code, {})


def term_remarks(passages: Iterable[Passage], glossary: Glossary) -> Iterator[Remark]:
    """Terms of the source that the translation does not use, and words that are to be avoided.

    A term counts where it or one of its forms stands in our own words: not in quotations, in phrases of another
    language, or in names. Of two terms in one place the longer counts (`asylum seeker`, not `asylum`).

    Args:
        passages: each original before its translations.
        glossary: the terms to follow.
    """
    concepts: dict[tuple[str, str], dict[str, str]] = {}
    for passage in passages:
        place = (passage.source.file, passage.path)
        entries = glossary.in_language(passage.language)
        yield from _avoided(passage, entries.values())
        if passage.is_source:
            concepts[place] = dict(_concepts(passage, glossary))
        else:
            yield from _unused(passage, concepts[place], entries)


def _unused(passage: Passage, concepts: Mapping[str, str], entries: Mapping[str, Entry]) -> Iterator[Remark]:
    """The concepts of the source, with its words for them, that the translation calls otherwise."""
    for concept, words in concepts.items():
        entry = entries.get(concept)
        if entry and not entry.accepted.is_in(passage.text):
            message = f"The glossary calls this “{entry.term.term}” here, and the translation does not. Use its word."
            yield passage.remark(Rule.TERMS, words, message)


def _concepts(source: Passage, glossary: Glossary) -> Iterator[tuple[str, str]]:
    """The concepts that a source passage names, each once, with the words in which it does."""
    text = source.own_text
    found = [
        (start, end, concept)
        for concept, entry in glossary.in_language(source.language).items()
        for start, end in entry.accepted.found(text)
        if not _is_in_a_name(text, start, end, source.language)
    ]
    outermost = _outermost(found)
    yield from {concept: text[start:end] for start, end, concept in reversed(outermost)}.items()


def _is_in_a_name(text: str, start: int, end: int, language: str) -> bool:
    """Whether the words are written as a name is (Utrecht Refugee Launchpad), which is not translated.

    German writes every noun so; a first word of a sentence or a line says nothing.
    """
    if language == "de" or text[start:end].isupper():
        return False
    first, *others = text[start:end].split() or [""]
    is_start = _START.search(text[max(0, start - 4) : start]) is not None
    return (first[:1].isupper() and not is_start) or any(word[:1].isupper() for word in others)


def _outermost(found: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The places that do not lie within a longer one."""
    kept: list[tuple[int, int, str]] = []
    for start, end, concept in sorted(found, key=lambda place: (place[0], -place[1], place[2])):
        if not kept or end > kept[-1][1] or (start, end) == kept[-1][:2]:
            kept.append((start, end, concept))
    return kept


def _avoided(passage: Passage, entries: Iterable[Entry]) -> Iterator[Remark]:
    text = passage.unquoted_text
    for entry in (entry for entry in entries if entry.term.avoid):
        for start, end in entry.avoided.found(text)[:1]:
            if not _is_in_a_name(text, start, end, passage.language):
                message = f"The glossary avoids this and says “{entry.term.term}”. Use its word."
                yield passage.remark(Rule.TERMS, text[start:end], message)
