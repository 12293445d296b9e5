"""A PostgreSQL server for one run of the tests: made in a temporary folder and always removed."""

import contextlib
import os
import pwd
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from moving_cities.operations.errors import SetupError
from moving_cities.operations.ports import free_port
from tools.debian import apt_install, can_install, is_root
from tools.failures import explain

_USER = "moving_cities"
# Lower-casing Greek and Polish needs a locale that knows them; macOS has no C.UTF-8.
_LOCALE = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"
_SECONDS_TO_START = "60"
# The content is thrown away, so it need not survive a power cut: this makes the tests twice as fast.
_FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


def find_programs() -> Path | None:
    """The folder that holds initdb and pg_ctl: the newest of Debian's, or the one on PATH."""
    of_debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    on_path = shutil.which("initdb")
    folders = [*of_debian, *([Path(on_path).resolve().parent] if on_path else [])]
    return next((folder for folder in folders if _is_complete(folder)), None)


def find_or_install_programs() -> Path | None:
    """The same folder, installed first where there is none and we may; None where we may not."""
    found = find_programs()
    if found is None and can_install():
        apt_install(["postgresql"])
        found = find_programs()
    return found


@contextlib.contextmanager
def running_server(programs: Path) -> Iterator[str]:
    """The address (`postgresql://...`) of a server that runs until the block is left.

    Raises:
        SetupError: it could not be made or did not start, with what it said.
    """
    folder = Path(tempfile.mkdtemp(prefix="moving-cities-postgresql-"))
    owner = _Owner()
    try:
        owner.give(folder)
        address = _make(programs, folder, owner)
        try:
            yield address
        finally:
            owner.run([programs / "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Owner:
    """Who runs the server: ourselves, or somebody without rights when we are root (PostgreSQL refuses)."""

    def __init__(self) -> None:
        self._account = _unprivileged_account() if is_root() else None

    def give(self, folder: Path) -> None:
        """Make the folder, and what is in it, theirs."""
        if self._account:
            for path in [folder, *folder.rglob("*")]:
                os.chown(path, self._account.pw_uid, self._account.pw_gid)

    def run(self, command: Sequence[str | Path]) -> subprocess.CompletedProcess[str]:
        """Run the command as this user and return what it said."""
        uid, gid = (self._account.pw_uid, self._account.pw_gid) if self._account else (None, None)
        return subprocess.run(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd="/",
            user=uid,
            group=gid,
            extra_groups=[] if self._account else None,
            check=False,
        )


def _make(programs: Path, folder: Path, owner: _Owner) -> str:
    data, password, port = folder / "data", secrets.token_urlsafe(16), free_port()
    (folder / "password").write_text(password, encoding="utf-8")
    owner.give(folder)
    init: list[str | Path] = [
        programs / "initdb",
        "-D",
        data,
        "--encoding=UTF8",
        f"--locale={_LOCALE}",
        "--no-sync",
    ]
    init += [f"--username={_USER}", f"--pwfile={folder / 'password'}", "--auth=scram-sha-256"]
    _require(owner.run(init), folder)
    options = [f"port={port}", "listen_addresses=127.0.0.1", f"unix_socket_directories={folder}", *_FAST]
    start: list[str | Path] = [
        programs / "pg_ctl",
        "-D",
        data,
        "-l",
        folder / "log",
        "-w",
        "-t",
        _SECONDS_TO_START,
    ]
    _require(owner.run([*start, "-o", " ".join(f"-c {one}" for one in options), "start"]), folder)
    return f"postgresql://{_USER}:{password}@127.0.0.1:{port}/postgres"


def _require(done: subprocess.CompletedProcess[str], folder: Path) -> None:
    if done.returncode:
        log = folder / "log"
        more = log.read_text(encoding="utf-8", errors="replace") if log.exists() else ""
        raise explain("The PostgreSQL server for the tests did not start.", f"{done.stdout}\n{more}", folder)


def _unprivileged_account() -> pwd.struct_passwd:
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise SetupError(
        "PostgreSQL refuses to run as root, and there is no user “postgres” or “nobody”.",
        "Add one: useradd --system postgres.",
    )


def _is_complete(folder: Path) -> bool:
    return all((folder / name).exists() for name in ("initdb", "pg_ctl", "postgres"))


def _version(folder: Path) -> int:
    name = folder.parent.name
    return int(name) if name.isdigit() else 0
