"""The corpus: page texts in nine languages, as they are met in the wild, against what is right in them.

The expectations were written by hand and without looking at the recogniser. `pytest -v` prints the table.
"""

from pathlib import Path

import pytest

from moving_cities.intake.errors import FormatError
from moving_cities.intake.formats.reading import read_file
from moving_cities.intake.page_texts.reading import read_page_text
from moving_cities.intake.places.place_finder import Places
from moving_cities.pack.reading import read_pack
from tests.instruments.page_corpus import Specimen, specimens
from tests.instruments.page_marks import Marks, marked, table

CORPUS = Path(__file__).parent / "corpus"
START_PACK = Path(__file__).parents[4] / "data" / "start"
RIGHT_AT_LEAST = 0.98


@pytest.fixture(scope="module")
def places() -> Places:
    """The places of the start pack and of the gazetteer."""
    return Places.from_atlas(read_pack(START_PACK))


@pytest.fixture(scope="module")
def all_marks(places: Places) -> list[Marks]:
    """The marks of every text of the corpus."""
    return [examined(specimen, places) for specimen in specimens(CORPUS)]


def examined(specimen: Specimen, places: Places) -> Marks:
    """The marks of one text; one that should be refused is one piece."""
    if specimen.expected.get("refused"):
        return _refused(specimen)
    file = read_file(specimen.content, specimen.file_name)
    result = read_page_text(file, places).as_json()
    marks = marked(specimen, result, [(line.number, line.text) for line in file.lines])
    if not result["characters_accounted"] == result["characters_total"] == file.characters:
        told = f"{result['characters_accounted']} of {result['characters_total']}, in a file of {file.characters}"
        marks.lost.append(f"(characters accounted for: {told})")
    return marks


def _refused(specimen: Specimen) -> Marks:
    marks = Marks(specimen.name, pieces=1, facts="+++")
    try:
        read_file(specimen.content, specimen.file_name)
    except FormatError:
        marks.right = 1
    else:
        marks.faults.append("The file should be refused, and was read.")
    return marks


def test_at_least_98_of_100_blocks_are_right(all_marks: list[Marks], pytestconfig: pytest.Config) -> None:
    """The promise of issue 4, on texts that the recogniser was not written from."""
    if pytestconfig.get_verbosity() > 0:
        pytestconfig.get_terminal_writer().line("\n" + table(all_marks))
    right, blocks = sum(m.blocks_right for m in all_marks), sum(m.blocks for m in all_marks)
    assert right >= RIGHT_AT_LEAST * blocks, table([m for m in all_marks if m.faults])


def test_at_least_98_of_100_titles_subtitles_takeaways_and_blocks_are_right(all_marks: list[Marks]) -> None:
    """A title in the place of a subtitle costs an editor as much as a wrong block."""
    right, pieces = sum(m.right for m in all_marks), sum(m.pieces for m in all_marks)
    assert right >= RIGHT_AT_LEAST * pieces, table([m for m in all_marks if m.faults])


def test_at_least_98_of_100_cities_languages_and_kinds_are_right(all_marks: list[Marks]) -> None:
    """To ask is honest, but who has to answer for every text has gained nothing."""
    facts = "".join(marks.facts for marks in all_marks)
    assert facts.count("+") >= RIGHT_AT_LEAST * len(facts), table([m for m in all_marks if m.facts != "+++"])


def test_no_word_is_lost(all_marks: list[Marks]) -> None:
    """What the recogniser says of its accounting is held against the words of the file themselves."""
    assert {m.name: m.lost for m in all_marks if m.lost} == {}


def test_blocks_stand_on_the_lines_that_are_told(all_marks: list[Marks]) -> None:
    """An editor compares a block with the input by these lines."""
    assert {m.name: m.misplaced for m in all_marks if m.misplaced} == {}


def test_what_is_wrong_never_comes_without_a_question(all_marks: list[Marks]) -> None:
    """A wrong city in a draft is worse than a question: no editor looks for it."""
    assert {m.name: m.silent for m in all_marks if m.silent} == {}


def test_texts_that_nobody_tuned_for_lose_no_word_and_hide_no_doubt(
    places: Places, pytestconfig: pytest.Config
) -> None:
    """The smaller set is only measured: its rate is told, and the laws hold in it as everywhere."""
    unseen = [examined(specimen, places) for specimen in specimens(CORPUS / "unseen")]
    if pytestconfig.get_verbosity() > 0:
        pytestconfig.get_terminal_writer().line("\n" + table(unseen))

    assert {m.name: m.lost for m in unseen if m.lost} == {}
    assert {m.name: m.silent for m in unseen if m.silent} == {}


def test_the_corpus_covers_all_nine_languages_and_both_kinds() -> None:
    """A rate means little when a language is hardly in it."""
    expectations = [specimen.expected for specimen in specimens(CORPUS)]
    languages = [one["language"] for one in expectations if one.get("is_page", True)]
    kinds = [one["kind"] for one in expectations]

    assert len(expectations) >= 64
    assert {code: languages.count(code) for code in languages if languages.count(code) < 5} == {}
    assert set(languages) == {"ar", "de", "el", "en", "es", "fr", "it", "nl", "pl"}
    assert kinds.count("city") >= 45
    assert kinds.count("approach") >= 19
