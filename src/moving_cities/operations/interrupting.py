"""Ctrl-C that is heard even when it comes at a moment in which Python throws exceptions away."""

import _thread
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_SECONDS_UNTIL_AGAIN = 0.05


@contextmanager
def ctrl_c_is_never_lost() -> Iterator[None]:
    """Inside, a KeyboardInterrupt that fell into a finaliser comes again a moment later.

    Python raises it wherever the program happens to be. In the callback of a weak reference or in `__del__` it can
    only be printed and dropped (`sys.unraisablehook`), and the work would go on as if nobody had asked to stop.
    """
    before = sys.unraisablehook

    def hear_again(dropped: "sys.UnraisableHookArgs") -> None:
        if not issubclass(dropped.exc_type, KeyboardInterrupt):
            before(dropped)
            return
        again = threading.Timer(_SECONDS_UNTIL_AGAIN, _thread.interrupt_main)
        again.daemon = True
        again.start()

    sys.unraisablehook = hear_again
    try:
        yield
    finally:
        sys.unraisablehook = before
