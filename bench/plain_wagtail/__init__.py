"""A plain Wagtail page of the same length, composed for every request, in an environment of its own.

The project beside this module is what Wagtail's tutorial makes: one page type, SQLite, no cache. It runs under the
same server as ours (Granian, the same number of workers), so the difference is what composing a page costs.
"""

import importlib.metadata
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.load import Load, one_round, together
from bench.memory import memory_mb
from tests.instruments.served import free_port, get, wait_until_it_answers

BLOCKS = 20
ROUNDS = 3
ROUND_SECONDS = 6
WORKERS = 2
_PROJECT = Path(__file__).parent / "project"
_ADDRESS = "/"


class PlainWagtailError(Exception):
    """The plain site cannot be made or does not answer as it should."""


@dataclass(frozen=True, slots=True)
class PlainWagtailFigures:
    """A plain Wagtail page under load.

    Attributes:
        page_bytes: size of the page.
        load: the server under load.
        memory_mb: all its processes after the load.
        versions: of Wagtail, Django and Granian, as installed.
    """

    page_bytes: int
    load: Load
    memory_mb: float
    versions: dict[str, str]


def measure_plain_wagtail(
    folder: Path, page_bytes: int, *, rounds: int = ROUNDS, round_seconds: float = ROUND_SECONDS
) -> PlainWagtailFigures:
    """Makes the environment and the site where they are missing, and measures the page.

    Args:
        folder: where environment, project and database lie (`var/bench-wagtail`); it may be kept for the next time.
        page_bytes: about how long the page shall be.
        rounds: how often it is measured; the median counts.
        round_seconds: how long each time.

    Raises:
        PlainWagtailError: a step of making it failed, with what it said.
        LoadError: the server did not answer every request.
    """
    python = _environment(folder)
    _site(folder, python, page_bytes)
    port = free_port()
    with _served(folder, python, port) as process:
        response, page = get(port, _ADDRESS)
        if response.status != 200 or abs(len(page) - page_bytes) > page_bytes * 0.15:
            raise PlainWagtailError(
                f"The plain page answers {response.status} with {len(page):,} bytes, not {page_bytes:,}."
            )
        url = f"http://127.0.0.1:{port}{_ADDRESS}"
        measured = [one_round(url, round_seconds, {"Accept-Encoding": "br"}) for _ in range(rounds)]
        return PlainWagtailFigures(len(page), together(measured), memory_mb(process.pid), _versions())


def _versions() -> dict[str, str]:
    """The same versions as ours, so that only the way of serving differs."""
    return {name: importlib.metadata.version(name) for name in ("wagtail", "django", "granian")}


def _environment(folder: Path) -> Path:
    """The interpreter of the environment, which is made where it is missing or has other versions."""
    wanted = [f"{name}=={version}" for name, version in _versions().items()]
    environment, made = folder / "venv", folder / "venv-made"
    python = environment / "bin" / "python"
    if python.exists() and made.exists() and made.read_text(encoding="utf-8") == "\n".join(wanted):
        return python
    shutil.rmtree(environment, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    uv = shutil.which("uv")
    if uv:
        _run([uv, "venv", "--quiet", "--python", sys.executable, str(environment)], folder)
        _run([uv, "pip", "install", "--quiet", "--python", str(python), *wanted], folder)
    else:
        _run([sys.executable, "-m", "venv", str(environment)], folder)
        _run([str(python), "-m", "pip", "install", "--quiet", *wanted], folder)
    made.write_text("\n".join(wanted), encoding="utf-8")
    return python


def _site(folder: Path, python: Path, page_bytes: int) -> None:
    project = folder / "project"
    shutil.rmtree(project, ignore_errors=True)
    shutil.copytree(_PROJECT, project, ignore=shutil.ignore_patterns("__pycache__"))
    (project / "plain" / "migrations").mkdir()
    (project / "plain" / "migrations" / "__init__.py").touch()
    _run([str(python), "fill.py", str(page_bytes), str(BLOCKS)], project)


@contextmanager
def _served(folder: Path, python: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    options = ["--interface", "wsgi", "--workers", str(WORKERS), "--blocking-threads", "1", "--no-ws"]
    command = [str(python), "-m", "granian", *options, "--port", str(port), "--log-level", "warning"]
    process = subprocess.Popen([*command, "plain.wsgi:application"], cwd=folder / "project", env=_own_environment())
    try:
        wait_until_it_answers(port, 60)
        yield process
    finally:
        process.terminate()
        process.wait(30)


def _run(command: list[str], folder: Path) -> None:
    run = subprocess.run(command, cwd=folder, env=_own_environment(), capture_output=True, text=True, check=False)
    if run.returncode:
        raise PlainWagtailError(f"“{' '.join(command)}” failed:\n{run.stdout}{run.stderr}")


def _own_environment() -> dict[str, str]:
    """Without what leads Python to our own code and settings."""
    ours = ("PYTHONPATH", "VIRTUAL_ENV", "DJANGO_SETTINGS_MODULE")
    return {name: value for name, value in os.environ.items() if name not in ours}
