"""Redirects, the page for what is not there, and addresses that mean harm."""

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moving_cities.reading.addresses import LONGEST_ADDRESS, AddressKind, address_kind, encoded, with_query
from moving_cities.reading.application import make_application
from tests.instruments.wsgi_client import client_of


@pytest.mark.parametrize(
    ("address", "location"),
    [
        ("/en", "/en/"),
        ("/pl/gandawa/taskforce", "/pl/gandawa/taskforce/"),
        ("/ghent", "/en/ghent/"),
        ("/ghent/", "/en/ghent/"),
        ("/Ghent", "/en/ghent/"),
        ("/en/ghent", "/en/ghent/"),
        ("/de/gent-1/", "/de/gent/"),
        ("/about/privacy_policy", "/en/about/"),
        ("/old/what's-new(1)", "/en/about/"),
        ("/gr", "/el/"),
        ("/gr/", "/el/"),
        ("/gr/gandi", "/el/gandi/"),
        ("/gr/gandi/", "/el/gandi/"),
        ("/gr/old-gandi", "/el/gandi/"),
        ("/en/index.html", "/en/"),
        ("/en/ghent/index.html", "/en/ghent/"),
    ],
)
def test_an_old_address_leads_to_the_page_in_one_step(ask, address, location):
    reply = ask(address)

    assert (reply.status, reply.headers["location"]) == (301, location)
    assert ask(location).status == 200


def test_an_old_address_in_another_script_is_known(edition):
    (edition.folder / "redirects.json").write_text('{"/gr/Γάνδη": "/el/gandi/"}', encoding="utf-8")

    reply = client_of(make_application(edition.var, None))("/gr/Γάνδη/".encode().decode("latin-1"))

    assert (reply.status, reply.headers["location"]) == (301, "/el/gandi/")


def test_a_redirect_hands_the_query_on(ask):
    assert ask("/en/ghent", query="from=a&b=%20").headers["location"] == "/en/ghent/?from=a&b=%20"


def test_a_query_cannot_add_a_header_line():
    assert with_query("/en/", "a\r\nSet-Cookie: b") == "/en/"


@pytest.mark.parametrize(
    ("address", "wanted", "language"),
    [
        ("/pl/nigdzie/", "de", "pl"),
        ("/el/404.html", "", "el"),
        ("/gr/pouthena", "", "el"),
        ("/nowhere", "de-CH, en;q=0.5", "de"),
        ("/nowhere", "", "en"),
        ("/nowhere/", "gr", "en"),
        ("/robots.txt/", "fr", "fr"),
        ("/assets/", "", "en"),
        ("/en/ghent/index.html.br", "", "en"),
        ("/robots.txt.gz", "", "en"),
    ],
)
def test_what_is_not_there_is_said_in_the_readers_language(ask, edition, address, wanted, language):
    reply = ask(address, accept_language=wanted)

    assert reply.status == 404
    assert reply.body == (edition.site / language / "404.html").read_bytes()
    assert reply.headers["cache-control"] == "no-store"
    assert "etag" not in reply.headers


@pytest.mark.parametrize(
    "address",
    [
        "/en/%2e%2e/",
        "//en/",
        "/en//ghent/",
        "/./en/",
        "/manifest.json",
        "/redirects.json",
        "/.git/config",
        "/en/.hidden",
        "/way-out/secret-key",
        "/way-out/editions/first/manifest.json",
        "/key.txt",
        "/en/ghent/\xe9",
        "/c:/windows/",
        "/~/",
        "//example.org/",
    ],
)
def test_nothing_outside_the_site_is_there(ask, address):
    assert ask(address).status == 404


@pytest.mark.parametrize(
    "address",
    [
        "/../secret-key",
        "/en/../../manifest.json",
        "/en/..",
        "/\x00",
        "/en/\x00.html",
        "/en\\ghent\\",
        "/..\\..\\secret-key",
        "/\r\nx",
        "/\x7f",
    ],
)
def test_a_malformed_address_is_refused(ask, address):
    assert ask(address).status == 400


def test_an_overlong_address_is_refused(ask):
    assert ask("/" + "a" * LONGEST_ADDRESS).status == 414
    assert ask("/" + "a/" * (LONGEST_ADDRESS // 2 - 1)).status == 404
    assert ask("/" + "a" * 300).status == 404, "a name longer than a file system takes"


def test_a_page_that_is_called_as_a_file_is_no_error(ask):
    assert ask("/robots.txt/more/").status == 404


_WORDS = [
    "..",
    ".",
    "en",
    "gr",
    "el",
    "ghent",
    "way-out",
    "secret-key",
    "manifest.json",
    "%2e%2e",
    "index.html",
    "404.html",
    "key.txt",
    "assets",
    "%00",
    "c:",
    "~",
    "editions",
    "first",
    "site",
    "404.html.br",
]
_PARTS = st.one_of(
    st.sampled_from([*_WORDS, "", "\\", "\x00"]),
    st.text(st.characters(max_codepoint=255), max_size=12),
    st.text(string.ascii_letters + "./\\%", max_size=30),
)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    parts=st.lists(_PARTS, max_size=8),
    start=st.sampled_from(["/", "", "//", "/en/"]),
    headers=st.text(max_size=40),
)
def test_no_address_gets_out_of_the_site_or_breaks_the_server(edition, parts, start, headers):
    """Whatever is asked for: a known status, and never the bytes of a file that is not the site's."""
    application = make_application(edition.var, None)
    address = start + "/".join(parts)
    environ = {
        "PATH_INFO": address, "REQUEST_METHOD": "GET", "QUERY_STRING": headers, "wsgi.url_scheme": "http",
        "HTTP_ACCEPT_ENCODING": headers, "HTTP_ACCEPT_LANGUAGE": headers, "HTTP_IF_NONE_MATCH": headers,
    }  # fmt: skip
    started = []

    body = b"".join(application(environ, lambda status, sent: started.append((status, sent))))

    assert int(started[0][0][:3]) in {200, 301, 302, 304, 400, 404, 414}
    assert b"secret" not in body
    for name, value in started[0][1]:
        assert value.isprintable(), (name, value)
        assert name != "Location" or (value.startswith("/") and not value.startswith("//"))


@given(st.text(st.characters(max_codepoint=255)))
def test_a_proper_address_has_no_dangerous_part(address):
    if address_kind(address) is AddressKind.PROPER:
        segments = address.split("/")[1:]
        assert all(not segment.startswith(".") for segment in segments if segment != ".well-known")
        assert "" not in segments[:-1]
        assert address.isascii()


def test_a_desk_address_is_encoded_again_as_it_came():
    assert encoded("/desk/a b\xc3\xa9?/") == "/desk/a%20b%C3%A9%3F/"


def test_well_known_files_are_reached(ask, edition):
    (edition.site / ".well-known").mkdir()
    (edition.site / ".well-known/security.txt").write_text("Contact: here\n", encoding="utf-8")

    assert ask("/.well-known/security.txt").status == 200
    assert client_of(make_application(edition.var, None))("/.well-known/.git").status == 404
