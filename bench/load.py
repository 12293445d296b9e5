"""How many requests a second a server answers, measured with wrk, or with a generator of our own without it."""

import asyncio
import re
import shutil
import statistics
import subprocess
import time
from dataclasses import dataclass, field
from urllib.parse import urlsplit

CONNECTIONS = 32
_OUTCOME = re.compile(
    r"50%\s+(?P<p50>[\d.]+)(?P<p50_unit>us|ms|s|m).*?99%\s+(?P<p99>[\d.]+)(?P<p99_unit>us|ms|s|m).*?"
    r"(?:Non-2xx or 3xx responses: (?P<failed>\d+).*?)?Requests/sec:\s+(?P<rate>[\d.]+)",
    re.DOTALL,
)
_SOCKET_ERRORS = re.compile(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)")
_MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0, "m": 60000.0}


class LoadError(Exception):
    """The measurement means nothing: requests failed, or the generator did."""


@dataclass(frozen=True, slots=True)
class Load:
    """One server under load.

    Attributes:
        requests_per_second: median of the rounds.
        p50_ms, p99_ms: how long a request took, in milliseconds; medians of the rounds.
        rounds: requests per second of each round, to show the spread.
        tool: what made the load; only figures of the same tool can be compared.
    """

    requests_per_second: float
    p50_ms: float
    p99_ms: float
    rounds: tuple[float, ...]
    tool: str


@dataclass(slots=True)
class _Tally:
    """What the connections of our own generator have seen."""

    took_seconds: list[float] = field(default_factory=list)
    failed: int = 0


def one_round(url: str, seconds: float, headers: dict[str, str], connections: int = CONNECTIONS) -> Load:
    """One round of load on one address.

    Raises:
        LoadError: a request was not answered with success.
    """
    wrk = shutil.which("wrk")
    if wrk:
        return _with_wrk(wrk, url, seconds, headers, connections)
    return asyncio.run(_with_own_generator(url, seconds, headers, connections))


def together(rounds: list[Load]) -> Load:
    """The medians of several rounds."""
    return Load(
        statistics.median(one.requests_per_second for one in rounds),
        statistics.median(one.p50_ms for one in rounds),
        statistics.median(one.p99_ms for one in rounds),
        tuple(round(one.requests_per_second, 1) for one in rounds),
        rounds[0].tool,
    )


def _with_wrk(wrk: str, url: str, seconds: float, headers: dict[str, str], connections: int) -> Load:
    command = [wrk, "-t1", f"-c{connections}", f"-d{max(1, round(seconds))}s", "--timeout", "20s", "--latency"]
    for name, value in headers.items():
        command += ["-H", f"{name}: {value}"]
    run = subprocess.run([*command, url], capture_output=True, text=True, check=False)
    outcome = _OUTCOME.search(run.stdout)
    errors = _SOCKET_ERRORS.search(run.stdout)
    if run.returncode or outcome is None or outcome["failed"] or (errors and any(map(int, errors.groups()))):
        raise LoadError(f"wrk could not measure {url}:\n{run.stdout}{run.stderr}")
    p50, p99 = (float(outcome[key]) * _MILLISECONDS[outcome[f"{key}_unit"]] for key in ("p50", "p99"))
    rate = float(outcome["rate"])
    return Load(rate, p50, p99, (rate,), "wrk")


async def _with_own_generator(url: str, seconds: float, headers: dict[str, str], connections: int) -> Load:
    """Keep-alive connections of one process; it is slower than a fast server, so it flatters the slower one."""
    parts = urlsplit(url)
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    request = f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\n{lines}\r\n".encode()
    tally, started = _Tally(), time.perf_counter()
    until = started + seconds
    await asyncio.gather(
        *(_connection(parts.hostname or "", parts.port or 80, request, until, tally) for _ in range(connections))
    )
    if tally.failed or len(tally.took_seconds) < 100:
        raise LoadError(f"{url} failed {tally.failed} times and answered {len(tally.took_seconds)} times.")
    rate = len(tally.took_seconds) / (time.perf_counter() - started)
    hundredths = statistics.quantiles(tally.took_seconds, n=100)
    return Load(rate, hundredths[49] * 1000, hundredths[98] * 1000, (rate,), "own generator")


async def _connection(host: str, port: int, request: bytes, until: float, tally: _Tally) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        while (started := time.perf_counter()) < until:
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"(?i)content-length: *(\d+)", head)
            await reader.readexactly(int(length[1]) if length else 0)
            tally.took_seconds.append(time.perf_counter() - started)
            tally.failed += not head.startswith(b"HTTP/1.1 200")
    finally:
        writer.close()
