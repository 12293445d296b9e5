"""Terms of the glossary refuse what a writer or a program could misread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moving_cities.atlas.errors import RecordError
from moving_cities.atlas.terms import Term, phrases, written_phrases


@pytest.mark.parametrize("phrase", ["*", "a * b", "muni*pal", "a | b", "a  b", "", " a", "**a"])
def test_what_is_no_phrase_is_refused(phrase: str) -> None:
    with pytest.raises(RecordError) as refusal:
        Term("city-card", "en", "city card", forms=(phrase,))
    assert refusal.value.field == "forms"


@pytest.mark.parametrize(
    ("field", "values"),
    [("language", ("c", "xx", "t")), ("term", ("c", "en", "")), ("avoid", ("c", "en", "t", (), ("a", "a")))],
)
def test_a_faulty_field_is_named(field: str, values: tuple[str, ...]) -> None:
    with pytest.raises(RecordError) as refusal:
        Term(*values)  # type: ignore[arg-type]
    assert refusal.value.field == field


@given(st.lists(st.text("ab *", min_size=1).map(str.strip).filter(bool)).map(tuple))
def test_phrases_written_in_one_line_are_read_back(several: tuple[str, ...]) -> None:
    assert phrases(written_phrases(several)) == several
