"""Rich text has one canonical form, and nothing unsafe fits into it."""

import pytest
from hypothesis import given

from moving_cities.atlas.errors import TextError
from moving_cities.atlas.richtext import (
    BulletList,
    Citation,
    Emphasis,
    Link,
    NumberedList,
    Paragraph,
    Phrase,
    Quotation,
    RichBlock,
    RichText,
    Strong,
    Text,
    cited_sources,
    link_address,
    linked_addresses,
    normalise,
    walk,
    words,
)
from tests.strategies import addresses, raw_blocks, rich_texts


@given(raw_blocks())
def test_the_canonical_tree_of_a_canonical_tree_is_itself(blocks: tuple[RichBlock, ...]) -> None:
    try:
        text = normalise(blocks)
    except TextError:
        return
    assert normalise(text.blocks) == text


@given(rich_texts())
def test_a_canonical_tree_has_no_empty_nodes_and_no_split_texts(text: RichText) -> None:
    for node in walk(text):
        if isinstance(node, Text):
            assert node.text
        elif not isinstance(node, Citation):
            neighbours = zip(node.children, node.children[1:], strict=False)
            assert node.children
            assert not any(isinstance(one, Text) and isinstance(other, Text) for one, other in neighbours)


@given(addresses)
def test_the_kept_form_of_an_address_is_kept(address: str) -> None:
    assert link_address(link_address(address)) == link_address(address)


def test_equal_texts_have_equal_trees() -> None:
    typed = (Paragraph((Text(" a"), Text("  b"), Emphasis(()), Strong((Text(" "),)), Text("c\n"))), Paragraph(()))
    assert normalise(typed) == RichText((Paragraph((Text("a b c"),)),))


@pytest.mark.parametrize("block", [BulletList, NumberedList, Quotation])
def test_a_block_whose_spans_are_all_empty_is_gone(block: type[BulletList]) -> None:
    assert normalise((block(((), (Text("\u00a0 "),))),)) == RichText(())


def test_a_text_names_its_sources_once_and_its_links_in_order() -> None:
    link = Link((Text("Gent"),), "atlas:city/gent")
    text = normalise((Paragraph((Text("a"), Citation("s-2"), link, Citation("s-1"), Citation("s-2"))),))
    assert cited_sources(text) == ("s-2", "s-1")
    assert linked_addresses(text) == ("atlas:city/gent",)
    assert words(text) == "aGent"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " javascript:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "/en/about",
        "https://",
        "https://a b.org",
        'https://x.org/"onclick',
        "https://x.org/<b>",
        "https://[::1",
        "https://x.org/\u00a0y",
        "mailto:nobody",
        "atlas:city",
        "atlas:city/../x",
        "atlas:City/Gent",
        "",
    ],
)
def test_an_address_that_could_do_harm_is_refused(address: str) -> None:
    with pytest.raises(TextError):
        normalise((Paragraph((Link((Text("x"),), address),)),))


@pytest.mark.parametrize(
    ("node", "part"),
    [
        (Emphasis((Strong((Emphasis((Text("x"),)),)),)), "Emphasis inside Emphasis"),
        (Link((Emphasis((Link((Text("x"),), "https://a.org"),)),), "https://b.org"), "Link inside Link"),
        (Link((Text("x"), Citation("s-1")), "https://a.org"), "cannot stand inside a link"),
        (Citation("../x"), "not the id of a source"),
        (Phrase((Text("x"),), "nl onclick"), "not a language code"),
        (Phrase((Text("x"),), "12"), "not a language code"),
        (Text("a\u202eb"), "reorder"),
    ],
)
def test_a_tree_that_says_nothing_or_hides_something_is_refused(node: Emphasis, part: str) -> None:
    with pytest.raises(TextError) as caught:
        normalise((Paragraph((node,)),))
    assert part in str(caught.value)
