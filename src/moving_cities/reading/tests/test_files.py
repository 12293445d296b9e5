"""Pages and assets: bytes, types, encodings, validators, how long they may be kept."""

import gzip

import brotli
import pytest

from moving_cities.reading.files import LARGE_BYTES
from tests.instruments.small_edition import STYLE


def test_a_page_is_its_file(ask, edition):
    reply = ask("/en/ghent/")

    assert reply.status == 200
    assert reply.body == (edition.site / "en/ghent/index.html").read_bytes()
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert reply.headers["content-length"] == str(len(reply.body))
    assert reply.headers["cache-control"] == "public, max-age=0, must-revalidate"
    assert "content-encoding" not in reply.headers


@pytest.mark.parametrize(
    ("accepted", "encoding", "decode"),
    [
        ("br", "br", brotli.decompress),
        ("gzip", "gzip", gzip.decompress),
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("br;q=0.5, gzip;q=0.8", "gzip", gzip.decompress),
        ("br;q=0, *", "gzip", gzip.decompress),
        ("x-gzip", "gzip", gzip.decompress),
        ("*", "br", brotli.decompress),
    ],
)
def test_the_best_prepared_file_is_sent(ask, edition, accepted, encoding, decode):
    reply = ask("/en/ghent/", accept_encoding=accepted)

    assert reply.headers["content-encoding"] == encoding
    assert reply.headers["vary"] == "Accept-Encoding"
    assert decode(reply.body) == (edition.site / "en/ghent/index.html").read_bytes()


@pytest.mark.parametrize("accepted", ["", "identity", "br;q=0", "identity, br;q=0.5", "zstd", "br;q=nonsense", ";;,"])
def test_plain_bytes_are_sent_where_nothing_prepared_is_wanted(ask, accepted):
    reply = ask("/en/ghent/", accept_encoding=accepted)

    assert reply.status == 200
    assert "content-encoding" not in reply.headers
    assert reply.headers["vary"] == "Accept-Encoding"


def test_what_has_no_prepared_file_does_not_vary(ask):
    reply = ask("/assets/face.fedcba9876543210.woff2", accept_encoding="br, gzip")

    assert reply.headers["content-type"] == "font/woff2"
    assert "vary" not in reply.headers
    assert "content-encoding" not in reply.headers


def test_what_carries_its_hash_may_be_kept_for_ever(ask):
    assert ask(f"/{STYLE}").headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize(
    ("address", "content_type"),
    [
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/favicon.ico", "image/x-icon"),
        ("/favicon.svg", "image/svg+xml"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        (f"/{STYLE}", "text/css; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
    ],
)
def test_every_kind_of_file_has_its_type(ask, address, content_type):
    reply = ask(address)

    assert reply.status == 200
    assert reply.headers["content-type"] == content_type


def test_each_encoding_has_a_strong_validator_of_its_own(ask):
    tags = {ask("/en/ghent/", accept_encoding=accepted).headers["etag"] for accepted in ("", "gzip", "br")}

    assert len(tags) == 3
    assert all(tag.startswith('"') and tag.endswith('"') for tag in tags)


@pytest.mark.parametrize("sent", ["{tag}", "W/{tag}", '"other", {tag}', "*", " {tag} "])
def test_what_the_reader_has_is_not_sent_again(ask, sent):
    first = ask("/en/ghent/", accept_encoding="br")

    again = ask("/en/ghent/", accept_encoding="br", if_none_match=sent.format(tag=first.headers["etag"]))

    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == first.headers["cache-control"]
    assert again.headers["vary"] == first.headers["vary"]
    assert again.headers["content-security-policy"]
    assert "content-length" not in again.headers
    assert "content-encoding" not in again.headers


def test_the_validator_of_another_encoding_is_not_enough(ask):
    plain = ask("/en/ghent/").headers["etag"]

    assert ask("/en/ghent/", accept_encoding="br", if_none_match=plain).status == 200


def test_a_wish_for_any_validator_does_not_hide_a_missing_page(ask):
    assert ask("/en/nowhere/", if_none_match="*").status == 404


def test_head_says_what_get_would_send(ask):
    got, headed = ask("/en/ghent/"), ask("/en/ghent/", method="HEAD")

    assert headed.status == 200
    assert headed.body == b""
    assert headed.headers == got.headers


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_files_can_only_be_read(ask, method):
    reply = ask("/en/ghent/", method=method)

    assert reply.status == 405
    assert reply.headers["allow"] == "GET, HEAD"


def test_a_large_file_is_sent_in_pieces_and_whole(ask, edition):
    content = bytes(range(256)) * (LARGE_BYTES // 256) + b"end"
    (edition.site / "atlas.zip").write_bytes(content)

    reply = ask("/atlas.zip")

    assert reply.body == content
    assert reply.headers["content-length"] == str(len(content))
    assert ask("/atlas.zip", if_none_match=reply.headers["etag"]).status == 304
    assert ask("/atlas.zip", method="HEAD").body == b""
