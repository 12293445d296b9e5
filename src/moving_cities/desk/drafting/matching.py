"""Where each piece of a draft belongs in a text that is there: a suggestion, which a person confirms or changes.

Blocks are matched by their recurring heading, then by a heading of their own, then, for takeaways, quotes and
what a text has once, by their order. What people wrote or checked is never suggested to be replaced.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from moving_cities.atlas.documents import Block, Document, Words
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import BlockKind
from moving_cities.atlas.provenance import Origin
from moving_cities.desk.drafting.pieces import Piece

LEAVE_OUT = ""
NEW_BLOCK = "+"
"""The targets that are no block's id; a block's id cannot look like this."""

_IN_ORDER = frozenset({BlockKind.TAKEAWAY, BlockKind.REPORT, BlockKind.CONTACT, BlockKind.NETWORKS})
_HEADED = frozenset({BlockKind.SECTION, BlockKind.NETWORKS})


_NO_WORDS: FrozenMapping[Words] = FrozenMapping()


class Remark(StrEnum):
    """Why a piece is suggested to go where it goes."""

    NOTHING = ""
    NEW = "new"
    SAME = "same"
    KEEPS = "keeps"
    REPLACES_MACHINE = "replaces-machine"
    NO_COUNTERPART = "no-counterpart"
    CONTEXT = "context"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Offer:
    """A piece with the place that is suggested for it.

    Attributes:
        piece: what came.
        target: a block's id, `NEW_BLOCK` or `LEAVE_OUT`.
        block: the block it was matched with, whether or not it is suggested to go there.
        held: the words that block has in the draft's language, by field.
        remark: why.
    """

    piece: Piece
    target: str
    block: Block | None = None
    held: FrozenMapping[Words] = _NO_WORDS
    remark: Remark = Remark.NOTHING


def offers(pieces: Sequence[Piece], document: Document | None, language: str) -> tuple[Offer, ...]:
    """A suggestion for every piece.

    Args:
        pieces: of the draft.
        document: the text of the record; None where it has none.
        language: the draft's. Where it is not the document's own, the pieces are translations of its blocks.
    """
    if document is None:
        return tuple(_offer_of_new(piece) for piece in pieces)
    matched = matches(pieces, document, language)
    is_translation = language != document.source_language
    return tuple(
        _offer(piece, matched.get(piece.key), document, language, is_translation=is_translation) for piece in pieces
    )


def matches(pieces: Sequence[Piece], document: Document, language: str) -> dict[str, Block]:
    """The block that each piece belongs to, by the piece's key; a block at most once."""
    found: dict[str, Block] = {}
    left = list(document.blocks)
    for rule in (_by_heading_key, _by_own_heading, _by_speaker, _by_order):
        for piece in pieces:
            if piece.key not in found and not piece.is_context:
                block = rule(piece, left, document, language)
                if block is not None:
                    found[piece.key] = block
                    left.remove(block)
    return found


def compatible(piece: Piece, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks that a person may choose for the piece: sections and networks may stand for each other."""
    kinds = _HEADED if piece.kind in _HEADED else {piece.kind}
    return tuple(block for block in blocks if block.kind in kinds)


def words_in(document: Document, block: Block, language: str) -> dict[str, Words]:
    """The words that a block has in a language, by field."""
    if language == document.source_language:
        return dict(block.words)
    found = {name: document.translated(language, f"{block.id}.{name}") for name in block.words}
    return {name: one.words for name, one in found.items() if one is not None}


def _by_heading_key(piece: Piece, blocks: list[Block], _document: Document, _language: str) -> Block | None:
    if piece.kind not in _HEADED or not piece.heading_key:
        return None
    return next((one for one in compatible(piece, blocks) if one.heading_key == piece.heading_key), None)


def _by_own_heading(piece: Piece, blocks: list[Block], document: Document, language: str) -> Block | None:
    heading = piece.words.get("heading")
    if piece.kind not in _HEADED or piece.heading_key or not isinstance(heading, str):
        return None
    wanted = heading.casefold()
    for one in compatible(piece, blocks):
        held = words_in(document, one, language).get("heading")
        if isinstance(held, str) and held.casefold() == wanted:
            return one
    return None


def _by_speaker(piece: Piece, blocks: list[Block], _document: Document, _language: str) -> Block | None:
    if piece.kind is not BlockKind.QUOTE or not piece.speaker:
        return None
    wanted = piece.speaker.casefold()
    return next((one for one in compatible(piece, blocks) if one.speaker.casefold() == wanted), None)


def _by_order(piece: Piece, blocks: list[Block], _document: Document, _language: str) -> Block | None:
    if piece.kind is not BlockKind.HEAD and piece.kind not in _IN_ORDER:
        return None
    return next((one for one in blocks if one.kind is piece.kind), None)


def _offer_of_new(piece: Piece) -> Offer:
    if piece.problem:
        return Offer(piece, LEAVE_OUT, remark=Remark.UNREADABLE)
    if piece.is_context:
        return Offer(piece, LEAVE_OUT, remark=Remark.CONTEXT)
    return Offer(piece, NEW_BLOCK, remark=Remark.NEW)


def _offer(piece: Piece, block: Block | None, document: Document, language: str, *, is_translation: bool) -> Offer:
    if piece.problem or piece.is_context or (block is None and not is_translation):
        return _offer_of_new(piece)
    if block is None:
        return Offer(piece, LEAVE_OUT, remark=Remark.NO_COUNTERPART)
    held = FrozenMapping(words_in(document, block, language))
    if not piece.words:
        return _offer_of_years(piece, block, is_translation=is_translation)
    if not held:
        return Offer(piece, block.id, block, held)
    if all(held.get(name) == words for name, words in piece.words.items()):
        return Offer(piece, LEAVE_OUT, block, held, Remark.SAME)
    if is_translation and _is_unchecked_machine(document, block, language):
        return Offer(piece, block.id, block, held, Remark.REPLACES_MACHINE)
    return Offer(piece, LEAVE_OUT, block, held, Remark.KEEPS)


def _offer_of_years(piece: Piece, block: Block, *, is_translation: bool) -> Offer:
    """A report of which only the years are told: facts, which a translation does not change."""
    if set(piece.years) <= set(block.years):
        return Offer(piece, LEAVE_OUT, block, remark=Remark.SAME)
    return Offer(piece, LEAVE_OUT if is_translation else block.id, block, remark=Remark.KEEPS)


def _is_unchecked_machine(document: Document, block: Block, language: str) -> bool:
    """Whether all words of the block in this language were made by a machine and checked by nobody."""
    translated = (document.translated(language, f"{block.id}.{name}") for name in block.words)
    known = [one.provenance for one in translated if one is not None]
    return all(one.origin is Origin.MACHINE and not one.is_reviewed for one in known)
