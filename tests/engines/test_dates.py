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


@given(day=days, number=numbers)
def test_days_and_weeks_are_counted_as_they_were_added(day: date, number: int) -> None:
    """The distance to what lies n days after is n, and a week is seven of them."""
    assert dates.days_between(day, dates.days_after(day, number)) == number
    assert dates.weeks_after(day, number) == dates.days_after(day, 7 * number)


@given(day=st.dates(), months=st.integers(-140_000, 140_000))
def test_months_after_lands_in_the_month_or_says_that_there_is_none(day: date, months: int) -> None:
    """Over all dates: the month is the one counted to, the day the same or the month's last."""
    month = day.year * 12 + day.month - 1 + months
    if not date.min.year <= month // 12 <= date.max.year:
        with pytest.raises(OverflowError):
            dates.months_after(day, months)
        return

    after = dates.months_after(day, months)

    assert after.year * 12 + after.month - 1 == month
    assert after.day == day.day or (after.day < day.day and _is_last_of_month(after))


def _is_last_of_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


@given(start=st.dates(), end=st.dates())
def test_distances_exist_between_any_two_dates(start: date, end: date) -> None:
    """No pair of dates raises, and twelve complete months are a complete year."""
    months = dates.months_between(start, end)

    assert abs(dates.years_between(start, end)) == abs(months) // 12


@pytest.mark.parametrize("days", [-(10**7), 10**7, 10**30])
def test_days_outside_the_years_of_a_date_are_an_error(days: int) -> None:
    """Days and weeks that lead nowhere raise too."""
    with pytest.raises(OverflowError):
        dates.days_after(date(2018, 1, 1), days)
    with pytest.raises(OverflowError):
        dates.weeks_after(date(2018, 1, 1), days)


@pytest.mark.parametrize("months", [-30_000, 120_000])
def test_outside_the_years_of_a_date_is_an_error(months: int) -> None:
    """A result before the year 1 or after 9999 raises."""
    with pytest.raises(OverflowError):
        dates.months_after(date(2018, 1, 1), months)
