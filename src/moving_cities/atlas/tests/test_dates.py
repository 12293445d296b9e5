"""Dates as precise as their source."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moving_cities.atlas.dates import PartialDate
from moving_cities.atlas.errors import TextError


@given(st.dates())
def test_every_day_month_and_year_is_a_date(day: date) -> None:
    whole = PartialDate(day.isoformat())
    assert whole.earliest() == day
    assert whole.year == day.year
    assert PartialDate(day.isoformat()[:7]).earliest() == day.replace(day=1)
    assert PartialDate(day.isoformat()[:4]).earliest() == day.replace(month=1, day=1)


@given(st.text(max_size=12))
def test_any_other_text_is_refused(text: str) -> None:
    try:
        PartialDate(text)
    except TextError:
        return
    assert text == text.strip()
    assert text.isascii()
    assert len(text) in {4, 7, 10}


@pytest.mark.parametrize(
    "text",
    ["", "24", "2024-3", "2024-13", "2024-00", "2023-02-29", "0000", "2024-03-15T10:00", "٢٠٢٤", "2024 ", "15.3.2024"],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(TextError, match="is not a date"):
        PartialDate(text)


def test_dates_sort_by_time_and_are_text() -> None:
    assert sorted(map(PartialDate, ["2024-03-15", "2023", "2024-03", "2024"])) == [
        "2023",
        "2024",
        "2024-03",
        "2024-03-15",
    ]
