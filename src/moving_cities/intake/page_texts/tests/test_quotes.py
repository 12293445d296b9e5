"""Quotes and attributions, in the marks and shapes that nine languages have."""

import pytest

from moving_cities.intake.formats.lines import Line, ReadFile
from moving_cities.intake.page_texts.attributions import Attribution, attribution

WORDS = "Nobody here asks a child for papers before it has eaten."
PAGE = "Ghent\n\nOne table for all\n\nWhat is unique about the city?\n\nThe city plans with its people.\n\n{}\n\nWhat are the key factors?\n\nTime."  # noqa: E501


@pytest.mark.parametrize(
    "quote",
    [
        f"“{WORDS}”\n\nRuth Okafor, deputy mayor",
        f'"{WORDS}"\n\n– Ruth Okafor, deputy mayor',
        f"« {WORDS} »\n\nRuth Okafor (deputy mayor)",
        f"„{WORDS}“\n\n— Ruth Okafor – deputy mayor",
        f"„{WORDS}”\nRuth Okafor\ndeputy mayor",
        f"“{WORDS}” – Ruth Okafor, deputy mayor",
        f"“{WORDS}” (Ruth Okafor, deputy mayor)",
        f"“{WORDS}”, Ruth Okafor, deputy mayor",
        f"{WORDS}\n\nRuth Okafor, deputy mayor",
        f"{WORDS}\n\nRuth Okafor | deputy mayor",
        f"{WORDS} — Ruth Okafor, deputy mayor",
        f"“{WORDS}”\n\ndeputy mayor Ruth Okafor",
    ],
)
def test_a_quote_is_known_by_its_marks_or_by_the_line_below(read, quote: str) -> None:
    page = read(PAGE.format(quote))

    found = [(block.type, block.text, block.speaker, block.role) for block in page.blocks]
    assert [one[0] for one in found] == ["section", "quote", "section"]
    assert found[1] == ("quote", WORDS, "Ruth Okafor", "deputy mayor")


@pytest.mark.parametrize(
    ("language", "quote", "words", "speaker", "role"),
    [
        ("en", f"“{WORDS}”, says Ruth Okafor, deputy mayor.", WORDS, "Ruth Okafor", "deputy mayor"),
        ("en", f"“{WORDS}”, Ruth Okafor, deputy mayor, said.", WORDS, "Ruth Okafor", "deputy mayor"),
        (
            "en",
            "“We had no plan,” says Ruth Okafor, cook. “We had a kitchen.”",
            "We had no plan, We had a kitchen.",
            "Ruth Okafor",
            "cook",
        ),
        (
            "de",
            "„Wir bleiben hier“, sagte die Bürgermeisterin Eva Brandt.",
            "Wir bleiben hier",
            "Eva Brandt",
            "Bürgermeisterin",
        ),
        (
            "de",
            "„Hier bleibt niemand draußen“, so Eva Brandt, Stadträtin.",
            "Hier bleibt niemand draußen",
            "Eva Brandt",
            "Stadträtin",
        ),
        ("fr", "« La ville est à tous », explique la maire Anne Roux.", "La ville est à tous", "Anne Roux", "maire"),
        ("it", "«La casa è di tutti», ha detto Luca Neri, sindaco.", "La casa è di tutti", "Luca Neri", "sindaco"),
        ("es", "«La ciudad es nuestra», señala Ana Gil, alcaldesa.", "La ciudad es nuestra", "Ana Gil", "alcaldesa"),
        (
            "pl",
            "„Łódź jest domem” – powiedziała Hanna Zdanowska, prezydentka Łodzi.",
            "Łódź jest domem",
            "Hanna Zdanowska",
            "prezydentka Łodzi",
        ),
        (
            "pl",
            "– Łódź jest domem dla wszystkich – mówi Hanna Zdanowska, prezydentka Łodzi.",
            "Łódź jest domem dla wszystkich",
            "Hanna Zdanowska",
            "prezydentka Łodzi",
        ),
        (
            "el",
            "«Η πόλη ανήκει σε όλους», λέει ο δήμαρχος Νίκος Παππάς.",
            "Η πόλη ανήκει σε όλους",
            "Νίκος Παππάς",
            "δήμαρχος",
        ),
        (
            "nl",
            "“We vragen niet of, maar hoe”, zegt Maarten van Ooijen, voormalig wethouder.",
            "We vragen niet of, maar hoe",
            "Maarten van Ooijen",
            "voormalig wethouder",
        ),
        (
            "nl",
            '"Iedereen telt mee."\n\nHubert Bruls, burgemeester',
            "Iedereen telt mee.",
            "Hubert Bruls",
            "burgemeester",
        ),
        ("ar", "«نحن مدينة واحدة»\n\nماريا غارسيا، عمدة غرناطة", "نحن مدينة واحدة", "ماريا غارسيا", "عمدة غرناطة"),
        (
            "ar",
            "«المدينة بيت للجميع»، تقول ماريا غارسيا، عمدة غرناطة.",
            "المدينة بيت للجميع",
            "ماريا غارسيا",
            "عمدة غرناطة",
        ),
    ],
)
def test_verbs_of_saying_and_short_words_in_every_language(
    read, language: str, quote: str, words: str, speaker: str, role: str
) -> None:
    page = read(PAGE.format(quote), language=language)

    found = [(block.type, block.text, block.speaker, block.role) for block in page.blocks]
    assert [one[0] for one in found] == ["section", "quote", "section"]
    assert found[1] == ("quote", words, speaker, role)
    assert page.characters_accounted == page.characters_total


