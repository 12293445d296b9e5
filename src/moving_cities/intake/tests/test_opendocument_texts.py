"""ODT documents: what a person sees in them stands in the lines, and what they do not see is said."""

from moving_cities.intake.formats.lines import ReadFile
from moving_cities.intake.formats.reading import read_file
from tests.instruments.documents import opendocument_text
from tests.instruments.raw_documents import odt_file


def read(body: str, *, automatic: str = "", styles: str = "", masters: str = "") -> ReadFile:
    return read_file(odt_file(body, automatic=automatic, styles=styles, masters=masters), "page.odt")


def texts(file: ReadFile) -> list[str]:
    return [line.text for line in file.lines]


def p(words: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{words}</text:p>'


def item(content: str, more: str = "") -> str:
    return f"<text:list-item{more}>{content}</text:list-item>"


SEVEN = ' text:start-value="7"'
LISTS = (
    '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1" '
    'style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="a" text:display-levels="2"/></text:list-style>'
    '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    "</text:list-style>"
)


def test_a_document_of_another_library_is_read() -> None:
    """Made by odfdo, which knows nothing of our reader."""
    described = (
        "title| Gent\nheading 2| What is inspiring?\nnormal| **Help first:** papers come later.\nbullet| "
        "one\nquote| Words"
    )

    lines = read_file(opendocument_text(described), "page.odt").lines

    assert [(line.text, line.heading, line.item, line.is_quote, line.strong_lead) for line in lines] == [
        ("Gent", 1, "", False, ""),
        ("What is inspiring?", 2, "", False, ""),
        ("Help first: papers come later.", 0, "", False, "Help first:"),
        ("one", 0, "bullet", False, ""),
        ("Words", 0, "", True, ""),
    ]


def test_numbers_of_lists_are_counted_level_by_level() -> None:
    """The second paragraph of an item has no number; a later list may go on with the numbers of the first."""
    inner = f"<text:list>{item(p('a'))}{item(p('b'))}</text:list>"
    body = (
        f'<text:list text:style-name="N">{item(p("one") + p("more") + inner)}{item(p("two"))}</text:list>{p("between")}'
        f'<text:list text:style-name="N" text:continue-numbering="true">{item(p("three"))}</text:list>'
        f"<text:list "
        f'text:style-name="N">{item(p("anew"))}{item(p("seven"), SEVEN)}</text:list>'
        f'<text:list text:style-name="B"><text:list-header>{p("above")}</text:list-header>{item(p("dot"))}</text:list>'
    )

    file = read(body, automatic=LISTS)

    assert [line.item for line in file.lines] == ["1", "", "1.a", "1.b", "2", "", "3", "1", "7", "", "bullet"]


def test_headings_are_known_by_outline_and_style() -> None:
    """`text:h` says its level; a paragraph may have a style that is a heading."""
    styles = (
        '<style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" '
        'style:default-outline-level="3"/>'
    )
    automatic = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading_20_3"/>'
    body = f'<text:h text:outline-level="2">two</text:h><text:h>one</text:h>{p("three", "P1")}{p("none")}'

    assert [line.heading for line in read(body, styles=styles, automatic=automatic).lines] == [2, 1, 3, 0]


def test_changes_count_as_accepted_and_are_said() -> None:
    """Deleted words are stored apart, before the text."""
    deleted = (
        f"<text:tracked-changes><text:changed-region><text:deletion>{p('old')}</text:deletion>"
        f"</text:changed-region></text:tracked-changes>"
    )

    file = read(deleted + p("new <text:change-start/>words<text:change-end/>"))

    assert texts(file) == ["new words"]
    assert file.repairs[0].what.startswith("Tracked changes were taken as accepted: 3 characters of deletions")


def test_what_nobody_sees_is_left_out_and_said() -> None:
    """Comments, hidden words, hidden sections, headers and footers."""
    automatic = (
        '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
    )
    masters = f'<style:master-page style:name="M"><style:header>{p("above")}</style:header></style:master-page>'
    body = (
        p(
            'seen<text:span text:style-name="H">secret</text:span><office:annotation><dc:date>2023</dc:date>'
            "<text:p>why?</text:p></office:annotation>"
        )
        + f'<text:section text:display="none">{p("gone")}</text:section>'
    )

    file = read(body, automatic=automatic, masters=masters)

    assert texts(file) == ["seen"]
    assert [repair.what for repair in file.repairs] == [
        "Left out, because it is hidden: 10 characters.",
        "Left out: 1 comment.",
        "Left out: 5 characters of headers and footers.",
    ]


def test_footnotes_stand_at_the_end_and_are_said() -> None:
    """Their words are part of what a person sees."""
    note = (
        f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{p('The note.')}</text:note-body>"
        f"</text:note>"
    )

    file = read(p(f"Text{note} goes on") + p("More"))

    assert texts(file) == ["Text goes on", "More", "The note."]
    assert file.repairs[0].what == "The footnotes and endnotes stand at the end, from line 3 on."


def test_spaces_breaks_and_links_are_read() -> None:
    """Runs of spaces are elements of their own."""
    body = p(
        'a<text:s text:c="3"/>b\n  c<text:tab/>d<text:line-break/>e <text:a xlink:href="https://x.example">link'
        "</text:a>"
    )

    file = read(body)

    assert texts(file) == ["a b c d", "e link"]
    assert file.lines[1].links == (("link", "https://x.example"),)


def test_cells_of_tables_are_lines() -> None:
    """In the order in which they are read."""
    cells = "".join(f"<table:table-cell>{p(words)}</table:table-cell>" for words in ("a", "b"))

    assert texts(read(f"<table:table><table:table-row>{cells}</table:table-row></table:table>")) == ["a", "b"]


def test_templates_of_indexes_are_no_words() -> None:
    """A table of contents shows its body; what stands beside it says how to make it."""
    source = (
        "<text:table-of-content-source><text:index-title-template>Contents</text:index-title-template>"
        "</text:table-of-content-source>"
    )
    body = (
        f"<text:table-of-content>{source}<text:index-body>{p('Chapter')}</text:index-body>"
        f"</text:table-of-content>{p('Text')}"
    )

    assert texts(read(body)) == ["Chapter", "Text"]
