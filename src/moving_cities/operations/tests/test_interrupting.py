"""Whoever presses Ctrl-C once is heard, whatever the program did at that moment."""

import gc
import time
import weakref

import pytest

from moving_cities.operations.interrupting import ctrl_c_is_never_lost


class Thing:
    """Something that ends while Ctrl-C is pressed."""


def _press(_: object) -> None:
    raise KeyboardInterrupt


def _work_with_ctrl_c_in_a_finaliser() -> None:
    thing = Thing()
    watched = weakref.ref(thing, _press)
    del thing
    gc.collect()
    assert watched() is None
    for _ in range(200):
        time.sleep(0.05)


def test_ctrl_c_in_a_finaliser_comes_again():
    with pytest.raises(KeyboardInterrupt), ctrl_c_is_never_lost():
        _work_with_ctrl_c_in_a_finaliser()


def test_other_exceptions_of_finalisers_are_told_as_before(monkeypatch):
    told = []
    monkeypatch.setattr("sys.unraisablehook", told.append)

    with ctrl_c_is_never_lost():
        thing = Thing()
        watched = weakref.ref(thing, lambda _: 1 / 0)
        del thing
        gc.collect()

    assert watched() is None
    assert [one.exc_type for one in told] == [ZeroDivisionError]
