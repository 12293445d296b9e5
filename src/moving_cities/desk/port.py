"""Ports: what the desk needs of rooms that it may not know, handed over by operations at start."""

from collections.abc import Callable
from typing import Generic, TypeVar

from moving_cities.desk.errors import DeskError

Need = TypeVar("Need")


class Port(Generic[Need]):
    """Holds the one thing of its kind that this process has.

    Args:
        missing: makes the error of a process that was started without it.
    """

    def __init__(self, missing: Callable[[], DeskError]) -> None:
        self._missing = missing
        self._held: Need | None = None

    def register(self, held: Need | None) -> None:
        """Makes this the one of this process; None takes it away."""
        self._held = held

    def registered(self) -> Need:
        """The one of this process. Raises the error of its absence where nobody has registered any."""
        if self._held is None:
            raise self._missing()
        return self._held
