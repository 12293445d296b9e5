"""The written notation: every tree can be written, every text is read in one way or refused."""

import pytest
from hypothesis import example, given, settings

from moving_cities.atlas.errors import NotationError
from moving_cities.atlas.notation import parse, write
from moving_cities.atlas.richtext import (
    BulletList,
    Citation,
    Emphasis,
    Link,
    NumberedList,
    Paragraph,
    Phrase,
    Quotation,
    RichText,
    Strong,
    Text,
    normalise,
)
from tests.strategies import raw_text, rich_texts


def _paragraph(*nodes: object) -> RichText:
    return RichText((Paragraph(nodes),))  # type: ignore[arg-type]


@given(rich_texts())
@settings(max_examples=200)
@example(_paragraph(Link((Text("^s-1"),), "https://example.org")))
@example(_paragraph(Phrase((Text("^"),), "nl")))
@example(_paragraph(Text("1. x")))
@example(_paragraph(Text("٢. x")))
@example(_paragraph(Text("2015."), Citation("s-1")))
@example(_paragraph(Text("- x")))
@example(_paragraph(Text("+++")))
@example(_paragraph(Text(":lead: x")))
@example(_paragraph(Text("## [head]")))
@example(_paragraph(Text("*"), Strong((Text("*"),)), Text("*")))
@example(_paragraph(Strong((Text("a"),)), Strong((Text("b"),))))
@example(_paragraph(Emphasis((Strong((Text("a"),)),)), Emphasis((Text(" b "),))))
@example(_paragraph(Citation("a"), Text("(https://x.org)")))
@example(_paragraph(Text("\\"), Emphasis((Text("\\"),))))
@example(_paragraph(Text("<b>&lt;")))
@example(RichText((Quotation(((Text("> x"),), (Text("y"),))), Quotation(((Text("z"),),)))))
@example(RichText((BulletList(((Text("- x"),), (Text("1. y"),))), BulletList(((Text("z"),),)))))
@example(RichText((NumberedList(tuple((Text(str(number)),) for number in range(12))),)))
def test_what_is_written_is_read_again(text: RichText) -> None:
    assert parse(write(text)) == text


@given(raw_text)
def test_any_text_is_read_into_a_canonical_tree_or_refused(text: str) -> None:
    try:
        tree = parse(text)
    except NotationError:
        return
    assert normalise(tree.blocks) == tree
    assert parse(write(tree)) == tree


def test_every_mark_is_read() -> None:
    tree = parse(
        "Some _stress_, **weight**, [a link](https://x.org/(y)), [woorden]{nl}.[^s-1]\n\n"
        "- one\n- two\n\n1. first\n2. second\n\n> said\n>\n> and said"
    )
    assert tree.blocks == (
        Paragraph(
            (
                Text("Some "),
                Emphasis((Text("stress"),)),
                Text(", "),
                Strong((Text("weight"),)),
                Text(", "),
                Link((Text("a link"),), "https://x.org/%28y%29"),
                Text(", "),
                Phrase((Text("woorden"),), "nl"),
                Text("."),
                Citation("s-1"),
            )
        ),
        BulletList(((Text("one"),), (Text("two"),))),
        NumberedList(((Text("first"),), (Text("second"),))),
        Quotation(((Text("said"),), (Text("and said"),))),
    )


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("fine\n\n_open", 3, "“_” is opened but never closed"),
        ("**open", 1, "“**” is opened but never closed"),
        ("[open", 1, "“[” is opened but never closed"),
        ("closed]", 1, "“]” closes nothing"),
        ("[words]", 1, "must be followed by (address) or {language}"),
        ("[words]{nl", 1, "must be followed by"),
        ("[words](https://x.org", 1, "not closed with “)”"),
        ("_a **b_ c**", 1, "“_” is closed while “**” is still open"),
        ("a <script>alert(1)</script>", 1, "HTML is not allowed"),
        ("a\n\n<!-- b -->", 3, "HTML is not allowed"),
        ("[x](javascript:alert(1))", 1, "is not allowed; use https://"),
        ("- a\n- [x](data:text/html,b)", 2, "is not allowed"),
        ("> a\n>\n> [x]{nl nl}", 3, "is not a language code"),
        ("a\n\nb\ufffd", 3, "replacement character"),
        ("# Heading", 1, "heading cannot stand inside a text"),
        ("a\n## [unique", 2, "heading cannot stand inside a text"),
        ("Intro:\n- one", 2, "set an empty line before it"),
        ("- one\n1. two", 2, "set an empty line before it"),
        ("a\n> b", 2, "set an empty line before it"),
        ("> > a", 1, "cannot stand inside another"),
        ("a\n\n> b\n> - c", 4, "cannot stand inside another"),
        ("- a\n- - b", 2, "cannot stand inside another"),
        ("1. 2. b", 1, "cannot stand inside another"),
        ("> " * 5000 + "a", 1, "cannot stand inside another"),
        ("> a\nb", 2, "Every line of a quotation"),
        ("[^../x]", 1, "not the id of a source"),
        ("[a[^s-1]](https://x.org)", 1, "cannot stand inside a link"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(text: str, line: int, part: str) -> None:
    with pytest.raises(NotationError) as caught:
        parse(text)
    assert part in str(caught.value)
    assert caught.value.line == line
