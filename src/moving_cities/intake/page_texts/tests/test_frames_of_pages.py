"""What is left out because it is of the frame: parts that a page marks so, share lines, drawn lines, page numbers."""

import pytest

from moving_cities.intake.formats.reading import read_file
from moving_cities.intake.page_texts.frame_words import is_consent, is_share_line
from moving_cities.intake.page_texts.report_lines import is_report_line, years_of

BODY = "The council asked six groups of the town to write the plan with it."
SECTION = f"<h2>What is unique about the city?</h2><p>{BODY}</p>"


@pytest.mark.parametrize(
    "line",
    [
        "Share this page on Facebook",
        "Auf Facebook teilen",
        "Partager sur X · LinkedIn",
        "Condividi: Facebook Twitter WhatsApp",
        "Compartir por correo electrónico",
        "Udostępnij na Facebooku Facebook".replace("Facebooku ", ""),
        "Κοινοποίηση: Facebook",
        "Deel deze pagina: LinkedIn",
        "شارك على فيسبوك",
        "Facebook | Instagram | YouTube",
    ],
)
def test_a_line_that_only_offers_to_share_the_page_is_known(line: str) -> None:
    assert is_share_line(line)


@pytest.mark.parametrize(
    "line",
    ["Share", "Correo", "E-mail", "Share the kitchen", "On this page", "Facebook pays for the course", "Mail on"],
)
def test_labels_and_words_of_a_text_are_no_share_line(line: str) -> None:
    """`E-mail` stands before addresses, and cities write about services too."""
    assert not is_share_line(line)


@pytest.mark.parametrize("line", ["Tout refuser", "NUR NOTWENDIGE", "Accept all.", "رفض", "Tylko niezbędne"])
def test_buttons_of_cookie_notices_are_known(line: str) -> None:
    assert is_consent(line)
    assert not is_consent(f"{line} Ghent")


def page(html: str) -> bytes:
    return f"<html><body><h1>Ghent</h1>{html}".encode()


def test_what_the_page_marks_as_frame_is_left_out_wherever_it_stands(read) -> None:
    """The words are unknown; only the element says what they are."""
    html = page(f"<nav><p>Harbour and hills</p></nav>{SECTION}<footer><p>Built by the river people</p></footer>")

    result = read(read_file(html, "page.html"))

    assert [block.text for block in result.blocks] == [BODY]
    assert {entry.reason for entry in result.left_out} == {"navigation", "footer"}


def test_a_page_in_an_element_of_a_wrong_name_is_read(read) -> None:
    """Some pages stand as a whole in something called a menu."""
    result = read(read_file(page(f'<div class="menu-page">{SECTION}</div>'), "page.html"))

    assert [block.text for block in result.blocks] == [BODY]


@pytest.mark.parametrize(
    "heading",
    [
        "What is unique about the city?\n------------------------------",
        "What is unique about the city?\n==============================",
        "== What is unique about the city? ==",
        "__________\n\nWhat is unique about the city?",
        "2) What is unique about the city?",
        "1. What is unique about the city?\n",
    ],
)
def test_marks_of_headings_in_plain_text_are_no_words(read, heading: str) -> None:
    result = read(f"Ghent\nOne table for all\n\nKey takeaways\n1) One.\n\n{heading}\n{BODY}\n")

    assert [(block.key, block.heading, block.lead, block.text) for block in result.blocks] == [
        ("unique", "What is unique about the city?", "", BODY)
    ]
    assert result.takeaways == ("One.",)
    assert result.characters_accounted == result.characters_total


def test_headings_in_a_table_of_contents_open_nothing(read) -> None:
    listed = "1. What is unique about the city?\n2. What are the key factors?"

    result = read(f"Ghent\nOne table for all\n\n{listed}\n\nWhat is unique about the city?\n{BODY}\n")

    assert [block.text for block in result.blocks if block.key == "unique"] == [BODY]


