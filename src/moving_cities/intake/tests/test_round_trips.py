"""Laws: what is written in a format is read back as the same lines."""

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from moving_cities.intake.formats.lines import Line
from moving_cities.intake.formats.reading import read_file
from tests.instruments.raw_documents import docx_file, odt_file

LETTERS = "abcdefgz ABC.,:;!?'()-éèüßñçłąóżαβγΑΩήاللغة–’«»&<>\"_*[]#`\\|=+~0123456789"
WORDS = st.text(st.sampled_from(LETTERS), min_size=1, max_size=60).map(lambda text: " ".join(text.split())).filter(bool)
PLAIN_WORDS = (
    st.text(st.sampled_from("abcdefgz ABCéüłαاللغة"), min_size=1, max_size=60)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


@st.composite
def lines(draw: st.DrawFn) -> list[Line]:
    """Paragraphs, headings, items, quotations, leads and links, numbered as in a document."""
    made = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        kind = draw(st.sampled_from(["paragraph", "heading", "item", "quote", "lead", "link"]))
        text = draw(WORDS)
        match kind:
            case "heading":
                made.append(Line(number, text, heading=draw(st.integers(1, 6))))
            case "item":
                made.append(Line(number, text, item="bullet"))
            case "quote":
                made.append(Line(number, text, is_quote=True))
            case "lead":
                lead = draw(PLAIN_WORDS)
                made.append(Line(number, f"{lead} {text}", strong_lead=lead))
            case "link":
                made.append(Line(number, text, links=((text, f"https://example.org/{number}"),)))
            case _:
                made.append(Line(number, text))
    return made


def as_html(line: Line) -> str:
    """The line in HTML."""
    tag = f"h{line.heading}" if line.heading else "li" if line.item else "blockquote" if line.is_quote else "p"
    text = html.escape(line.text.removeprefix(line.strong_lead))
    words = f"<b>{line.strong_lead}</b>{text}" if line.strong_lead else text
    if line.links:
        words = f'<a href="{line.links[0][1]}">{words}</a>'
    return f"<ul><{tag}>{words}</{tag}></ul>" if line.item else f"<{tag}>{words}</{tag}>"


def as_word(line: Line) -> str:
    """The line as a paragraph of Word."""
    kind = "ListBullet" if line.item else "Quote" if line.is_quote else "Normal"
    style = f"Heading{line.heading}" if line.heading else kind
    run = '<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>'
    words = run.format("", html.escape(line.text.removeprefix(line.strong_lead)))
    if line.strong_lead:
        words = run.format("<w:rPr><w:b/></w:rPr>", line.strong_lead) + words
    if line.links:
        words = f'<w:fldSimple w:instr="HYPERLINK &quot;{line.links[0][1]}&quot;">{words}</w:fldSimple>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{words}</w:p>'


def as_opendocument(line: Line) -> str:
    """The line as a paragraph of ODT."""
    words = html.escape(line.text.removeprefix(line.strong_lead))
    if line.strong_lead:
        words = f'<text:span text:style-name="B">{line.strong_lead}</text:span>{words}'
    if line.links:
        words = f'<text:a xlink:href="{line.links[0][1]}">{words}</text:a>'
    if line.heading:
        return f'<text:h text:outline-level="{line.heading}">{words}</text:h>'
    paragraph = f'<text:p text:style-name="{"Quotations" if line.is_quote else "Standard"}">{words}</text:p>'
    return f"<text:list><text:list-item>{paragraph}</text:list-item></text:list>" if line.item else paragraph


def as_markdown(line: Line) -> str:
    """The line in Markdown."""
    words = escaped(line.text.removeprefix(line.strong_lead))
    if line.strong_lead:
        words = f"**{line.strong_lead}**{words}"
    if line.links:
        words = f"[{words}]({line.links[0][1]})"
    mark = f"{'#' * line.heading} " if line.heading else "- " if line.item else "> " if line.is_quote else ""
    return f"{mark}{words}"


def escaped(words: str) -> str:
    """Every sign of punctuation with a backslash, and so the numbers that would begin a list."""
    return re.sub(r"[!-/:-@\[-`{-~]", r"\\\g<0>", words)


WORD_STYLES = '<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/></w:style>'
BOLD = '<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'
FIELDS = ("text", "heading", "item", "is_quote", "strong_lead", "links")


@given(lines())
@settings(max_examples=400)
def test_html(written: list[Line]) -> None:
    """Lines to HTML and back."""
    page = "<!doctype html><meta charset=utf-8><body>" + "\n".join(map(as_html, written))

    assert list(read_file(page.encode(), "page.html").lines) == written


@given(lines())
@settings(max_examples=400)
def test_word(written: list[Line]) -> None:
    """Lines to DOCX and back."""
    content = docx_file("".join(map(as_word, written)), styles=WORD_STYLES)

    assert list(read_file(content, "page.docx").lines) == written


@given(lines())
@settings(max_examples=400)
def test_opendocument(written: list[Line]) -> None:
    """Lines to ODT and back."""
    content = odt_file("".join(map(as_opendocument, written)), automatic=BOLD)

    assert list(read_file(content, "page.odt").lines) == written


@given(lines())
@settings(max_examples=400)
def test_markdown(written: list[Line]) -> None:
    """Lines to Markdown and back; there the empty lines between paragraphs count."""
    content = "\n\n".join(map(as_markdown, written))
    numbered = [Line(2 * line.number - 1, *(getattr(line, name) for name in FIELDS)) for line in written]

    assert list(read_file(content.encode(), "page.md").lines) == numbered


@given(st.lists(WORDS, min_size=1, max_size=8))
@settings(max_examples=300)
def test_plain_text(words: list[str]) -> None:
    """Lines to plain text and back; text that looks like Markdown is meant as such and left out here."""
    content = "\n".join(
        word.replace("#", "").replace("*", "").replace("[", "").replace("<", "") or "x" for word in words
    )

    assert "\n".join(line.text for line in read_file(content.encode(), "page.txt").lines) == content
