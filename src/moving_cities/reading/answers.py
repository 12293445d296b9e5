"""An answer to a request, ready to be sent, and the few answers that come from no file."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import orjson

from moving_cities.reading.protection import PUBLIC_HEADERS, Header

ASK_EVERY_TIME = "public, max-age=0, must-revalidate"
"""A page may be kept, but is asked for again each time; unchanged, it costs a few bytes (304). So what is
published is seen at once, and never a new page with an old one behind it."""

KEEP_FOR_EVER = "public, max-age=31536000, immutable"
KEEP_AN_HOUR = "public, max-age=3600"
DO_NOT_KEEP = "no-store"

_NOT_IN_304 = frozenset({"content-length", "content-type", "content-encoding"})


@dataclass(frozen=True)
class Answer:
    """A whole answer.

    Attributes:
        status: the status line's number and words.
        headers: all headers; the list is shared between requests and must not be changed.
        body: the body in one piece, or in pieces for a large file.
        entity_tag: the strong validator, with its quotes; empty where there is none.
    """

    status: str
    headers: list[Header]
    body: Iterable[bytes]
    entity_tag: str = ""

    @cached_property
    def headers_of_unchanged(self) -> list[Header]:
        """The headers of a 304: those of the full answer without what describes its body."""
        return [header for header in self.headers if header[0].lower() not in _NOT_IN_304]

    def is_what_the_reader_has(self, if_none_match: str) -> bool:
        """Whether an If-None-Match header names this very representation (weak comparison, RFC 9110)."""
        if not self.entity_tag or not self.status.startswith("200"):
            return False
        if if_none_match.strip() == "*":
            return True
        tags = (tag.strip().removeprefix("W/") for tag in if_none_match.split(","))
        return self.entity_tag in tags


def redirect(location: str, *, keep: str = KEEP_AN_HOUR) -> Answer:
    """The address has moved for good; the location is a path of this site."""
    return _without_body("301 Moved Permanently", [("Location", location), ("Cache-Control", keep)])


def choice_of_language(location: str) -> Answer:
    """This reader's language; another reader may get another one."""
    headers = [("Location", location), ("Cache-Control", ASK_EVERY_TIME), ("Vary", "Accept-Language")]
    return _without_body("302 Found", headers)


def plain_sentence(status: str, sentence: str, *extra: Header) -> Answer:
    """An answer to a program rather than to a reader: one English sentence."""
    return _with_body(status, f"{sentence}\n".encode(), "text/plain; charset=utf-8", *extra)


def bad_request() -> Answer:
    """The address is malformed."""
    return plain_sentence("400 Bad Request", "The address is malformed.")


def too_long() -> Answer:
    """The address is longer than any of this site."""
    return plain_sentence("414 URI Too Long", "The address is too long.")


def only_reading() -> Answer:
    """The files can be read, and nothing else."""
    return plain_sentence("405 Method Not Allowed", "This address can only be read.", ("Allow", "GET, HEAD"))


def not_found() -> Answer:
    """Nothing is here, and the edition has no page that says so."""
    return plain_sentence("404 Not Found", "There is nothing at this address.")


def unavailable(*, is_published: bool) -> Answer:
    """No edition can be served. What exactly is wrong stands in the server's log: readers need no paths of it."""
    title = "This site cannot be read at the moment" if is_published else "Nothing is published yet"
    page = (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        f"<title>{title}</title>\n<h1>{title}</h1>\n"
        "<p>Whoever runs it finds the reason in the server's log; it is published with “moving-cities publish”.</p>\n"
        "</html>\n"
    )
    return _with_body("503 Service Unavailable", page.encode(), "text/html; charset=utf-8", ("Retry-After", "30"))


def health(edition_id: str | None) -> Answer:
    """Which edition is served, for a monitor: 200 with its id, or 503 where there is none."""
    status = "200 OK" if edition_id else "503 Service Unavailable"
    document = {"status": "ok" if edition_id else "no edition", "edition": edition_id}
    return _with_body(status, orjson.dumps(document), "application/json")


def _with_body(status: str, body: bytes, content_type: str, *extra: Header) -> Answer:
    headers = [
        ("Content-Type", content_type),
        ("Content-Length", str(len(body))),
        ("Cache-Control", DO_NOT_KEEP),
        *extra,
        *PUBLIC_HEADERS,
    ]
    return Answer(status, headers, [body])


def _without_body(status: str, headers: list[Header]) -> Answer:
    described = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", "0")]
    return Answer(status, [*headers, *described, *PUBLIC_HEADERS], [])
