"""Serves an installation, readers and desk, in one command."""

import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from moving_cities.reading.application import make_application
from moving_cities.reading.desk_door import DeskDoor
from moving_cities.reading.desk_process import DeskProcess
from moving_cities.reading.following import follow
from moving_cities.reading.listening import check_port

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

MOST_WORKERS = 2
"""Two processes answer tens of thousands of requests a second; whoever needs more puts nginx in front."""

THREADS = 4
"""Per process. One answers readers as fast as four; the others may wait for the desk meanwhile."""

STOP_SECONDS = 10
"""How long requests under way may take to end when the server is stopped."""

_BACKLOG = 1024


def serve(
    var: Path,
    port: int,
    workers: int | None = None,
    *,
    host: str = "127.0.0.1",
    desk: "Callable[[], WSGIApplication] | None" = None,
    trusts_proxy: bool = False,
    on_start: Callable[[], None] | None = None,
) -> None:
    """Serves until it is stopped by SIGINT or SIGTERM; requests under way are answered first.

    Args:
        var: the folder of the installation.
        port: where to listen, 1 to 65535.
        workers: processes that serve readers; None for one per core, two at most.
        host: the address to listen on; 127.0.0.1 is this machine only.
        desk: makes the desk's application, a function of a module (see `DeskProcess`); None for no desk.
        trusts_proxy: whether X-Forwarded-Proto and X-Forwarded-For come from a proxy of one's own.
        on_start: called when everything is ready to start and the port is known to be free.

    Raises:
        ListeningError: the port is taken, reserved or no port; nothing was started.
    """
    check_port(host, port)
    with ExitStack() as stack:
        door = stack.enter_context(DeskProcess(desk)) if desk else None
        if on_start:
            on_start()
        Server(
            "moving-cities",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers or min(os.cpu_count() or 1, MOST_WORKERS),
            blocking_threads=THREADS,
            backlog=_BACKLOG,
            respawn_failed_workers=True,
            workers_kill_timeout=STOP_SECONDS,
            http=HTTPModes.http1,
            websockets=False,
            log_access=False,
            log_level=LogLevels.warning,
        ).serve(target_loader=_LoadedSite(var, door, trusts_proxy=trusts_proxy), wrap_loader=False)


class _LoadedSite:
    """What each worker loads when it starts."""

    def __init__(self, var: Path, door: DeskDoor | None, *, trusts_proxy: bool) -> None:
        self._server = os.getpid()
        self._var = var.absolute()
        self._door = door
        self._trusts_proxy = trusts_proxy

    def __call__(self) -> "WSGIApplication":
        follow(self._server)
        door = self._door
        return make_application(self._var, (lambda: door) if door else None, trusts_proxy=self._trusts_proxy)
