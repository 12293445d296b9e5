"""Every address that was once published answers with one redirect to the page of the same record."""

import http.client
from urllib.parse import urlsplit

import pytest

from moving_cities.atlas.addresses import address_of


@pytest.mark.parametrize("slash", ["", "/"], ids=["without end slash", "with end slash"])
def test_every_alias_answers_in_one_step(built_site, slash):
    wrong = {}
    for alias in built_site.atlas.aliases:
        wanted = address_of(built_site.atlas, alias.kind, alias.id, alias.language)
        status, location = _ask(built_site, alias.path + slash)
        is_page = alias.path + slash == wanted and status == 200
        if not is_page and (status, location) != (301, wanted):
            wrong[alias.path] = (status, location, wanted)
        elif _ask(built_site, wanted)[0] != 200:
            wrong[alias.path] = ("no page", wanted)

    assert wrong == {}


@pytest.mark.parametrize(("old", "new"), [("/gr/", "/el/"), ("/gr", "/el/"), ("/gr/diktia/", "/el/diktia/")])
def test_the_incumbent_s_code_for_greek_leads_to_greek(built_site, old, new):
    assert _ask(built_site, old) == (301, new)


def _ask(built_site, path):
    """Status and root-relative location of the answer."""
    connection = http.client.HTTPConnection(urlsplit(built_site.address).netloc, timeout=10)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Location")
    finally:
        connection.close()
