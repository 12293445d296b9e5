"""Word documents: what a person sees in them stands in the lines, and what they do not see is said."""

from moving_cities.intake.formats.lines import ReadFile
from moving_cities.intake.formats.reading import read_file
from tests.instruments.documents import word_document
from tests.instruments.raw_documents import docx_file, relation


def read(body: str, **parts: str) -> ReadFile:
    return read_file(docx_file(body, **parts), "page.docx")


def texts(file: ReadFile) -> list[str]:
    return [line.text for line in file.lines]


def p(words: str, properties: str = "", run: str = "") -> str:
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
    )


def style(identifier: str, name: str, more: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{identifier}"><w:name w:val="{name}"/>{more}</w:style>'


def number(level: int = 0, number_id: str = "1") -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'


LIST = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)


def test_a_document_of_another_library_is_read() -> None:
    """Made by python-docx, which knows nothing of our reader."""
    described = (
        "title| Gent\nheading 2| What is inspiring?\nnormal| **Help first:** papers come later.\nbullet| "
        "one\nnumber| two\nquote| Words"
    )

    lines = read_file(word_document(described), "page.docx").lines

    assert [(line.text, line.heading, line.item, line.is_quote, line.strong_lead) for line in lines] == [
        ("Gent", 1, "", False, ""),
        ("What is inspiring?", 2, "", False, ""),
        ("Help first: papers come later.", 0, "", False, "Help first:"),
        ("one", 0, "bullet", False, ""),
        ("two", 0, "1", False, ""),
        ("Words", 0, "", True, ""),
    ]


def test_numbers_of_lists_are_counted_level_by_level() -> None:
    """The numbers stand in no paragraph."""
    levels = [(0, "1"), (1, "1"), (1, "1"), (0, "1"), (1, "1"), (2, "1"), (0, "2"), (0, "1")]
    body = "".join(p("x", number(level, number_id)) for level, number_id in levels)

    file = read(body, numbering=LIST)

    assert [line.item for line in file.lines] == ["1", "1.a", "1.b", "2", "2.a", "bullet", "5", "6"]


def test_a_list_of_a_style_is_numbered_and_can_be_switched_off() -> None:
    """Numbering may come from the style, and numbering 0 takes it away."""
    styles = style("L", "Steps", f"<w:pPr>{number()}</w:pPr>")
    with_style = '<w:pStyle w:val="L"/>'

    file = read(
        p("a", with_style) + p("b", with_style + number(0, "0")) + p("c", with_style), styles=styles, numbering=LIST
    )

    assert [line.item for line in file.lines] == ["1", "", "2"]


