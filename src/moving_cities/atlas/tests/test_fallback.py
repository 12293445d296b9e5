"""The one rule for which words a reader gets."""

from hypothesis import given, settings
from hypothesis import strategies as st

from moving_cities.atlas.documents import Block, Document, Translated
from moving_cities.atlas.fallback import show
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import BlockKind, RecordKind
from moving_cities.atlas.languages import language
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.atlas.segments import State, words_hash
from tests.strategies import CODES, documents

HUMAN = Provenance(Origin.HUMAN)
MACHINE = Provenance(Origin.MACHINE, "A machine")


def _title(**translations: Translated) -> Document:
    """A Dutch document of a title, with these translations."""
    head = Block("head", BlockKind.HEAD, FrozenMapping({"title": "Gent"}))
    by_code = {code: FrozenMapping({"head.title": one}) for code, one in translations.items()}
    return Document(RecordKind.CITY, "gent", "nl", HUMAN, (head,), FrozenMapping(by_code))


def test_the_reader_gets_their_own_language_first() -> None:
    shown = show(_title(pl=Translated("Gandawa", words_hash("Gent"), MACHINE)), "head.title", "pl")
    assert shown is not None
    assert (shown.words, shown.language, shown.state) == ("Gandawa", "pl", State.CURRENT)
    assert shown.provenance == MACHINE
    assert not shown.is_fallback


def test_an_outdated_translation_is_shown_and_says_so() -> None:
    shown = show(_title(pl=Translated("Gandawa", words_hash("Gand"), HUMAN)), "head.title", "pl")
    assert shown is not None
    assert shown.state is State.OUTDATED


def test_a_fallback_language_comes_before_the_source() -> None:
    shown = show(_title(en=Translated("Ghent", words_hash("Gent"), HUMAN)), "head.title", "pl")
    assert shown is not None
    assert (shown.words, shown.language, shown.is_fallback) == ("Ghent", "en", True)


def test_the_source_is_always_there() -> None:
    shown = show(_title(), "head.title", "ar")
    assert shown is not None
    assert (shown.words, shown.language, shown.state, shown.is_fallback) == ("Gent", "nl", State.SOURCE, True)
    own = show(_title(), "head.title", "nl")
    assert own is not None
    assert not own.is_fallback


def test_where_there_is_no_source_nothing_is_shown() -> None:
    assert show(_title(), "head.summary", "en") is None
    assert show(_title(), "other.title", "en") is None


@settings(max_examples=40)
@given(documents(), st.sampled_from(CODES))
def test_every_segment_is_shown_in_the_best_language_that_has_it(document: Document, reader: str) -> None:
    for path, source in document.source_words():
        order = (reader, *language(reader).fallbacks, document.source_language)
        has_words = [
            code for code in order if code == document.source_language or document.translated(code, path) is not None
        ]
        shown = show(document, path, reader)
        assert shown is not None
        assert shown.language == has_words[0]
        assert shown.is_fallback == (has_words[0] != reader)
        translated = document.translated(shown.language, path)
        assert shown.words == (translated.words if translated else source)
        assert shown.state is not State.MISSING
