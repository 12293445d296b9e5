"""The lock tells whether a publishing is at work, also when its process was killed."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from moving_cities.desk.sign_of_life import NAME, Life, life_of, sign_of_life

HOLD = """
import sys, time
from pathlib import Path
from moving_cities.desk.sign_of_life import sign_of_life
with sign_of_life(7, Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""

KILL_WHILE_PUBLISHING = """
import django; django.setup()
import os, signal, threading
from pathlib import Path
from django.conf import settings
from django.db import connection
from moving_cities.desk import publishing
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.models import PublishRun
from moving_cities.desk.publishing import standing, start_publishing
from moving_cities.edition.publishing import current_edition
from tests.instruments.full_atlas import full_atlas

class Killed(publishing._Reporter):
    def report(self, done, total):
        super().report(done, total)
        os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    import_atlas(atlas=full_atlas(), replace=True)
    connection.close()
    child = os.fork()
    if child == 0:
        publishing._Reporter = Killed
        start_publishing(by=None).join()
        os._exit(0)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1]), "it was not killed"
    assert PublishRun.objects.get().outcome == "running"
    assert current_edition(Path(settings.VAR)) is None
    now = standing()
    assert not now.is_running and not now.obstacle and "was interrupted" in now.run.message, now
    connection.close()
    start_publishing(by=None).join()
    assert PublishRun.objects.first().outcome == "published", PublishRun.objects.first().message
    assert not standing().has_changes
"""


def test_it_tells_who_is_at_work(tmp_path: Path) -> None:
    assert life_of(7, tmp_path) is Life.UNKNOWN
    with sign_of_life(7, tmp_path / "var"):
        assert life_of(7, tmp_path / "var") is Life.AT_WORK
        assert life_of(8, tmp_path / "var") is Life.UNKNOWN
    assert life_of(7, tmp_path / "var") is Life.UNKNOWN


def test_it_is_taken_back_when_publishing_fails(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), sign_of_life(7, tmp_path):
        raise RuntimeError
    assert (tmp_path / NAME).read_text(encoding="ascii") == ""


def test_a_killed_process_has_ended_at_once(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, tmp_path], stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        assert life_of(7, tmp_path) is Life.AT_WORK
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    assert life_of(7, tmp_path) is Life.ENDED
    assert life_of(8, tmp_path) is Life.UNKNOWN


@pytest.mark.slow
def test_after_a_killed_publishing_the_next_one_completes_at_once(installation: dict[str, str], tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(KILL_WHILE_PUBLISHING, encoding="utf-8")
    done = subprocess.run([sys.executable, program], env=installation, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