def test_numbers_of_pages_are_left_out_and_those_of_takeaways_are_not_lost(read) -> None:
    result = read(f"Ghent\nOne table\n\nWhat is unique about the city?\n{BODY}\n\n2\n\n{BODY[4:]}\n\n3\n")

    assert result.blocks[0].text == f"{BODY}\n\n{BODY[4:]}"
    assert [(entry.lines, entry.reason) for entry in result.left_out] == [((7, 7), "footer"), ((11, 11), "footer")]


def test_a_short_list_under_an_unknown_heading_above_the_sections_is_the_takeaways(read) -> None:
    """Every language has many ways to head it."""
    result = read(
        f"Ghent\nOne table\n\nThe gist of it\n\n- One thing.\n- Two things.\n\nWhat is unique about the city?\n{BODY}\n"
    )

    assert result.takeaways == ("One thing.", "Two things.")
    assert result.questions


def test_words_that_look_wrongly_decoded_are_asked_about(read) -> None:
    """One letter is no proof, so nothing is changed."""
    result = read(f"Ghent\nOne table\n\nWhat is unique about the city?\nPeople of Paulo, SÃ£o. {BODY}\n")

    assert "SÃ£o." in result.blocks[0].text
    assert [question for question in result.questions if "SÃ£o (5)" in question]


@pytest.mark.parametrize(
    "quote",
    [
        "Lea Brandt, student: “We share the kitchen and the fear of forms.”",
        "Lea Brandt, student:\n\n“We share the kitchen and the fear of forms.”",
        "“We share the kitchen and the fear of forms.”\n\n- Lea Brandt\n  student",
        "“We share the kitchen and the fear of forms.”\nLea Brandt\n(student)",
    ],
)
def test_names_before_and_below_quotes(read, quote: str) -> None:
    result = read(
        f"Ghent\nOne table\n\nWhat is unique about the city?\n{BODY}\n\n{quote}\n\nWhat are the key factors?\n{BODY}\n"
    )

    said = result.blocks[1]
    assert (said.type, said.speaker, said.role) == ("quote", "Lea Brandt", "student")
    assert said.text == "We share the kitchen and the fear of forms."
    assert result.blocks[0].text == BODY


@pytest.mark.parametrize("numbers", ["1- {}\n2- {}", "1.- {}\n2.- {}", "1º {}\n2º {}", "١- {}\n٢- {}", "1 {}\n2 {}"])
def test_takeaways_numbered_in_the_ways_of_other_countries(read, numbers: str) -> None:
    listed = numbers.format("One thing counts.", "Two things count.")

    result = read(f"Ghent\nOne table\n\nKey takeaways\n{listed}\n\nWhat is unique about the city?\n{BODY}\n")

    assert result.takeaways == ("One thing counts.", "Two things count.")


@pytest.mark.parametrize(
    ("line", "years"),
    [
        ("Published in March 2021 · last update 2023", (2021, 2023)),
        ("Veröffentlicht im März 2021, zuletzt aktualisiert 2023", (2021, 2023)),
        ("Δημοσιεύτηκε τον Μάρτιο 2021 · τελευταία ενημέρωση 2023", (2021, 2023)),
        ("نُشر في مارس ٢٠٢١ · آخر تحديث ٢٠٢٣", (2021, 2023)),
        ("Report 2021. Last updated in 2023. Download Report", (2021, 2023)),
    ],
)
def test_lines_that_say_when_a_report_was_made(line: str, years: tuple[int, ...]) -> None:
    assert is_report_line(line)
    assert years_of(line) == years


@pytest.mark.parametrize(
    "line",
    [
        "Published 2026/01/12",
        "The plan was published in 2019 and revised by the council after long talks in 2022.",
        "The reports of 300 families from 2021 were read aloud.",
    ],
)
def test_dates_of_news_and_of_plans_are_no_report_line(line: str) -> None:
    assert not is_report_line(line)
