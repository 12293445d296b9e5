"""Rich text to HTML: the only place where a text becomes markup.

Every leaf is escaped here, and the tree has no node that could carry anything else.
"""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import escape

from moving_cities.atlas.richtext import (
    BulletList,
    Citation,
    Emphasis,
    Inline,
    Link,
    NumberedList,
    Paragraph,
    Phrase,
    Quotation,
    RichBlock,
    RichText,
    Span,
    Strong,
    Text,
)

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
"""Languages whose script runs from right to left (Unicode CLDR); phrases may be in any language."""


@dataclass(frozen=True, slots=True)
class Linking:
    """How the references of a text become links.

    Attributes:
        cite: from a source id to number, anchor and title of the page's list of sources.
        resolve: from an `atlas:kind/id` address to the address of its page.
    """

    cite: Callable[[str], tuple[int, str, str]]
    resolve: Callable[[str], str]


def render(text: RichText, linking: Linking) -> str:
    """The text as HTML: paragraphs, lists and quotations."""
    return "".join(_block(block, linking) for block in text.blocks)


def _block(block: RichBlock, linking: Linking) -> str:
    if isinstance(block, Paragraph):
        return f"<p>{_span(block.children, linking)}</p>"
    if isinstance(block, Quotation):
        paragraphs = "".join(f"<p>{_span(paragraph, linking)}</p>" for paragraph in block.paragraphs)
        return f"<blockquote>{paragraphs}</blockquote>"
    return _list(block, linking)


def _list(block: BulletList | NumberedList, linking: Linking) -> str:
    tag = "ol" if isinstance(block, NumberedList) else "ul"
    items = "".join(f"<li>{_span(item, linking)}</li>" for item in block.items)
    return f"<{tag}>{items}</{tag}>"


def _span(span: Span, linking: Linking) -> str:
    return "".join(_inline(node, linking) for node in span)


def _inline(node: Inline, linking: Linking) -> str:
    if isinstance(node, Text):
        return str(escape(node.text))
    if isinstance(node, Citation):
        return _citation(node, linking)
    inner = _span(node.children, linking)
    if isinstance(node, Emphasis):
        return f"<em>{inner}</em>"
    if isinstance(node, Strong):
        return f"<strong>{inner}</strong>"
    if isinstance(node, Phrase):
        direction = "rtl" if node.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
        return f'<bdi lang="{escape(node.language)}" dir="{direction}">{inner}</bdi>'
    return _link(node, inner, linking)


def _citation(node: Citation, linking: Linking) -> str:
    number, anchor, title = linking.cite(node.source_id)
    return f'<sup class="c-cite"><a href="#{anchor}" title="{escape(title)}">{number}</a></sup>'


def _link(node: Link, inner: str, linking: Linking) -> str:
    if node.href.startswith("atlas:"):
        return f'<a href="{escape(linking.resolve(node.href))}">{inner}</a>'
    return f'<a href="{escape(node.href)}" rel="external">{inner}</a>'
