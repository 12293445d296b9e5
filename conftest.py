"""What all tests share: Django where it is needed, and only there."""

import os
from pathlib import Path

import pytest

_SOURCE = Path(__file__).parent / "src" / "moving_cities"
_ROOMS_WITHOUT_DJANGO = tuple(_SOURCE / room for room in ("atlas", "pack", "edition"))


def pytest_configure(config: pytest.Config) -> None:
    """Starts Django, which takes three seconds, unless only rooms that do not know it are tested."""
    if all(_is_without_django(Path(config.invocation_params.dir, one.split("::")[0])) for one in config.args):
        return
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moving_cities.operations.settings")
    os.environ.setdefault("MOVING_CITIES_SECRET_KEY", "known to everybody, so for tests only")
    import django

    django.setup()


def _is_without_django(path: Path) -> bool:
    return any(path.resolve().is_relative_to(room) for room in _ROOMS_WITHOUT_DJANGO)


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """Tables are made from the models; `desk/tests/test_schema.py` proves that the migrations make the same."""
    return False
