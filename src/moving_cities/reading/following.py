"""The processes that the server starts stop when it stops, in its order, and never stay behind."""

import os
import signal
import threading
import time

_LOOK_EVERY_SECONDS = 1.0


def follow(parent: int) -> None:
    """Makes this process stop when its parent tells it to, or within about a second of its parent's end.

    Args:
        parent: the parent's process id, as the parent itself knows it: it may be gone already.

    It leaves the group of the terminal: Ctrl-C is for the server alone, which then stops its processes.
    (A worker that stopped by itself would count as failed, and be started again in the middle of the stop.)
    If the server is killed outright, its processes end too, or its port would stay taken.
    """
    os.setpgrp()
    threading.Thread(target=_watch, args=(parent,), name="parent", daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)
