"""Rich text: a small tree that can hold nothing unsafe.

There is no node for markup, script, style or image, so no editor, importer or proposer can put one in.
`normalise` gives the one canonical form of a tree; equal texts have equal trees and equal hashes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import urlsplit

from moving_cities.atlas.errors import TextError
from moving_cities.atlas.languages import is_language_tag
from moving_cities.atlas.plain import plain
from moving_cities.atlas.sentences import say
from moving_cities.atlas.slugs import is_slug


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words (`em`)."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Strong:
    """Important words (`strong`)."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in another language than the text around them (WCAG 2.2, 3.1.2).

    Attributes:
        language: BCP 47 code; not necessarily one of the atlas's own languages.
    """

    children: "tuple[Inline, ...]"
    language: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link to the outside (`https:`, `http:`, `mailto:`) or to a record (`atlas:city/gent`)."""

    children: "tuple[Inline, ...]"
    href: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a `Source`, set where the statement stands that it supports."""

    source_id: str


Inline: TypeAlias = Text | Emphasis | Strong | Phrase | Link | Citation
Span: TypeAlias = tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    children: Span


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list whose order does not matter."""

    items: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list whose order matters; numbered from 1."""

    items: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of somebody else, in paragraphs."""

    paragraphs: tuple[Span, ...]


RichBlock: TypeAlias = Paragraph | BulletList | NumberedList | Quotation

_SPACES = " \t\r\n"


@dataclass(frozen=True, slots=True)
class RichText:
    """A text of one or more blocks, in canonical form when it comes from `normalise`."""

    blocks: tuple[RichBlock, ...]


def normalise(blocks: tuple[RichBlock, ...]) -> RichText:
    """The canonical form: texts clean and joined, empty nodes gone, edges without spaces.

    Raises:
        TextError: a text, a link address, a language or a nesting that no rich text may hold.
    """
    normal = tuple(block for block in map(_normal_block, blocks) if block is not None)
    return RichText(normal)


def normalise_span(span: Span) -> Span:
    """The canonical form of a run of inline nodes; empty if it says nothing.

    Raises:
        TextError: as `normalise`.
    """
    normal = _trim(_normal_children(span, within=frozenset()))
    return normal if _says_something(normal) else ()


def walk(text: RichText) -> Iterator[Inline]:
    """Every inline node of the text, in reading order, parents before children."""
    for block in text.blocks:
        for span in spans(block):
            yield from _walk_span(span)


def spans(block: RichBlock) -> tuple[Span, ...]:
    """The block's runs of inline nodes: one for a paragraph, one per item of a list."""
    if isinstance(block, Paragraph):
        return (block.children,)
    return block.paragraphs if isinstance(block, Quotation) else block.items


def cited_sources(text: RichText) -> tuple[str, ...]:
    """The ids of the sources that the text cites, each once, in order of first citation."""
    return tuple(dict.fromkeys(node.source_id for node in walk(text) if isinstance(node, Citation)))


def linked_addresses(text: RichText) -> tuple[str, ...]:
    """The addresses that the text links to, in order."""
    return tuple(node.href for node in walk(text) if isinstance(node, Link))


def words(text: RichText) -> str:
    """The text without its marks, blocks separated by a line break."""
    return "\n".join(_span_words(span) for block in text.blocks for span in spans(block))


def link_address(address: str) -> str:
    """The address in the form in which a `Link` keeps it.

    Raises:
        TextError: it is none of `https:`, `http:`, `mailto:` or `atlas:kind/id`.
    """
    cleaned = plain(address).replace("(", "%28").replace(")", "%29")
    if not cleaned.isprintable() or any(character in cleaned for character in ' <>"\\`{}|^'):
        raise TextError(
            say("The link address “{cleaned}” holds a character that must be percent-encoded.", cleaned=cleaned[:80])
        )
    try:
        parts = urlsplit(cleaned)
    except ValueError:
        raise TextError(say("The link address “{cleaned}” cannot be read.", cleaned=cleaned[:80])) from None
    if parts.scheme in {"http", "https"} and parts.netloc:
        return cleaned
    if parts.scheme == "mailto" and "@" in parts.path:
        return cleaned
    if parts.scheme == "atlas" and _is_record_path(parts.path):
        return cleaned
    raise TextError(
        say(
            "The link address “{cleaned}” is not allowed; use https://, http://, mailto: or atlas:kind/id.",
            cleaned=cleaned[:80],
        )
    )


