"""How much memory a server takes, all of its processes together."""

import re
import subprocess
import sys
from pathlib import Path


def memory_mb(root: int) -> float:
    """Megabytes (10^6 bytes) of a process and all that descend from it.

    On Linux the proportional share (PSS): a page that three processes have in common counts once in all. Elsewhere
    the resident size (RSS), which counts it three times.
    """
    processes = [root, *_descendants(root)]
    measure = _proportional_kb if sys.platform == "linux" else _resident_kb
    return sum(measure(process) for process in processes) * 1024 / 1e6


def _descendants(root: int) -> list[int]:
    listing = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = [tuple(map(int, line.split())) for line in listing.splitlines()]
    found: list[int] = []
    waiting = [root]
    while waiting:
        parent = waiting.pop()
        children = [process for process, its_parent in parents if its_parent == parent]
        found += children
        waiting += children
    return found


def _proportional_kb(process: int) -> int:
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    share = re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)
    return int(share[1]) if share else 0


def _resident_kb(process: int) -> int:
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, text=True, check=False)
    return int(told.stdout or 0)
