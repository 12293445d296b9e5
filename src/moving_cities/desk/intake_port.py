"""The desk's side of intake: whoever can read files registers here, so that the desk need not know them.

Rooms know each other in one direction: intake may import the desk, the desk may not import intake. So the
desk says what it needs of a reader, and operations hands one over at start.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from moving_cities.atlas.sentences import say
from moving_cities.desk.errors import DeskError
from moving_cities.desk.port import Port

PageText: TypeAlias = Mapping[str, Any]
"""The JSON object that docs/reference/page-text-json.md describes."""

InputLine: TypeAlias = Mapping[str, Any]
"""A line of the file: `number` and `text`, and the marks that the file gave it (`heading`, `item`...)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A file and what was understood of it.

    Attributes:
        text: what was understood; its `file` names the file and its SHA-256.
        lines: the lines of the file, in their order.
    """

    text: PageText
    lines: tuple[InputLine, ...]


@dataclass(frozen=True, slots=True)
class Hints:
    """What a person knows of a file; empty where the reader shall find it out.

    Attributes:
        language: code of its language.
        kind: `city` or `approach`.
        city: id of the city that it is about.
    """

    language: str = ""
    kind: str = ""
    city: str = ""


class Reader(Protocol):
    """Reads page texts out of files."""

    def read(self, content: bytes, name: str, hints: Hints) -> Reading:
        """What was understood of a file.

        Raises:
            UnreadableFileError: the file cannot be read, or is refused.
        """

    def read_again(self, file: Mapping[str, Any], lines: Sequence[InputLine], hints: Hints) -> Reading:
        """The same of a file that was read before, when somebody knows more about it.

        Args:
            file: `name`, `sha256` and `format`, as in `Reading.text`.
            lines: as in `Reading.lines`.
            hints: what is known now.
        """


class UnreadableFileError(DeskError):
    """A file from outside cannot be read. The message says why, and what to do."""


class NoReaderError(DeskError):
    """Nobody has registered who can read files."""

    def __init__(self) -> None:
        super().__init__(
            say(
                "This program was started without its reader of texts, so files cannot be taken in. "
                "Start it with: moving-cities serve"
            )
        )


_PORT: Port[Reader] = Port(NoReaderError)


def register_reader(reader: Reader | None) -> None:
    """Makes this the reader of this process; None takes it away."""
    _PORT.register(reader)


def registered_reader() -> Reader:
    """The reader of this process.

    Raises:
        NoReaderError: nobody has registered one.
    """
    return _PORT.registered()
