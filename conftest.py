"""What all tests share: Django where it is needed, and only there.

Django and Wagtail take three seconds to start, which nobody should wait for who tests a room that knows
neither. They start here, while this file is read, because the fixtures of a room may need them already.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

_SOURCE = Path(__file__).parent / "src" / "moving_cities"
_ROOMS_WITHOUT_DJANGO = tuple(_SOURCE / room for room in ("atlas", "pack", "edition"))


def _start_django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moving_cities.operations.settings")
    os.environ.setdefault("MOVING_CITIES_SECRET_KEY", "known to everybody, so for tests only")
    import django

    django.setup()


def _is_without_django(chosen: list[Path]) -> bool:
    """Whether tests were chosen, and all of them stand in rooms that do not know Django."""
    rooms = [any(path.is_relative_to(room) for room in _ROOMS_WITHOUT_DJANGO) for path in chosen]
    return bool(rooms) and all(rooms)


def _chosen_paths() -> list[Path]:
    """The files and folders named on the command line."""
    names = (Path(argument.split("::")[0]) for argument in sys.argv[1:] if not argument.startswith("-"))
    return [name.resolve() for name in names if name.exists()]


# A law holds or does not; how long an example takes on a busy machine says nothing about it. In CI the examples
# are the same every time, so that a change is judged by what it changes; at a desk new ones are hunted.
settings.register_profile(
    "laws",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=bool(os.environ.get("MOVING_CITIES_TESTS_MUST_NOT_SKIP")),
)
settings.load_profile("laws")

_KNOWS_DJANGO = not _is_without_django(_chosen_paths())
if _KNOWS_DJANGO:
    _start_django()


@pytest.fixture(autouse=True)
def _language_of_this_test_only() -> Iterator[None]:
    """A request leaves its language behind in the thread; the next test must not speak it."""
    yield
    if _KNOWS_DJANGO:
        from django.utils import translation

        translation.deactivate()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks every test that uses the database of Django, so that PostgreSQL is asked about all of them.

    Those of the desk are all marked: some start programs of their own with the database that they are given.
    """
    for item in items:
        is_of_the_desk = item.path.is_relative_to(_SOURCE / "desk")
        uses_it = item.get_closest_marker("django_db") or _DATABASE & set(getattr(item, "fixturenames", ()))
        if is_of_the_desk or uses_it:
            item.add_marker("database")


_DATABASE = frozenset({"db", "transactional_db"})


@pytest.fixture(scope="session")
def django_db_use_migrations() -> bool:
    """Tables are made from the models; `desk/tests/test_schema.py` proves that the migrations make the same."""
    return False
