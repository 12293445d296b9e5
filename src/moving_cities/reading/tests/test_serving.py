"""The real server, over real connections: files, desk, swaps, stops, and a port that is taken."""

import json
import os
import re
import shutil
import signal
import socket
import time
from threading import Event, Thread

import brotli
import pytest

from moving_cities.reading.desk_door import DeskDoor
from moving_cities.reading.errors import (
    ListeningError,
    PortForbiddenError,
    PortRangeError,
    PortTakenError,
    UnknownHostError,
)
from moving_cities.reading.listening import check_port
from moving_cities.reading.serving import serve
from tests.instruments.served import GO_ON, free_port, get, raw_status, served, wait_until_it_answers
from tests.instruments.small_edition import STYLE, make_current, write_edition
from tests.instruments.wsgi_client import client_of

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """The server of an installation whose edition stays as it is; its port and the edition."""
    edition = write_edition(tmp_path_factory.mktemp("served") / "var", "first", mark="first-mark")
    make_current(edition)
    port = free_port()
    with served(edition.var, port, "trusts-proxy"):
        yield port, edition


def test_a_page_arrives_as_it_was_prepared(running):
    port, edition = running

    response, body = get(port, "/en/ghent/", accept_encoding="gzip, br")

    assert response.status == 200
    assert response.headers["content-encoding"] == "br"
    assert int(response.headers["content-length"]) == len(body)
    assert brotli.decompress(body) == (edition.site / "en/ghent/index.html").read_bytes()
    assert get(port, "/en/ghent/", accept_encoding="br", if_none_match=response.headers["etag"])[0].status == 304


def test_head_tells_the_length_and_sends_nothing(running):
    port, edition = running

    response, body = get(port, "/en/ghent/", method="HEAD")

    assert (response.status, body) == (200, b"")
    assert int(response.headers["content-length"]) == (edition.site / "en/ghent/index.html").stat().st_size


def test_the_first_page_leads_to_the_readers_language(running):
    response, _ = get(running[0], "/", accept_language="nl-BE, en;q=0.5")

    assert (response.status, response.headers["location"]) == (302, "/nl/")


@pytest.mark.parametrize(
    ("line", "status"),
    [
        (b"GET /../../secret-key HTTP/1.1", 400),
        (b"GET /%2e%2e/%2e%2e/secret-key HTTP/1.1", 400),
        (b"GET /en/..%2f..%2f..%2fsecret-key HTTP/1.1", 400),
        (b"GET /..%5c..%5csecret-key HTTP/1.1", 400),
        (b"GET /en/%00 HTTP/1.1", 400),
        (b"GET //en/ghent/ HTTP/1.1", 404),
        (b"GET /%zz HTTP/1.1", 404),
        (b"GET /%ff%fe HTTP/1.1", 404),
        (b"GET /" + b"a" * 5000 + b" HTTP/1.1", 414),
        (b"GET * HTTP/1.1", 400),
        (b"OPTIONS * HTTP/1.1", 405),
        (b"GET http://example.org/en/ghent/ HTTP/1.1", 200),
        (b"NONSENSE", 400),
    ],
)
def test_what_no_browser_would_ask_gets_a_plain_answer(running, line, status):
    assert raw_status(running[0], line) == status


def test_the_desk_gets_the_whole_request(running):
    body = os.urandom(3_000_000)

    response, answer = get(running[0], "/desk/a%20b/?q=%20", "POST", body, cookie="session=1", x_csrftoken="t")
    told = json.loads(answer)

    assert response.status == 200
    assert (told["PATH_INFO"], told["QUERY_STRING"], told["REQUEST_METHOD"]) == ("/desk/a b/", "q=%20", "POST")
    assert (told["body_bytes"], told["HTTP_COOKIE"], told["HTTP_X_CSRFTOKEN"]) == (len(body), "session=1", "t")
    assert response.headers.get_all("set-cookie") == ["first=1", "second=2"]
    assert "frame-ancestors 'self'" in response.headers["content-security-policy"]


def test_the_desk_knows_the_reader_behind_a_proxy(running):
    _, answer = get(running[0], "/desk/", x_forwarded_for="1.1.1.1, 192.0.2.7", x_forwarded_proto="https")
    told = json.loads(answer)

    assert (told["REMOTE_ADDR"], told["scheme"]) == ("192.0.2.7", "https")


def test_nobody_can_pass_for_another_reader(running):
    _, answer = get(running[0], "/desk/", moving_cities_caller="192.0.2.1", moving_cities_scheme="https")
    told = json.loads(answer)

    assert (told["REMOTE_ADDR"], told["scheme"]) == ("127.0.0.1", "http")


