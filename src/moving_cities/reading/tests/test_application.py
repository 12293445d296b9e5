"""The first page, the protecting headers, the desk behind its own addresses, and an empty installation."""

import json
import re
from threading import Barrier, Thread

import pytest

from moving_cities.reading.application import make_application
from moving_cities.reading.protection import CONTENT_SECURITY_POLICY
from tests.instruments.small_edition import STYLE, make_current
from tests.instruments.wsgi_client import client_of


@pytest.mark.parametrize(
    ("wanted", "location"),
    [
        ("de-CH, en;q=0.5", "/de/"),
        ("ar", "/ar/"),
        ("zh", "/en/"),
        ("", "/en/"),
        ("gr", "/en/"),
        ("el;q=0.1", "/el/"),
    ],
)
def test_the_first_page_is_in_the_readers_language(ask, wanted, location):
    reply = ask("/", accept_language=wanted)

    assert (reply.status, reply.headers["location"]) == (302, location)
    assert reply.headers["vary"] == "Accept-Language"


def test_a_language_that_the_edition_has_not_is_not_chosen(ask, edition):
    for name in ("index.html", "index.html.br", "index.html.gz"):
        (edition.site / "de" / name).unlink()

    assert ask("/", accept_language="de, pl;q=0.5").headers["location"] == "/pl/"


@pytest.mark.parametrize(
    "address",
    ["/", "/en/", "/en", "/nowhere", "/\x00", f"/{STYLE}", "/robots.txt", "/health/", "/" + "a" * 3000],
)
@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_every_public_answer_is_protected_and_sets_no_cookie(ask, address, method):
    headers = ask(address, method=method).headers

    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]
    assert "set-cookie" not in headers
    assert "strict-transport-security" not in headers


def test_https_is_kept_to_only_where_it_was_used(edition):
    trusting = client_of(make_application(edition.var, None, trusts_proxy=True))
    distrusting = client_of(make_application(edition.var, None))

    assert "strict-transport-security" in trusting("/en/", x_forwarded_proto="https").headers
    assert "strict-transport-security" not in trusting("/en/", x_forwarded_proto="http").headers
    assert "strict-transport-security" not in trusting("/en/").headers
    assert "strict-transport-security" not in distrusting("/en/", x_forwarded_proto="https").headers


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline():
    sources = re.findall(r"'[a-z-]+'|https?:[^ ;]*|data:|\*", CONTENT_SECURITY_POLICY)

    assert set(sources) == {"'none'", "'self'"}


def test_health_names_the_edition(ask):
    reply = ask("/health/")

    assert reply.status == 200
    assert json.loads(reply.body) == {"status": "ok", "edition": "first"}
    assert reply.headers["cache-control"] == "no-store"


def test_an_empty_installation_says_what_to_do(tmp_path):
    ask = client_of(make_application(tmp_path / "var", None))

    reply = ask("/en/")

    assert reply.status == 503
    assert reply.headers["retry-after"]
    assert b"moving-cities publish" in reply.body
    assert str(tmp_path).encode() not in reply.body
    assert json.loads(ask("/health/").body) == {"status": "no edition", "edition": None}


def test_an_installation_is_served_as_soon_as_something_is_published(edition):
    (edition.var / "current").unlink()
    ask = client_of(make_application(edition.var, None))
    before = ask("/en/").status

    make_current(edition)

    assert (before, ask("/en/").status) == (503, 200)


@pytest.mark.parametrize("damage", ["{", "[]", '{"/a": "//example.org/"}', '{"/a": "/b\\r\\nx"}', '{"/a": 1}'])
def test_damaged_redirects_are_named_in_the_log_and_not_served(edition, damage):
    (edition.folder / "redirects.json").write_text(damage, encoding="utf-8")

    reply = client_of(make_application(edition.var, None))("/en/")

    assert reply.status == 503
    assert b"cannot be read at the moment" in reply.body
    assert b"redirects.json" not in reply.body
    assert "redirects.json cannot be used" in reply.log


def _desk(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Content-Type-Options", "of the desk")])
    return [environ["REQUEST_METHOD"].encode(), environ["PATH_INFO"].encode()]


def test_the_desk_is_made_at_its_first_request_and_once(edition):
    made = []
    ask = client_of(make_application(edition.var, lambda: made.append(1) or _desk))

    ask("/en/")
    made_for_readers = len(made)
    replies = [ask("/desk/cities/", method="POST"), ask("/desk-static/a.css")]

    assert made_for_readers == 0
    assert [reply.body for reply in replies] == [b"POST/desk/cities/", b"GET/desk-static/a.css"]
    assert made == [1]


def test_many_first_requests_make_one_desk(edition):
    made, together = [], Barrier(8)
    application = make_application(edition.var, lambda: made.append(1) or _desk)
    environ = {"PATH_INFO": "/desk/", "REQUEST_METHOD": "GET", "wsgi.url_scheme": "http"}

    def ask():
        together.wait()
        application(dict(environ), lambda *_: None)

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert made == [1]


def test_the_desk_gets_the_protection_that_it_does_not_set_itself(edition):
    headers = client_of(make_application(edition.var, lambda: _desk))("/desk/").headers

    assert headers["x-content-type-options"] == "of the desk"
    assert "frame-ancestors 'self'" in headers["content-security-policy"]
    assert headers["referrer-policy"]


def test_the_desk_is_found_without_its_last_slash(edition):
    reply = client_of(make_application(edition.var, lambda: _desk))("/desk", query="next=%2F")

    assert (reply.status, reply.headers["location"]) == (301, "/desk/?next=%2F")


def test_without_a_desk_its_addresses_are_not_there(ask):
    assert ask("/desk/").status == 404
