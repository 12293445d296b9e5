"""The migrations make the tables that the models describe, and no import leaves them half-written."""

import subprocess
import sys
from pathlib import Path

import pytest

KILL = """
import os, random, signal, sys, time
import django; django.setup()
from dataclasses import replace
from django.db import connection
from moving_cities.desk.actions import import_atlas
from moving_cities.desk.snapshot import take_snapshot
from tests.instruments.full_atlas import full_atlas, large_atlas

small, large = full_atlas(), large_atlas(300)

def held():
    connection.check_constraints()
    return replace(take_snapshot(), aliases=())

started = time.perf_counter()
import_atlas(atlas=large, replace=True)
duration = time.perf_counter() - started
import_atlas(atlas=small, replace=True)
before, killed = held(), 0
for _ in range(12):
    connection.close()
    child = os.fork()
    if child == 0:
        import_atlas(atlas=large, replace=True)
        os._exit(0)
    time.sleep(random.uniform(0, duration * 1.2))
    os.kill(child, signal.SIGKILL)
    killed += os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0
    assert held() in (before, large), "half an atlas"
    import_atlas(atlas=small, replace=True)
    assert held() == before, "the next import did not complete"
print(killed)
"""


def run(program: str, environment: dict[str, str]) -> str:
    done = subprocess.run([sys.executable, "-c", program], env=environment, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_the_migrations_make_the_tables_of_the_models(installation: dict[str, str]) -> None:
    assert (Path(installation["MOVING_CITIES_VAR"]) / "atlas.sqlite3").exists()


@pytest.mark.slow
def test_an_import_killed_at_any_moment_leaves_one_atlas_or_the_other(installation: dict[str, str]) -> None:
    """Killed hard, at random moments; the next import completes."""
    assert int(run(KILL, installation)) > 0, "no import was killed before it ended"
