"""Plain words have one canonical form, and what could hide or damage text is refused."""

import pytest
from hypothesis import given

from moving_cities.atlas.errors import TextError
from moving_cities.atlas.plain import MAX_LENGTH, is_plain, plain
from tests.strategies import raw_text


@given(raw_text)
def test_the_canonical_form_of_a_canonical_form_is_itself(text: str) -> None:
    try:
        canonical = plain(text)
    except TextError:
        assert not is_plain(text)
        return
    assert plain(canonical) == canonical
    assert is_plain(canonical)


@pytest.mark.parametrize(
    ("typed", "canonical"),
    [
        ("  two   words \n", "two words"),
        ("tab\tand\r\nline", "tab and line"),
        ("Zu\u0308rich", "Zürich"),
        ("10\u00a0000", "10\u00a0000"),
        ("\u00a0edge", "\u00a0edge"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("", ""),
    ],
)
def test_spaces_collapse_and_letters_compose(typed: str, canonical: str) -> None:
    assert plain(typed) == canonical


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("caf\ufffd\ufffd", "2 replacement characters"),
        ("a\u202eb", "U+202E, which can reorder"),
        ("a\u2066b", "U+2066, which can reorder"),
        ("a\x00b", "control character U+0000"),
        ("a\x85b", "control character U+0085"),
        ("a\u2028b", "control character U+2028"),
        ("a\ue000b", "control character U+E000"),
        ("a\ud800b", "control character U+D800"),
        ("a\ufdd0b", "control character U+FDD0"),
        ("a\U0001ffffb", "control character U+1FFFF"),
        ("x" * (MAX_LENGTH + 1), "100,001 characters; the limit is 100,000"),
        ("\ufb2c" * MAX_LENGTH, "300,000 characters"),
    ],
)
def test_what_no_text_may_hold_is_named(text: str, part: str) -> None:
    with pytest.raises(TextError) as caught:
        plain(text)
    assert part in str(caught.value)
    assert not is_plain(text)
