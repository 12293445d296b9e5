"""The environment `.venv`: made by uv from a lock file, every package checked against its hash.

A stamp says which lock was installed; while the lock is the same, nothing is done. The project itself is not
built and installed: a `.pth` file points at `src`, so that what runs is what stands in the folder.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from moving_cities.operations.errors import from_os_error, too_little_room
from tools.failures import explain
from tools.places import ENVIRONMENT, PYTHON, ROOT, VAR
from tools.uv import find_or_install

RUN_LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"  # holds everything of RUN_LOCK, too
_STAMP = ENVIRONMENT / "installed.json"
_ROOM_NEEDED_MB = {RUN_LOCK: 700, TEST_LOCK: 1200}  # environment and uv's cache; measured 330 and 600
_LAUNCHER = """\
#!/bin/sh
exec "{python}" -m moving_cities "$@"
"""


def prepare(lock: Path) -> None:
    """Make `.venv` hold what `lock` names. A second call returns within a tenth of a second.

    Raises:
        SetupError: uv or a package could not be installed.
        FolderError: the project's folder cannot be written to.
        DiskFullError: there is no room.
    """
    require_writable(ROOT)
    VAR.mkdir(exist_ok=True)
    if _is_prepared(lock):
        return
    _require_room(_ROOM_NEEDED_MB[lock])
    uv = find_or_install()
    _STAMP.unlink(missing_ok=True)
    _make_environment(uv)
    print(f"Installing the packages of {lock.name} (only when it has changed) ...", flush=True)
    _uv(uv, ["pip", "sync", "--python", str(PYTHON), "--require-hashes", str(lock)])
    _point_at_source()
    _STAMP.write_text(json.dumps(_stamp(lock)), encoding="utf-8")


def require_writable(folder: Path) -> None:
    """Return when files can be made in `folder`. Raises FolderError or DiskFullError."""
    probe = folder / f".writable-{os.getpid()}"
    try:
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise from_os_error(OSError(error.errno, error.strerror), folder) from error


def _is_prepared(lock: Path) -> bool:
    try:
        stamp = json.loads(_STAMP.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return False
    enough = [_stamp(one) for one in (lock, TEST_LOCK)]
    return stamp in enough and _python_works()


def _stamp(lock: Path) -> dict[str, str]:
    digest = hashlib.sha256(lock.read_bytes()).hexdigest()
    return {"lock": lock.name, "sha256": digest, "folder": str(ROOT)}


def _python_works() -> bool:
    asked = subprocess.run([str(PYTHON), "-c", ""], capture_output=True, check=False) if PYTHON.exists() else None
    return asked is not None and asked.returncode == 0


def _require_room(needed_mb: int) -> None:
    free_mb = shutil.disk_usage(ROOT).free // 1_000_000
    if free_mb < needed_mb:
        raise too_little_room(ROOT, free_mb, needed_mb)


def _make_environment(uv: list[str]) -> None:
    if _python_works() and _stands_here():
        return
    print("Making the environment .venv ...", flush=True)
    _uv(uv, ["venv", "--clear", "--python", sys.executable, str(ENVIRONMENT)])


def _stands_here() -> bool:
    """Whether the programs in `.venv/bin` still name this folder: it may have been moved or copied."""
    activate = ENVIRONMENT / "bin" / "activate"
    return activate.exists() and str(ENVIRONMENT) in activate.read_text(encoding="utf-8")


def _uv(uv: list[str], arguments: list[str]) -> None:
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "UV_NO_PROGRESS": "1", **_cache()}
    done = subprocess.run([*uv, *arguments], capture_output=True, text=True, env=environment, cwd=ROOT, check=False)
    if done.returncode:
        raise explain("uv could not install the environment.", done.stdout + done.stderr, ROOT)


def _cache() -> dict[str, str]:
    """Uv's cache stays where it is, except for a user whose home cannot be written to."""
    home = Path.home()
    is_usable = "UV_CACHE_DIR" in os.environ or (home.is_dir() and os.access(home, os.W_OK))
    return {} if is_usable else {"UV_CACHE_DIR": str(VAR / "cache" / "uv")}


def _point_at_source() -> None:
    asked = [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    packages = Path(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip())
    (packages / "moving_cities.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")
    launcher = ENVIRONMENT / "bin" / "moving-cities"
    launcher.write_text(_LAUNCHER.format(python=PYTHON), encoding="utf-8")
    launcher.chmod(0o755)
