"""The errors of the desk: what stopped, where, and what to do."""

from collections.abc import Sequence

SHOWN_PROBLEMS = 20
"""So many problems are written out in a message; the rest are counted."""


class DeskError(Exception):
    """The desk cannot do what it was asked to."""


class EmptyDeskError(DeskError):
    """The desk holds no atlas yet."""

    def __init__(self) -> None:
        super().__init__("The desk holds no atlas yet. Import a pack, for example: moving-cities import data/start")


class ImportRefusedError(DeskError):
    """An atlas breaks rules between its records, so nothing of it was taken over.

    Attributes:
        problems: what is broken, each a whole sentence with its place.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        shown = "\n".join(f"  {problem}" for problem in self.problems[:SHOWN_PROBLEMS])
        more = len(self.problems) - SHOWN_PROBLEMS
        rest = f"\n  … and {more:,} more." if more > 0 else ""
        super().__init__(
            f"The atlas was not imported: {len(self.problems):,} references or addresses do not hold. "
            f"Mend them and import again.\n{shown}{rest}"
        )


class PublishingBusyError(DeskError):
    """An edition is being published already."""


class BrokenRecordError(DeskError):
    """What the desk holds breaks a rule of the atlas, so no atlas can be made of it."""

    def __init__(self, place: str, reason: Exception) -> None:
        super().__init__(f"{place} cannot be handed over: {reason} Open it at the desk and mend it.")


class DraftError(DeskError):
    """What was asked of a draft cannot be done. The message says why, and what to do."""
