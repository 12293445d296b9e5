"""The marks of the corpus can be failed: what measures the recogniser is itself measured."""

from pathlib import Path
from typing import Any

from tests.instruments.page_corpus import Specimen
from tests.instruments.page_marks import is_right, marked, plain

WANTED = {
    "type": "section",
    "key": "unique",
    "heading": "What is unique?",
    "lead": "Early:",
    "first": "Doors were open",
    "last": "came in.",
}
GOT = {
    "type": "section",
    "key": "unique",
    "heading": "What is unique",
    "lead": "Early",
    "text": "Doors were **open** and\n\n- people came in.",
    "lines": [3, 7],
}


def specimen(**fields: Any) -> Specimen:
    """A text of one block, with changes to its expectation."""
    expected = {
        "city": "gent",
        "language": "en",
        "kind": "city",
        "title": "Ghent",
        "subtitle": "",
        "takeaways": [],
        "blocks": [WANTED],
        "left_out": [],
        "damage": [],
    }
    return Specimen("example", "example.txt", b"", expected | fields)


def result(**fields: Any) -> dict[str, Any]:
    """What was recognised, all of it right, with changes."""
    right = {
        "city": "gent",
        "language": "en",
        "kind": "city",
        "title": "Ghent",
        "subtitle": "",
        "takeaways": [],
        "blocks": [GOT],
        "left_out": [],
        "repairs": [],
        "damage": [],
        "questions": [],
        "accounting": [],
    }
    return right | fields


def test_notation_case_and_the_end_of_a_lead_do_not_matter() -> None:
    assert is_right(WANTED, GOT)


def test_every_field_of_a_block_matters() -> None:
    wrong = {
        "type": "quote",
        "key": "focus",
        "heading": "Something else",
        "lead": "Late",
        "text": "People came in.",
        "speaker": "Ann",
        "role": "mayor",
        "years": [2021],
    }

    assert [name for name, value in wrong.items() if is_right(WANTED, GOT | {name: value})] == []


def test_one_of_two_readings_is_enough() -> None:
    either = WANTED | {"also": {"lead": "", "first": "Early: Doors were"}}

    assert is_right(either, GOT)
    assert is_right(either, GOT | {"lead": "", "text": "Early: Doors were open and people came in."})
    assert not is_right(either, GOT | {"lead": "", "text": "People came in."})


def test_an_invented_block_costs_as_much_as_a_missing_one() -> None:
    invented = GOT | {"key": "focus"}

    marks = marked(specimen(), result(blocks=[GOT, invented]), [])

    assert (marks.blocks_right, marks.blocks) == (1, 2)


def test_blocks_in_the_wrong_order_are_not_both_right() -> None:
    other_wanted, other = WANTED | {"key": "focus"}, GOT | {"key": "focus"}

    marks = marked(specimen(blocks=[WANTED, other_wanted]), result(blocks=[other, GOT]), [])

    assert marks.blocks_right == 1


def test_a_right_block_on_other_lines_is_misplaced() -> None:
    assert marked(specimen(blocks=[WANTED | {"lines": [3, 7]}]), result(), []).misplaced == []
    assert len(marked(specimen(blocks=[WANTED | {"lines": [3, 8]}]), result(), []).misplaced) == 1


def test_a_wrong_city_is_silent_unless_a_question_comes_with_it() -> None:
    assert marked(specimen(), result(city="bergen-no"), []).silent == ["city"]
    assert marked(specimen(), result(city="bergen-no", questions=["Which one?"]), []).silent == []


def test_a_question_that_should_be_asked_and_is_not_is_silent() -> None:
    assert marked(specimen(asks=True), result(), []).silent == ["question"]


def test_words_that_are_nowhere_are_lost_and_those_left_out_are_not() -> None:
    lines = [(1, "Ghent"), (2, "Moving Cities"), (3, "Doors were open and rain fell")]
    left_out = [{"lines": [2, 2], "reason": "brand", "characters": 13}]
    accounting = [{"lines": [1, 1], "as": "title"}, {"lines": [3, 3], "as": "block 1"}]

    assert marked(specimen(), result(left_out=left_out, accounting=accounting), lines).lost == ["rain", "fell"]
    assert marked(specimen(), result(left_out=left_out, accounting=accounting[1:]), lines[:1]).lost == ["Ghent"]


def test_damage_that_is_not_told_is_a_fault() -> None:
    damage = [{"kind": "lost", "lines": [7, 7], "characters": 40}]
    told = [{"lines": [6, 8], "what": "lost", "characters": 40}]

    assert marked(specimen(damage=damage), result(damage=told), []).faults == []
    assert len(marked(specimen(damage=damage), result(), []).faults) == 1


def test_words_are_compared_without_the_shapes_of_their_signs() -> None:
    assert plain("«\u00a0L’accueil\u00a0–\u00a0ici\u00a0»") == plain('"L\'accueil - ici"')


def test_every_expectation_has_its_text() -> None:
    folder = Path(__file__).parent / "corpus"

    for path in folder.rglob("*.expected.json"):
        stem = path.name.removesuffix(".expected.json")
        assert [one.name for one in path.parent.glob(f"{stem}.*") if one != path], stem
