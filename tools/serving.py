"""An installation served by the real server, for as long as something looks at it."""

import contextlib
import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from moving_cities.operations.errors import SetupError
from moving_cities.operations.ports import free_port
from tools.places import ROOT

_SECONDS_TO_START = 30


@contextlib.contextmanager
def serving(var: Path) -> Iterator[str]:
    """The address of `moving-cities serve` for the installation in `var`, while the block runs."""
    port = free_port()
    environment = {**os.environ, "MOVING_CITIES_VAR": str(var), "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "moving_cities", "serve", "--port", str(port), "--workers", "1"]
    log = var / "serve.log"
    with log.open("wb") as output:
        server = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            _wait_until_it_answers(server, port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_until_it_answers(server: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        with contextlib.suppress(OSError), contextlib.closing(connection):
            connection.request("GET", "/robots.txt")
            connection.getresponse()
            return
        time.sleep(0.05)
    said = log.read_text(encoding="utf-8", errors="replace")
    raise SetupError("The server did not answer.", f"It said:\n{said}")
