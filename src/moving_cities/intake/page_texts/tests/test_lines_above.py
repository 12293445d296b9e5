"""Lines that are known by what stands below them: headings of reports and lists, menus above the title."""

import pytest

SECTION = "What is unique about the city?\n\nThe council works with the clubs and pays for rooms, lessons and advice."


def page_with(below: str, title: str = "Ghent\n\nA table with room for one more") -> str:
    return f"Moving Cities\n\nAbout the city\n\n{title}\n\n{SECTION}\n\n{below}\n"


@pytest.mark.parametrize("heading", ["Read the full report", "The city report", "Report on the city as a PDF"])
def test_words_that_name_a_report_are_the_heading_of_the_line_below(read, heading: str) -> None:
    """They are worded in many ways, and would else be the last network of the list above."""
    page = read(page_with(f"Member of the following networks\n\nEurocities\n\n{heading}\n\nReport 2021, update 2023"))

    networks, report = page.blocks[1:]
    assert networks.text == "- Eurocities"
    assert (report.type, report.heading, report.years) == ("report", heading, (2021, 2023))


def test_a_sentence_that_a_list_ends_is_no_lead(read) -> None:
    below = "How does it operate?\n\nEvery month the towns ask each other:\n\n• who has room,\n• who pays for what."

    block = read(page_with(below)).blocks[1]

    assert not block.lead
    assert block.text.startswith("Every month the towns ask each other:")


def test_a_label_above_a_list_is_a_lead(read) -> None:
    below = "What are the key factors?\n\nThree strong partners:\n\n• Caritas,\n• the university,\n• the port."

    assert read(page_with(below)).blocks[1].lead == "Three strong partners:"


def test_lines_between_the_label_and_the_title_are_a_menu(read) -> None:
    """The old platform lists the approaches of the city there."""
    page = read(page_with("", title="The refugee taskforce\n\nGhent\n\nA table with room for one more"))

    assert (page.title, page.subtitle) == ("Ghent", "A table with room for one more")
    assert [one.reason for one in page.left_out][-1] == "navigation"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Political work and advocacy beyond the local level"),
        ("de", "Politische Aktivitäten und Interessenvertretung über die Stadtebene hinaus"),
        ("it", "Attività politica al di là del livello cittadino"),
        ("pl", "Działania polityczne i rzecznicze wykraczające poza poziom miasta"),
    ],
)
def test_the_heading_that_is_no_question_is_known_in_new_words(read, language: str, line: str) -> None:
    body = "A sentence stands here that is longer than the line above it, as texts of sections are, and it ends."
    page = read(f"Ghent\n\nUnder one roof\n\n{line}\n\n{body}\n", language=language)

    assert [(block.key, block.heading) for block in page.blocks] == [("advocacy", line)]


def test_a_heading_that_only_speaks_of_policy_is_kept_as_it_is(read) -> None:
    body = "Una frase più lunga della riga che le sta sopra, come sono i testi delle sezioni, e qui finisce."
    page = read(f"Gand\n\nSotto un tetto\n\nLa politica della casa\n\n{body}\n", language="it")

    assert [(block.key, block.heading) for block in page.blocks] == [("", "La politica della casa")]


def test_a_quote_keeps_the_brackets_of_a_role_and_the_dot_of_an_initial(read) -> None:
    quotes = (
        "“We share one kitchen.”\n\nLeo Orland, Mayor of Palermo (2021)\n\n"
        "“We share one yard.”\n\nSelam T.\n\nresident since 2021"
    )

    found = [(block.speaker, block.role) for block in read(page_with(quotes)).blocks if block.type == "quote"]

    assert found == [("Leo Orland", "Mayor of Palermo (2021)"), ("Selam T.", "resident since 2021")]
