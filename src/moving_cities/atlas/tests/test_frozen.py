"""A mapping whose history cannot be seen."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moving_cities.atlas.frozen import FrozenMapping


@given(st.dictionaries(st.text(max_size=3), st.integers(), max_size=6), st.randoms())
def test_the_order_in_which_it_was_given_cannot_be_seen(values: dict[str, int], random: st.DataObject) -> None:
    pairs = list(values.items())
    random.shuffle(pairs)  # type: ignore[attr-defined]
    one, other = FrozenMapping(values), FrozenMapping(dict(pairs))
    assert one == other
    assert hash(one) == hash(other)
    assert list(one) == list(other) == sorted(values)
    assert repr(one) == repr(other)


def test_it_does_not_change_with_what_it_was_made_of() -> None:
    values = {"a": 1}
    frozen = FrozenMapping(values)
    values["b"] = 2
    assert dict(frozen) == {"a": 1}
    with pytest.raises(TypeError):
        frozen["b"] = 2  # type: ignore[index]


def test_it_goes_to_another_process_and_back() -> None:
    frozen = FrozenMapping({"b": (1,), "a": (2,)})
    assert pickle.loads(pickle.dumps(frozen)) == frozen
