"""uv, which makes the environment: the one on this machine, or one installed under var/."""

import re
import shutil
import subprocess
import sys

from moving_cities.operations.errors import SetupError
from tools.debian import apt_install, can_install
from tools.failures import explain
from tools.places import REQUIREMENTS, ROOT, TOOLS

_OLDEST = (0, 5, 0)
_HOME = TOOLS / "uv"
_LOCK = REQUIREMENTS / "uv.lock"


def find_or_install() -> list[str]:
    """The command that starts uv.

    Raises:
        SetupError: it is not here, and this Python has no way to install it.
        DiskFullError, FolderError: there is no room for it.
    """
    return _found() or _installed()


def _found() -> list[str] | None:
    on_path = shutil.which("uv")
    candidates = [[on_path]] if on_path else []
    candidates += [[str(_HOME / "bin" / "uv")], [str(_HOME / "target" / "bin" / "uv")]]
    return next((candidate for candidate in candidates if _is_usable(candidate)), None)


def _is_usable(command: list[str]) -> bool:
    try:
        answer = subprocess.run([*command, "--version"], capture_output=True, text=True, timeout=60, check=False)
    except OSError:
        return False
    version = re.match(r"uv (\d+)\.(\d+)\.(\d+)", answer.stdout)
    return answer.returncode == 0 and version is not None and tuple(map(int, version.groups())) >= _OLDEST


def _installed() -> list[str]:
    print("Installing uv, which installs the rest ...", flush=True)
    shutil.rmtree(_HOME, ignore_errors=True)
    TOOLS.mkdir(parents=True, exist_ok=True)
    pip = _pip_of_a_new_environment() or _pip_of_this_python() or _pip_after_apt()
    if pip is None:
        raise SetupError(
            f"{sys.executable} has neither a complete venv module nor pip, so uv cannot be installed.",
            "On Debian or Ubuntu: sudo apt install python3-venv. Elsewhere: install uv or pip. "
            "Then run the same command again.",
        )
    _run([*pip, "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", str(_LOCK)])
    return _found() or _give_up()


def _pip_of_a_new_environment() -> list[str] | None:
    made = subprocess.run([sys.executable, "-m", "venv", str(_HOME)], capture_output=True, text=True, check=False)
    if made.returncode == 0:
        return [str(_HOME / "bin" / "python"), "-m", "pip", "install"]
    shutil.rmtree(_HOME, ignore_errors=True)
    if "ensurepip" in made.stdout + made.stderr:
        return None
    raise explain("This Python could not make an environment.", made.stdout + made.stderr, ROOT)


def _pip_of_this_python() -> list[str] | None:
    asked = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True, check=False)
    target = ["-m", "pip", "install", "--target", str(_HOME / "target")]
    return [sys.executable, *target] if asked.returncode == 0 else None


def _pip_after_apt() -> list[str] | None:
    if not can_install():
        return None
    apt_install([f"python3.{sys.version_info.minor}-venv"])
    return _pip_of_a_new_environment()


def _run(command: list[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise explain("pip could not install uv.", done.stdout + done.stderr, ROOT)


def _give_up() -> list[str]:
    raise SetupError(
        f"uv was installed under {_HOME}, yet it does not start.",
        "Remove that folder and run the same command again, or install uv yourself.",
    )