def test_headings_are_known_by_outline_name_and_id_in_any_language() -> None:
    """Word writes the id of a style in the language of its menus, and its name in English."""
    styles = (
        style("berschrift2", "heading 2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
        + style("Kop3", "heading 3")
        + style("Mine", "City heading", '<w:basedOn w:val="berschrift2"/>')
    )
    body = "".join(
        p(name, f'<w:pStyle w:val="{name}"/>')
        for name in ("berschrift2", "Kop3", "Mine", "Titre1", "Nagwek4", "Normal")
    )

    file = read(body + p("direct", '<w:outlineLvl w:val="4"/>'), styles=styles)

    assert [line.heading for line in file.lines] == [2, 3, 2, 1, 4, 0, 5]


def test_styles_that_are_based_on_each_other_end() -> None:
    """A circle is damage, and no reason to hang."""
    styles = style("A", "one", '<w:basedOn w:val="B"/>') + style("B", "two", '<w:basedOn w:val="A"/>')

    assert texts(read(p("words", '<w:pStyle w:val="A"/>'), styles=styles)) == ["words"]


def test_changes_count_as_accepted_and_are_said() -> None:
    """The accepted view, with the paragraph whose mark was deleted joined to the next."""
    body = (
        '<w:p><w:r><w:t xml:space="preserve">A </w:t></w:r><w:del><w:r><w:delText>old</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>new</w:t></w:r></w:ins></w:p>"
        + p("joined ", "<w:rPr><w:del/></w:rPr>")
        + p("with this")
        + "<w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>"
        "<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>"
        + p("row")
        + "</w:tc></w:tr><w:tr><w:tc>"
        + p("kept")
        + "</w:tc></w:tr></w:tbl>"
    )

    file = read(body)

    assert texts(file) == ["A new", "joined with this", "kept"]
    assert [repair.what for repair in file.repairs] == [
        "Tracked changes were taken as accepted: 1 insertion kept, 3 characters and 1 row of deletions left out."
    ]


def test_hidden_words_and_comments_are_left_out_and_said() -> None:
    """Nobody sees them, so they are not part of the text; nobody is told nothing."""
    styles = style("Secret", "secret", "<w:rPr><w:vanish/></w:rPr>", "character")
    body = p("seen") + p("hidden", run="<w:vanish/>") + p("too", run='<w:rStyle w:val="Secret"/>')
    body += p("not hidden", run='<w:vanish w:val="0"/>') + "<w:p><w:r><w:commentReference/></w:r></w:p>"

    file = read(body, styles=styles)

    assert [text for text in texts(file) if text] == ["seen", "not hidden"]
    assert [repair.what for repair in file.repairs] == [
        "Left out, because it is hidden: 9 characters.",
        "Left out: 1 comment.",
    ]


def test_footnotes_stand_at_the_end_and_are_said() -> None:
    """Their words are part of what a person sees; the lines that part them are not."""
    notes = (
        '<w:footnote w:type="separator" w:id="0">'
        + p("---")
        + '</w:footnote><w:footnote w:id="1">'
        + p("The note.")
        + "</w:footnote>"
    )

    file = read(p("Text") + '<w:p><w:r><w:t>More</w:t><w:footnoteReference w:id="1"/></w:r></w:p>', footnotes=notes)

    assert texts(file) == ["Text", "More", "The note."]
    assert file.repairs[0].what == "The footnotes stand at the end, from line 3 on."


def test_links_of_all_kinds_are_kept() -> None:
    """By relation, by field, and to a place within the document; links are the only thing outside that is allowed."""
    simple = '<w:fldSimple w:instr=" HYPERLINK &quot;https://b.example&quot; "><w:r><w:t>B</w:t></w:r></w:fldSimple>'
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://c.example" '
        "</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>C</w:t></w:r><w:r><w:fldChar '
        'w:fldCharType="end"/></w:r>'
    )
    body = (
        f'<w:p><w:hyperlink r:id="x"><w:r><w:t>A</w:t></w:r></w:hyperlink>{simple}{field}<w:hyperlink '
        f'w:anchor="there"><w:r><w:t>D</w:t></w:r></w:hyperlink></w:p>'
    )

    file = read(body, relations=relation("x", "hyperlink", "https://a.example"))

    assert file.lines[0].text == "ABCD"
    assert file.lines[0].links == (
        ("A", "https://a.example"),
        ("B", "https://b.example"),
        ("C", "https://c.example"),
        ("D", "#there"),
    )


def test_text_boxes_are_read_once() -> None:
    """Word writes them twice: as they are, and for old versions."""
    box = f"<w:txbxContent>{p('boxed')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><w:t>around</w:t><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}"
        f"</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    assert texts(read(body)) == ["boxed", "around"]


def test_signs_within_a_run_are_kept() -> None:
    """Breaks begin a line, tabs are spaces, symbols are signs."""
    body = (
        "<w:p><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t><w:softHyphen/>"
        '<w:sym w:font="Symbol" w:char="F0B7"/></w:r></w:p>'
    )

    assert texts(read(body)) == ["a", "b c\u2011d•"]


def test_bold_may_come_from_a_style() -> None:
    """A lead is bold by its run, by a style of characters, and not if everything is bold."""
    styles = style("Strong", "Strong", "<w:rPr><w:b/></w:rPr>", "character") + style(
        "Loud", "Loud", "<w:rPr><w:b/></w:rPr>"
    )
    lead = (
        '<w:p>{}<w:r><w:rPr><w:rStyle w:val="Strong"/></w:rPr><w:t>Lead:</w:t></w:r><w:r><w:t xml:space="preserve"> '
        "words</w:t></w:r></w:p>"
    )

    file = read(lead.format("") + lead.format('<w:pPr><w:pStyle w:val="Loud"/></w:pPr>'), styles=styles)

    assert [line.strong_lead for line in file.lines] == ["Lead:", ""]


def test_the_strict_form_of_the_format_is_read() -> None:
    """ISO 29500 strict has other namespaces."""
    from tests.instruments.raw_documents import docx_parts, packed

    parts = {
        name: str(content).replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        for name, content in docx_parts(p("strict")).items()
    }

    assert texts(read_file(packed(parts), "page.docx")) == ["strict"]
