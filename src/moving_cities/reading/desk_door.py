"""The way from the processes that serve readers to the desk, which is a process of its own.

The desk takes a hundred megabytes and seconds of work at a time. In a process of its own it takes the memory
once, and neither its work nor its failure keeps a reader waiting. Requests go over a Unix socket in a folder
that only this user may enter; what the desk must know of the reader's connection goes with them in two headers,
which are believed for that reason and are taken away from what comes from outside.
"""

import http.client
import socket
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from moving_cities.reading.addresses import encoded
from moving_cities.reading.answers import plain_sentence
from moving_cities.reading.protection import Header

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

WAIT_SECONDS = 300
"""How long one request may keep the desk busy: publishing a large atlas by hand takes a minute."""

_CALLER, _SCHEME = "Moving-Cities-Caller", "Moving-Cities-Scheme"
_OF_ONE_CONNECTION = frozenset(
    ("connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "expect")
)
_PIECE_BYTES = 64 * 1024


class _DeskConnection(http.client.HTTPConnection):
    """A connection to the desk's socket."""

    def __init__(self, path: str) -> None:
        super().__init__("desk", timeout=WAIT_SECONDS)
        self._path = path

    def connect(self) -> None:
        """Connects to the socket instead of a host."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(WAIT_SECONDS)
        self.sock.connect(self._path)


class _Body:
    """The desk's answer in pieces; closes the connection behind it."""

    def __init__(self, connection: http.client.HTTPConnection, response: http.client.HTTPResponse) -> None:
        self._connection = connection
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        while piece := self._response.read1(_PIECE_BYTES):
            yield piece

    def close(self) -> None:
        """Closes the connection, as WSGI asks when the answer was sent or given up."""
        self._response.close()
        self._connection.close()


class DeskDoor:
    """A WSGI application that hands every request on to the desk's process.

    Args:
        socket_path: the Unix socket that the desk listens on.
    """

    def __init__(self, socket_path: str) -> None:
        self._socket_path = socket_path

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """The desk's answer, or 502 or 504 where it gives none."""
        connection = _DeskConnection(self._socket_path)
        try:
            response = _response(connection, environ)
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            environ["wsgi.errors"].write(f"The desk does not answer: {error!r}\n")
            return _absent(error, start_response)
        headers = [header for header in response.getheaders() if header[0].lower() not in _OF_ONE_CONNECTION]
        start_response(f"{response.status} {response.reason}", headers)
        return _Body(connection, response)


def believing_the_door(desk: "WSGIApplication") -> "WSGIApplication":
    """The desk's application as its own process serves it, with the reader's address and scheme in place."""

    def application(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        environ["REMOTE_ADDR"] = environ.pop(_variable(_CALLER), "")
        environ["wsgi.url_scheme"] = environ.pop(_variable(_SCHEME), "http")
        return desk(environ, start_response)

    return application


def _response(connection: http.client.HTTPConnection, environ: "WSGIEnvironment") -> http.client.HTTPResponse:
    query = environ.get("QUERY_STRING", "")
    target = encoded(environ["PATH_INFO"]) + (f"?{query}" if query else "")
    headers = dict(_sent_headers(environ))
    is_chunked = "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower()
    body: Any = None
    if is_chunked or headers.get("Content-Length", "0") != "0":
        body = iter(lambda: environ["wsgi.input"].read(_PIECE_BYTES), b"")
    connection.request(environ["REQUEST_METHOD"], target, body, headers, encode_chunked=is_chunked)
    return connection.getresponse()


def _sent_headers(environ: "WSGIEnvironment") -> Iterator[Header]:
    for variable, value in environ.items():
        if variable.startswith("HTTP_"):
            name = variable[5:].replace("_", "-").title()
            if name.lower() not in _OF_ONE_CONNECTION and name not in {_CALLER, _SCHEME}:
                yield name, value
    if environ.get("CONTENT_TYPE"):
        yield "Content-Type", environ["CONTENT_TYPE"]
    if environ.get("CONTENT_LENGTH"):
        yield "Content-Length", environ["CONTENT_LENGTH"]
    elif "chunked" in environ.get("HTTP_TRANSFER_ENCODING", "").lower():
        yield "Transfer-Encoding", "chunked"
    yield _CALLER, environ.get("REMOTE_ADDR", "")
    yield _SCHEME, environ["wsgi.url_scheme"]
    yield "Connection", "close"


def _variable(name: str) -> str:
    return f"HTTP_{name.upper().replace('-', '_')}"


def _absent(error: Exception, start_response: "Callable[[str, list[Header]], object]") -> Iterable[bytes]:
    if isinstance(error, TimeoutError):
        answer = plain_sentence(
            "504 Gateway Timeout",
            f"The desk has not answered for {WAIT_SECONDS} seconds. Readers are served as before; "
            "look into the server's log.",
        )
    else:
        answer = plain_sentence(
            "502 Bad Gateway",
            "The desk is not running or has stopped in the middle of an answer. Readers are served as before; "
            "try again in a few seconds, and look into the server's log if it stays so.",
        )
    start_response(answer.status, list(answer.headers))
    return answer.body