def test_readers_do_not_wait_for_the_desk(running):
    port, edition = running
    editors = [Thread(target=get, args=(port, "/desk/slow/")) for _ in range(2)]
    for editor in editors:
        editor.start()

    statuses = {get(port, "/en/ghent/")[0].status for _ in range(50)}
    is_desk_busy = all(editor.is_alive() for editor in editors)
    (edition.var / GO_ON).touch()
    for editor in editors:
        editor.join()

    assert (statuses, is_desk_busy) == ({200}, True)


def test_the_desk_comes_back_after_a_crash(running):
    port, _ = running

    crashed, _ = get(port, "/desk/crash/")
    page, _ = get(port, "/en/ghent/")
    end = time.monotonic() + 20
    while (status := get(port, "/desk/")[0].status) != 200 and time.monotonic() < end:
        time.sleep(0.2)

    assert (crashed.status, page.status, status) == (502, 200, 200)


def test_an_absent_desk_is_named():
    reply = client_of(DeskDoor("/nowhere/desk.sock"))("/desk/")

    assert reply.status == 502
    assert b"The desk is not running" in reply.body


def test_swaps_of_the_running_server_neither_fail_nor_mix(edition):
    """Pages and their styles from two processes, while the edition is swapped: each visit sees one edition."""
    port, stop, problems, seen = free_port(), Event(), [], set()
    waiting = [write_edition(edition.var, f"edition-{number}", mark=f"mark-{number}") for number in range(1, 11)]

    def read() -> None:
        while not stop.is_set():
            for address in ("/en/ghent/", f"/{STYLE}", "/pl/gandawa/taskforce/"):
                response, body = get(port, address)
                marks = set(re.findall(rb"mark-\d+|first-mark", body))
                if response.status != 200 or len(marks) != 1:
                    problems.append((address, response.status, marks))
                seen.update(marks)

    with served(edition.var, port):
        readers = [Thread(target=read) for _ in range(3)]
        for reader in readers:
            reader.start()
        for fresh, outgoing in zip(waiting, [edition, *waiting], strict=False):
            make_current(fresh)
            after = {get(port, "/en/about/")[1].count(fresh.folder.name[8:].encode()) > 0 for _ in range(8)}
            assert after == {True}, "every process serves the new edition from the moment of the swap"
            time.sleep(0.05)
            shutil.rmtree(outgoing.folder)
        stop.set()
        for reader in readers:
            reader.join()

    assert problems == []
    assert len(seen) > 5


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_the_server_stops_cleanly_although_a_browser_keeps_its_connection(edition, how):
    """Ctrl-C reaches the whole group of the terminal, so the whole group gets it here."""
    port = free_port()
    with served(edition.var, port) as process, socket.create_connection(("127.0.0.1", port)) as browser:
        browser.sendall(b"GET /en/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        browser.recv(100)

        os.killpg(process.pid, how)

        assert process.wait(20) == 0
        check_port("127.0.0.1", port)


def test_the_port_is_free_again_after_the_server_was_killed(edition):
    port = free_port()
    with served(edition.var, port) as process:
        process.kill()
        process.wait(10)

        end = time.monotonic() + 10
        while _is_taken(port) and time.monotonic() < end:
            time.sleep(0.1)

        check_port("127.0.0.1", port)


def test_a_taken_port_is_named_before_anything_starts(edition):
    started = []
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        with pytest.raises(PortTakenError, match=f"Port {port} .* taken"):
            serve(edition.var, port, on_start=lambda: started.append(1))

    assert started == []


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_number_that_is_no_port_is_refused(port):
    with pytest.raises(PortRangeError, match=str(port)):
        check_port("127.0.0.1", port)


@pytest.mark.parametrize("host", ["no.such.host.invalid", "192.0.2.1"])
def test_an_address_of_another_machine_is_refused(host):
    with pytest.raises(UnknownHostError, match=host):
        check_port(host, free_port())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may listen on every port")
def test_a_reserved_port_is_refused():
    with pytest.raises((PortForbiddenError, PortTakenError)):
        check_port("127.0.0.1", 80)


def _is_taken(port: int) -> bool:
    try:
        check_port("127.0.0.1", port)
    except ListeningError:
        return True
    return False


def test_a_restarted_server_answers_at_once(edition):
    port = free_port()
    for _ in range(2):
        with served(edition.var, port):
            wait_until_it_answers(port)
            assert get(port, "/health/")[0].status == 200
