"""A client that calls a WSGI application as a server does, and checks both sides of the contract."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator


@dataclass(frozen=True)
class Reply:
    """What came back.

    Attributes:
        status: the number of the status line.
        headers: by their names in lower case.
        body: as it was sent, with its encoding.
        log: what the application wrote for whoever runs it.
    """

    status: int
    headers: dict[str, str]
    body: bytes
    log: str = ""


Ask = Callable[..., Reply]


def client_of(application: Any) -> Ask:
    """Asks the application; headers are named arguments, `accept_language` for Accept-Language."""
    checked = validator(application)

    def ask(address: str, method: str = "GET", query: str = "", **headers: str) -> Reply:
        environ: dict[str, Any] = {"SCRIPT_NAME": "", "PATH_INFO": address}
        environ |= {"REQUEST_METHOD": method, "QUERY_STRING": query}
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        setup_testing_defaults(environ)
        environ["wsgi.errors"] = log = io.StringIO()
        started: list[tuple[str, list[tuple[str, str]]]] = []
        result = checked(environ, lambda *start: started.append(start[:2]) or started.append)
        try:
            body = b"".join(result)
        finally:
            result.close()
        status, sent = started[0]
        names = [name.lower() for name, _ in sent]
        assert len(names) == len(set(names)), f"a header is sent twice: {names}"
        return Reply(int(status[:3]), {name.lower(): value for name, value in sent}, body, log.getvalue())

    return ask
