"""Translation state is a function of hashes: it cannot be typed in and cannot lie."""

import dataclasses

from hypothesis import given, settings
from hypothesis import strategies as st

from moving_cities.atlas.documents import Document, Translated, Words
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.notation import parse, write
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.atlas.segments import HASH_LENGTH, State, segments, state_of, states, words_hash
from tests.strategies import CODES, documents, rich_texts, words

some_words: st.SearchStrategy[Words] = words | rich_texts()
HUMAN = Provenance(Origin.HUMAN)


@given(some_words, some_words)
def test_the_hash_changes_if_and_only_if_the_words_change(one: Words, other: Words) -> None:
    assert (words_hash(one) == words_hash(other)) == (one == other)


@given(rich_texts())
def test_the_hash_survives_being_written_and_read(text: Words) -> None:
    assert words_hash(parse(write(text))) == words_hash(text)  # type: ignore[arg-type]


def test_the_hash_is_for_ever() -> None:
    """Packs hold hashes, so the function must never change."""
    assert words_hash("Ghent") == "a4556d33d2bac13c"
    assert words_hash(parse("Ghent")) == "7d362b33a9a9d458"
    assert len(words_hash("")) == HASH_LENGTH


def test_plain_words_and_a_text_of_the_same_signs_differ() -> None:
    assert words_hash("Ghent") != words_hash(parse("Ghent"))


@given(some_words, some_words)
def test_the_state_of_one_translation(source: Words, older: Words) -> None:
    translated = Translated("x", words_hash(older), HUMAN)
    assert state_of(None, words_hash(source)) is State.MISSING
    assert state_of(translated, words_hash(source)) is (State.CURRENT if older == source else State.OUTDATED)


@settings(max_examples=40)
@given(documents(), st.sampled_from(CODES))
def test_every_segment_has_one_state_in_every_language(document: Document, code: str) -> None:
    found = states(document, code)
    assert list(found) == [path for path, _ in document.source_words()]
    for segment in segments(document):
        translated = document.translated(code, segment.key.path)
        if code == document.source_language:
            expected = State.SOURCE
        elif translated is None:
            expected = State.MISSING
        else:
            is_current = translated.source_hash == words_hash(segment.words)
            expected = State.CURRENT if is_current else State.OUTDATED
        assert found[segment.key.path] is expected


@settings(max_examples=40)
@given(documents())
def test_moving_blocks_changes_no_state(document: Document) -> None:
    """State hangs on ids and words; the order of the blocks has no part in it."""
    head, *others = document.blocks
    moved = dataclasses.replace(document, blocks=(head, *reversed(others)))
    for code in CODES:
        assert states(moved, code) == states(document, code)


@settings(max_examples=40)
@given(documents(), words)
def test_editing_one_source_makes_its_translations_outdated_and_no_others(document: Document, title: str) -> None:
    head = document.head
    edited_head = dataclasses.replace(head, words=FrozenMapping({**head.words, "title": title + "!"}))
    edited = dataclasses.replace(document, blocks=(edited_head, *document.blocks[1:]))
    path = f"{head.id}.title"
    for code, before in ((code, states(document, code)) for code in document.translations):
        after = states(edited, code)
        assert {key: state for key, state in after.items() if key != path} == {
            key: state for key, state in before.items() if key != path
        }
        if before[path] is State.CURRENT and title + "!" != head.words["title"]:
            assert after[path] is State.OUTDATED
