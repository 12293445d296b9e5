"""The seed of issue 4: the page of Ghent in Polish, as it is met in the wild. Nothing of its text stands here."""

import os
from pathlib import Path

import pytest

from moving_cities.intake.formats.reading import read_file
from moving_cities.intake.page_texts.page_text import PageText

SEEDS = Path(os.environ.get("MOVING_CITIES_SEEDS") or Path(__file__).parents[5].parent / "shared" / "seeds")
SEED = SEEDS / "000_d0e58f2e07fefb68.txt"


@pytest.fixture(scope="module")
def page(read) -> PageText:
    """The seed, recognised."""
    if not SEED.exists():
        pytest.skip("The seed is not part of this repository; set MOVING_CITIES_SEEDS to the folder that holds it.")
    return read(read_file(SEED.read_bytes(), SEED.name))


def test_the_page_is_known(page: PageText) -> None:
    assert (page.city, page.language, page.kind, page.title) == ("gent", "pl", "city", "Gandawa")
    assert len(page.subtitle) == 46
    assert not page.summary
    assert page.questions == ()


def test_two_takeaways_three_sections_a_quote_the_networks_and_the_report(page: PageText) -> None:
    found = [(block.type, block.key, block.lines) for block in page.blocks]

    assert [len(takeaway) for takeaway in page.takeaways] == [184, 115]
    assert found == [
        ("section", "unique", (18, 20)),
        ("quote", "", (22, 24)),
        ("section", "focus", (26, 28)),
        ("section", "advocacy", (30, 32)),
        ("networks", "", (34, 34)),
        ("report", "", (36, 38)),
        ("context", "", (42, 42)),
    ]


def test_sections_have_their_leads(page: PageText) -> None:
    assert [len(block.lead) for block in page.blocks if block.type == "section"] == [50, 48, 0]


def test_the_quote_has_its_speaker_and_role(page: PageText) -> None:
    quote = page.blocks[1]

    assert quote.speaker == "Rudy Coddens"
    assert quote.role.split()[0] == "radny"
    assert not quote.lead


def test_the_report_is_of_2021_updated_in_2023(page: PageText) -> None:
    assert page.blocks[5].years == (2021, 2023)


def test_the_national_context_is_told_to_be_lost(page: PageText) -> None:
    lost = [one for one in page.damage if one.what == "lost"]

    assert [(one.lines, one.characters) for one in lost] == [((44, 44), 7007)]
    assert not page.blocks[6].text


def test_nothing_else_is_left_over(page: PageText) -> None:
    """Brand, label, the heading of the takeaways, their two numbers, the button, and what was lost before."""
    assert [(one.lines[0], one.reason, one.characters) for one in page.left_out] == [
        (1, "brand", 13),
        (2, "label", 9),
        (8, "label", 16),
        (10, "number", 5),
        (14, "number", 5),
        (40, "button", 14),
        (44, "lost", 7007),
    ]
    assert page.characters_total == page.characters_accounted == 9649