def _is_record_path(path: str) -> bool:
    kind, slash, record_id = path.partition("/")
    return bool(slash) and is_slug(kind) and is_slug(record_id)


def _normal_block(block: RichBlock) -> RichBlock | None:
    if isinstance(block, Paragraph):
        children = normalise_span(block.children)
        return Paragraph(children) if children else None
    kept = tuple(span for span in map(normalise_span, spans(block)) if span)
    if not kept:
        return None
    return Quotation(kept) if isinstance(block, Quotation) else type(block)(kept)


def _normal_children(children: Span, within: frozenset[type]) -> Span:
    result: list[Inline] = []
    for child in children:
        normal = _normal_inline(child, within)
        if isinstance(normal, Text) and result and isinstance(result[-1], Text):
            result[-1] = Text(_leaf(result[-1].text + normal.text))
        elif normal is not None:
            result.append(normal)
    return tuple(result)


def _normal_inline(node: Inline, within: frozenset[type]) -> Inline | None:
    if isinstance(node, Text):
        cleaned = _leaf(node.text)
        return Text(cleaned) if cleaned else None
    if isinstance(node, Citation):
        return _normal_citation(node, within)
    if type(node) in within:
        raise TextError(say("{node} inside {node} says nothing; take one away.", node=type(node).__name__))
    children = _normal_children(node.children, within | {type(node)})
    if not _says_something(children):
        return Text(" ") if children else None
    if isinstance(node, Link):
        return Link(children, link_address(node.href))
    if isinstance(node, Phrase):
        return Phrase(children, _language_tag(node.language))
    return type(node)(children)


def _normal_citation(node: Citation, within: frozenset[type]) -> Citation:
    if Link in within:
        raise TextError(say("A citation cannot stand inside a link; set it after the link."))
    if not is_slug(node.source_id):
        raise TextError(say("“{source_id}” is not the id of a source.", source_id=node.source_id[:40]))
    return node


def _language_tag(tag: str) -> str:
    if not is_language_tag(tag):
        raise TextError(say("“{tag}” is not a language code.", tag=tag[:20]))
    return tag


def _leaf(text: str) -> str:
    """The text of one leaf, where a single space at an edge means something."""
    inner = plain(text)
    if not inner:
        return " " if text else ""
    before = " " if text[0] in _SPACES else ""
    after = " " if text[-1] in _SPACES else ""
    return f"{before}{inner}{after}"


def _trim(span: Span) -> Span:
    trimmed = list(span)
    if trimmed and isinstance(trimmed[0], Text):
        trimmed[0] = Text(trimmed[0].text.lstrip(" "))
    if trimmed and isinstance(trimmed[-1], Text):
        trimmed[-1] = Text(trimmed[-1].text.rstrip(" "))
    kept = tuple(node for node in trimmed if not (isinstance(node, Text) and not node.text))
    return kept if kept == span else _trim(kept)


def _says_something(span: Span) -> bool:
    return any(
        isinstance(leaf, Citation) or (isinstance(leaf, Text) and bool(leaf.text.strip())) for leaf in _walk_span(span)
    )


def _walk_span(span: Span) -> Iterator[Inline]:
    for node in span:
        yield node
        if not isinstance(node, Text | Citation):
            yield from _walk_span(node.children)


def _span_words(span: Span) -> str:
    return "".join(node.text for node in _walk_span(span) if isinstance(node, Text)).strip()
