"""Progress of long work: a bar on a terminal, a plain line now and then everywhere else. Always on stderr."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeAlias

import click

Progress: TypeAlias = Callable[[int, int], None]
"""Called with how much is done and how much there is in all."""

_SECONDS_BETWEEN_LINES = 5.0


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """What to tell the progress of one piece of work; the line is finished when the block is left."""
    told = _Bar(label) if sys.stderr.isatty() else _Lines(label)
    try:
        yield told.tell
    finally:
        told.finish()


class _Bar:
    """One line that is drawn over and over."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._bar: Any = None
        self._done = 0

    def tell(self, done: int, total: int) -> None:
        """Draw how many steps of how many are done."""
        if self._bar is None:
            self._bar = click.progressbar(length=total, label=self._label, file=sys.stderr, width=32)
            self._bar.__enter__()
        self._bar.update(max(0, done - self._done))
        self._done = max(self._done, done)

    def finish(self) -> None:
        """Leave the line as it is and go on below it."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)


class _Lines:
    """A line at the start, one every few seconds, and one at the end: for logs."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._started = self._told = time.monotonic()
        click.echo(f"{label} ...", err=True)

    def tell(self, done: int, total: int) -> None:
        """Write how many steps of how many are done, if the last line is old enough."""
        if time.monotonic() - self._told >= _SECONDS_BETWEEN_LINES:
            self._told = time.monotonic()
            click.echo(f"{self._label}: {done:,} of {total:,}", err=True)

    def finish(self) -> None:
        """Write how long it took."""
        click.echo(f"{self._label}: {time.monotonic() - self._started:.1f} s", err=True)
