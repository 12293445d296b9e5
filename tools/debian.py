"""Debian's packages, where this machine has them and we may install them."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from tools.failures import explain
from tools.places import ROOT

_POLICY = Path("/usr/sbin/policy-rc.d")


def is_root() -> bool:
    """Whether we run as the administrator of this machine."""
    return os.geteuid() == 0


def can_install() -> bool:
    """Whether packages of Debian or Ubuntu can be installed without asking anybody."""
    return is_root() and shutil.which("apt-get") is not None


def apt_install(packages: Sequence[str]) -> None:
    """Install these packages and what they need, without what they only recommend; start none as a service.

    Raises:
        SetupError: apt could not, with the end of what it said.
        DiskFullError: there is no room.
    """
    print(f"Installing with apt: {' '.join(packages)} ...", flush=True)
    _refresh_lists()
    with _no_service_starts():
        _apt(["install", "--yes", "--no-install-recommends", *packages])


def advice(packages: Sequence[str]) -> str:
    """The sentence that tells somebody who is not root what to install."""
    return f"On Debian or Ubuntu: sudo apt install {' '.join(packages)}."


@cache
def _refresh_lists() -> None:
    _apt(["update"])


@contextlib.contextmanager
def _no_service_starts() -> Iterator[None]:
    """Debian asks this file before it starts a freshly installed server; 101 means no."""
    if _POLICY.exists():
        yield
        return
    _POLICY.write_text("#!/bin/sh\nexit 101\n", encoding="utf-8")
    _POLICY.chmod(0o755)
    try:
        yield
    finally:
        _POLICY.unlink(missing_ok=True)


def _apt(arguments: Sequence[str]) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "--quiet", "-o", "DPkg::Lock::Timeout=300", *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL, check=False
    )
    if done.returncode:
        raise explain(f"apt-get {arguments[0]} failed.", done.stdout + done.stderr, ROOT)
