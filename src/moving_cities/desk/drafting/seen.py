"""What a person saw who decides on a draft: it goes along with the decision, so that a later change is noticed.

Somebody else may check or write words while the screen of a draft is open. A decision made of what was there before
must not overwrite them unseen.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moving_cities.atlas.documents import Block, Document
from moving_cities.atlas.frozen import FrozenMapping
from moving_cities.desk.drafting.pieces import Piece

_DRAFT, _TEXT, _PIECE = "=draft", "=text", "+"
"""Names of what is no block; a block's id cannot look like them, as it begins with a letter or a digit."""

_PRINT_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Changes:
    """What is not as a person saw it.

    Attributes:
        is_other_draft: whether the draft belongs to another record or language than before.
        is_other_text: whether there is a text where none was, or none any more, or who wrote it and in which language.
        pieces: keys of the pieces that say something else, came or went.
        blocks: ids of the blocks that are there and were not so: facts, words, or who wrote or checked them.
        gone: ids of the blocks that are not there any more.
    """

    is_other_draft: bool = False
    is_other_text: bool = False
    pieces: frozenset[str] = frozenset()
    blocks: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return any((self.is_other_draft, self.is_other_text, self.pieces, self.blocks, self.gone))


@dataclass(frozen=True, slots=True)
class Seen:
    """A draft and its text as somebody saw them, each part by a short print of it."""

    prints: FrozenMapping[str]

    @classmethod
    def read(cls, written: str) -> "Seen":
        """What `str` wrote; of anything else only as much as can be read, so that the rest counts as not seen."""
        parts = (part.partition(":") for part in written.split())
        return cls(FrozenMapping({name: print_ for name, _colon, print_ in parts}))

    def __str__(self) -> str:
        return " ".join(f"{name}:{print_}" for name, print_ in self.prints.items())

    def changes_until(self, now: "Seen") -> Changes:
        """What differs now."""
        names = {*self.prints, *now.prints}
        differing = {name for name in names if self.prints.get(name) != now.prints.get(name)}
        blocks = {name for name in differing if not name.startswith((_PIECE, "="))}
        return Changes(
            is_other_draft=_DRAFT in differing,
            is_other_text=_TEXT in differing,
            pieces=frozenset(name.removeprefix(_PIECE) for name in differing if name.startswith(_PIECE)),
            blocks=frozenset(name for name in blocks if name in now.prints),
            gone=frozenset(name for name in blocks if name not in now.prints),
        )


def seen_of(record: str, language: str, pieces: Sequence[Piece], held: Document | None) -> Seen:
    """What the screen of a draft shows.

    Args:
        record: that the draft belongs to, such as `city/gent`.
        language: of the draft.
        pieces: of the draft.
        held: the text of the record; None where it has none.
    """
    prints = {_DRAFT: _print(record, language)}
    prints |= {f"{_PIECE}{piece.key}": _print(piece) for piece in pieces}
    if held is not None:
        is_translation = held.source_language != language
        prints[_TEXT] = _print(held.source_language, None if is_translation else held.provenance)
        prints |= {block.id: _print(block, *_translations(held, block, language)) for block in held.blocks}
    return Seen(FrozenMapping(prints))


def _translations(held: Document, block: Block, language: str) -> Iterator[object]:
    """What there is of the block in the draft's language, with who wrote and who checked it."""
    for name in block.words:
        yield held.translated(language, f"{block.id}.{name}")


def _print(*things: object) -> str:
    """A short print of values: records of the atlas say all that they hold, in a fixed order."""
    return hashlib.sha256(repr(things).encode()).hexdigest()[:_PRINT_LENGTH]
