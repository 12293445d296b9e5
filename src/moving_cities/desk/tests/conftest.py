"""What the tests of the desk share: atlases, and the desk that holds them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from moving_cities.atlas.snapshot import Atlas
from moving_cities.desk.actions import import_atlas
from moving_cities.pack import read_pack
from tests.instruments.full_atlas import full_atlas

START_PACK = Path(__file__).parents[4] / "data" / "start"

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


@pytest.fixture
def full() -> Atlas:
    """An atlas in which every field holds something."""
    return full_atlas()


@pytest.fixture
def held(db: None, full: Atlas) -> Atlas:
    """The same atlas, held by the desk."""
    import_atlas(atlas=full)
    return full


@pytest.fixture(scope="session")
def start() -> Atlas:
    """The start pack."""
    return read_pack(START_PACK)


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment whose database was made by the migrations."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    environment |= {
        "MOVING_CITIES_VAR": str(tmp_path_factory.mktemp("var")),
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DJANGO_SETTINGS_MODULE": "moving_cities.operations.settings",
    }
    subprocess.run([sys.executable, "-c", CREATE], env=environment, check=True)
    return environment
