"""nginx with our configuration answers as the embedded server does, request by request.

Different by nature, and not compared: how a validator is made (ETag, Last-Modified), ranges, the words of a
redirect's body, links within the folder (an edition has none), the order of languages by weight rather than by
place, and the server's own lines (Server, Date, Connection).
"""

from pathlib import Path

import pytest

from moving_cities.reading.errors import UnusablePathError
from moving_cities.reading.nginx import nginx_configuration
from tests.instruments.nginx import NGINX, brotli_module, nginx_serving
from tests.instruments.served import free_port, get, raw_status, served
from tests.instruments.small_edition import REDIRECTS, STYLE, make_current, write_edition

needs_nginx = pytest.mark.skipif(NGINX is None, reason="nginx is not installed (Debian: apt install nginx-light)")
ROOT = Path(__file__).parents[1]

COMPARED = (
    "content-type",
    "content-length",
    "content-encoding",
    "cache-control",
    "location",
    "allow",
    "set-cookie",
    "content-security-policy",
    "x-content-type-options",
    "referrer-policy",
    "cross-origin-opener-policy",
    "permissions-policy",
    "strict-transport-security",
)

ADDRESSES = (
    "/",
    "/?from=mail",
    "/index.html",
    "/en/",
    "/en",
    "/en?from=mail",
    "/ar/",
    "/en/ghent/",
    "/en/ghent",
    "/pl/gandawa/taskforce/",
    "/pl/gandawa/taskforce",
    "/en/index.html",
    "/en/ghent/index.html",
    "/nowhere/index.html",
    "/robots.txt",
    "/robots.txt/",
    "/favicon.ico",
    "/favicon.svg",
    "/sitemap.xml",
    f"/{STYLE}",
    "/assets/face.fedcba9876543210.woff2",
    "/assets/",
    "/assets",
    "/gr",
    "/gr/",
    "/gr/gandi",
    "/gr/gandi/",
    "/gr/old-gandi",
    "/gr/old-gandi/",
    "/gr/none/",
    "/grx/",
    "/404.html",
    "/el/404.html",
    "/nowhere",
    "/pl/nigdzie/",
    "/de/nirgends",
    "/gr/pouthena",
    "/EN/",
    "/manifest.json",
    "/redirects.json",
    "/en/ghent/index.html.br",
    "/robots.txt.gz",
    "/en//ghent/",
    "//en/",
    "/en/../en/",
    "/en/%2e%2e/en/",
    "/.hidden",
    "/.git/config",
    "/.well-known/none",
    "/en/%C3%A9/",
    "/en%2Fghent%2F",
    "/en/%67hent/",
    "/desk",
    "/en/ghent/?q=1&r=%20",
    "/" + "a" * 3000,
    "/" + "a" * 300,
    *REDIRECTS,
    *(f"{old}/" for old in REDIRECTS),
    "/GHENT",
)

LANGUAGES = (
    "de-CH, de;q=0.9, en;q=0.5",
    "zh-TW, zh;q=0.9, pl;q=0.8",
    "el",
    "EL-gr",
    "gr",
    "*",
    "ca,es-ES;q=0.7",
    "nl;q=0, fr;q=0.5",
    "nl;q=0.0,it",
    "en-GB,en;q=0.9",
    "ar-SY",
    "xde, x-pl",
    "nonsense;;,",
)

HOSTILE = (
    b"GET /en/%00 HTTP/1.1",
    b"GET /..\\..\\secret-key HTTP/1.1",
    b"GET /en/%5c.. HTTP/1.1",
    b"GET /%0d%0aSet-Cookie:a HTTP/1.1",
    b"GET /../secret-key HTTP/1.1",
    b"GET /en/../../secret-key HTTP/1.1",
    b"GET /en/.. HTTP/1.1",
    b"NONSENSE",
    b"GET /%7f HTTP/1.1",
    b"GET /en/..%2f..%2fsecret-key HTTP/1.1",
    b"GET http://localhost/en/ghent/ HTTP/1.1",
)


@pytest.fixture(scope="module")
def two_servers(tmp_path_factory):
    """The ports of nginx and of the embedded server, both serving the small edition."""
    folder = tmp_path_factory.mktemp("nginx")
    edition = write_edition(folder / "var", "first")
    make_current(edition)
    embedded, nginx = free_port(), free_port()
    with (
        served(edition.var, embedded, "trusts-proxy"),
        nginx_serving(edition.var, folder / "nginx", nginx, f"127.0.0.1:{embedded}"),
    ):
        yield nginx, embedded


def told(port: int, target: str, method: str = "GET", **headers: str) -> dict[str, object]:
    """What of an answer must be equal."""
    response, body = get(port, target, method, **headers)
    answer: dict[str, object] = {"status": response.status}
    is_redirect = response.status in {301, 302}
    for name in COMPARED:
        if not (is_redirect and name in {"content-type", "content-length"}):
            answer[name] = response.headers.get_all(name)
    answer["vary"] = sorted(part.strip() for line in response.headers.get_all("vary", []) for part in line.split(","))
    answer["body"] = b"" if is_redirect else body
    return answer


