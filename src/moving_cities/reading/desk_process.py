"""The desk's own process: started with the server, filled at the first request, ended with the server."""

import multiprocessing
import os
import tempfile
from collections.abc import Callable, Iterable
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from moving_cities.reading.application import Once
from moving_cities.reading.desk_door import DeskDoor, believing_the_door
from moving_cities.reading.following import follow

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

THREADS = 2
"""While one request publishes or uploads, another is answered; more would only take turns."""

STOP_SECONDS = 10
"""How long a request under way may take to end when the server is stopped."""


class DeskProcess:
    """Runs the desk beside the server, for as long as a `with` block lasts.

    Args:
        desk: makes the desk's application. It is called in the new process, at the first request, and must
            be a function of a module, since some systems start processes afresh.
    """

    def __init__(self, desk: "Callable[[], WSGIApplication]") -> None:
        self._desk = desk
        self._folder = tempfile.TemporaryDirectory(prefix="moving-cities-")
        self._socket = str(Path(self._folder.name) / "desk.sock")
        self._process: BaseProcess | None = None

    def __enter__(self) -> DeskDoor:
        context = multiprocessing.get_context()
        self._process = context.Process(target=_serve_desk, args=(self._desk, self._socket, os.getpid()), name="desk")
        self._process.start()
        return DeskDoor(self._socket)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.join(STOP_SECONDS + 2)
            if self._process.is_alive():
                self._process.kill()
                self._process.join()
        self._folder.cleanup()


def _serve_desk(desk: "Callable[[], WSGIApplication]", socket_path: str, server: int) -> None:
    follow(server)
    Server(
        "desk",
        uds=Path(socket_path),
        uds_permissions=0o600,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        http=HTTPModes.http1,
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve(target_loader=_LoadedDesk(desk), wrap_loader=False)


class _LoadedDesk:
    """What the desk's worker loads when it starts: nothing but the promise to load the desk when asked for."""

    def __init__(self, desk: "Callable[[], WSGIApplication]") -> None:
        self._desk = desk
        self._server = os.getpid()

    def __call__(self) -> "WSGIApplication":
        follow(self._server)
        made = Once(self._desk)

        def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
            return made()(environ, start_response)

        return believing_the_door(application)
