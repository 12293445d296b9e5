"""Lines that a copy has glued together, and lines that only look as if a program had broken them."""

import pytest

PAGE = """Moving Cities
Ghent
A table with room for one more
{}
The council pays for rooms, lessons and advice.
"""


@pytest.mark.parametrize("gap", ["", " "])
def test_a_question_that_lost_the_break_behind_it_is_a_heading(read, gap: str) -> None:
    """Without it, the whole section would stand in the text of the one before."""
    page = read(PAGE.format(f"What is unique about the city?{gap}Citizens first: The city paid for their rooms."))

    block = page.blocks[0]
    assert (block.key, block.heading, block.lead) == ("unique", "What is unique about the city?", "Citizens first:")
    assert block.text.startswith("The city paid for their rooms.")
    assert block.text.endswith("lessons and advice.")
    assert page.characters_accounted == page.characters_total


@pytest.mark.parametrize(
    "line",
    [
        "What is the focus of local migration policies? What are the key factors?",
        "Who initiated the project? How?",
        "Chi sono i fautori del progetto? Come è stato realizzato?",
    ],
)
def test_a_heading_of_two_questions_stays_whole(read, line: str) -> None:
    page = read(PAGE.format(line))

    assert [block.heading for block in page.blocks] == [line]


def test_a_question_that_goes_on_in_few_words_is_not_cut(read) -> None:
    """It may be two questions that a person asks in a text, or a heading of its own."""
    page = read(PAGE.format("How does it work? Three answers"))

    assert [block.key for block in page.blocks] == [""]


def test_names_below_each_other_are_not_one_broken_line(read) -> None:
    """Lines that all begin with a capital are no prose that was broken at a column."""
    text = PAGE.format("What is unique about the city?") + (
        "Member of the following networks\n"
        "European Coalition of Cities against Racism\n"
        "Intercultural Cities of the Council of Europe\n"
        "International Cities of Refuge Network and Friends\n"
        "Integrating Cities Charter of Eurocities\n"
        "Download the full report of the city\n"
        "Report from 2021, updated in 2023\n"
    )

    page = read(text)

    networks, report = page.blocks[1:]
    assert len(networks.text.splitlines()) == 4
    assert (report.type, report.heading) == ("report", "Download the full report of the city")


def test_a_lost_letter_hides_neither_a_label_nor_a_word(read) -> None:
    page = read(
        "Moving Cities\nRiguardo la citt\ufffd\nPalermo\nLa carta dei diritti\nCosa rende unica la citt\ufffd?\n"
        "La mobilit\ufffd \ufffd un diritto di tutti, dice la carta.\n"
    )

    assert {one.reason for one in page.left_out} == {"brand", "label", "lost"}
    assert (page.title, page.subtitle) == ("Palermo", "La carta dei diritti")
    assert page.blocks[0].key == "unique"
    assert page.blocks[0].text == "La mobilit? ? un diritto di tutti, dice la carta."
