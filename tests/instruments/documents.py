"""Word documents and OpenDocument texts, made from a description that a person can read and compare.

A description has one paragraph a line: its style, a bar, and its words, with `**` around those in bold:

    heading 2| What is inspiring?
    normal| **Help first:** papers come later.
    bullet| a list

So the corpus of page texts holds no binary files, and a change of one is a change of a line.
"""

import io
import re
from collections.abc import Iterator

import docx
from odfdo import Document, Element, Header, List, ListItem, Paragraph, Span, Style

_WORD_STYLES = {
    "title": "Title",
    "subtitle": "Subtitle",
    "heading 1": "Heading 1",
    "heading 2": "Heading 2",
    "heading 3": "Heading 3",
    "bullet": "List Bullet",
    "number": "List Number",
    "quote": "Quote",
    "normal": "Normal",
}
_LIST_STYLE = '<text:list-style style:name="{}">{}</text:list-style>'
_LIST_STYLES = (
    _LIST_STYLE.format("Bullets", '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'),
    _LIST_STYLE.format("Numbers", '<text:list-level-style-number text:level="1" style:num-format="1"/>'),
)
_LEVELS = {"heading 1": 1, "heading 2": 2, "heading 3": 3}


def word_document(description: str) -> bytes:
    """The bytes of a DOCX file of this description."""
    document = docx.Document()
    for style, words in _paragraphs(description):
        paragraph = document.add_paragraph(style=_WORD_STYLES[style])
        for piece, is_bold in _runs(words):
            paragraph.add_run(piece).bold = is_bold or None
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def opendocument_text(description: str) -> bytes:
    """The bytes of an ODT file of this description."""
    document = Document("text")
    document.insert_style(Style("text", name="Strong", bold=True), automatic=True)
    for list_style in _LIST_STYLES:
        document.insert_style(Element.from_tag(list_style), automatic=True)
    body = document.body
    body.clear()
    items: List | None = None
    for style, words in _paragraphs(description):
        if style in ("bullet", "number"):
            if items is None:
                items = List(style="Bullets" if style == "bullet" else "Numbers")
                body.append(items)
            item = ListItem()
            item.append(_written(Paragraph(), words))
            items.append(item)
            continue
        items = None
        body.append(_written(_opendocument_paragraph(style), words))
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _opendocument_paragraph(style: str) -> Paragraph | Header:
    if style in _LEVELS:
        return Header(_LEVELS[style])
    return Paragraph(style={"title": "Title", "subtitle": "Subtitle", "quote": "Quotations"}.get(style, "Standard"))


def _written(paragraph: Paragraph | Header, words: str) -> Paragraph | Header:
    for piece, is_bold in _runs(words):
        if is_bold:
            paragraph.append(Span(piece, style="Strong"))
        else:
            paragraph.append_plain_text(piece)
    return paragraph


def _paragraphs(description: str) -> Iterator[tuple[str, str]]:
    for line in description.splitlines():
        style, _, words = line.partition("| ")
        yield style, words


def _runs(words: str) -> Iterator[tuple[str, bool]]:
    for place, piece in enumerate(re.split(r"\*\*", words)):
        if piece:
            yield piece, place % 2 == 1
