"""The search in archived documents: which pages answer, and what is shown of them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.document_search import SHOWN_HITS, documents_that_answer, hits_in
from moving_cities.desk.page_search import LOOKED_AT, MOST_WORDS, Piece, excerpt, first_words, folded, phrases_of
from moving_cities.desk.vault import the_vault
from tests.instruments.archived import REPORT, archived, fill, scan

PAGES = (
    "Die Straße nach Łódź\nund die Aufnahme von Geflüchteten",
    "Η Αθήνα και ΟΙ ΠΡΌΣΦΥΓΕΣ της πόλης",
    "",
    "مُكافَحة التمييز في مدينة أنتويرب",
    "100 % of the places, under_score and a \\ too",
)


@pytest.fixture
def documents(held: Atlas, tmp_path: Path, settings: Any) -> Callable[[str], list[str]]:
    """Asks a desk that holds a report in several scripts, and a scan: the names of those that answer."""
    settings.DOCUMENTS_ROOT = tmp_path
    fill(the_vault())
    import_atlas(atlas=replace(held, archived=(archived(texts=PAGES), scan())))
    return lambda question: [one.file_name for one in documents_that_answer(question)]


@pytest.mark.parametrize(
    ("question", "page"),
    [
        ("strasse", 1),
        ("LODZ", 1),
        ("łódź und", 1),
        ("lodz geflüchteten", 1),
        ("“nach lodz und die”", 1),
        ("αθηνα", 2),
        ("προσφυγεσ", 2),
        ("πρόσφυγες", 2),
        ("مكافحة", 4),
        ("انتويرب", 4),
        ("100 %", 5),
        ("under_score", 5),
        ("\\", 5),
    ],
)
def test_a_page_is_found_whatever_the_case_and_the_accents(
    documents: Callable[[str], list[str]], question: str, page: int
) -> None:
    """The same on every database: what is compared was folded before it was stored."""
    assert documents(question) == ["Report 2021.pdf"]
    hits = hits_in([archived().id], question)[archived().id]
    assert [hit.page for hit in hits.shown] == [page]


@pytest.mark.parametrize("question", ["lodz αθηνα", "“lodz nach”", "10_ %", "strasse%", "nowhere", "…"])
def test_what_does_not_stand_on_one_page_is_not_found(documents: Callable[[str], list[str]], question: str) -> None:
    """Signs that databases take for wildcards mean themselves."""
    assert documents(question) == []
    assert hits_in([archived().id], question) == {}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("", ["letter.png", "Report 2021.pdf"]),
        ("LETTER", ["letter.png"]),
        ("another list", ["letter.png"]),
        ("s-one publisher", ["Report 2021.pdf"]),
        ("example.org", ["letter.png", "Report 2021.pdf"]),
    ],
)
def test_names_and_sources_are_found_too(
    documents: Callable[[str], list[str]], question: str, found: list[str]
) -> None:
    """A scan has no words: its name and its source are all that can be found of it."""
    assert sorted(documents(question), key=str.casefold) == found


def test_many_hits_are_counted_and_asked_for_at_once(held: Atlas, tmp_path: Path, settings: Any) -> None:
    """Two queries, however many pages there are, and only the texts that are shown are read."""
    settings.DOCUMENTS_ROOT = tmp_path
    the_vault().keep(archived(), REPORT)
    import_atlas(atlas=replace(held, archived=(archived(texts=("the same words",) * 40),)))
    with CaptureQueriesContext(connection) as captured:
        hits = hits_in([archived().id], "same")[archived().id]
    assert (len(hits.shown), hits.more, len(captured)) == (SHOWN_HITS, 37, 2)


def test_an_excerpt_shows_the_words_as_they_stand() -> None:
    """Folding changes their length; the place is still found."""
    text = "Straßen, Œuvres\nund ﬁne Wege " * 30 + "zur  Straßen-\nbahn in Łódź " + "und weiter so " * 30
    before, hit, after, dots = excerpt(text, phrases_of("“strassen- bahn in lodz”"))[1:]
    assert hit == Piece("Straßen- bahn in Łódź", is_hit=True)
    assert before.words.endswith("zur ")
    assert after.words.startswith(" und weiter so")
    assert dots == excerpt(text, phrases_of("strassen-"))[-1] == Piece(" …")


def test_an_excerpt_of_a_short_page_is_the_page() -> None:
    assert excerpt("Ein Satz.", ("satz",)) == (Piece("Ein "), Piece("Satz", is_hit=True), Piece("."))
    assert excerpt("Ein Satz.", ("nichts",)) == (Piece("Ein Satz."),)


def test_every_phrase_is_marked_and_those_that_touch_are_one() -> None:
    pieces = excerpt("one two three two", ("two", "o three", "three"))
    assert [piece.words for piece in pieces if piece.is_hit] == ["two three", "two"]
    assert "".join(piece.words for piece in pieces) == "one two three two"


def test_of_a_page_as_long_as_a_book_the_beginning_is_looked_at() -> None:
    """A page without end must not keep who searches waiting."""
    assert excerpt("word " * LOOKED_AT + "needle", ("needle",))[0].words.startswith("word word")


def test_only_so_many_words_are_looked_for() -> None:
    """A question of a thousand words must not become a query of a thousand conditions."""
    assert len(phrases_of(" ".join(f"w{number}" for number in range(50)))) == MOST_WORDS
    assert phrases_of('“ ” "" a a A') == ("a",)


def test_first_words_end_with_a_word() -> None:
    assert first_words("one two\nthree", 8) == "one two …"
    assert first_words("one two", 8) == "one two"


@given(st.text())
def test_folding_is_done_once(text: str) -> None:
    once = folded(text)
    assert folded(once) == once
    assert once == once.strip()


@given(st.text(min_size=1), st.text(), st.text())
def test_what_stands_on_a_page_is_found_and_shown(word: str, before: str, after: str) -> None:
    """Any piece of a page is found by itself, and the excerpt shows a piece that reads the same."""
    text, phrase = f"{before} {word} {after}", folded(word)
    assert phrase in folded(text)
    if phrase:
        hit = next(piece for piece in excerpt(text, (phrase,)) if piece.is_hit)
        assert phrase in folded(hit.words)
