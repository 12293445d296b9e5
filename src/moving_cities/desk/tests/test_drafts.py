"""Texts from outside: received once, accepted by the rules of the atlas, and never shown by themselves."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection
from django.test.utils import CaptureQueriesContext

from moving_cities.atlas.documents import Document
from moving_cities.atlas.kinds import BlockKind, RecordKind
from moving_cities.atlas.notation import write
from moving_cities.atlas.provenance import Origin
from moving_cities.atlas.richtext import RichText
from moving_cities.atlas.segments import UNKNOWN_SOURCE, State, states
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import (
    AcceptAs,
    accept_draft,
    answer_draft,
    discard_draft,
    receive_draft,
    receive_drafts,
    take_up_draft,
)
from moving_cities.desk.drafting.acceptance import acceptance_of
from moving_cities.desk.drafting.joining import Choice
from moving_cities.desk.drafting.matching import NEW_BLOCK, offers
from moving_cities.desk.drafting.pieces import pieces_of
from moving_cities.desk.errors import DraftChangedError, DraftError
from moving_cities.desk.exchange.reading_words import read_document
from moving_cities.desk.intake_port import Hints, NoReaderError, Reading, register_reader
from moving_cities.desk.models import ActivityRecord, Approach, City, Draft, SegmentTranslation
from moving_cities.desk.snapshot import take_snapshot
from tests.instruments.full_atlas import large_atlas
from tests.instruments.page_text import LINES, block, reading

NEW = {"as_": AcceptAs.SOURCE, "choices": {"head": Choice(NEW_BLOCK)}}
LICENCE = "CC BY 4.0, says the author"


def received(**changes: Any) -> Draft:
    return receive_draft(reading=reading(**changes), licence_note=LICENCE).draft


def suggested(draft: Draft) -> dict[str, Choice]:
    """What a person decides who agrees with every suggestion."""
    held = read_document(RecordKind(draft.kind), draft.record_id)
    found = offers(pieces_of(draft.reading, draft.title), held, draft.language)
    return {offer.piece.key: Choice(offer.target) for offer in found}


def text_of(atlas: Atlas, kind: RecordKind, record_id: str) -> Document:
    document = atlas.document(kind, record_id)
    assert document is not None
    return document


def written(words: object) -> str:
    assert isinstance(words, RichText)
    return write(words)


def test_a_draft_holds_input_and_reading_and_what_lists_look_at(held: Atlas) -> None:
    draft = Draft.objects.get(pk=received().pk)
    assert draft.reading == reading().text
    assert [line["text"] for line in draft.lines] == list(LINES)
    assert (draft.city_id, draft.record_id, draft.language, draft.kind, draft.title) == (
        "gent", "gent", "pl", "city", "Gandawa",
    )  # fmt: skip
    assert (draft.block_count, draft.question_count, draft.damage_count) == (8, 0, 1)


def test_a_draft_is_no_content_of_the_atlas(held: Atlas) -> None:
    received()
    assert take_snapshot() == held


def test_any_character_is_kept_as_it_came(held: Atlas) -> None:
    """U+0000 too, which PostgreSQL refuses in its own JSON."""
    strange = "a\x00b\ufffd\u202e\U0001f600"
    draft = receive_draft(reading=Reading(reading().text, ({"number": 1, "text": strange},))).draft
    assert Draft.objects.get(pk=draft.pk).lines[0]["text"] == strange


def test_a_name_with_signs_that_no_text_may_hold_is_cleaned(held: Atlas) -> None:
    draft = received(name="a\x00\u202etxt.txt", title="Gan\ufffd\ufffddawa")
    assert (draft.file_name, draft.title) == ("atxt.txt", "Gandawa")


def test_the_same_file_is_recognised_and_not_doubled(held: Atlas) -> None:
    first, again, other = receive_drafts(readings=[reading(), reading(), reading("other.txt")])
    later = receive_draft(reading=reading())
    assert [first.is_new, again.is_new, other.is_new, later.is_new] == [True, False, True, False]
    assert later.draft.pk == again.draft.pk == first.draft.pk
    assert Draft.objects.count() == 2


def test_a_city_that_the_desk_lacks_stays_undecided(held: Atlas) -> None:
    draft = received(city="atlantis")
    assert (draft.city_id, draft.record_id) == (None, "")


def test_a_removed_city_leaves_its_drafts_undecided(held: Atlas) -> None:
    draft = received(city="gdansk")
    City.objects.get(pk="gdansk").memberships.all().delete()
    City.objects.get(pk="gdansk").delete()
    draft.refresh_from_db()
    assert draft.city_id is None


def test_a_thousand_drafts_are_written_in_a_fixed_number_of_queries(held: Atlas) -> None:
    def queries(count: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            receive_drafts(readings=[reading(f"{count}-{number}.txt") for number in range(count)])
        return len(captured)

    assert queries(2) == queries(40) <= 8


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "page"}, {"state": "published"}, {"state": "accepted"}, {"state": "discarded"},
        {"became": "city/gent [pl]"},
    ],
)  # fmt: skip
def test_the_database_refuses_what_no_draft_can_be(held: Atlas, wrong: dict[str, Any]) -> None:
    received()
    with pytest.raises(IntegrityError):
        Draft.objects.update(**wrong)


def test_a_new_record_gets_its_text_from_a_draft(held: Atlas) -> None:
    draft = received(city="gdansk", title="Gdańsk")
    done = accept_draft(draft=draft, as_=AcceptAs.SOURCE, record_id="gdansk", choices=suggested(draft))
    document = text_of(take_snapshot(), RecordKind.CITY, "gdansk")
    assert document == done.document
    assert [(one.id, one.kind) for one in document.blocks] == [
        ("head", BlockKind.HEAD), ("takeaway-1", BlockKind.TAKEAWAY), ("takeaway-2", BlockKind.TAKEAWAY),
        ("unique", BlockKind.SECTION), ("cos-wlasnego", BlockKind.SECTION), ("quote-1", BlockKind.QUOTE),
        ("networks-1", BlockKind.NETWORKS), ("report-1", BlockKind.REPORT),
    ]  # fmt: skip
    assert document.source_language == "pl"
    assert (document.provenance.origin, document.provenance.tool) == (Origin.IMPORTED, "gent.txt")
    assert not document.provenance.is_reviewed
    assert document.block("report-1").years == (2021, 2023)


def test_accepting_twice_or_after_discarding_is_refused(held: Atlas) -> None:
    draft = received(city="gdansk")
    accept_draft(draft=draft, as_=AcceptAs.SOURCE, record_id="gdansk", choices=suggested(draft))
    now = take_snapshot()
    with pytest.raises(DraftError, match="decided on already: Accepted"):
        accept_draft(draft=draft, as_=AcceptAs.SOURCE, record_id="gdansk", choices={"head": Choice("head")})
    with pytest.raises(DraftError, match="decided on already: Accepted"):
        discard_draft(draft=draft)
    assert take_snapshot() == now


def test_source_words_go_into_blocks_that_are_there_and_beside_them(held: Atlas) -> None:
    """What is replaced loses dates and sources, and its translations turn outdated; all else stays."""
    draft = received(language="en")
    choices = suggested(draft)
    assert {key: choice.target for key, choice in choices.items()} == {
        "head": "", "takeaway-1": "", "takeaway-2": "+", "block-1": "", "block-2": "+", "block-3": "", "block-4": "",
        "block-5": "",
    }  # fmt: skip
    accept_draft(draft=draft, as_=AcceptAs.SOURCE, record_id="gent", choices={**choices, "block-1": Choice("unique")})
    before, document = text_of(held, RecordKind.CITY, "gent"), text_of(take_snapshot(), RecordKind.CITY, "gent")
    assert [one.id for one in document.blocks] == [
        "head", "point", "takeaway-1", "unique", "cos-wlasnego", "own", "voice", "nets", "report", "contact",
        "transfer",
    ]  # fmt: skip
    unique = document.block("unique")
    assert (unique.words["lead"], written(unique.words["text"])) == ("Jest tak:", "wiele rzeczy.")
    assert (unique.heading_key, unique.as_of, unique.source_ids, unique.confirmed_by) == ("unique", None, (), "")
    assert states(document, "pl")["unique.text"] is State.OUTDATED
    assert document.block("own") == before.block("own")
    assert document.provenance.origin is Origin.IMPORTED


def test_a_translation_that_nobody_said_fits_is_outdated(held: Atlas) -> None:
    draft = received()
    choices = suggested(draft) | {"block-3": Choice("voice", fits=True)}
    accept_draft(draft=draft, as_=AcceptAs.TRANSLATION, record_id="gent", choices=choices)
    document = text_of(take_snapshot(), RecordKind.CITY, "gent")
    assert document.blocks == text_of(held, RecordKind.CITY, "gent").blocks
    found = states(document, "pl")
    assert (found["voice.text"], found["voice.role"]) == (State.CURRENT, State.CURRENT)
    assert (found["point.text"], found["nets.text"], found["unique.lead"]) == (
        State.OUTDATED,
        State.OUTDATED,
        State.MISSING,
    )
    assert document.translated("pl", "point.text").source_hash == UNKNOWN_SOURCE
    assert document.translated("pl", "point.text").provenance.origin is Origin.IMPORTED


def test_what_people_wrote_is_kept_and_what_machines_wrote_may_be_replaced(held: Atlas) -> None:
    """Suggestions only: the title was translated by a person, the text of “unique” by a machine and checked."""
    assert suggested(received())["head"] == Choice("")
    assert suggested(received(name="b"))["block-1"] == Choice("")
    SegmentTranslation.objects.filter(segment_id="city/gent/unique.text").update(reviewed_by="", reviewed_on="")
    assert suggested(received(name="c"))["block-1"] == Choice("unique")


def test_a_lead_that_the_source_lacks_becomes_the_first_paragraph(held: Atlas) -> None:
    draft = received(blocks=[block("section", [9, 10], key="", lead="Jest tak:", text="Słowa.")])
    choices = {"block-1": Choice("own")}
    accept_draft(draft=draft, as_=AcceptAs.TRANSLATION, record_id="gent", choices=choices)
    words = text_of(take_snapshot(), RecordKind.CITY, "gent").translated("pl", "own.text").words
    assert written(words) == "Jest tak:\n\nSłowa."


def test_advocacy_on_a_profile_is_the_block_below_which_networks_are_shown(held: Atlas) -> None:
    """The label of the networks, and a context of which nothing is left, are no pieces."""
    blocks = [
        block("section", [1, 2], key="advocacy", text="Słowa."),
        block("networks", [3, 3], heading="Członek następujących sieci"),
        block("context", [4, 4], heading="Belgia"),
    ]
    found = pieces_of(reading(blocks=blocks, takeaways=[]).text)
    assert [(one.key, one.kind, one.heading_key) for one in found] == [
        ("head", BlockKind.HEAD, ""), ("block-1", BlockKind.NETWORKS, "advocacy"),
    ]  # fmt: skip
    assert pieces_of(reading(blocks=blocks, kind="approach").text)[-1].kind is BlockKind.SECTION


def test_a_checked_draft_names_who_checked_it(held: Atlas) -> None:
    ada = User.objects.create_user("ada", first_name="Ada", last_name="Lovelace")
    draft = received(city="gdansk")
    accept_draft(
        draft=draft, as_=AcceptAs.SOURCE, record_id="gdansk", choices=suggested(draft), is_checked=True,
        collection="moving-cities.eu, 2023", by=ada,
    )  # fmt: skip
    provenance = text_of(take_snapshot(), RecordKind.CITY, "gdansk").provenance
    assert (provenance.tool, provenance.reviewed_by) == ("moving-cities.eu, 2023", "Ada Lovelace")
    draft.refresh_from_db()
    assert (draft.state, draft.became, draft.decided_by) == ("accepted", "city/gdansk [pl]", ada)
    assert [one.verb for one in ActivityRecord.objects.order_by("pk")][-2:] == ["receive drafts", "accept draft"]


def test_a_speaker_is_given_to_quotes_only(held: Atlas) -> None:
    draft = received(city="gdansk", blocks=[block("quote", [1, 1], text="Słowa.")])
    choices = {key: Choice(one.target, speaker="A. Mayor") for key, one in suggested(draft).items()}
    done = accept_draft(draft=draft, as_=AcceptAs.SOURCE, record_id="gdansk", choices=choices)
    assert {one.speaker for one in done.document.blocks} == {"", "A. Mayor"}


def test_a_draft_can_become_a_new_approach(held: Atlas) -> None:
    draft = received(kind="approach", title="Grupa zadaniowa", blocks=[])
    choices = {"head": Choice(NEW_BLOCK), "takeaway-1": Choice(NEW_BLOCK)}
    accept_draft(draft=draft, as_=AcceptAs.SOURCE, record_id="gent-group", choices=choices)
    assert Approach.objects.get(pk="gent-group").city_id == "gent"
    document = text_of(take_snapshot(), RecordKind.APPROACH, "gent-group")
    assert document.head.words["title"] == "Grupa zadaniowa"


@pytest.mark.parametrize("as_", AcceptAs)
def test_two_pieces_for_one_block_are_refused(held: Atlas, as_: AcceptAs) -> None:
    """The block would keep the second, and the words of the first were lost although both counted as taken."""
    draft = received(language="en" if as_ is AcceptAs.SOURCE else "pl")
    both = {"takeaway-1": Choice("point"), "takeaway-2": Choice("point")}
    with pytest.raises(DraftError, match="“takeaway-1” and “takeaway-2” were both put into the block “point”"):
        accept_draft(draft=draft, as_=as_, record_id="gent", choices=both)
    assert take_snapshot() == held


def test_what_is_said_to_be_taken_went_in(held: Atlas) -> None:
    """Of the report only the years are told, which a translation does not change."""
    choices = {"takeaway-1": Choice("point"), "block-5": Choice("report")}
    done = accept_draft(draft=received(), as_=AcceptAs.TRANSLATION, record_id="gent", choices=choices)
    assert (done.taken, done.left) == (1, 7)


@pytest.mark.parametrize(
    ("changes", "arguments", "said"),
    [
        ({"language": ""}, {}, "which language"),
        ({"city": ""}, {}, "which city"),
        ({}, {"record_id": ""}, "which record"),
        ({}, {"record_id": "gdansk"}, "cannot be that of “gdansk”"),
        ({}, {"as_": AcceptAs.SOURCE}, "Accept the draft as a translation"),
        ({"language": "en"}, {}, "Accept the draft as source words"),
        ({}, {"choices": {}}, "Nothing of the draft was chosen"),
        ({}, {"choices": {"block-9": Choice("point")}}, "Nothing of the draft was chosen"),
        ({}, {"choices": {"block-5": Choice("report")}}, "no place for what was chosen"),
        ({}, {"choices": {"head": Choice("voice")}}, "no block “voice” that “head” can go into"),
        ({}, {"choices": {"takeaway-1": Choice("nowhere")}}, "no block “nowhere”"),
        ({"kind": "approach"}, {"record_id": "Not An Id", **NEW}, "cannot be an id"),
        ({"kind": "approach", "city": "gdansk"}, {"record_id": "gent-taskforce", **NEW}, "is one of “gent”"),
        ({"takeaways": ["bad \ufffd text"]}, {"choices": {"takeaway-1": Choice("point")}}, "cannot be taken"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_whole(
    held: Atlas, changes: dict[str, Any], arguments: dict[str, Any], said: str
) -> None:
    draft = received(**changes)
    usual = {"as_": AcceptAs.TRANSLATION, "record_id": "gent", "choices": {"takeaway-1": Choice("point")}}
    with pytest.raises(DraftError, match=said):
        accept_draft(draft=draft, **{**usual, **arguments})
    assert take_snapshot() == held
    assert Draft.objects.get(pk=draft.pk).is_open


def test_nothing_is_accepted_on_unknown_terms(held: Atlas) -> None:
    draft = receive_draft(reading=reading()).draft
    usual: dict[str, Any] = {"as_": AcceptAs.TRANSLATION, "record_id": "gent", "choices": {"block-4": Choice("nets")}}
    with pytest.raises(DraftError, match="on which terms"):
        accept_draft(draft=draft, **usual)
    accept_draft(draft=draft, licence_note=LICENCE, **usual)
    assert Draft.objects.get(pk=draft.pk).licence_note == LICENCE


def test_a_decision_on_what_is_not_there_any_more_is_refused(held: Atlas) -> None:
    """Also where the change came between the look at the form and the transaction."""
    draft = received()
    seen = acceptance_of(draft).seen
    choices = {"takeaway-1": Choice("point")}
    SegmentTranslation.objects.filter(segment_id="city/gent/unique.text").update(reviewed_by="Anna")
    now = take_snapshot()
    usual: dict[str, Any] = {"as_": AcceptAs.TRANSLATION, "record_id": "gent", "choices": choices}
    with pytest.raises(DraftChangedError, match="Look at it again"):
        accept_draft(draft=draft, seen=seen, **usual)
    assert take_snapshot() == now
    accept_draft(draft=draft, seen=acceptance_of(draft).seen, **usual)
    assert Draft.objects.get().state == Draft.State.ACCEPTED


def test_a_discarded_draft_can_be_taken_up_again(held: Atlas) -> None:
    draft = discard_draft(draft=received())
    assert take_snapshot() == held
    assert take_up_draft(draft=draft).is_open
    with pytest.raises(DraftError, match="was not discarded"):
        take_up_draft(draft=draft)


class KnowingReader:
    """A reader that believes every hint."""

    def read(self, content: bytes, name: str, hints: Hints) -> Reading:
        """Is not asked for."""
        raise NotImplementedError

    def read_again(self, file: Any, lines: Any, hints: Hints) -> Reading:
        """The reading that the hints ask for."""
        assert [line["text"] for line in lines] == list(LINES)
        known = {"language": hints.language, "kind": hints.kind, "city": hints.city}
        return reading(file["name"], **known, subtitle="Anew", repairs=[{"line": 1, "what": "Another."}])


def test_answers_are_taken_and_the_text_is_read_anew(held: Atlas) -> None:
    draft = received(city="", language="")
    register_reader(KnowingReader())
    try:
        answer_draft(draft=draft, hints=Hints("pl", "city", "gent"))
    finally:
        register_reader(None)
    draft = Draft.objects.get(pk=draft.pk)
    assert (draft.city_id, draft.language, draft.record_id) == ("gent", "pl", "gent")
    assert draft.reading["subtitle"] == "Anew"
    assert [one["line"] for one in draft.reading["repairs"]] == [8, 1], "what the file needed is still told"


def test_answers_that_change_nothing_need_no_reader(held: Atlas) -> None:
    draft = received()
    answer_draft(draft=draft, hints=Hints("pl", "city", "gent"), title="Gandawa, miasto")
    assert Draft.objects.get(pk=draft.pk).title == "Gandawa, miasto"
    register_reader(None)
    with pytest.raises(NoReaderError, match="without its reader"):
        answer_draft(draft=draft, hints=Hints("nl", "city", "gent"))
    with pytest.raises(DraftError, match="no city “atlantis”"):
        answer_draft(draft=draft, hints=Hints("pl", "city", "atlantis"))


@pytest.mark.django_db
def test_one_document_is_read_alone_in_a_fixed_number_of_queries() -> None:
    from moving_cities.desk.actions import import_atlas

    import_atlas(atlas=large_atlas(50))
    with CaptureQueriesContext(connection) as captured:
        document = read_document(RecordKind.CITY, "city-7")
    assert document == text_of(take_snapshot(), RecordKind.CITY, "city-7")
    assert len(captured) == 6
    assert read_document(RecordKind.CITY, "nowhere") is None
