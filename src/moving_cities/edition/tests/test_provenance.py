"""What a reader is told about the words: in which language they are, who made them, whether they are current."""

import re

import pytest

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.documents import Block, Document, Translated
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import BlockKind, RecordKind, Standing
from moving_cities.atlas.notation import parse
from moving_cities.atlas.provenance import Origin, Provenance
from moving_cities.atlas.segments import words_hash
from moving_cities.edition.pages.texts import notices, provenance, sections
from tests.instruments.edits import rewritten

HUMAN = Provenance(Origin.HUMAN)
CHECKED = Provenance(Origin.HUMAN, "", "Ada", PartialDate("2026-05"))
MACHINE = Provenance(Origin.MACHINE, "A machine")
MACHINE_CHECKED = Provenance(Origin.MACHINE, "A machine", "Ada", PartialDate("2026-05"))
IMPORTED = Provenance(Origin.IMPORTED, "The site of 2023")

MACHINE_MADE = "Written by a machine from the sources named and not yet checked by a person."
NOT_TRANSLATED = "This text has not been translated yet; it is shown in English."
PARTLY = "Parts of this text have not been translated yet and are shown in English."
OLDER = "Parts of this translation are older than their source."
TRANSLATED_BY_MACHINE = "Translated by a machine and not yet checked by a person."


def document(source: Provenance, translations: dict[str, dict[str, Translated]] | None = None, code: str = "en"):
    """A text of a title and a section."""
    blocks = (
        Block("head", BlockKind.HEAD, FrozenMapping({"title": "Title"})),
        Block("body", BlockKind.SECTION, FrozenMapping({"heading": "Heading", "text": parse("Words.")})),
    )
    frozen = {code: FrozenMapping(segments) for code, segments in (translations or {}).items()}
    return Document(RecordKind.CITY, "gent", code, source, blocks, FrozenMapping(frozen))


def in_german(by: Provenance, *, hashes: bool = True) -> dict[str, Translated]:
    """A translation of all of it, current or from other words."""
    words = {"head.title": "Title", "body.heading": "Heading", "body.text": parse("Words.")}
    return {
        path: Translated(parse("Worte.") if path == "body.text" else "Wort", words_hash(one if hashes else "Old."), by)
        for path, one in words.items()
    }


def told(atlas, read, text: Document, code: str = "de") -> tuple[str, ...]:
    """What a reader of this language is told, in English so that the test can be read."""
    reader = read(rewritten(atlas, text), code)
    english = read(rewritten(atlas, text), "en").speech
    reader.__dict__["speech"] = english
    return notices(text, reader)


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        (document(HUMAN), "en", ()),
        (document(CHECKED), "en", ()),
        (document(MACHINE), "en", (MACHINE_MADE,)),
        (document(MACHINE_CHECKED), "en", ()),
        (document(IMPORTED), "en", ("Taken over from an earlier publication and not yet checked again.",)),
        (document(HUMAN), "de", (NOT_TRANSLATED,)),
        (document(MACHINE), "de", (NOT_TRANSLATED, MACHINE_MADE)),
        (document(MACHINE, {"de": in_german(CHECKED)}), "de", ()),
        (document(HUMAN, {"de": in_german(MACHINE)}), "de", (TRANSLATED_BY_MACHINE,)),
        (document(HUMAN, {"de": in_german(MACHINE_CHECKED)}), "de", ()),
        (document(HUMAN, {"de": in_german(HUMAN, hashes=False)}), "de", (OLDER,)),
        (document(HUMAN, {"de": in_german(MACHINE, hashes=False)}), "de", (OLDER, TRANSLATED_BY_MACHINE)),
        (document(HUMAN, {"de": {"head.title": Translated("Titel", words_hash("Title"), HUMAN)}}), "de", (PARTLY,)),
    ],
)
def test_the_reader_is_told_what_is_so_and_nothing_else(tiny_atlas, read, text, code, expected):
    assert told(tiny_atlas, read, text, code) == expected


