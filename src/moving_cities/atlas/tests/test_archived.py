"""Archived documents: what a record refuses, and the forms of page texts and file names."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moving_cities.atlas.archived import MAX_DOCUMENT_BYTES, MAX_FILE_NAME, document_id, kept_file_name, page_text
from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.integrity import problems
from moving_cities.atlas.plain import is_plain
from moving_cities.atlas.records import Source
from moving_cities.atlas.snapshot import Atlas
from tests.instruments.archived import archived, scan

_PASTED = st.text() | st.text(" ./\\:a\u0301\t\r\n\f\ufffd\ue000\u00a0\u2028\u202e\ud800")


def test_an_example_is_valid_and_names_its_file() -> None:
    """Else the refusals below could come from anything."""
    assert archived().file == f"{archived().sha256}.pdf"
    assert scan().file.endswith(".png")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", "d-0000000000000000"),
        ("source_id", "S 1"),
        ("file_name", "reports/2021.pdf"),
        ("file_name", "..pdf"),
        ("file_name", "a" * (MAX_FILE_NAME + 1)),
        ("media_type", "text/html"),
        ("sha256", "F" * 64),
        ("size_bytes", 0),
        ("size_bytes", MAX_DOCUMENT_BYTES + 1),
        ("licence", ""),
        ("licence", " CC BY"),
        ("rights", "one\ntwo"),
        ("pages", 0),
        ("pages", 1),
        ("texts", ("ends in a space ",)),
        ("texts", ("a\fb",)),
        ("texts", ("turned \u202e around",)),
        ("texts", ("half a \ud800 pair",)),
        ("language", "Nederlands!"),
    ],
)
def test_what_a_field_cannot_be_is_refused_by_its_name(field: str, value: Any) -> None:
    """A reader of a pack or a form shows the complaint where the value stands."""
    with pytest.raises(RecordError) as caught:
        archived(**{field: value})
    assert caught.value.field == field
    assert str(caught.value).endswith((".", ".pdf."))


def test_the_same_file_of_two_sources_is_two_records() -> None:
    """Each has its own terms; their ids differ, and are the same tomorrow."""
    assert archived().id != archived(source_id="s-two").id
    assert document_id("s-one", "0" * 64) == "d-8fe79b8efe83b8fc"


def test_a_document_of_a_source_that_is_not_there_is_a_problem() -> None:
    """It could not be read again from a pack, nor stored."""
    atlas = Atlas(PartialDate("2026"), sources=(Source("s-one", "https://example.org", "T"),), archived=(scan(),))
    (found,) = problems(atlas)
    assert (found.collection, found.field) == ("archived", "source_id")
    assert "no source “s-two”" in found.message


def test_an_archived_document_is_part_of_the_content() -> None:
    """A later copy of a report is another content, and so is another text of it."""
    atlases = [
        Atlas(PartialDate("2026"), archived=documents)
        for documents in ((), (archived(),), (archived(texts=("Else",)),), (archived(), scan()))
    ]
    assert len({one.content_hash for one in atlases}) == len(atlases)


@given(_PASTED)
def test_the_text_of_a_page_has_one_form(text: str) -> None:
    """Whatever a PDF says, the record takes it."""
    once = page_text(text)
    assert page_text(once) == once
    assert archived(texts=(once,)).texts == (once,)


@given(_PASTED)
def test_any_name_of_a_file_becomes_one_that_can_be_kept(name: str) -> None:
    """Names come from strangers' machines."""
    kept = kept_file_name(name)
    assert kept_file_name(kept) == kept
    assert is_plain(kept)
    assert not set(kept) & set("/\\\n")
    assert 0 < len(kept) <= MAX_FILE_NAME


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\My files\\Bericht  2021.pdf", "Bericht 2021.pdf"),
        ("../../etc/passwd", "passwd"),
        (".hidden.pdf", "hidden.pdf"),
        ("...", "document"),
        ("a\u0301.pdf", "á.pdf"),
    ],
)
def test_a_name_keeps_what_people_know_it_by(name: str, kept: str) -> None:
    """Only the folder and dangerous signs go."""
    assert kept_file_name(name) == kept
