"""Calendar arithmetic."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.engines import dates

days = st.dates(date(1980, 1, 1), date(2040, 12, 31))
numbers = st.integers(-60, 60)


@given(day=days, months=numbers, later=st.integers(0, 40))
def test_months_after_moves_one_way(day: date, months: int, later: int) -> None:
    """A later day never gives an earlier result."""
    after = dates.months_after(day + timedelta(days=later), months)

    assert dates.months_after(day, months) <= after


@given(start=days, end=days)
def test_complete_months_fit_and_one_more_does_not(start: date, end: date) -> None:
    """Between two days lie as many months as can be added without passing the end."""
    start, end = min(start, end), max(start, end)
    months = dates.months_between(start, end)

    assert dates.months_after(start, months) <= end < dates.months_after(start, months + 1)


@given(start=days, end=days, later=st.integers(0, 400))
def test_distances_move_one_way(start: date, end: date, later: int) -> None:
    """A later end never lies nearer."""
    further = end + timedelta(days=later)

    assert dates.months_between(start, end) <= dates.months_between(start, further)
    assert dates.years_between(start, end) <= dates.years_between(start, further)


@given(start=days, end=days)
def test_the_way_back_is_as_long(start: date, end: date) -> None:
    """Start and end exchanged give the same number, negative."""
    assert dates.months_between(start, end) == -dates.months_between(end, start)
    assert dates.years_between(start, end) == -dates.years_between(end, start)


def test_a_leap_day_ages_on_the_last_of_february() -> None:
    """Who is born on 29 February 2000 is 18 on 28 February 2018, and 17 the day before."""
    born = date(2000, 2, 29)

    assert dates.years_between(born, date(2018, 2, 28)) == 18
    assert dates.years_between(born, date(2018, 2, 27)) == 17


@pytest.mark.parametrize("months", [-30_000, 120_000])
def test_outside_the_years_of_a_date_is_an_error(months: int) -> None:
    """A result before the year 1 or after 9999 raises."""
    with pytest.raises(OverflowError):
        dates.months_after(date(2018, 1, 1), months)
