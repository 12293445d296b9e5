"""The errors of the pack: everything that is wrong with a folder, at once; and those of the vault."""

from dataclasses import dataclass
from pathlib import Path

SHOWN = 50
"""Problems that the printed error names; the rest are counted."""


@dataclass(frozen=True, slots=True, order=True)
class PackProblem:
    """Something in a pack that keeps it from being read.

    Attributes:
        file: path within the pack, with forward slashes; `.` for the folder itself.
        line: line within the file, counted from 1; 0 where the file as a whole is meant.
        field: the column, the key or `block.field`; empty where none is meant.
        message: what is wrong and what to do, a whole sentence.
    """

    file: str
    line: int
    field: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place} {self.field}: {self.message}" if self.field else f"{place}: {self.message}"


class PackError(Exception):
    """A pack cannot be read or written; nothing of it was taken over.

    Attributes:
        problems: everything that was found, in the order of files and lines.
    """

    def __init__(self, problems: tuple[PackProblem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        shown = [str(problem) for problem in self.problems[:SHOWN]]
        rest = len(self.problems) - len(shown)
        return "\n".join([*shown, f"… and {rest:,} more problems."] if rest else shown)


class PackTargetError(PackError):
    """A pack cannot be written to a folder, because of what is there already."""

    def __init__(self, folder: Path, message: str) -> None:
        super().__init__((PackProblem(str(folder), 0, "", message),))


class VaultError(Exception):
    """The bytes of an archived document are missing or not what they were. The message says which, and what to do."""


class CellError(Exception):
    """A cell does not say what its column says. Caught in the room, where file and line are known."""
