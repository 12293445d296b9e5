"""Terms: what the field's concepts are called in each language, so that texts use the same words.

After terminology practice (ISO 30042, TermBase eXchange): a concept has one id, and per language one
preferred term, forms that are accepted besides it, and words that are not to be used for it.
"""

import re
from dataclasses import dataclass

from moving_cities.atlas.checks import check_id, check_plain
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.languages import is_language
from moving_cities.atlas.sentences import say

SEPARATOR = " | "
"""Stands between phrases where several are written in one line; no phrase holds it."""

_PHRASE = re.compile(r"\*?[^\s*|]+\*?(?: \*?[^\s*|]+\*?)*")


@dataclass(frozen=True, slots=True)
class Term:
    """What a concept is called in one language. A concept and a language stand once.

    Attributes:
        concept: id of the concept, for ever.
        language: code of the language.
        term: the word or phrase that administrations and civil society in this language use.
        forms: other accepted phrases: inflections, variants, synonyms. `*` at the beginning or the end of
            a word stands for any letters.
        avoid: phrases that are not to be used for it, written likewise.

    Raises:
        RecordError: a field breaks one of these rules.
    """

    concept: str
    language: str
    term: str
    forms: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.concept)
        if not is_language(self.language):
            raise RecordError("language", say("There is no language “{language}”.", language=self.language[:20]))
        if not self.term:
            raise RecordError("term", say("A concept of the glossary needs its term."))
        check_plain(term=self.term)
        _check_phrases("forms", self.forms)
        _check_phrases("avoid", self.avoid)

    @property
    def id(self) -> str:
        """The pair that identifies it, `concept.language`."""
        return f"{self.concept}.{self.language}"


def phrases(line: str) -> tuple[str, ...]:
    """The phrases of a line, as `written_phrases` writes them."""
    return tuple(line.split(SEPARATOR)) if line else ()


def written_phrases(several: tuple[str, ...]) -> str:
    """Phrases in one line."""
    return SEPARATOR.join(several)


def _check_phrases(field: str, several: tuple[str, ...]) -> None:
    for phrase in several:
        check_plain(**{field: phrase})
        if not _PHRASE.fullmatch(phrase):
            raise RecordError(
                field,
                say(
                    "“{phrase}” is not a phrase. Write words, with * only at the beginning or the end of a word, "
                    "and “ | ” between phrases.",
                    phrase=phrase[:60],
                ),
            )
    if len(set(several)) < len(several):
        raise RecordError(field, say("A phrase stands twice. Take one of them out."))