def test_the_verb_of_saying_is_told_to_be_left_out(read) -> None:
    page = read(PAGE.format(f"“{WORDS}”, says the deputy mayor Ruth Okafor."))

    assert (page.blocks[1].speaker, page.blocks[1].role) == ("Ruth Okafor", "deputy mayor")
    assert [(one.lines, one.characters) for one in page.left_out if one.reason == "label"] == [
        ((9, 9), len("says the"))
    ]


def test_a_role_of_any_kind_will_do_where_the_line_ends_its_part(read) -> None:
    page = read(PAGE.format(f"{WORDS}\n\nGwenllian Pryce, beekeeper"))

    assert page.blocks[1].speaker == "Gwenllian Pryce"


@pytest.mark.parametrize(
    "text",
    [
        "“Solidarity” is the word that the council uses most.",
        "“Open doors” is what they say, “and open hearts” is what they mean.",
        "The mayor said: “We are open.”",
        "“Open doors for all who come here”, says the council of the town.",
        "“Open House”\n\nA yearly day for all who want to see the desk.",
        "“Welcome desk” is the name, says Ruth Okafor, who runs it.",
        "The desk is open – as the council says – on all days but one.",
        "They came in 2015.\n\nSolidarity Platform, health and social support\n\nThe platform was founded soon after that by six groups of the city.",  # noqa: E501
    ],
)
def test_words_in_marks_within_a_text_are_no_quote(read, text: str) -> None:
    page = read(PAGE.format(text))

    assert "quote" not in [block.type for block in page.blocks]


def test_a_quote_of_several_paragraphs_is_one(read) -> None:
    page = read(PAGE.format("“We had no plan.\n\nWe had a kitchen.”\n\nAda Colau, mayor"))

    assert page.blocks[1].text == "We had no plan.\n\nWe had a kitchen."
    assert page.blocks[1].speaker == "Ada Colau"


def test_two_quotes_in_a_row_stay_two(read) -> None:
    page = read(PAGE.format(f"“{WORDS}”\n\nAda Colau, mayor\n\n“We simply began to cook for all.”\n\nTom Hale, cook"))

    assert [block.speaker for block in page.blocks if block.type == "quote"] == ["Ada Colau", "Tom Hale"]


def test_quotes_that_the_file_marks_need_no_signs(read) -> None:
    lines = (
        Line(1, "Ghent", heading=1),
        Line(2, "What is unique about the city?", heading=2),
        Line(3, "The city plans with its people."),
        Line(4, WORDS, is_quote=True),
        Line(5, "Ruth Okafor, deputy mayor", is_quote=True),
        Line(6, "We cook.", is_quote=True),
        Line(7, "Tom Hale", is_quote=True),
    )
    page = read(ReadFile("x.html", "html", "0" * 64, lines))

    assert [block.speaker for block in page.blocks] == ["", "Ruth Okafor", "Tom Hale"]


def test_a_quote_without_a_speaker_is_asked_about(read) -> None:
    page = read(PAGE.format(f"“{WORDS}”"))

    assert page.blocks[1].type == "quote"
    assert any("Who says it?" in question for question in page.questions)


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Rudy Coddens, radny ds. polityki społecznej", "pl", ("Rudy Coddens", "radny ds. polityki społecznej")),
        ("Dr. Maria Schöneborn, Leiterin des Sozialamts", "de", ("Dr. Maria Schöneborn", "Leiterin des Sozialamts")),
        (
            "Claire de la Tour, adjointe au maire, mars 2021",
            "fr",
            ("Claire de la Tour", "adjointe au maire, mars 2021"),
        ),
        ("Ο δήμαρχος Κώστας Νικολάου", "el", ("Κώστας Νικολάου", "Ο δήμαρχος")),
        ("رودي كودنس، عضو المجلس", "ar", ("رودي كودنس", "عضو المجلس")),
        ("Mayor of Ghent, Mathias De Clercq", "en", ("Mathias De Clercq", "Mayor of Ghent")),
        ("Bruno García (PP) became mayor in May 2023, and setbacks were expected.", "en", None),
        ("Marseille, port d’accueil", "fr", None),
        ("Solidarity platform: health and social support", "en", None),
    ],
)
def test_attributions(line: str, language: str, expected: tuple[str, str] | None) -> None:
    found = attribution(line, language, is_under_quote=False)

    assert found == (Attribution(*expected) if expected else None)
