"""The lock files: made by uv from what is declared, with hashes and without the address of any index."""

import os
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tools.environment import RUN_LOCK, TEST_LOCK
from tools.failures import explain
from tools.places import REQUIREMENTS, ROOT
from tools.speaking import speak_plainly
from tools.uv import find_or_install

PROJECT = ROOT / "pyproject.toml"
_OPTIONS = [
    "--universal",
    "--python-version",
    "3.11",
    "--generate-hashes",
    "--no-header",
    "--no-annotate",
    "--quiet",
]
_PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==(?P<version>[^\s;\\]+)", re.MULTILINE)


@dataclass(frozen=True)
class Lock:
    """A lock file and what it is made from."""

    path: Path
    made_from: Path
    groups: tuple[str, ...] = ()


def all_locks() -> list[Lock]:
    """Every lock of the project: what runs, what tests, and the tools that bring those."""
    of_tools = [Lock(one.with_suffix(".lock"), one) for one in sorted(REQUIREMENTS.glob("*.in"))]
    return [Lock(RUN_LOCK, PROJECT), Lock(TEST_LOCK, PROJECT, ("test",)), *of_tools]


def pins(lock: Path) -> dict[str, str]:
    """The version that the lock holds of each package, by its normalised name."""
    found = _PIN.finditer(lock.read_text(encoding="utf-8"))
    return {match["name"].replace("_", "-").replace(".", "-"): match["version"] for match in found}


def declared(groups: tuple[str, ...] = ()) -> list[str]:
    """The requirements that pyproject.toml declares, with those of the groups."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))
    in_groups = [one for group in groups for one in project["dependency-groups"][group]]
    return [*project["project"]["dependencies"], *in_groups]


def main() -> int:
    """Resolve every lock anew; `--upgrade` in ARGS takes the newest versions."""
    upgrade = ["--upgrade"] if "--upgrade" in os.environ.get("ARGS", "").split() else []
    uv = find_or_install()
    for lock in all_locks():
        groups = [word for group in lock.groups for word in ("--group", group)]
        target = ["-o", str(lock.path.relative_to(ROOT))]
        command = [
            *uv,
            "pip",
            "compile",
            str(lock.made_from.relative_to(ROOT)),
            *groups,
            *_OPTIONS,
            *upgrade,
            *target,
        ]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode:
            raise explain(f"uv could not resolve {lock.path.name}.", done.stderr, ROOT)
        print(f"{lock.path.relative_to(ROOT)}: {len(pins(lock.path))} packages")
    return 0


if __name__ == "__main__":
    sys.exit(speak_plainly(main))
