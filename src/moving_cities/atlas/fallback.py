"""The one fallback rule: which words a reader gets, and what is said about them.

1. The words in the reader's language, current or outdated; an outdated text says that it is.
2. Else the words in the first language of the reader's fallbacks that has them.
3. Else the words of the source, which always exist.

The rule is applied per segment, never per page, so a page that is half translated is shown half translated.
"""

from dataclasses import dataclass

from moving_cities.atlas.documents import Document, Translated, Words
from moving_cities.atlas.languages import language
from moving_cities.atlas.provenance import Provenance
from moving_cities.atlas.segments import State, state_of, words_hash


@dataclass(frozen=True, slots=True)
class Shown:
    """The words that a reader gets for a segment.

    Attributes:
        words: plain or rich.
        language: code of the language they are in.
        state: how they stand to today's source: source, current or outdated; never missing.
        provenance: who made and who checked them.
        is_fallback: whether they are in another language than the reader's.
    """

    words: Words
    language: str
    state: State
    provenance: Provenance
    is_fallback: bool


def show(document: Document, path: str, reader_language: str) -> Shown | None:
    """The words of the segment `block.field` for a reader of this language; None where it has no source."""
    block_id, _, name = path.rpartition(".")
    block = document.block(block_id)
    if block is None or name not in block.words:
        return None
    source = block.words[name]
    for code in (reader_language, *language(reader_language).fallbacks):
        if code == document.source_language:
            break
        translated = document.translated(code, path)
        if translated is not None:
            return _shown_translation(translated, code, source, reader_language)
    code = document.source_language
    return Shown(source, code, State.SOURCE, document.provenance, is_fallback=code != reader_language)


def _shown_translation(translated: Translated, code: str, source: Words, reader_language: str) -> Shown:
    state = state_of(translated, words_hash(source))
    return Shown(translated.words, code, state, translated.provenance, is_fallback=code != reader_language)
