"""Laws that hold for whatever lines come in: nothing raises, nothing is lost, everything can be read back."""

import json
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from moving_cities.atlas.notation import parse, write
from moving_cities.atlas.plain import is_plain
from moving_cities.intake.formats.lines import Line, ReadFile
from moving_cities.intake.page_texts.headings import all_wordings
from moving_cities.intake.page_texts.page_text import PageText
from moving_cities.intake.page_texts.reading import read_page_text
from tests.instruments.named_places import NamesOfAtlas

PLACES = NamesOfAtlas(())
TELLING = (
    "Moving Cities",
    "Key Takeaways",
    "Kluczowe wnioski",
    "• 1",
    "  • 2",
    "3.",
    "- 4",
    "– Anna Nowak, mayor",
    "Anna Nowak",
    "mayor of the city",
    "“An open door is not enough.”",
    "„Drzwi są otwarte",
    "i nikt ich nie zamyka.”",
    "« Oui. »",
    "Contact",
    "office@example.org",
    "Tel. +32 9 123 45 67",
    "Report of 2021, updated in 2023.",
    "Download Report",
    "Member of the following networks",
    "Eurocities, Solidarity Cities",
    "Political context of Belgium",
    "\ufffd" * 40,
    "Gda\ufffdsk",
    "Inspiring Approaches",
    "Read more",
    "Next Featured City",
    "We use cookies.",
    "© 2023",
    "Home > Cities",
    "## A heading",
    "**A lead.** And its text goes on here for a while.",
    "A lead: And its text, which goes on for a while.",
    "1) one",
    "2) two",
    "* a star_with_marks [and] <signs> \\ `of` ours^",
    "What is unique about the city?",
    "What is the focus of local migration policies? What are the key factors?",
    "ما الذي يميّز هذه المدينة؟",
    "A sentence that is long enough to be a paragraph of its own, and to stand twice in one text.",
)
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
TEXTS = st.one_of(
    st.sampled_from(TELLING),
    st.sampled_from([wording.words for wording in all_wordings()]),
    WORDS,
    st.builds("{} {}".format, st.sampled_from(TELLING), WORDS),
    st.just(""),
)
LINKS = st.lists(
    st.tuples(WORDS, st.sampled_from(["https://example.org/a", "javascript:alert(1)", "/x", ""])), max_size=2
)


@st.composite
def lines(draw: st.DrawFn) -> tuple[Line, ...]:
    """Lines with numbers that rise."""
    drawn = []
    number = 0
    for _ in range(draw(st.integers(0, 25))):
        number += draw(st.integers(1, 2))
        text = draw(TEXTS)
        heading = draw(st.sampled_from([0, 0, 0, 1, 2, 6]))
        item = draw(st.sampled_from(["", "", "", "bullet", "1", "2", "iv", "2025"]))
        lead = text[: draw(st.integers(0, 20))] if draw(st.booleans()) else ""
        drawn.append(Line(number, text, heading, item, draw(st.booleans()), lead, tuple(draw(LINKS))))
    return tuple(drawn)


FILES = st.builds(
    ReadFile, st.just("x"), st.sampled_from(["text", "markdown", "html", "docx"]), st.just("0" * 64), lines()
)


@given(FILES, st.sampled_from(["", "pl", "ar", "xx"]), st.sampled_from(["", "city", "approach"]))
@settings(deadline=None)
def test_every_character_is_accounted_for(file: ReadFile, language: str, kind: str) -> None:
    """The promise of issue 4, and that reading never raises."""
    page = read_page_text(file, PLACES, language=language, kind=kind)

    assert page.characters_total == file.characters
    assert page.characters_accounted == page.characters_total


@given(FILES)
@settings(deadline=None)
def test_lines_with_characters_are_each_told_of_once(file: ReadFile) -> None:
    """The accounting stands beside the input line by line."""
    page = read_page_text(file, PLACES)

    told = [number for one in page.accounting for number in range(one.lines[0], one.lines[1] + 1)]
    numbers = [line.number for line in file.lines if line.text]
    assert [number for number in told if number in set(numbers)] == numbers


@given(FILES)
@settings(deadline=None)
def test_what_is_understood_stands_in_the_result_letter_by_letter(file: ReadFile) -> None:
    """That the ledger says so is not enough: letters and digits of what it counts as used are in the fields."""
    page = read_page_text(file, PLACES, language="en", kind="city")

    left = {number for one in page.left_out for number in range(one.lines[0], one.lines[1] + 1)}
    used = "".join(line.text for line in file.lines if line.number not in left)
    missing = _letters(used) - _letters("".join(_fields(page)))
    assert not missing


@given(FILES)
@settings(deadline=None)
def test_every_text_can_be_read_back_and_every_field_is_plain(file: ReadFile) -> None:
    """What intake hands on, the atlas takes."""
    page = read_page_text(file, PLACES)

    for text in (*page.takeaways, *(block.text for block in page.blocks)):
        assert write(parse(text)) == text
    for words in (page.title, page.subtitle, page.summary, *page.topics):
        assert is_plain(words)
    for block in page.blocks:
        assert all(map(is_plain, (block.heading, block.lead, block.speaker, block.role)))


@given(FILES)
@settings(deadline=None)
def test_the_object_is_json_and_always_the_same(file: ReadFile) -> None:
    """`--json` prints it; two runs print the same."""
    once, again = read_page_text(file, PLACES).as_json(), read_page_text(file, PLACES).as_json()

    assert json.loads(json.dumps(once)) == once == again


def _letters(text: str) -> Counter[str]:
    return Counter(sign for sign in text.casefold() if sign.isascii() and sign.isalpha())


def _fields(page: PageText) -> list[str]:
    fields = [page.title, page.subtitle, page.summary, *page.takeaways, *page.topics]
    for block in page.blocks:
        fields += (block.heading, block.lead, block.text, block.speaker, block.role)
    return fields
