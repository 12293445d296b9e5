"""The measurements measure: a failing address is an error, and a server's processes are counted together."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys

import pytest

from bench import load as load_module
from bench.load import LoadError, one_round, together
from bench.memory import memory_mb
from tests.instruments.served import free_port, served
from tests.instruments.small_edition import make_current, write_edition

pytestmark = pytest.mark.slow


@pytest.fixture(params=["wrk", "own generator"])
def tool(request, monkeypatch):
    """Each of the two generators in turn."""
    if request.param == "wrk" and shutil.which("wrk") is None:
        pytest.skip("wrk is not installed (Debian: apt install wrk)")
    if request.param != "wrk":
        monkeypatch.setattr(load_module.shutil, "which", lambda _: None)
    return request.param


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """The port of a served small edition."""
    edition = write_edition(tmp_path_factory.mktemp("load") / "var", "first")
    make_current(edition)
    number = free_port()
    with served(edition.var, number):
        yield number


def test_a_page_under_load_is_measured(tool, port):
    measured = one_round(f"http://127.0.0.1:{port}/en/ghent/", 1, {"Accept-Encoding": "br"}, connections=4)

    assert measured.tool == tool
    assert measured.requests_per_second > 100
    assert 0 < measured.p50_ms <= measured.p99_ms


def test_an_address_that_fails_is_not_measured(tool, port):
    with pytest.raises(LoadError):
        one_round(f"http://127.0.0.1:{port}/nowhere/", 1, {}, connections=2)


def test_a_server_that_is_not_there_is_not_measured(tool):
    with pytest.raises((LoadError, OSError)):
        one_round(f"http://127.0.0.1:{free_port()}/", 1, {}, connections=2)


def test_the_median_round_counts():
    rounds = [load_module.Load(rate, rate / 10, rate / 5, (rate,), "wrk") for rate in (10.0, 1000.0, 20.0)]

    assert together(rounds) == load_module.Load(20.0, 2.0, 4.0, (10.0, 1000.0, 20.0), "wrk")


def test_memory_counts_the_children_too():
    child = "import time; held = bytearray(60_000_000); held[::4096] = b'1' * len(held[::4096]); time.sleep(60)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    with subprocess.Popen([sys.executable, "-c", parent], start_new_session=True) as process:
        try:
            measured = asyncio.run(_grown(process.pid))
        finally:
            os.killpg(process.pid, signal.SIGKILL)

    assert measured > 60


async def _grown(process: int) -> float:
    """The memory once it stands still, at most five seconds later."""
    measured = 0.0
    for _ in range(50):
        await asyncio.sleep(0.1)
        if (measured := memory_mb(process)) > 60:
            break
    return measured
