"""Rich text to HTML: no text can become a tag, and no address can run a script."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moving_cities.atlas.errors import TextError
from moving_cities.atlas.languages import all_languages
from moving_cities.atlas.notation import parse
from moving_cities.atlas.richtext import (
    BulletList,
    Emphasis,
    Link,
    Paragraph,
    Phrase,
    RichText,
    Strong,
    Text,
    link_address,
    normalise,
    walk,
)
from moving_cities.edition.markup import RIGHT_TO_LEFT, Linking, render
from tests.strategies import rich_texts

TAGS = {"p", "blockquote", "ul", "ol", "li", "em", "strong", "bdi", "a", "sup"}
ATTRIBUTES = {"href", "rel", "lang", "dir", "class", "title"}

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</p><iframe src=//evil.example>",
    "<!--",
    "&lt;script&gt;",
    "'\"`=<>&",
    "{{ 7 * 7 }}{% raw %}",
]


class Markup(HTMLParser):
    """Tags, attributes and words of a piece of HTML; notes what was never closed."""

    def __init__(self, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.open: list[str] = []
        self.words = ""
        self.others: list[str] = []
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes tag and attributes."""
        self.tags.append(tag)
        self.open.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        """Closes what was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Notes the words."""
        self.words += data

    def handle_comment(self, data: str) -> None:
        """Notes what must not be there."""
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        """Notes what must not be there."""
        self.others.append(decl)


def cite(source_id: str) -> tuple[int, str, str]:
    """A citation whose source has a hostile title."""
    return 1, "source-1", f'{source_id}" onmouseover="alert(1)'


LINKING = Linking(cite, lambda reference: f"/en/{reference.rpartition('/')[2]}/")


@given(rich_texts())
def test_any_text_gives_known_tags_that_nest_and_the_words_that_were_written(text: RichText):
    found = Markup(render(text, LINKING))
    assert set(found.tags) <= TAGS
    assert {name for name, _ in found.attributes} <= ATTRIBUTES
    assert found.open == []
    assert found.others == []
    leaves = "".join(node.text for node in walk(text) if isinstance(node, Text))
    citations = render(text, LINKING).count('class="c-cite"')
    assert len(found.words) == len(leaves) + citations


@given(st.sampled_from(HOSTILE), st.text(max_size=8).map(lambda text: text.replace("\x00", "")))
def test_no_leaf_can_produce_a_tag(attack: str, rest: str):
    """Around the notation too: the tree itself is put together by hand."""
    tree = RichText((Paragraph((Text(attack + rest), Strong((Emphasis((Text(attack),)),)))),))
    found = Markup(render(tree, LINKING))
    assert found.tags == ["p", "strong", "em"]
    assert found.words == (attack + rest + attack).replace("\r\n", "\n").replace("\r", "\n") or "\r" in rest


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/",
        "/en/",
        "https:/evil",
        "http:///x",
        'https://x.example/"onclick="alert(1)',
        "https://x.example/<b>",
        "atlas:city/../../etc",
        "atlas:city",
        "blob:https://x.example/1",
        "",
    ],
)
def test_a_hostile_address_is_refused_before_it_can_be_rendered(href):
    with pytest.raises(TextError):
        normalise((Paragraph((Link((Text("x"),), href),)),))


@given(st.text(max_size=30))
def test_every_address_that_is_let_through_is_one_that_a_browser_may_follow(address: str):
    try:
        href = link_address(address)
    except TextError:
        return
    rendered = render(RichText((Paragraph((Link((Text("x"),), href),)),)), LINKING)
    (value,) = [value for name, value in Markup(rendered).attributes if name == "href"]
    assert value.startswith(("https://", "http://", "mailto:", "/en/"))


def test_links_within_the_atlas_and_to_the_outside_are_told_apart():
    text = parse("[Ghent](atlas:city/gent) and [elsewhere](https://example.org/?a=1&b=2)")
    assert render(text, LINKING) == (
        '<p><a href="/en/gent/">Ghent</a> and '
        '<a href="https://example.org/?a=1&amp;b=2" rel="external">elsewhere</a></p>'
    )


def test_a_citation_leads_to_its_source_and_its_title_cannot_leave_the_attribute():
    found = Markup(render(parse("A statement.[^s-one]"), LINKING))
    assert ("href", "#source-1") in found.attributes
    assert ("title", 's-one" onmouseover="alert(1)') in found.attributes
    assert "onmouseover" not in {name for name, _ in found.attributes}


@pytest.mark.parametrize(("code", "direction"), [("nl", "ltr"), ("ar", "rtl"), ("ar-EG", "rtl"), ("sr-Latn", "ltr")])
def test_words_in_another_language_carry_language_and_direction(code, direction):
    text = RichText((BulletList(((Phrase((Text("x"),), code),),)),))
    assert render(text, LINKING) == f'<ul><li><bdi lang="{code}" dir="{direction}">x</bdi></li></ul>'


def test_directions_agree_with_those_of_the_atlas():
    for language in all_languages():
        assert (language.code in RIGHT_TO_LEFT) == (language.direction == "rtl"), language.code


def test_every_kind_of_block_has_its_elements():
    text = parse("One.\n\n- a\n- b\n\n1. c\n\n> d")
    assert render(text, LINKING) == (
        "<p>One.</p><ul><li>a</li><li>b</li></ul><ol><li>c</li></ol><blockquote><p>d</p></blockquote>"
    )
