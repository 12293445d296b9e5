"""The same city page from the embedded server and from nginx, and the memory that serving takes."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.load import Load, one_round, together
from bench.memory import memory_mb
from tests.instruments.nginx import NGINX, nginx_serving
from tests.instruments.served import ROOT, free_port, get, wait_until_it_answers
from tests.instruments.small_edition import make_current, write_edition

ROUNDS = 5
ROUND_SECONDS = 4
HEADERS = {"Accept-Encoding": "br"}
CITY_PAGE = "/en/ghent/"
_COMMAND_LINE = "from moving_cities.operations.command_line import main; main()"


@dataclass(frozen=True, slots=True)
class ServingFigures:
    """What serving costs on this machine, all figures of one run.

    Attributes:
        address: the page.
        page_bytes, sent_bytes: its size, and what goes over the wire with Brotli.
        embedded: the embedded server under load.
        nginx: nginx with our configuration from the same folder, the better of one worker and one per core;
            None where there is no nginx.
        memory_mb: all processes of the embedded server after the load, the desk's not yet asked for.
        memory_with_desk_mb: the same after a request to the desk; None where the installation has no desk.
    """

    address: str
    page_bytes: int
    sent_bytes: int
    embedded: Load
    nginx: Load | None
    memory_mb: float
    memory_with_desk_mb: float | None

    @property
    def share_of_nginx(self) -> float | None:
        """Requests per second of the embedded server, as a share of nginx's."""
        if self.nginx is None:
            return None
        return self.embedded.requests_per_second / self.nginx.requests_per_second


def measure_serving(
    var: Path, scratch: Path, *, rounds: int = ROUNDS, round_seconds: float = ROUND_SECONDS
) -> ServingFigures:
    """Measures both servers in turns, so that what else the machine does meets both.

    Args:
        var: an installation; where it has no edition, a page of 25 kB in `scratch` stands in.
        scratch: a folder for what only the measurement needs.
        rounds: how often each is measured; the median counts.
        round_seconds: how long each time.

    Raises:
        LoadError: a server did not answer every request.
    """
    source, address = _installation(var, scratch)
    embedded, ports = free_port(), {workers: free_port() for workers in ("1", "auto")}
    with _embedded(source, embedded) as process:
        plain, prepared = (get(embedded, address, accept_encoding=encoding)[1] for encoding in ("", "br"))
        with _all_nginx(source, scratch, ports):
            loads = _in_turns([embedded, *(ports.values() if NGINX else ())], address, rounds, round_seconds)
        memory = memory_mb(process.pid)
        with_desk = _memory_with_desk(source, embedded, process.pid)
    best = max((loads[port] for port in ports.values() if port in loads), key=_rate, default=None)
    return ServingFigures(address, len(plain), len(prepared), loads[embedded], best, memory, with_desk)


def _rate(load: Load) -> float:
    return load.requests_per_second


def _installation(var: Path, scratch: Path) -> tuple[Path, str]:
    """The installation to measure and the address of the page."""
    site = var / "current" / "site"
    if (site / CITY_PAGE[1:] / "index.html").is_file():
        return var, CITY_PAGE
    edition = write_edition(scratch / "var", "measured", page_bytes=25_000)
    make_current(edition)
    page = edition.site / CITY_PAGE[1:]
    (page / "index.html.br").write_bytes(os.urandom(7_000))
    return edition.var, CITY_PAGE


@contextmanager
def _embedded(var: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """`moving-cities serve` as everybody starts it."""
    desk = [] if _has_desk(var) else ["--without-desk"]
    command = [sys.executable, "-c", _COMMAND_LINE, "--var", str(var.absolute())]
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    process = subprocess.Popen(
        [*command, "serve", "--port", str(port), *desk],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": paths},
        stdout=subprocess.DEVNULL,
    )
    try:
        wait_until_it_answers(port)
        yield process
    finally:
        process.terminate()
        process.wait(30)


@contextmanager
def _all_nginx(var: Path, scratch: Path, ports: dict[str, int]) -> Iterator[None]:
    if NGINX is None:
        yield
        return
    one, several = (nginx_serving(var, scratch / f"nginx-{n}", ports[n], workers=n) for n in ("1", "auto"))
    with one, several:
        yield


def _in_turns(ports: list[int], address: str, rounds: int, seconds: float) -> dict[int, Load]:
    loads: dict[int, list[Load]] = {port: [] for port in ports}
    for _ in range(rounds):
        for port in ports:
            loads[port].append(one_round(f"http://127.0.0.1:{port}{address}", seconds, HEADERS))
    return {port: together(measured) for port, measured in loads.items()}


def _has_desk(var: Path) -> bool:
    """Whether the installation has a database with tables in it."""
    database = var / "atlas.sqlite3"
    if not database.is_file():
        return False
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        return bool(connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])


def _memory_with_desk(var: Path, port: int, process: int) -> float | None:
    if not _has_desk(var):
        return None
    get(port, "/desk/login/")
    return memory_mb(process)
