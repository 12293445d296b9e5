"""Who says a quote, and in which role, can be told and corrected before a draft is accepted."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from moving_cities.atlas.sentences import say
from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import answer_draft, receive_draft
from moving_cities.desk.drafting.pieces import pieces_of
from moving_cities.desk.drafting.quote_answers import QuoteAnswer, lines_of, quotes_in, with_answers
from moving_cities.desk.intake_port import Hints
from moving_cities.desk.models import Draft
from tests.instruments.page_text import reading

BLOCKS = [
    {"type": "section", "key": "unique", "heading": "", "lead": "", "text": "It is.", "lines": [1, 2]},
    {"type": "quote", "key": "", "heading": "", "lead": "", "text": "We ask first.", "speaker": "", "role": "",
     "lines": [4, 4]},
    {"type": "quote", "key": "", "heading": "", "lead": "", "text": "We listen.", "speaker": "Ada Nowak", "role": "",
     "lines": [6, 7]},
]  # fmt: skip
WHO = say("Block {number} is a quote (“{text}”) without a speaker. Who says it?", number=2, text="We ask first.")
ROLE = say("Block {number} is a quote of {speaker}. What is that person's role?", number=3, speaker="Ada Nowak")
OTHER = "No line is the title."
TEXT = {"blocks": BLOCKS, "questions": [OTHER, WHO, ROLE]}


def test_the_quotes_of_a_reading_are_found_with_their_numbers():
    assert [(number, lines_of(block)) for number, block in quotes_in(TEXT)] == [(2, (4, 4)), (3, (6, 7))]


def test_an_answer_fills_the_quote_and_takes_its_question_away():
    answered = with_answers(TEXT, {(4, 4): QuoteAnswer("Jan Kos", "mayor")})

    assert (answered["blocks"][1]["speaker"], answered["blocks"][1]["role"]) == ("Jan Kos", "mayor")
    assert answered["blocks"][0] == BLOCKS[0]
    assert answered["blocks"][2] == BLOCKS[2]
    assert answered["questions"] == [OTHER, ROLE]


def test_a_question_stays_until_what_it_asks_for_is_said():
    answered = with_answers(TEXT, {(4, 4): QuoteAnswer(role="mayor"), (6, 7): QuoteAnswer("Ada Nowak")})

    assert answered["questions"] == [OTHER, WHO, ROLE]


@pytest.fixture
def draft(held: Atlas) -> Draft:
    return receive_draft(reading=reading(blocks=BLOCKS, questions=[OTHER, WHO, ROLE])).draft


def test_a_draft_keeps_the_answers_and_its_pieces_have_them(draft: Draft):
    hints = Hints(draft.language, draft.kind, draft.city_id or "")
    answer_draft(draft=draft, hints=hints, quotes={(6, 7): QuoteAnswer("Ada Nowak", "councillor")})

    kept = Draft.objects.get(pk=draft.pk)
    assert kept.question_count == 2
    piece = next(one for one in pieces_of(kept.reading) if one.speaker)
    assert (piece.speaker, piece.words["role"]) == ("Ada Nowak", "councillor")


def test_the_screen_asks_for_speaker_and_role_and_leaves_what_was_not_sent(
    client: Client, admin_user: User, draft: Draft
):
    client.force_login(admin_user)
    address = reverse("desk_draft", args=[draft.pk])
    words = client.get(address).content.decode()
    assert "Block 2: who says it?" in words
    assert "Block 3: role of that person" in words

    known = {"verb": "answer", "language": draft.language, "kind": draft.kind, "city": draft.city_id}
    client.post(address, {**known, "speaker-2": "Jan Kos", "role-2": "mayor"})

    blocks = Draft.objects.get(pk=draft.pk).reading["blocks"]
    assert [(one["speaker"], one["role"]) for one in blocks[1:]] == [("Jan Kos", "mayor"), ("Ada Nowak", "")]


def test_a_role_with_signs_that_no_text_may_hold_is_refused_with_a_reason(
    client: Client, admin_user: User, draft: Draft
):
    client.force_login(admin_user)
    known = {"verb": "answer", "language": draft.language, "kind": draft.kind, "city": draft.city_id}
    answer = client.post(
        reverse("desk_draft", args=[draft.pk]), {**known, "speaker-2": "A\u202eB", "role-2": ""},
        headers={"Accept-Language": "de"},
    )  # fmt: skip

    assert answer.status_code == 400
    assert "das unsichtbare Steuerzeichen U+202E" in answer.content.decode()
