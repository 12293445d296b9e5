"""The desk as a WSGI application, made when somebody first asks for it.

Starting Django and Wagtail takes seconds and 100 MB; readers of the edition must not wait for it.
"""

import os
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


def desk_application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
    """Answers one request to the desk."""
    return _application()(environ, start_response)


@cache
def _application() -> "Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "moving_cities.operations.settings")
    from django.core.wsgi import get_wsgi_application

    application: Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]] = get_wsgi_application()
    from moving_cities.operations.document_reading import register_documents
    from moving_cities.operations.table_reading import register_tables
    from moving_cities.operations.text_reading import register_text_reader

    register_text_reader()
    register_tables()
    register_documents()
    return application
