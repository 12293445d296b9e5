"""The site as a WSGI application: editions to everyone, the desk behind its own addresses."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from moving_cities.reading import answers
from moving_cities.reading.addresses import with_query
from moving_cities.reading.answers import Answer
from moving_cities.reading.current import CurrentEdition
from moving_cities.reading.errors import NoEditionError, ReadingError
from moving_cities.reading.negotiation import accepted_encodings
from moving_cities.reading.protection import STRICT_TRANSPORT, Header, with_protection
from moving_cities.reading.reader import HEALTH, Asked, Reader

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

DESK = "/desk/"
DESK_PREFIXES = (DESK, "/desk-static/")
_READING = frozenset({"GET", "HEAD"})


def make_application(
    var: Path, desk: "Callable[[], WSGIApplication] | None", *, trusts_proxy: bool = False
) -> "WSGIApplication":
    """The WSGI application of an installation; several threads may use it.

    Args:
        var: the folder of the installation, with the link `current` in it. It need not exist yet.
        desk: makes the desk's application; called once, at the first request for it. None where this
            installation serves readers only.
        trusts_proxy: whether X-Forwarded-Proto and X-Forwarded-For come from a proxy of one's own. Leave it
            off where readers reach this server directly, since they could then send these headers themselves.
    """
    return _Site(var, desk, trusts_proxy=trusts_proxy)


class _Site:
    """What `make_application` returns."""

    def __init__(self, var: Path, desk: "Callable[[], WSGIApplication] | None", *, trusts_proxy: bool) -> None:
        self._reader = Reader(CurrentEdition(var))
        self._desk = Once(desk) if desk else None
        self._trusts_proxy = trusts_proxy

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        address = environ["PATH_INFO"]
        is_secure = self._is_secure(environ)
        if self._desk is not None and address.startswith(DESK_PREFIXES):
            if self._trusts_proxy and "HTTP_X_FORWARDED_FOR" in environ:
                environ["REMOTE_ADDR"] = environ["HTTP_X_FORWARDED_FOR"].rpartition(",")[2].strip()
            return _through_desk(self._desk(), environ, start_response, is_secure=is_secure)
        answer = self._answer(address, environ)
        headers = answer.headers
        status = answer.status
        body = answer.body
        if answer.is_what_the_reader_has(environ.get("HTTP_IF_NONE_MATCH", "")):
            status, headers, body = "304 Not Modified", answer.headers_of_unchanged, _unsent(body)
        elif environ["REQUEST_METHOD"] == "HEAD":
            body = _unsent(body)
        start_response(status, [*headers, STRICT_TRANSPORT] if is_secure else headers)
        return body

    def _answer(self, address: str, environ: "WSGIEnvironment") -> Answer:
        if environ["REQUEST_METHOD"] not in _READING:
            return answers.only_reading()
        try:
            if address == HEALTH:
                return self._reader.health()
            if self._desk is not None and address == DESK[:-1]:
                return answers.redirect(with_query(DESK, environ.get("QUERY_STRING", "")))
            asked = Asked(
                address,
                environ.get("QUERY_STRING", ""),
                accepted_encodings(environ.get("HTTP_ACCEPT_ENCODING", "")),
                environ.get("HTTP_ACCEPT_LANGUAGE", ""),
            )
            return self._reader.answer(asked)
        except ReadingError as error:
            print(error, file=environ.get("wsgi.errors", sys.stderr))
            return answers.unavailable(is_published=not isinstance(error, NoEditionError))

    def _is_secure(self, environ: "WSGIEnvironment") -> bool:
        if self._trusts_proxy and "HTTP_X_FORWARDED_PROTO" in environ:
            return bool(environ["HTTP_X_FORWARDED_PROTO"] == "https")
        return bool(environ["wsgi.url_scheme"] == "https")


class Once:
    """Makes the desk at the first call, once, and hands out the same one from then on."""

    def __init__(self, make: "Callable[[], WSGIApplication]") -> None:
        self._make = make
        self._made: WSGIApplication | None = None
        self._lock = Lock()

    def __call__(self) -> "WSGIApplication":
        """The desk's application."""
        if self._made is None:
            with self._lock:
                if self._made is None:
                    self._made = self._make()
        return self._made


def _through_desk(
    desk: "WSGIApplication", environ: "WSGIEnvironment", start_response: "StartResponse", *, is_secure: bool
) -> Iterable[bytes]:
    """The desk's own answer, with the protecting headers that it did not set itself."""

    def start(status: str, headers: list[Header], exc_info: object = None, /) -> Callable[[bytes], object]:
        protected = with_protection(headers, is_secure)
        return start_response(status, protected, exc_info) if exc_info else start_response(status, protected)  # type: ignore[arg-type]

    environ["wsgi.url_scheme"] = "https" if is_secure else "http"
    return desk(environ, start)


def _unsent(body: Iterable[bytes]) -> list[bytes]:
    """No body; a file that was opened for it is given back."""
    if close := getattr(body, "close", None):
        close()
    return []
