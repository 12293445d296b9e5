"""Rule `headings`: a reader who jumps from heading to heading finds each where it is expected.

The pack writes no heading levels: the title is the first, the heading of a block the second. A level is
skipped where a section of a structured text has no heading of its own, because its words then hang below the
heading before it, which does not say what they are about.
"""

from collections.abc import Iterator
from itertools import pairwise

from moving_cities.atlas.documents import Block, Document
from moving_cities.atlas.kinds import HEADING_KEYS, BlockKind, RecordKind
from moving_cities.pack.layout import TextPath
from moving_cities.pack.proofreading.remarks import Remark, Rule

_HEADED = frozenset({BlockKind.SECTION, BlockKind.NETWORKS})

HEADINGS_OF: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.CITY: ("unique", "focus", "key-factors", "achievements", "advocacy", "changes"),
    RecordKind.APPROACH: ("inspiring", "operation", "outcome", "initiators", "takeaways"),
    RecordKind.COUNTRY: ("who-decides", "municipal-powers", "residence-rights", "reception", "recent-turns"),
    RecordKind.NETWORK: ("aim", "founding", "joining", "size"),
}
"""The recurring headings of each kind of structured text, as `docs/reference/pack-format.md` lists them."""


def heading_remarks(document: Document) -> Iterator[Remark]:
    """Headings that are missing, doubled, of another kind of text, or in another order than everywhere else."""
    if document.kind not in HEADINGS_OF:
        return
    blocks = [block for block in document.blocks if block.kind in _HEADED]
    for block in blocks:
        yield from _own(document, block)
    recurring = [block for block in blocks if block.heading_key]
    yield from _twice(document, recurring)
    yield from _order(document, recurring)


def _own(document: Document, block: Block) -> Iterator[Remark]:
    key, written = block.heading_key, str(block.words.get("heading", ""))
    if not key and not written:
        message = "This section has no heading, so a level is skipped. Give it a heading_key or a :heading: of its own."
        yield _remark(document, block, "", message)
    if key and written:
        message = "The section has a heading_key and a heading of its own. Take one of the two out."
        yield _remark(document, block, written, message)
    if key and key not in HEADINGS_OF[document.kind]:
        allowed = ", ".join(HEADINGS_OF[document.kind])
        message = f"The text of a {document.kind} has no such heading. Choose among {allowed}, or write one of its own."
        yield _remark(document, block, key, message)


def _twice(document: Document, recurring: list[Block]) -> Iterator[Remark]:
    seen: set[str] = set()
    for block in recurring:
        if block.heading_key in seen:
            message = "This heading stands in the text already. Join the two sections, or give one another heading."
            yield _remark(document, block, block.heading_key, message)
        seen.add(block.heading_key)


def _order(document: Document, recurring: list[Block]) -> Iterator[Remark]:
    for one, other in pairwise(recurring):
        if HEADING_KEYS.index(other.heading_key) < HEADING_KEYS.index(one.heading_key):
            message = (
                f"The recurring headings have one order, and in it this stands before “{one.heading_key}”. "
                "Move its [[block]] up, so that readers find it where they expect it."
            )
            yield _remark(document, other, other.heading_key, message)


def _remark(document: Document, block: Block, words: str, message: str) -> Remark:
    file = TextPath(document.kind, document.id, document.source_language).file
    return Remark(file, f"{block.id}.heading", Rule.HEADINGS, words, message)
