"""Pages that are written from right to left: whatever the order in their file, they are kept as they are read.

The two files are one page as two writers print it: a browser (`chromium --print-to-pdf`) and LibreOffice.
"""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moving_cities.intake.documents.reading import read_document
from moving_cities.intake.documents.right_to_left import Sign, in_reading_order
from tests.instruments.pdf_files import pdf_of_said_words, pdf_of_words

FILES = Path(__file__).with_name("arabic")
PAGE = (
    "مدينة ملاذ للجميع\n"
    "في عام 2015 استقبلت المدينة 1,250 شخصًا (أي 3.5%) مع شبكة EUROCITIES.\n"
    "Granada (غرناطة) since 2015.\n"
    "«لا للعزلة»: الأولى في 2019-2021."
)
WIDTH = 6.0
ARABIC = st.text("ابتثجحدرسمن", min_size=1, max_size=8)
LATIN = st.text("ABCdefé", min_size=1, max_size=8)


def printed(line: str) -> list[Sign]:
    """The signs of a line as they stand on paper from left to right, spaces as gaps."""
    places = [(sign, number * WIDTH) for number, sign in enumerate(line) if sign != " "]
    return [Sign(sign, left, left + WIDTH, left, 12.0, 1) for sign, left in places]


@pytest.mark.parametrize("writer", ["chromium", "libreoffice"])
def test_a_printed_page_is_kept_as_it_is_read(writer: str) -> None:
    """With numbers, Latin words, brackets, ligatures and marks, and lines of either direction."""
    document = read_document((FILES / f"{writer}.pdf").read_bytes(), "page.pdf")

    assert [unicodedata.normalize("NFC", text) for text in document.texts] == [PAGE]


@pytest.mark.parametrize(
    "spans",
    [
        [("xxxxxxxxxxxx", "مدينة ملاذ")],
        [("xxxxxxxxxxxx", "عام 2015 EUROCITIES ملاذ")],
        [("xxxx", "ملاذ"), ("xxxxx", "EUROCITIES")],
    ],
)
def test_words_that_the_file_says_are_left_as_they_are(spans: list[tuple[str, str]]) -> None:
    """They are in the order of reading already."""
    (text,) = read_document(pdf_of_said_words(spans), "said.pdf").texts

    assert sorted(text.split()) == sorted(" ".join(means for _, means in spans).split())
    assert all(means in text for _, means in spans)


@pytest.mark.parametrize(
    ("on_paper", "read"),
    [
        ("ذالم ةنيدم", "مدينة ملاذ"),
        ("12 ةحفصلا", "الصفحة 12"),
        (".(%3.5 يأ) ماعلا", "العام (أي 3.5%)."),
        (".(%3.5 يأ( ماعلا", "العام (أي 3.5%)."),
        ("2021-2019 يف", "في 2019-2021"),
        ("ابوروأ يف Urban Innovative Actions جمانرب نمض", "ضمن برنامج Urban Innovative Actions في أوروبا"),
        ("The city (ةطانرغ) since 2015", "The city (غرناطة) since 2015"),
        ("םלוכ ןעמל 2015 םירע", "ערים 2015 למען כולם"),
    ],
)
def test_lines_of_both_directions(on_paper: str, read: str) -> None:
    assert in_reading_order([printed(on_paper)]) == [read]


def test_a_line_in_doubt_runs_as_the_one_before_it() -> None:
    lines = [printed("نيئجاللا ةنيدم"), printed("info@example.org عقوملا"), printed(".https://example.org/ar")]

    assert in_reading_order(lines) == ["مدينة اللاجئين", "الموقع info@example.org", "https://example.org/ar."]


def test_letters_in_their_shapes_become_letters() -> None:
    """Some files name the shape that a letter has within its word, which nobody types when searching."""
    assert in_reading_order([printed("ﺔﻨﻳﺪﻣ")]) == ["مدينة"]


@given(st.lists(ARABIC, min_size=1, max_size=6))
def test_arabic_words_on_paper_are_turned_round(words: list[str]) -> None:
    """The law for lines of one direction."""
    line = " ".join(words)

    assert in_reading_order([printed(line[::-1])]) == [line]


@given(st.lists(LATIN, min_size=1, max_size=6), st.lists(LATIN, min_size=1, max_size=6), ARABIC)
def test_an_arabic_word_in_a_latin_line_is_turned_alone(before: list[str], after: list[str], word: str) -> None:
    line = [*before, word[::-1], *after]

    assert in_reading_order([printed(" ".join(line))]) == [" ".join([*before, word, *after])]


def test_pages_in_other_scripts_are_not_touched() -> None:
    assert read_document(pdf_of_words(["A (b) 2015"]), "latin.pdf").texts == ("A (b) 2015",)