def test_the_marks_say_the_same_for_styles(tiny_atlas, read):
    text = document(MACHINE, {"de": {"head.title": Translated("Titel", words_hash("Old"), CHECKED)}})
    found = provenance(text, read(tiny_atlas, "de")).marks
    assert found == ("fallback", "human", "machine", "outdated", "reviewed", "source", "unreviewed")


def test_a_section_says_for_itself_what_differs_from_the_page(tiny_atlas, read):
    """The page is partly translated; the section is not at all."""
    text = document(HUMAN, {"pl": {"head.title": Translated("Tytuł", words_hash("Title"), HUMAN)}})
    reader = read(tiny_atlas, "pl")
    (section,) = sections(text, reader, reader.citations())
    assert section.provenance.sentences != notices(text, reader)
    assert section.provenance.marks == ("fallback", "human", "source", "unreviewed")
    assert (section.heading.language, section.body.language, section.body.direction) == ("en", "en", "ltr")


def test_no_text_has_no_provenance(tiny_atlas, read):
    assert provenance(None, read(tiny_atlas, "en")).sentences == ()
    assert sections(None, read(tiny_atlas, "en"), read(tiny_atlas, "en").citations()) == ()


def test_palermo_in_polish_is_shown_in_english_and_marked_so(pages_of, published):
    page = pages_of["pl"]["city/palermo"]
    shown = [section for section in page.sections if section.kind == "section"]
    assert shown
    assert {(one.body.language, one.body.direction) for one in shown} == {("en", "ltr")}
    assert {one.heading.language for one in shown} == {""}, "Recurring headings have words in Polish."
    assert page.heading.language == ""
    assert len(page.notices) == 2
    content = (published / page.address.strip("/") / "index.html").read_text("utf-8")
    assert '<html lang="pl" dir="ltr">' in content
    assert content.count('<div class="c-prose" lang="en" dir="ltr">') >= len(shown)
    assert all(sentence in content for sentence in page.notices)


def test_an_english_text_on_an_arabic_page_runs_from_left_to_right(pages_of, published):
    page = pages_of["ar"]["city/palermo"]
    content = (published / page.address.strip("/") / "index.html").read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in content
    assert '<div class="c-prose" lang="en" dir="ltr">' in content


def test_a_translated_text_carries_no_mark_of_another_language(pages_of, published):
    page = pages_of["pl"]["city/gent"]
    content = (published / page.address.strip("/") / "index.html").read_text("utf-8")
    assert not re.search(r'class="c-prose"[^>]* lang=', content)
    assert not any(section.body.language for section in page.sections)
    assert [one.is_translated for one in page.alternates] == [True, True, True]


def test_the_language_switch_says_where_a_text_is_not_translated(pages_of):
    found = {one.code: one.is_translated for one in pages_of["en"]["city/palermo"].alternates}
    assert found == {"en": True, "pl": False, "ar": False}


def test_every_machine_made_text_of_the_start_pack_says_so(pages_of, atlas):
    for one in atlas.documents:
        page = pages_of["en"].get(f"{one.kind}/{one.id}")
        if page is not None and one.provenance.origin is Origin.MACHINE and not one.provenance.is_reviewed:
            assert page.notices == (MACHINE_MADE,), one.id


def test_dates_confirmations_and_standings_are_sentences(tiny_atlas, read):
    block = Block(
        "body",
        BlockKind.SECTION,
        FrozenMapping({"text": parse("Words.")}),
        heading_key="unique",
        as_of=PartialDate("2023-09"),
        confirmed_on=PartialDate("2026-11-03"),
        confirmed_by="Ada",
        standing=Standing.ENDED,
    )
    head = Block("head", BlockKind.HEAD, FrozenMapping({"title": "Title"}))
    reader = read(tiny_atlas, "en")
    (section,) = sections(Document(RecordKind.CITY, "gent", "en", HUMAN, (head, block)), reader, reader.citations())
    assert section.heading.text == "What is unique about the city?"
    assert section.as_of == "As of September 2023"
    assert section.confirmed == "Confirmed by Ada on 3 November 2026"
    assert (section.standing, section.standing_label) == ("ended", "Ended")
