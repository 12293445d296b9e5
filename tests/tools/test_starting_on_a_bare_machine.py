"""`make run` where something is wrong: one sentence with the remedy, exit code 1, and never a traceback."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NEEDED = [
    "tools",
    "requirements.lock",
    "requirements-test.lock",
    "src/moving_cities/__init__.py",
    "src/moving_cities/operations/__init__.py",
    "src/moving_cities/operations/errors.py",
    "src/moving_cities/operations/ports.py",
    "src/moving_cities/reading/__init__.py",
    "src/moving_cities/reading/errors.py",
    "src/moving_cities/reading/listening.py",
]


def copy_of_the_project(folder: Path) -> Path:
    """What `make run` reads before the environment exists, and nothing else."""
    for name in NEEDED:
        source, target = ROOT / name, folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
        else:
            shutil.copy(source, target)
    return folder


def start(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run what `make run` runs."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(Path.home()), "PYTHON": sys.executable, **variables}
    command = ["/bin/sh", str(folder / "tools" / "with-python.sh"), "-m", "tools.run_site"]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=120)


def assert_told_plainly(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    for word in words:
        assert word in done.stderr


@contextlib.contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """A small file system of its own on this folder; needs root, and a system that lets root mount."""
    command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("only root can mount a small or read-only disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_taken_port_is_told_before_anything_is_installed(tmp_path):
    folder = copy_of_the_project(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = start(folder, PORT=str(port))

    assert_told_plainly(done, f"Port {port}", "is taken by another program", "PORT=")
    assert not (folder / ".venv").exists()


def test_a_port_that_is_none(tmp_path):
    assert_told_plainly(start(copy_of_the_project(tmp_path), PORT="eighty"), "“eighty” is not a port", "PORT=8001")


def test_a_full_disk(tmp_path):
    with mounted(tmp_path, "size=20m"):
        done = start(copy_of_the_project(tmp_path))

    assert_told_plainly(done, f"The disk that holds {tmp_path}", "Make room")


def test_a_read_only_disk(tmp_path):
    with mounted(tmp_path, "size=20m"):
        copy_of_the_project(tmp_path)
        subprocess.run(["mount", "-o", "remount,ro", str(tmp_path)], check=True)
        done = start(tmp_path)

    assert_told_plainly(done, f"The folder {tmp_path} cannot be written to")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write into every folder; the read-only disk stands for it")
def test_a_folder_of_somebody_else(tmp_path):
    folder = copy_of_the_project(tmp_path)
    folder.chmod(0o555)
    try:
        done = start(folder)
    finally:
        folder.chmod(0o755)

    assert_told_plainly(done, f"The folder {folder} cannot be written to")


@pytest.mark.parametrize("version", ["Python 3.9.2", None], ids=["too old", "missing"])
def test_no_python_that_is_new_enough(tmp_path, version):
    folder, programs = copy_of_the_project(tmp_path / "project"), tmp_path / "bin"
    programs.mkdir()
    for name in ("dirname", "uname"):
        (programs / name).symlink_to(str(shutil.which(name)))
    if version:
        (programs / "python3").write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo "{version}" && exit 0\nexit 1\n')
        (programs / "python3").chmod(0o755)

    done = start(folder, PATH=str(programs), PYTHON="python3")

    assert_told_plainly(done, "needs Python 3.11 or newer", f"has {version or 'none'}", "make PYTHON=")


def test_the_tools_need_nothing_but_the_standard_library():
    """They run before anything is installed: -S leaves out every installed package."""
    words = "import tools.run_site, tools.run_tests, tools.locks, tools.in_environment"
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}

    done = subprocess.run(
        [sys.executable, "-S", "-c", words], env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
