"""Killed at any moment while it publishes, an installation serves a whole edition and the next run completes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from moving_cities.edition.publishing import current_edition, publish
from tests.instruments.whole_edition import faults

ROOT = Path(__file__).resolve().parents[4]

KILLED_AT_POINTS = '''
"""Publishes in child processes that kill themselves at the n-th step on the disk; tells what is left."""
import json, os, random, shutil, signal, sys
from pathlib import Path
from moving_cities.edition.publishing import current_edition, publish
from tests.instruments.edits import edit
from tests.instruments.reduced_atlas import cut, start_atlas
from tests.instruments.whole_edition import faults

STEPS = {"open", "os.mkdir", "os.link", "os.rename", "os.remove", "os.rmdir", "os.symlink", "os.utime"}

def publish_in_child(atlas, var, stop_at, full):
    """Runs to the n-th step; returns how many steps were made, or -1 where it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        steps, is_begun = 0, False
        def watch(event, arguments):
            """Counts from where the new edition is begun: what is done before depends on what was left behind."""
            nonlocal steps, is_begun
            is_begun = is_begun or (event == "os.mkdir" and ".unfinished-" in str(arguments[0]))
            if is_begun and event in STEPS:
                steps += 1
                if steps == stop_at:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(watch)
        publish(atlas, var, processes=1, full=full)
        os.write(writing, str(steps).encode())
        os._exit(0)
    os.close(writing)
    told = os.read(reading, 99).decode()
    os.close(reading)
    status = os.waitpid(child, 0)[1]
    return -1 if os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL else int(told)

if __name__ == "__main__":
    var, count, full = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "full"
    one = cut(start_atlas(), ("gent", "aa-en-hunze"), ("en",))
    other = one if full else edit(one, random.Random(1), "change_slug")[1]
    first = publish(one, var, processes=1).id
    trial = shutil.copytree(var, var.with_name("trial"), symlinks=True)
    steps = publish_in_child(other, Path(trial), 0, full)
    then = current_edition(Path(trial)).id
    chance = random.Random(2026)
    points = sorted({*chance.sample(range(1, steps), count), *range(steps - 7, steps + 1)})
    told = []
    for point in points:
        killed = publish_in_child(other, var, point, full) == -1
        live = current_edition(var)
        told.append([point, killed, live is not None and live.id in {first, then}, faults(live.folder)])
        if live.id != first:
            publish(one, var, processes=1)
    last = publish(other, var, processes=1)
    print(json.dumps({"steps": steps, "told": told, "last": faults(last.folder), "completes": last.id == then}))
'''

PUBLISHED_BY_SEVERAL = """
import sys
from pathlib import Path
from moving_cities.edition.publishing import publish
from tests.instruments.reduced_atlas import cut, start_atlas

if __name__ == "__main__":
    atlas = cut(start_atlas(), ("gent", "gdansk", "palermo", "napoli"), ("en", "ar"))
    publish(atlas, Path(sys.argv[1]), processes=2, progress=lambda done, total: print(done, flush=True))
"""


def environment() -> dict[str, str]:
    """The environment of a process that can import the project and the tests' instruments."""
    return {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}


@pytest.mark.parametrize(("mode", "count"), [("edit", 14), ("full", 4)])
def test_killed_at_any_step_it_leaves_a_whole_edition(tmp_path, mode, count):
    """`edit` swaps in a new edition; `full` builds the live one again, which is renewed where it lies."""
    program = tmp_path / "program.py"
    program.write_text(KILLED_AT_POINTS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, program, tmp_path / "var", str(count), mode],
        env=environment(), capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert len(found["told"]) >= count + 4
    assert [point for point, killed, *_ in found["told"] if not killed] == []
    assert [point for point, _, is_known, _ in found["told"] if not is_known] == []
    assert [(point, wrong) for point, _, _, wrong in found["told"] if wrong] == []
    assert (found["last"], found["completes"]) == ([], True)


def children(pid: int) -> list[int]:
    """The processes that this one has started and that still run."""
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def runs(pid: int) -> bool:
    """Whether there is such a process that does something; one that only waits to be buried does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state not in {"Z", "X"}


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs the process list of Linux in /proc")
def test_the_processes_of_a_killed_build_end_with_it(tiny_atlas, tmp_path):
    """Else they would wait for work for ever, with the memory that they hold."""
    program = tmp_path / "program.py"
    program.write_text(PUBLISHED_BY_SEVERAL, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, program, tmp_path / "var"], env=environment(), stdout=subprocess.PIPE
    ) as build:
        assert build.stdout is not None
        build.stdout.readline()
        helpers = children(build.pid)
        build.send_signal(signal.SIGKILL)
        build.wait()
    assert len(helpers) >= 2
    until = time.monotonic() + 20
    while any(map(runs, helpers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert [pid for pid in helpers if runs(pid)] == []
    assert current_edition(tmp_path / "var") is None
    assert faults(publish(tiny_atlas, tmp_path / "var", processes=1).folder) == []
