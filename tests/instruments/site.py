"""The start pack as a served site: published once for all tests of a run, answered by the real server."""

import contextlib
import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from moving_cities.atlas.snapshot import Atlas
from moving_cities.edition.publishing import publish
from moving_cities.operations.ports import free_port
from moving_cities.pack import read_pack

ROOT = Path(__file__).resolve().parents[2]
START_PACK = ROOT / "data" / "start"
_SECONDS_TO_START = 30


@dataclass(frozen=True)
class BuiltSite:
    """A published and served site.

    Attributes:
        address: `http://127.0.0.1:port`, without a slash at the end.
        folder: the files as they are served.
        var: the installation that they belong to.
        atlas: the content that they were made from.
    """

    address: str
    folder: Path
    var: Path
    atlas: Atlas

    def url(self, path: str) -> str:
        """The whole address of a path such as `/en/`."""
        return f"{self.address}{path}"

    def file(self, path: str) -> Path:
        """The file that answers a path such as `/en/`."""
        return self.folder / path.strip("/") / "index.html"


@contextlib.contextmanager
def served_start_pack(var: Path) -> Iterator[BuiltSite]:
    """The start pack, published into `var` and served on a free port while the block runs."""
    atlas = read_pack(START_PACK)
    publish(atlas, var)
    with serving(var) as address:
        yield BuiltSite(address, (var / "current").resolve() / "site", var, atlas)


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
    raise AssertionError(f"The server did not answer. It said:\n{log.read_text(encoding='utf-8', errors='replace')}")
