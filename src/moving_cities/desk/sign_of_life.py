"""Whether a publishing from the desk is still at work: a lock that ends with the process that holds it.

The file `desk-publishing.lock` in the var folder names the run whose process holds the lock. If the file names a
run and nobody holds the lock, that run's process has ended in the middle: it was killed, or the machine went
down. About a run that the file does not name nothing is known; it may be at work on another machine that
shares the database.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum, auto
from pathlib import Path

NAME = "desk-publishing.lock"


class Life(Enum):
    """What the lock tells about a run."""

    AT_WORK = auto()
    ENDED = auto()
    UNKNOWN = auto()


@contextmanager
def sign_of_life(run: int, var: Path) -> Iterator[None]:
    """Holds the lock in the name of a run for as long as the block lasts.

    Whoever looks at the lock holds it for an instant, so this waits.

    Args:
        run: key of the run.
        var: the installation's folder; made where it is missing.

    Raises:
        OSError: the file cannot be written.
    """
    var.mkdir(parents=True, exist_ok=True)
    with (var / NAME).open("a+", encoding="ascii") as sign:
        fcntl.flock(sign, fcntl.LOCK_EX)
        sign.truncate(0)
        sign.write(str(run))
        sign.flush()
        os.fsync(sign.fileno())
        try:
            yield
        finally:
            sign.truncate(0)


def life_of(run: int, var: Path) -> Life:
    """What the lock tells about a run.

    Args:
        run: key of the run.
        var: the installation's folder.
    """
    try:
        sign = (var / NAME).open(encoding="ascii")
    except FileNotFoundError:
        return Life.UNKNOWN
    with sign:
        is_held = _is_held(sign.fileno())
        named = sign.read()
    if named != str(run):
        return Life.UNKNOWN
    return Life.AT_WORK if is_held else Life.ENDED


def _is_held(file: int) -> bool:
    """Whether another has the lock; if not, it is ours until the file is closed."""
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False
