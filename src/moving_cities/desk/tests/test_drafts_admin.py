"""Drafts in the browser: brought in, looked at line by line, answered, accepted or discarded."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.segments import State, states
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import discard_draft, receive_draft, receive_drafts
from moving_cities.desk.intake_port import Hints, Reading, UnreadableFileError, register_reader
from moving_cities.desk.models import City, Country, CountryName, Draft, SegmentTranslation
from moving_cities.desk.snapshot import take_snapshot
from tests.instruments.page_text import LINES, reading

LIST, UPLOAD = "/desk/intake/", "/desk/intake/add/"
LICENCE = "CC BY 4.0, says the author"


class StrictReader:
    """A reader of files that begin with “ok”; hints come back in what it read."""

    def read(self, content: bytes, name: str, hints: Hints) -> Reading:
        """The reading, or a refusal."""
        if not content.startswith(b"ok"):
            raise UnreadableFileError("The file is no text. Send the text itself.")
        known = {key: value for key, value in vars_of(hints).items() if value}
        return reading(name, **known)

    def read_again(self, file: Any, lines: Any, hints: Hints) -> Reading:
        """The reading, with the hints."""
        assert len(lines) == len(LINES)
        return reading(file["name"], **vars_of(hints))


def vars_of(hints: Hints) -> dict[str, str]:
    return {"language": hints.language, "kind": hints.kind, "city": hints.city}


@pytest.fixture(autouse=True)
def reader() -> Iterator[None]:
    """A reader is there, as in a running installation."""
    register_reader(StrictReader())
    yield
    register_reader(None)


@pytest.fixture
def desk(client: Client, admin_user: User) -> Client:
    """A browser in which an administrator is logged in."""
    client.force_login(admin_user)
    return client


def person(client: Client, *permissions: str) -> Client:
    """A browser of somebody who may do only this."""
    somebody = User.objects.create_user("somebody")
    somebody.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", *permissions]))
    client.force_login(somebody)
    return client


def received(**changes: Any) -> Draft:
    return receive_draft(reading=reading(**changes), licence_note=LICENCE).draft


def address_of(draft: Draft) -> str:
    return reverse("desk_draft", args=[draft.pk])


def files(*named: tuple[str, bytes]) -> dict[str, Any]:
    return {"texts": [SimpleUploadedFile(name, content) for name, content in named], "licence_note": LICENCE}


def filled_in(form: Any) -> dict[str, Any]:
    """What a browser sends for the form as it is shown."""
    values = {field.html_name: field.value() for field in form}
    return {name: "on" if value is True else value for name, value in values.items() if value not in (None, False)}


def test_a_file_becomes_a_draft_and_is_shown(desk: Client, held: Atlas) -> None:
    response = desk.post(UPLOAD, files(("gent.txt", b"ok")))
    draft = Draft.objects.get()
    assert response["Location"] == address_of(draft)
    assert (draft.licence_note, draft.received_by.username) == (LICENCE, "admin")
    assert take_snapshot() == held


def test_several_files_are_told_one_by_one(desk: Client, held: Atlas) -> None:
    words = desk.post(UPLOAD, files(("a.txt", b"ok"), ("b<b>.txt", b"\x00"), ("c.txt", b"ok"))).content.decode()
    assert Draft.objects.count() == 2
    assert "b&lt;b&gt;.txt</bdi>: The file is no text. Send the text itself." in words
    assert words.count("8 pieces understood") == 2


def test_an_empty_file_is_refused_by_its_name_and_the_others_are_taken(desk: Client, held: Atlas) -> None:
    response = desk.post(UPLOAD, files(("lyon.md", b"ok"), ("empty.txt", b"")))
    assert response.status_code == 200
    assert "empty.txt</bdi>: The file is no text." in response.content.decode()
    assert [one.file_name for one in Draft.objects.all()] == ["lyon.md"]


def test_sending_no_file_is_said(desk: Client, held: Atlas) -> None:
    response = desk.post(UPLOAD, {"licence_note": LICENCE})
    assert (response.status_code, list(response.context["form"].errors)) == (400, ["texts"])


def test_a_browser_with_script_gets_the_same_as_json(desk: Client, held: Atlas) -> None:
    desk.post(UPLOAD, files(("a.txt", b"ok")))
    sent = files(("a.txt", b"ok"), ("b.txt", b"?"))
    outcomes = desk.post(UPLOAD, sent, headers={"Accept": "application/json"}).json()["outcomes"]
    assert [one["name"] for one in outcomes] == ["a.txt", "b.txt"]
    assert "came in before" in outcomes[0]["message"]
    assert (outcomes[0]["address"], outcomes[1]["address"]) == (address_of(Draft.objects.get()), "")


def test_a_licence_is_asked_for(desk: Client, held: Atlas) -> None:
    sent = files(("a.txt", b"ok")) | {"licence_note": " "}
    assert "This field is required" in desk.post(UPLOAD, sent).content.decode()
    sent = files(("a.txt", b"ok")) | {"licence_note": " "}
    answer = desk.post(UPLOAD, sent, headers={"Accept": "application/json"})
    assert (answer.status_code, len(answer.json()["errors"])) == (400, 1)
    assert not Draft.objects.exists()


def test_what_is_known_is_told_to_the_reader(desk: Client, held: Atlas) -> None:
    desk.post(UPLOAD, files(("a.txt", b"ok")) | {"language": "nl", "kind": "approach", "city": "gdansk"})
    draft = Draft.objects.get()
    assert (draft.language, draft.kind, draft.city_id) == ("nl", "approach", "gdansk")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"a", "b", "c"}),
        ({"state": "discarded"}, {"c"}),
        ({"language": "nl"}, {"b"}),
        ({"language": "-"}, {"c"}),
        ({"city": "gent", "state": "new"}, {"a", "b"}),
        ({"city": "-"}, {"c"}),
        ({"state": "nothing of the kind"}, {"a", "b", "c"}),
    ],
)  # fmt: skip
def test_the_list_is_narrowed(desk: Client, held: Atlas, asked: dict[str, str], found: set[str]) -> None:
    received(name="a")
    received(name="b", language="nl")
    discard_draft(draft=received(name="c", language="", city=""))
    shown = desk.get(LIST, asked)
    assert {one.file_name for one in shown.context["page"].object_list} == found


def test_cities_of_one_name_are_told_apart(desk: Client, held: Atlas) -> None:
    """There are four Bergens in the atlas; each is offered with its country and its id."""
    City.objects.create(id="gent-pl", country_id="pl", name_local="Gent", latitude=51.0, longitude=17.0)
    City.objects.create(
        id="gent-nl", country=Country.objects.create(id="nl"), name_local="Gent", latitude=52, longitude=5
    )
    CountryName.objects.create(record_id="pl", language="nl", name="Polen")
    draft = received()
    received(name="b", city="gent-pl")
    address = address_of(draft)
    for where in (UPLOAD, address, LIST):
        words = words_of(desk, where)
        assert "Gent (Belgium, gent)</option>" in words, where
        assert "Gent (Poland, gent-pl)</option>" in words, where
    assert "Gent (NL, gent-nl)" in words_of(desk, address)
    assert "Gent (Polen, gent-pl)" in words_of(desk, address, "nl")


def words_of(desk: Client, address: str, language: str = "en") -> str:
    return html.unescape(desk.get(address, headers={"Accept-Language": language}).content.decode())


def test_every_line_stands_beside_what_was_understood(desk: Client, held: Atlas) -> None:
    words = desk.get(address_of(received())).content.decode()
    rows = re.findall(r'<li class="c-draft-line[^"]*" id="line-(\d+)".*?</li>', words, re.DOTALL)
    assert rows == [str(number) for number in range(1, len(LINES) + 1)]
    plain = re.sub(r"<[^>]+>|\s+", " ", words)
    for said in (
        "understood as takeaway 1", "understood as section: What is unique about the city?",
        "kept as free text: section: Coś własnego",
        "left out because: it is the name of a site (13 characters)", "\ufffd (7,007 ×)",
        "lost before the file came here (7,007 characters)", "Characters were lost before the file came here.", "blank",
        "understood as context of the country: Belgia – kontekst polityczny", "All 7,2",
    ):  # fmt: skip
        assert said in plain, said


def test_nothing_of_the_input_is_emitted_raw(desk: Client, held: Atlas) -> None:
    evil = "<script>alert(1)</script><img src=x onerror=alert(2)>"
    whole = reading(title=evil, subtitle=evil, takeaways=[evil], questions=[evil]).text
    whole["left_out"][0]["reason"] = whole["accounting"][0]["as"] = whole["damage"][0]["what"] = evil
    whole["repairs"][0] |= {"what": evil, "before": evil, "after": evil}
    whole["file"]["name"] = whole["file"]["format"] = evil
    whole["blocks"][1] |= {"heading": evil, "text": evil}
    lines = tuple({"number": number, "text": evil} for number in range(1, 17))
    draft = receive_draft(reading=Reading(whole, lines), licence_note=evil, rights=evil).draft
    for address in (address_of(draft), LIST):
        words = desk.get(address).content.decode()
        assert "<script>alert" not in words
        assert "<img src=x" not in words
        assert "&lt;script&gt;alert(1)" in words


def test_the_screens_bring_no_script_or_style_of_their_own(desk: Client, held: Atlas) -> None:
    """What Wagtail writes into every page stays; between its header and the end of the content there is none."""
    for address in (address_of(received()), LIST, UPLOAD):
        response = desk.get(address)
        main = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)
        assert main, address
        ours = main[0][main[0].index("nice-padding") :]
        assert not re.search(r"<script(?![^>]* src=)|<style| style=| on[a-z]+=", ours)
        assert "default-src 'self'" in response["Content-Security-Policy"]


def test_a_text_from_right_to_left_is_shown_so(desk: Client, held: Atlas) -> None:
    draft = receive_draft(reading=Reading(reading(language="ar").text, ({"number": 1, "text": "المدينة"},))).draft
    words = desk.get(address_of(draft)).content.decode()
    assert '<span class="c-draft-words" dir="auto">المدينة</span>' in words
    assert 'dir="auto" lang="ar"' in words


def test_a_long_file_is_shown_in_parts(desk: Client, held: Atlas) -> None:
    lines = tuple({"number": number, "text": f"Line {number}"} for number in range(1, 1202))
    draft = receive_draft(reading=Reading(reading().text, lines)).draft
    first, last = (desk.get(address_of(draft), {"lines": part}).content.decode() for part in (1, 3))
    assert first.count('id="line-') == 500
    assert "Part 3 of 3" in last
    assert "Line 1201" in last


def test_questions_are_answered_on_the_screen(desk: Client, held: Atlas) -> None:
    draft = received(city="", language="", questions=["Which city is it about?"])
    shown = desk.get(address_of(draft))
    assert "Which city is it about?" in shown.content.decode()
    assert "First say above" in shown.content.decode()
    answers = {"verb": "answer", "language": "pl", "kind": "city", "city": "gent", "title": "Gandawa"}
    assert desk.post(address_of(draft), answers).status_code == 302
    draft.refresh_from_db()
    assert (draft.city_id, draft.language, draft.record_id) == ("gent", "pl", "gent")


def test_a_draft_is_accepted_as_it_is_suggested(desk: Client, held: Atlas) -> None:
    draft = received(city="gdansk")
    form = desk.get(address_of(draft)).context["accept_form"]
    response = desk.post(address_of(draft), filled_in(form) | {"verb": "accept", "is_checked": "on"})
    assert response.status_code == 302, response.context["accept_form"].errors
    document = take_snapshot().document(RecordKind.CITY, "gdansk")
    assert document is not None
    assert document.head.words["title"] == "Gandawa"
    assert document.provenance.reviewed_by == "admin"
    shown = desk.get(address_of(draft)).content.decode()
    assert "city/gdansk [pl]" in shown
    assert 'value="accept"' not in shown


def test_a_translation_fits_where_somebody_ticks_it(desk: Client, held: Atlas) -> None:
    draft = received()
    data = filled_in(desk.get(address_of(draft)).context["accept_form"])
    ticked = {"verb": "accept", "target-of-block-3": "voice", "fits-of-block-3": "on", "target-of-block-4": "nets"}
    assert desk.post(address_of(draft), data | ticked).status_code == 302
    document = take_snapshot().document(RecordKind.CITY, "gent")
    assert document is not None
    found = states(document, "pl")
    assert (found["voice.text"], found["nets.text"]) == (State.CURRENT, State.OUTDATED)


def test_what_stops_accepting_is_said_and_the_choices_stay(desk: Client, held: Atlas) -> None:
    draft = received(city="gdansk")
    data = filled_in(desk.get(address_of(draft)).context["accept_form"]) | {"verb": "accept", "target-of-head": ""}
    response = desk.post(address_of(draft), data)
    assert response.status_code == 400
    assert "A text begins with its title" in response.content.decode()
    assert response.context["accept_form"].data["target-of-head"] == ""
    assert take_snapshot() == held


def test_two_pieces_for_one_block_are_refused_beside_the_second(desk: Client, held: Atlas) -> None:
    draft = received()
    both = {"verb": "accept", "target-of-takeaway-1": "point", "target-of-takeaway-2": "point"}
    data = filled_in(desk.get(address_of(draft)).context["accept_form"]) | both
    response = desk.post(address_of(draft), data)
    assert response.status_code == 400
    (name,) = response.context["accept_form"].errors
    assert name == "target-of-takeaway-2"
    assert "“Pierwszy wniosek.” goes there already." in response.content.decode()
    assert take_snapshot() == held


def check_title(words: str) -> None:
    """Somebody writes the Polish title of Ghent and checks it."""
    SegmentTranslation.objects.filter(segment_id="city/gent/head.title", language="pl").update(
        words=words, origin="human", tool="", reviewed_by="Anna", reviewed_on="2026-11-01"
    )


def test_words_that_somebody_checked_meanwhile_are_not_overwritten(desk: Client, held: Atlas) -> None:
    """The screen was open when Anna checked the title: she is not overruled by somebody who never saw her words."""
    SegmentTranslation.objects.filter(segment_id="city/gent/head.title").update(
        origin="machine", tool="a machine", reviewed_by="", reviewed_on=""
    )
    draft = received()
    data = filled_in(desk.get(address_of(draft)).context["accept_form"])
    assert data["target-of-head"] == "head"
    check_title("Gandawa nad Lejem")
    now = take_snapshot()
    chosen = {"verb": "accept", "target-of-block-3": "voice", "fits-of-head": "on", "fits-of-block-3": "on"}

    refused = desk.post(address_of(draft), data | chosen | {"licence_note": "A letter"})

    assert (refused.status_code, take_snapshot(), Draft.objects.get().is_open) == (409, now, True)
    words = refused.content.decode()
    assert "Something has changed since this screen was opened" in words
    assert "New or changed: Block head" in words
    assert words.count("This has changed since the screen was opened.") == 1
    assert "Gandawa nad Lejem" in words
    shown = filled_in(refused.context["accept_form"])
    assert (shown["target-of-head"], shown["target-of-block-3"], shown["fits-of-block-3"]) == ("head", "voice", "on")
    assert shown["licence_note"] == "A letter"
    assert "fits-of-head" not in shown

    assert desk.post(address_of(draft), shown | {"verb": "accept", "target-of-head": ""}).status_code == 302
    document = take_snapshot().document(RecordKind.CITY, "gent")
    assert document is not None
    assert document.translated("pl", "head.title").provenance.reviewed_by == "Anna"


def test_a_decision_without_what_was_seen_is_shown_again(desk: Client, held: Atlas) -> None:
    draft = received()
    data = filled_in(desk.get(address_of(draft)).context["accept_form"]) | {"verb": "accept"}
    for seen in ("", "head", "=draft:0"):
        assert desk.post(address_of(draft), data | {"seen": seen}).status_code == 409
    assert take_snapshot() == held


def test_choices_for_a_draft_that_was_read_anew_are_not_taken_over(desk: Client, held: Atlas) -> None:
    """The third block is another one then; what was chosen for it falls back to the suggestion."""
    draft = received()
    data = filled_in(desk.get(address_of(draft)).context["accept_form"])
    blocks = [reading().text["blocks"][0], *({**reading().text["blocks"][2], "text": text} for text in ("A.", "B."))]
    Draft.objects.update(reading=reading(blocks=blocks).text)
    sent = data | {"verb": "accept", "target-of-block-3": "voice", "target-of-block-1": "own", "is_checked": "on"}

    refused = desk.post(address_of(draft), sent)

    assert "Somebody has answered the draft anew, or it was read anew." in refused.content.decode()
    shown = filled_in(refused.context["accept_form"])
    assert (shown["target-of-block-3"], shown["target-of-block-1"]) == ("", "own")
    assert "is_checked" not in shown
    assert take_snapshot() == held


def test_a_quote_without_a_speaker_asks_for_one(desk: Client, held: Atlas) -> None:
    blocks = [{**reading().text["blocks"][2], "speaker": ""}]
    draft = received(city="gdansk", blocks=blocks)
    data = filled_in(desk.get(address_of(draft)).context["accept_form"]) | {"verb": "accept"}
    assert "names its speaker" in desk.post(address_of(draft), data).content.decode()
    assert desk.post(address_of(draft), data | {"speaker-of-block-1": "A. Mayor"}).status_code == 302


def test_a_draft_is_discarded_and_taken_up_again(desk: Client, held: Atlas) -> None:
    draft = received()
    desk.post(address_of(draft), {"verb": "discard"})
    assert "Take up again" in desk.get(address_of(draft)).content.decode()
    desk.post(address_of(draft), {"verb": "take-up"})
    draft.refresh_from_db()
    assert draft.is_open
    assert desk.post(address_of(draft), {"verb": "publish"}).status_code == 400


@pytest.mark.parametrize("decision", ["accept", "discard"])
@pytest.mark.parametrize("late", ["accept", "answer", "discard"])
def test_who_comes_too_late_is_told(desk: Client, held: Atlas, decision: str, late: str) -> None:
    """A double click, or two people at the same draft: the second is told what became of it."""
    draft = received(city="gdansk")
    data = filled_in(desk.get(address_of(draft)).context["accept_form"])
    assert desk.post(address_of(draft), data | {"verb": decision}).status_code == 302
    now = take_snapshot()

    told = desk.post(address_of(draft), data | {"verb": late}, follow=True)

    assert f"Draft {draft.pk} was decided on already: {decision.title().rstrip('e')}ed." in told.content.decode()
    assert take_snapshot() == now


def test_rights_are_those_of_texts(client: Client, held: Atlas) -> None:
    draft = received()
    browser = person(client, "view_document")
    assert browser.get(LIST).status_code == 200
    shown = browser.get(address_of(draft)).content.decode()
    assert "You may not write this text" in shown
    assert 'value="discard"' not in shown
    for address, data in ((UPLOAD, files(("a.txt", b"ok"))), (address_of(draft), {"verb": "discard"})):
        assert "/desk/" in browser.post(address, data).headers.get("Location", "/desk/")
    assert Draft.objects.get().is_open


def test_who_may_change_texts_may_not_write_translations(client: Client, held: Atlas) -> None:
    """Accepting does what somebody could do by hand, and no more."""
    draft = received()
    browser = person(client, "change_document")
    assert "You may not write this text" in browser.get(address_of(draft)).content.decode()
    browser.post(address_of(draft), {"verb": "accept"})
    assert Draft.objects.get().is_open
    assert take_snapshot() == held


def test_a_translator_accepts_a_translation_and_nothing_else(client: Client, held: Atlas) -> None:
    """Who may write translations by hand may accept one, without a right to add or change texts."""
    draft = received()
    browser = person(client, "view_document", "add_segmenttranslation", "change_segmenttranslation")
    shown = browser.get(address_of(draft))
    words = shown.content.decode()
    assert [verb for verb in ("accept", "answer", "discard") if f'value="{verb}"' in words] == ["accept"]
    for verb in ("answer", "discard"):
        browser.post(address_of(draft), {"verb": verb})
        assert Draft.objects.get().is_open
    assert browser.post(UPLOAD, files(("a.txt", b"ok"))).status_code in {302, 403}
    assert Draft.objects.count() == 1

    browser.post(address_of(draft), filled_in(shown.context["accept_form"]) | {"verb": "accept"})

    assert Draft.objects.get().state == Draft.State.ACCEPTED


def test_a_discarded_draft_is_taken_up_by_who_may_discard(client: Client, held: Atlas) -> None:
    draft = discard_draft(draft=received())
    browser = person(client, "view_document")
    assert "Take up again" not in browser.get(address_of(draft)).content.decode()
    browser.post(address_of(draft), {"verb": "take-up"})
    assert Draft.objects.get().state == Draft.State.DISCARDED


def test_who_has_no_right_to_texts_sees_nothing(client: Client, held: Atlas) -> None:
    draft = received()
    browser = person(client, "change_city")
    for address in (LIST, UPLOAD, address_of(draft)):
        assert browser.get(address).status_code in {302, 403}
    assert "intake" not in browser.get(reverse("wagtailadmin_home")).content.decode()


def test_the_menu_and_the_start_page_lead_to_drafts(desk: Client, held: Atlas) -> None:
    received()
    words = desk.get(reverse("wagtailadmin_home")).content.decode()
    assert "1 text from outside waits for a decision" in words
    sidebar = json.loads(re.search(r'id="wagtail-sidebar-props"[^>]*>(.*?)</script>', words, re.DOTALL)[1])
    assert "/desk/intake/" in json.dumps(sidebar)


def queries(desk: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert desk.get(address).status_code == 200
    return len(captured)


def test_list_and_draft_take_a_fixed_number_of_queries(desk: Client, held: Atlas) -> None:
    draft = received(name="first")
    received(name="second", city="gdansk")
    desk.get(LIST)  # Django looks up content types once per process
    few = [queries(desk, address) for address in (LIST, address_of(draft), UPLOAD)]
    receive_drafts(readings=[reading(f"{number}.txt", city="gdansk") for number in range(2_000)])
    assert [queries(desk, address) for address in (LIST, address_of(draft), UPLOAD)] == few
    assert max(few) <= 14