@needs_nginx
@pytest.mark.parametrize("encoding", ["", "gzip", "br", "gzip, deflate, br, zstd", "br;q=0, gzip"])
def test_every_address_gets_the_same_answer(two_servers, encoding):
    if "br" in encoding and brotli_module() is None:
        pytest.skip("this nginx has no Brotli module (Debian: apt install libnginx-mod-http-brotli-static)")
    nginx, embedded = two_servers

    differences = {
        address: (ours, theirs)
        for address in ADDRESSES
        if (ours := told(embedded, address, accept_encoding=encoding))
        != (theirs := told(nginx, address, accept_encoding=encoding))
    }

    assert differences == {}


@needs_nginx
@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("address", ["/en/ghent/", "/", "/ghent", "/nowhere", f"/{STYLE}"])
def test_every_method_gets_the_same_answer(two_servers, method, address):
    nginx, embedded = two_servers

    assert told(nginx, address, method) == told(embedded, address, method)


@needs_nginx
@pytest.mark.parametrize("wanted", LANGUAGES)
@pytest.mark.parametrize("address", ["/", "/nowhere", "/pl/nigdzie"])
def test_every_reader_gets_the_same_language(two_servers, wanted, address):
    nginx, embedded = two_servers

    assert told(nginx, address, accept_language=wanted) == told(embedded, address, accept_language=wanted)


@needs_nginx
@pytest.mark.parametrize("line", HOSTILE)
def test_what_no_browser_would_ask_is_refused_alike(two_servers, line):
    nginx, embedded = two_servers

    assert raw_status(nginx, line) == raw_status(embedded, line)


@needs_nginx
@pytest.mark.parametrize("address", ["/en/ghent/", f"/{STYLE}", "/robots.txt"])
def test_what_the_reader_has_is_not_sent_again(two_servers, address):
    for port in two_servers:
        tag = get(port, address, accept_encoding="gzip")[0].headers["etag"]
        again, body = get(port, address, accept_encoding="gzip", if_none_match=tag)

        assert not tag.startswith("W/")
        assert (again.status, body) == (304, b"")
        assert again.headers["cache-control"].startswith("public")
        assert again.headers["vary"] == "Accept-Encoding"
        assert again.headers["content-security-policy"]


@needs_nginx
def test_the_desk_is_reached_through_nginx_with_its_own_headers_only(two_servers):
    nginx, _ = two_servers

    response, body = get(nginx, "/desk/cities/?q=1", "POST", b"words", x_forwarded_for="203.0.113.9")

    assert response.status == 200
    assert b'"REMOTE_ADDR": "127.0.0.1"' in body, "what a reader claims about itself is not believed"
    assert b'"body_bytes": 5' in body
    assert response.headers.get_all("set-cookie") == ["first=1", "second=2"]
    assert len(response.headers.get_all("content-security-policy")) == 1
    assert response.headers.get_all("cache-control") is None


@needs_nginx
def test_health_is_that_of_the_embedded_server(two_servers):
    nginx, embedded = two_servers

    assert told(nginx, "/health/") == told(embedded, "/health/")


@needs_nginx
def test_readers_are_served_while_the_desk_is_down(tmp_path):
    edition = write_edition(tmp_path / "var", "first")
    make_current(edition)
    port = free_port()

    with nginx_serving(edition.var, tmp_path / "nginx", port):
        statuses = [get(port, address)[0].status for address in ("/en/ghent/", "/desk/")]

    assert statuses == [200, 502]


@needs_nginx
def test_a_new_edition_is_served_without_a_reload(tmp_path):
    edition = write_edition(tmp_path / "var", "first", mark="first-mark")
    make_current(edition)
    port = free_port()

    with nginx_serving(edition.var, tmp_path / "nginx", port):
        get(port, "/en/ghent/")
        make_current(write_edition(edition.var, "second", mark="second-mark"))
        _, body = get(port, "/en/ghent/")

    assert b"second-mark" in body


def test_the_configuration_in_deploy_is_the_one_for_the_usual_places():
    written = (ROOT / "deploy/nginx/moving-cities.conf").read_text(encoding="utf-8")

    assert written == nginx_configuration(Path("/srv/moving-cities/var"), 80, "127.0.0.1:8000")


def test_without_the_module_nothing_is_said_of_brotli():
    assert "brotli_static" not in nginx_configuration(Path("/srv"), 80, "127.0.0.1:8000", has_brotli=False)


@pytest.mark.parametrize("name", ['a"b', "a$b", "a;b", "a{b", "a\\b", "a\nb"])
def test_a_folder_that_nginx_would_misread_is_refused(name):
    with pytest.raises(UnusablePathError):
        nginx_configuration(Path("/srv") / name, 80, "127.0.0.1:8000")
