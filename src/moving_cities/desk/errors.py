"""The errors of the desk: what stopped, where, and what to do."""

from collections.abc import Sequence

from moving_cities.atlas.sentences import say, say_in_lines

SHOWN_PROBLEMS = 20
"""So many problems are written out in a message; the rest are counted."""


class DeskError(Exception):
    """The desk cannot do what it was asked to.

    Attributes:
        next_command: what to type next at a command line; empty where the message says all there is to do.
    """

    next_command: str = ""


class EmptyDeskError(DeskError):
    """The desk holds no atlas yet."""

    def __init__(self) -> None:
        super().__init__(
            say("The desk holds no atlas yet. Import a pack, for example: moving-cities import data/start")
        )


class ImportRefusedError(DeskError):
    """An atlas breaks rules between its records, so nothing of it was taken over.

    Attributes:
        problems: what is broken, each a whole sentence with its place.
    """

    next_command = "moving-cities check"

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        said = say(
            "The atlas was not imported: {count:,} references or addresses do not hold. Mend them and import again.",
            count=len(self.problems),
        )
        super().__init__(say_in_lines([said, *self.problems], SHOWN_PROBLEMS + 1))


class PublishingBusyError(DeskError):
    """An edition is being published already."""


class BrokenRecordError(DeskError):
    """What the desk holds breaks a rule of the atlas, so no atlas can be made of it.

    Args:
        place: the record, text or part of a text by its key, such as `city/gent`, which is the same in all languages.
        reason: what is wrong with it.
    """

    next_command = "moving-cities check"

    def __init__(self, place: str, reason: Exception) -> None:
        super().__init__(
            say(
                "“{place}” cannot be handed over: {reason} Open it at the desk and mend it.", place=place, reason=reason
            )
        )


class DraftError(DeskError):
    """What was asked of a draft cannot be done. The message says why, and what to do."""


class DraftDecidedError(DraftError):
    """Somebody has decided on a draft already."""


class DraftChangedError(DraftError):
    """A draft, or the text that it would go into, is not as the person saw it who decided."""

    def __init__(self) -> None:
        super().__init__(
            say("Somebody has changed the draft or its text since it was looked at. Look at it again, then accept.")
        )
