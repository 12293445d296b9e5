"""Sentences: English as they stand, with all that is needed to say them in another language."""

import json
import pickle
from copy import deepcopy

import pytest

from moving_cities.atlas.errors import TextError
from moving_cities.atlas.sentences import (
    Filling,
    Sentence,
    enumeration,
    is_joined,
    said_by,
    say,
    say_count,
    say_in_lines,
    say_together,
    sentences_in,
)

SAMPLES = [
    say("The file is empty."),
    say("“[…]” must be followed by (address) or {language}."),
    say("The file has {size:,} bytes.", size=1_234),
    say("“{city}” is meant, at {latitude}.", city="Gent {x}", latitude=51.05),
    say_count("{count:,} row", "{count:,} rows", 1),
    say_count("{count:,} row", "{count:,} rows", 2_000),
    say("Left out: {things}.", things=say_count("{count:,} row", "{count:,} rows", 3)),
    say_together([say("The row names no city."), say("Add its name.")]),
    say_in_lines([say("It was refused."), "a", "b", "c"], 3),
]


def test_a_sentence_is_plain_english_for_whoever_knows_no_languages():
    assert [str(one) for one in SAMPLES] == [
        "The file is empty.",
        "“[…]” must be followed by (address) or {language}.",
        "The file has 1,234 bytes.",
        "“Gent {x}” is meant, at 51.05.",
        "1 row",
        "2,000 rows",
        "Left out: 3 rows.",
        "The row names no city. Add its name.",
        "It was refused.\n  a\n  b\n  … and 1 more.",
    ]


@pytest.mark.parametrize("sentence", SAMPLES, ids=str)
def test_a_sentence_survives_json_pickling_and_copying(sentence: Sentence):
    """Readings go into the database and through other processes."""
    for again in (
        Sentence.from_kept(json.loads(json.dumps(sentence.as_kept()))),
        pickle.loads(pickle.dumps(sentence)),
        deepcopy(sentence),
    ):
        assert again == sentence
        assert (again.template, again.plural, again.values) == (sentence.template, sentence.plural, sentence.values)


def test_in_json_a_sentence_is_its_english():
    assert json.dumps({"questions": [SAMPLES[2]]}) == '{"questions": ["The file has 1,234 bytes."]}'


def test_the_same_sentence_is_said_once_and_an_empty_one_never():
    said = say("Correct the row.")

    assert say_together([said, "", say("Correct the row.")]) is said
    assert say_together([]) == ""


def test_an_enumeration_of_words_is_words_and_one_of_sentences_a_sentence():
    assert type(enumeration(["A", "B"])) is str
    listed = enumeration([say("status"), say("note")])

    assert listed == "status, note"
    assert isinstance(listed, Sentence)
    assert is_joined(listed)


def test_an_error_gives_its_sentence_back_and_others_their_words():
    sentence = say("A city needs its local name.")

    assert said_by(TextError(sentence)) is sentence
    assert said_by(KeyError("gent")) == "'gent'"
    assert say("It failed: {error}", error=TextError(sentence)).values["error"] is sentence


def test_sentences_are_found_wherever_they_stand():
    assert list(sentences_in({"a": [SAMPLES[0], "plain"], "b": {"c": (SAMPLES[2],)}})) == [SAMPLES[0], SAMPLES[2]]


def test_a_translation_is_filled_with_its_numbers_and_sentences():
    filling = Filling(lambda number: f"{number:_}", lambda value: f"<{value}>")

    said = filling.vformat("{size:,} Bytes, {year}, {what}", (), {"size": 1234, "year": 2021, "what": SAMPLES[0]})

    assert said == "1_234 Bytes, 2021, <The file is empty.>"
