"""The way to the desk for commands: Django is loaded by those that need it, and by no other."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from moving_cities.operations.errors import NotSetUpError

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

SETTINGS = "moving_cities.operations.settings"


def open_desk(*, is_set_up_now: bool = False) -> None:
    """Start Django, so that the desk's models and actions can be imported. Takes about two seconds once.

    Args:
        is_set_up_now: whether what is missing is about to be made; otherwise there must be a database.

    Raises:
        NotSetUpError: there is none. Nothing was made, not even an empty file.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()
    if not is_set_up_now:
        _require_database()
    from moving_cities.operations.document_reading import register_documents
    from moving_cities.operations.table_reading import register_tables
    from moving_cities.operations.text_reading import register_text_reader

    register_text_reader()
    register_tables()
    register_documents()


def _require_database() -> None:
    """SQLite makes the file that it is asked for, so it is looked for first."""
    from django.db import connection

    name = str(connection.settings_dict["NAME"])
    is_a_file = connection.vendor == "sqlite" and not name.startswith("file:")
    if is_a_file and not Path(name).is_file():
        raise NotSetUpError(f"There is no installation in {Path(name).parent} yet.", "Next: moving-cities init")


def make_desk() -> "WSGIApplication":
    """The desk as a WSGI application that loads Django at its first request."""
    from moving_cities.operations.wsgi import desk_application

    return desk_application
