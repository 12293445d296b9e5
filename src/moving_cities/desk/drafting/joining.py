"""The document that a person decided on: what is there, with the chosen pieces of a draft.

Ids of blocks are given once, so a piece goes into a block that is there or gets a new id. In a block whose
source words are replaced, dates, confirmations and sources go too: they were those of the words before.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from moving_cities.atlas.documents import Block, Document, Translated, Words
from moving_cities.atlas.errors import TextError
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.atlas.kinds import RICH_FIELD, BlockKind, RecordKind
from moving_cities.atlas.provenance import Provenance
from moving_cities.atlas.richtext import Paragraph, RichText, Text, normalise
from moving_cities.atlas.segments import UNKNOWN_SOURCE, words_hash
from moving_cities.atlas.sentences import say
from moving_cities.atlas.slugs import slug
from moving_cities.desk.drafting.matching import LEAVE_OUT, NEW_BLOCK, matches
from moving_cities.desk.drafting.pieces import HEAD, Piece
from moving_cities.desk.errors import DraftError


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person decided about a piece.

    Attributes:
        target: a block's id, `NEW_BLOCK` or `LEAVE_OUT`.
        fits: that a translation says what the source says today.
        speaker: whose words a quote holds, where the file does not say.
    """

    target: str = LEAVE_OUT
    fits: bool = False
    speaker: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """A text with pieces of a draft in it.

    Attributes:
        document: the text.
        taken: the keys of the pieces that went in.
    """

    document: Document
    taken: frozenset[str]


def joined_source(
    held: Document | None,
    record: tuple[RecordKind, str],
    language: str,
    pieces: Sequence[Piece],
    choices: Mapping[str, Choice],
    provenance: Provenance,
) -> Joined:
    """The text with the chosen pieces as source words; a new one where there is none.

    A new block stands after that of the piece before it, also where that piece itself was left out.

    Raises:
        DraftError: a piece was put where it cannot stand, or where another goes.
        AtlasError: the text would break a rule of the atlas.
    """
    _refuse_shared_places(pieces, choices)
    blocks = list(held.blocks) if held else []
    anchors = {key: block.id for key, block in matches(pieces, held, language).items()} if held else {}
    after = -1
    for piece in pieces:
        choice = choices.get(piece.key, Choice())
        if choice.target == LEAVE_OUT:
            after = _place_of(anchors[piece.key], blocks, piece) if piece.key in anchors else after
            continue
        _refuse_unreadable(piece)
        if choice.target == NEW_BLOCK:
            after += 1
            blocks.insert(after, _new_block(piece, choice, blocks))
        else:
            after = _place_of(choice.target, blocks, piece)
            blocks[after] = _replaced(blocks[after], piece, choice)
    if not blocks or blocks[0].kind is not BlockKind.HEAD:
        raise DraftError(
            say("A text begins with its title. Take the title of the draft, or write one, and accept again.")
        )
    kept = _kept_translations(held, blocks) if held else FrozenMapping()
    document = Document(record[0], record[1], language, provenance, tuple(blocks), kept)
    return Joined(document, frozenset(piece.key for piece, _choice in _chosen(pieces, choices)))


def joined_translation(
    held: Document,
    language: str,
    pieces: Sequence[Piece],
    choices: Mapping[str, Choice],
    provenance: Provenance,
) -> Joined:
    """The text with the chosen pieces as translations of its blocks.

    A translation that nobody said fits carries the hash of no words, so it is outdated from the first day.

    Raises:
        DraftError: a piece was put where it cannot stand, or where another goes.
        AtlasError: the text would break a rule of the atlas.
    """
    _refuse_shared_places(pieces, choices)
    segments = dict(held.translations.get(language) or {})
    taken = set()
    for piece, choice in _chosen(pieces, choices):
        _refuse_unreadable(piece)
        block = held.blocks[_place_of(choice.target, held.blocks, piece)]
        for name, words in translated_words(piece, block):
            made_from = words_hash(block.words[name]) if choice.fits else UNKNOWN_SOURCE
            segments[f"{block.id}.{name}"] = Translated(words, made_from, provenance)
            taken.add(piece.key)
    translations = FrozenMapping({**held.translations, language: FrozenMapping(segments)})
    return Joined(replace(held, translations=translations), frozenset(taken))


def translated_words(piece: Piece, block: Block) -> Iterator[tuple[str, Words]]:
    """The words of the piece by the fields that the block has in its source language.

    A lead that the source does not have becomes the first paragraph of the text.
    """
    has_lead = "lead" in block.words
    for name, words in piece.words.items():
        if name == RICH_FIELD and isinstance(words, RichText) and name in block.words:
            yield name, words if has_lead else _with_lead(piece, words)
        elif name != RICH_FIELD and name in block.words:
            yield name, words


