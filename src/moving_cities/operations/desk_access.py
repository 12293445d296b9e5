"""The way to the desk for commands: Django is loaded by those that need it, and by no other."""

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

SETTINGS = "moving_cities.operations.settings"


def open_desk() -> None:
    """Start Django, so that the desk's models and actions can be imported. Takes about two seconds once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import django

    django.setup()
    from moving_cities.operations.document_reading import register_documents
    from moving_cities.operations.table_reading import register_tables
    from moving_cities.operations.text_reading import register_text_reader

    register_text_reader()
    register_tables()
    register_documents()


def make_desk() -> "WSGIApplication":
    """The desk as a WSGI application that loads Django at its first request."""
    from moving_cities.operations.wsgi import desk_application

    return desk_application
