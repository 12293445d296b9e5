"""The migrations make the tables that the models describe, and no import leaves them half-written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CREATE = """
import django; django.setup()
from django.core.management import call_command
from moving_cities.desk.schema import create_database, is_up_to_date
call_command("makemigrations", check=True, dry_run=True)
assert not is_up_to_date()
seen = []
assert create_database(lambda done, total: seen.append((done, total))) == len(seen) > 100
assert seen[-1][0] == seen[-1][1]
assert create_database() == 0 and is_up_to_date()
"""

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


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment whose database was made by the migrations."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {
        "MOVING_CITIES_VAR": str(tmp_path_factory.mktemp("var")),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DJANGO_SETTINGS_MODULE": "moving_cities.operations.settings",
    }
    run(CREATE, environment)
    return environment


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