def not_taken(piece: Piece, block: Block) -> tuple[str, ...]:
    """The fields of the piece that find no place in a translation of the block."""
    taken = {name for name, _ in translated_words(piece, block)}
    has_text = RICH_FIELD in taken
    return tuple(name for name in piece.words if name not in taken and not (name == "lead" and has_text))


def _with_lead(piece: Piece, text: RichText) -> RichText:
    lead = piece.words.get("lead")
    return normalise((Paragraph((Text(lead),)), *text.blocks)) if isinstance(lead, str) else text


def _chosen(pieces: Sequence[Piece], choices: Mapping[str, Choice]) -> Iterator[tuple[Piece, Choice]]:
    """The pieces that are not left out, in their order."""
    for piece in pieces:
        choice = choices.get(piece.key, Choice())
        if choice.target != LEAVE_OUT:
            yield piece, choice


def _refuse_shared_places(pieces: Sequence[Piece], choices: Mapping[str, Choice]) -> None:
    """Refuses two pieces for one block: it would keep the words of the second, and those of the first were lost."""
    holders: dict[str, str] = {}
    for piece, choice in _chosen(pieces, choices):
        if choice.target == NEW_BLOCK:
            continue
        first = holders.setdefault(choice.target, piece.key)
        if first != piece.key:
            raise DraftError(
                say(
                    "“{first}” and “{second}” were both put into the block “{target}”, which takes one of them. Choose "
                    "another place for the other and accept again.",
                    first=first,
                    second=piece.key,
                    target=choice.target,
                )
            )


def _refuse_unreadable(piece: Piece) -> None:
    if piece.problem:
        raise DraftError(
            say(
                "Lines {first} to {last} cannot be taken: {problem}",
                first=piece.lines[0],
                last=piece.lines[1],
                problem=piece.problem,
            )
        )


def _place_of(target: str, blocks: Sequence[Block], piece: Piece) -> int:
    for place, block in enumerate(blocks):
        if block.id == target:
            if (block.kind is BlockKind.HEAD) != (piece.kind is BlockKind.HEAD):
                break
            return place
    raise DraftError(
        say(
            "The text has no block “{target}” that “{key}” can go into. Choose another and try again.",
            target=target,
            key=piece.key,
        )
    )


def _new_block(piece: Piece, choice: Choice, blocks: Sequence[Block]) -> Block:
    words = dict(piece.words)
    if piece.heading_key:
        words.pop("heading", None)
    return Block(
        id=_new_id(piece, {block.id for block in blocks}),
        kind=piece.kind,
        words=FrozenMapping(words),
        heading_key=piece.heading_key,
        speaker=_speaker(piece, choice),
        years=piece.years,
    )


def _replaced(block: Block, piece: Piece, choice: Choice) -> Block:
    """The block with the words of the piece; what the head has beyond them stays."""
    if piece.kind is BlockKind.HEAD:
        return replace(block, words=FrozenMapping({**block.words, **piece.words}))
    words = dict(piece.words)
    heading = block.words.get("heading")
    if block.heading_key:
        words.pop("heading", None)
    elif heading is not None and "heading" not in words:
        words["heading"] = heading
    return Block(
        id=block.id,
        kind=block.kind,
        words=FrozenMapping(words),
        heading_key=block.heading_key,
        speaker=(_speaker(piece, choice) or block.speaker) if block.kind is BlockKind.QUOTE else "",
        years=tuple(sorted({*piece.years, *block.years})),
    )


def _speaker(piece: Piece, choice: Choice) -> str:
    return (piece.speaker or choice.speaker) if piece.kind is BlockKind.QUOTE else ""


def _new_id(piece: Piece, taken: set[str]) -> str:
    """An id that says what the block is: its recurring heading, its own, or its kind and a number."""
    if piece.key == HEAD:
        return HEAD
    name = piece.heading_key or _slug_of(piece.words.get("heading"))
    if name and name not in taken:
        return name
    stem = name or piece.kind.value
    number = 1 if not name else 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _slug_of(heading: object) -> str:
    try:
        return slug(heading)[:40].rstrip("-") if isinstance(heading, str) else ""
    except TextError:
        return ""


def _kept_translations(held: Document, blocks: Sequence[Block]) -> FrozenMapping[FrozenMapping[Translated]]:
    """The translations whose segment is still there; those of changed words are outdated by themselves."""
    paths = {f"{block.id}.{name}" for block in blocks for name in block.words}
    return FrozenMapping(
        {
            language: FrozenMapping({path: one for path, one in segments.items() if path in paths})
            for language, segments in held.translations.items()
        }
    )
