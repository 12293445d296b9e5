"""A swap of the edition: whole, at once, without an error; and memory that stays within its bounds."""

import random
import re
import shutil
import time
from threading import Event, Thread

from hypothesis import given
from hypothesis import strategies as st

from moving_cities.reading.application import make_application
from moving_cities.reading.shelf import Shelf
from tests.instruments.small_edition import STYLE, make_current, write_edition
from tests.instruments.wsgi_client import client_of


def test_a_new_edition_is_served_from_the_next_request_on(ask, edition):
    kept = ask("/en/ghent/", accept_encoding="br")

    make_current(write_edition(edition.var, "second", mark="second-mark"))
    fresh = ask("/en/ghent/")

    assert b"second-mark" in fresh.body
    assert ask("/en/ghent/", accept_encoding="br", if_none_match=kept.headers["etag"]).status == 200


def test_an_edition_that_is_built_anew_under_its_name_is_read_anew(ask, edition):
    ask("/en/ghent/")
    shutil.rmtree(edition.folder)

    make_current(write_edition(edition.var, "first", mark="again-mark"))

    assert b"again-mark" in ask("/en/ghent/").body


def test_a_page_that_is_still_open_finds_its_assets(ask, edition):
    """The page came from the old edition a moment ago; its styles are asked for after the swap."""
    ask("/en/")
    second = write_edition(edition.var, "second")
    for file in second.site.glob(f"{STYLE}*"):
        file.unlink()

    make_current(second)

    assert ask(f"/{STYLE}").status == 200
    assert b"first-mark" in ask(f"/{STYLE}").body


def test_a_page_that_is_gone_is_not_taken_from_the_edition_before(ask, edition):
    ask("/en/about/")
    second = write_edition(edition.var, "second")
    shutil.rmtree(second.site / "en/about")

    make_current(second)

    assert ask("/en/about/").status == 404


def test_swaps_under_load_neither_fail_nor_mix(edition):
    """While editions are swapped and the old ones deleted, every answer is whole and from one edition."""
    application = make_application(edition.var, None)
    waiting = [write_edition(edition.var, f"edition-{number}", mark=f"mark-{number}") for number in range(1, 13)]
    stop, problems, seen = Event(), [], set()

    def read() -> None:
        ask = client_of(application)
        chance = random.Random(1)
        while not stop.is_set():
            reply = ask(chance.choice(["/en/", "/en/ghent/", "/de/gent/", "/pl/gandawa/taskforce/", f"/{STYLE}"]))
            marks = set(re.findall(rb"mark-(\d+)", reply.body)) or {b"0"}
            if reply.status != 200 or len(marks) != 1 or len(reply.body) != int(reply.headers["content-length"]):
                problems.append((reply.status, marks))
            seen.update(marks)

    readers = [Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for fresh, outgoing in zip(waiting, [edition, *waiting], strict=False):
        make_current(fresh)
        time.sleep(0.05)
        shutil.rmtree(outgoing.folder)
    stop.set()
    for reader in readers:
        reader.join()

    assert problems == []
    assert len(seen) > 5


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 400), st.booleans()), max_size=200))
def test_the_shelf_never_holds_more_than_its_limit(steps):
    shelf: Shelf[int] = Shelf(1000)

    for number, size, is_put in steps:
        key = (str(number), ())
        if is_put:
            shelf.put(key, number, size)
        else:
            assert shelf.take(key) in {number, None}
        assert 0 <= shelf.size_bytes <= 1000


def test_what_is_used_stays_on_the_shelf():
    shelf: Shelf[str] = Shelf(1000)
    shelf.put(("hot", ()), "hot", 100)

    for number in range(100):
        shelf.take(("hot", ()))
        shelf.put((f"cold{number}", ()), "cold", 100)

    assert shelf.take(("hot", ())) == "hot"
    assert shelf.take(("cold1", ())) is None


def test_the_shelf_takes_nothing_larger_than_a_quarter_of_it():
    shelf: Shelf[str] = Shelf(1000)

    shelf.put(("large", ()), "large", 251)

    assert shelf.take(("large", ())) is None
    assert shelf.size_bytes == 0
