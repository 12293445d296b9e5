"""The list on which everything that reads a pack notes what is wrong."""

from moving_cities.pack.errors import PackError, PackProblem


class Findings:
    """Problems found so far. Reading goes on after a problem, so that all are reported at once."""

    def __init__(self) -> None:
        self._problems: set[PackProblem] = set()
        self._files: set[str] = set()

    def add(self, file: str, line: int, field: str, message: str) -> None:
        """Notes a problem; see `PackProblem` for the arguments."""
        self._problems.add(PackProblem(file, line, field, message))
        self._files.add(file)

    def names(self, file: str) -> bool:
        """Whether a problem with this file is noted already."""
        return file in self._files

    def names_below(self, folder: str) -> bool:
        """Whether a problem with any file in this folder is noted already."""
        return any(file.startswith(f"{folder}/") for file in self._files)

    def __len__(self) -> int:
        return len(self._problems)

    def raise_any(self) -> None:
        """Ends the reading if there is any problem.

        Raises:
            PackError: with all of them, in the order of files and lines.
        """
        if self._problems:
            raise PackError(tuple(sorted(self._problems)))
