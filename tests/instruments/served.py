"""An installation served by the real server in processes of its own, with a small desk that says what it got."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import Any

from moving_cities.reading.serving import serve

ROOT = Path(__file__).parents[2]


GO_ON = "the-desk-may-go-on"
"""The file in an installation for which `/desk/slow/` waits."""


def small_desk() -> Any:
    """A desk that answers with what it got; `/desk/slow/` waits for `GO_ON`, `/desk/crash/` ends its process."""

    def desk(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        if environ["PATH_INFO"] == "/desk/slow/":
            _wait_for(Path(sys.argv[1]) / GO_ON)
        if environ["PATH_INFO"] == "/desk/crash/":
            os.kill(os.getpid(), signal.SIGKILL)
        body = environ["wsgi.input"].read()
        told = {name: value for name, value in environ.items() if name.isupper() and isinstance(value, str)}
        told |= {"body_bytes": len(body), "scheme": environ["wsgi.url_scheme"], "pid": os.getpid()}
        cookies = [("Set-Cookie", "first=1"), ("Set-Cookie", "second=2")]
        start_response("200 OK", [("Content-Type", "application/json"), *cookies])
        return [json.dumps(told).encode()]

    return desk


def _wait_for(file: Path, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not file.exists() and time.monotonic() < end:
        time.sleep(0.02)


def free_port() -> int:
    """A port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(var: Path, port: int, *options: str) -> Iterator[subprocess.Popen[bytes]]:
    """The running server of an installation, from its first answer on."""
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    command = [sys.executable, "-m", "tests.instruments.served", str(var), str(port), *options]
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | {"PYTHONPATH": paths}, start_new_session=True)
    try:
        wait_until_it_answers(port)
        yield process
    finally:
        process.terminate()
        process.wait(30)


def wait_until_it_answers(port: int, seconds: float = 20) -> None:
    """Waits for the first answer of a server.

    Raises:
        TimeoutError: it gives none in time.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            get(port, "/health/")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(f"Nothing answers on port {port}.")


def get(
    port: int, target: str, method: str = "GET", body: bytes | None = None, **headers: str
) -> tuple[HTTPResponse, bytes]:
    """One request on a connection of its own; headers are named arguments, as in `wsgi_client`."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, target, body, names)
        response = connection.getresponse()
        return response, response.read()
    finally:
        connection.close()


def raw_status(port: int, request_line: bytes) -> int:
    """The status that a request gets which no proper client would write."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request_line + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        return int(connection.makefile("rb").readline().split()[1])


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]), 2, desk=small_desk, trusts_proxy="trusts-proxy" in sys.argv)
