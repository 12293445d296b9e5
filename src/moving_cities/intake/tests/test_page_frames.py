"""What a page says of its own frame, what links in a row are, and which lines of Markdown go on."""

import pytest

from moving_cities.intake.formats.lines import Line
from moving_cities.intake.formats.markdown_wrapping import SourceWrapping
from moving_cities.intake.formats.reading import read_file

WRAPPED = [
    "The desk stands where the coaches stop, and whoever",
    "arrives finds it open until the last one has gone;",
    "then it",
]


def lines_of(page: str) -> tuple[Line, ...]:
    return read_file(f"<html><body>{page}".encode(), "page.html").lines


@pytest.mark.parametrize(
    ("page", "frame"),
    [
        ("<nav><p>Words</p></nav>", "navigation"),
        ('<div role="navigation"><p>Words</p></div>', "navigation"),
        ('<ul class="c-breadcrumb"><li>Words</li></ul>', "navigation"),
        ('<div id="shareButtons"><p>Words</p></div>', "navigation"),
        ('<div class="page cookie-banner"><div class="menu"><p>Words</p></div></div>', "cookies"),
        ("<footer><p>Words</p></footer>", "footer"),
        ('<div class="site-footer"><p>Words</p></div>', "footer"),
        ("<p>Words</p>", ""),
        ("<nav></nav><p>Words</p>", ""),
        ("<nav><br><img></nav><p>Words</p>", ""),
        ("<blockquote><footer>Words</footer></blockquote>", ""),
        ("<article><footer>Words</footer></article>", ""),
        ('<main class="menu"><p>Words</p></main>', ""),
        ('<div class="shared-housing"><p>Words</p></div>', ""),
    ],
)
def test_a_page_says_which_words_are_its_frame(page: str, frame: str) -> None:
    """The foot of a quotation names who said it, and names of style sheets are taken by their words."""
    assert [(line.text, line.frame) for line in lines_of(page)] == [("Words", frame)]


def test_a_block_of_nothing_but_links_is_a_line_for_each() -> None:
    """A style sheet makes buttons of them; their words would be glued together."""
    page = '<p><a href="/a">Home</a><a href="/b">All <b>cities</b></a> <a>News</a></p>'

    assert [line.text for line in lines_of(page)] == ["Home", "All cities", "News"]


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ('<p>See <a href="/a">Ghent</a><a href="/b">Bern</a>.</p>', "See Ghent Bern."),
        ('<p>In <a href="/a">Gh</a><a href="/a">ent</a>.</p>', "In Ghent."),
        ('<p><a href="/a">Ghent</a> and <a href="/b">Bern</a></p>', "Ghent and Bern"),
        ('<p><a href="/a">Gh</a><a href="/a">ent</a></p>', "Ghent"),
    ],
)
def test_links_amid_words_stay_in_their_line(page: str, text: str) -> None:
    assert [line.text for line in lines_of(page)] == [text]


def test_a_link_that_is_cut_in_two_is_one() -> None:
    """Word processors cut links where the look changes."""
    assert lines_of('<p>In <a href="https://x.example">Gh</a><a href="https://x.example">ent</a>.</p>')[0].links == (
        ("Ghent", "https://x.example"),
    )


@pytest.mark.parametrize(
    ("paragraph", "goes_on"),
    [
        (WRAPPED, [True, True]),
        (["City of Ghent", "Welcome department"], [False]),
        (["“The bus was the first thing that I understood here.”", "Leila Farsi, teacher"], [False]),
        (["He came by bus", "and stayed."], [False]),
        (["It was built when the harbour was", "still full of ships."], [True]),
        (["> The desk is where the coaches stop, and whoever has", "> Ghent in mind finds it."], [True]),
    ],
)
def test_lines_of_markdown_go_on_unless_somebody_ended_them(paragraph: list[str], goes_on: list[bool]) -> None:
    """A program breaks where there is no more room, people where the sense ends."""
    wrapping = SourceWrapping([WRAPPED * 2])
    last = len(paragraph) - 2

    found = [
        wrapping.goes_on(paragraph[place], paragraph[place + 1], is_last=place == last) for place in range(last + 1)
    ]

    assert found == goes_on


def test_bold_words_that_a_line_breaks_are_one_beginning() -> None:
    """The lead of a section may be longer than a line."""
    text = "**Whoever steps off the coach can walk to\nthe desk:** it is open until the last one has gone, and\nlater."

    lines = read_file(text.encode(), "page.md").lines

    assert [line.goes_on for line in lines] == [False, True, True]
    assert lines[0].strong_lead == "Whoever steps off the coach can walk to the desk:"


def test_what_lines_prove_mends_the_others() -> None:
    """One letter is no proof by itself, but the lines around it show how the file was damaged."""
    whole = ["Zażółć gęślą jaźń", "W mieście są goście", "Są tu", "• 1", "Café"]
    damaged = [line.encode().decode("cp1250") for line in whole[:-1]]
    text = "\n".join([*damaged, whole[-1]])

    file = read_file(text.encode(), "page.txt")

    assert [line.text for line in file.lines] == whole
    assert {repair.line for repair in file.repairs} == {1, 2, 3, 4}


def test_one_damaged_line_proves_nothing_about_others() -> None:
    file = read_file("Zażółć gęślą jaźń\nSą tu\nplain".replace("Są", "SÄ…").encode(), "page.txt")

    assert file.lines[1].text == "SÄ… tu"
