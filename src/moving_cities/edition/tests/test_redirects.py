"""Old addresses: each leads to today's page in one hop, and nginx reads them as the embedded server does."""

import dataclasses
import json
import re
import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moving_cities.atlas.addresses import address_of
from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.kinds import RecordKind
from moving_cities.atlas.records import Alias
from moving_cities.edition.redirects import as_json, as_nginx_map, redirects
from tests.instruments.reduced_atlas import start_atlas

LINE = re.compile(r'"(/[^"\\;{}\s]*)" "(/[a-z0-9/-]+/)";')


def alias(path: str, record_id: str = "gent", code: str = "en") -> Alias:
    """An old address of a city."""
    return Alias(path, code, RecordKind.CITY, record_id)


def of(atlas, *aliases: Alias) -> dict[str, str]:
    """The redirects of these old addresses, beside the pages of the atlas's cities."""
    addresses = {address_of(atlas, RecordKind.CITY, city.id, code) for city in atlas.cities for code in atlas.languages}
    return redirects(dataclasses.replace(atlas, aliases=aliases), frozenset(addresses))


def test_every_alias_of_the_start_pack_leads_to_a_page_in_one_hop():
    atlas = start_atlas()
    today = {one.path: address_of(atlas, one.kind, one.id, one.language) for one in atlas.aliases}
    found = redirects(atlas, frozenset(today.values()))
    assert found == {path: target for path, target in today.items() if f"{path}/" != target}
    assert len(found) > 40
    assert not {target.rstrip("/") for target in found.values()} & found.keys()


def test_an_address_that_is_a_page_today_redirects_nowhere(atlas):
    assert of(atlas, alias("/en/ghent"), alias("/pl/gandawa", "gdansk"), alias("/old")) == {"/old": "/en/ghent/"}


def test_an_own_address_in_other_letters_is_left_out_too(atlas):
    """Both servers compare without regard to case, so `/EN/Ghent` would take `/en/ghent` away."""
    assert of(atlas, alias("/EN/Ghent", "gdansk")) == {}


def test_a_page_that_has_no_end_slash_is_not_redirected(atlas):
    found = redirects(dataclasses.replace(atlas, aliases=(alias("/en/404.html"),)), frozenset({"/en/404.html"}))
    assert found == {}


def test_two_old_addresses_that_differ_in_case_are_one(atlas):
    """Nginx does not start with a map that holds a key twice."""
    assert of(atlas, alias("/Ghent"), alias("/ghent"), alias("/GHENT")) == {"/GHENT": "/en/ghent/"}


def test_the_target_follows_a_slug_that_changed(atlas):
    moved = dataclasses.replace(
        atlas,
        cities=tuple(
            dataclasses.replace(one, slugs=type(one.slugs)({"en": "gand"})) if one.id == "gent" else one
            for one in atlas.cities
        ),
    )
    assert of(moved, alias("/en/ghent"))["/en/ghent"] == "/en/gand/"


def test_the_embedded_server_gets_the_same_redirects(atlas):
    found = of(atlas, alias("/old"), alias("/de/old", "gdansk", "pl"))
    assert json.loads(as_json(found)) == found


def test_nginx_gets_each_with_and_without_end_slash():
    assert as_nginx_map({"/old": "/en/ghent/"}) == b'"/old" "/en/ghent/";\n"/old/" "/en/ghent/";\n'
    assert as_nginx_map({}) == b""


@given(st.text(st.characters(min_codepoint=1, max_codepoint=126), max_size=12))
def test_no_old_address_can_leave_its_quotes(path: str):
    """What an alias may hold was decided when it was made; here it meets the syntax of nginx."""
    try:
        one = alias(f"/{path}")
    except RecordError:
        return
    for line in as_nginx_map({one.path: "/en/ghent/"}).decode().splitlines():
        assert LINE.fullmatch(line), line


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed (Debian: apt install nginx-light)")
def test_nginx_reads_the_map_whatever_the_old_addresses_hold(tmp_path, atlas):
    strange = ["/a=b", "/a[b]|c^`d", "/$uri", "/~^x$", "/default", "/include", "/what's", "/what’s", "/Ghent", "/ghent"]
    aliases = [alias(path) for path in strange if "'" not in path and path.isascii()]
    (tmp_path / "redirects.map").write_bytes(as_nginx_map(of(atlas, *aliases)))
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}}\n"
        f"http {{ map $uri $to {{ default ''; include {tmp_path}/redirects.map; }} }}\n",
        encoding="utf-8",
    )
    tried = subprocess.run(
        ["nginx", "-t", "-p", tmp_path, "-c", tmp_path / "nginx.conf"], capture_output=True, text=True, check=False
    )
    assert "test is successful" in tried.stderr, tried.stderr
