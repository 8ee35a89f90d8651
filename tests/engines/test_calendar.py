"""Working days of England and Wales."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.engines import calendar
from tests.tools import make_bank_holidays

FIRST, LAST = calendar.table().first, calendar.table().last
days = st.dates(FIRST + timedelta(days=60), LAST - timedelta(days=60))
near_the_edges = st.integers(0, 30).flatmap(
    lambda n: st.sampled_from([FIRST + timedelta(days=n), LAST - timedelta(days=n)])
)
anywhere = st.one_of(near_the_edges, st.dates(FIRST, LAST))
steps = st.integers(-20, 20)


def test_the_table_is_what_the_holidays_package_says() -> None:
    """The pinned table equals what the well-kept package gives for the same years."""
    found = make_bank_holidays.TABLE.read_text(encoding="utf-8")

    assert make_bank_holidays.text() == found


def test_england_and_wales_have_the_same_bank_holidays() -> None:
    """One table serves both."""
    assert make_bank_holidays.rows("ENG") == make_bank_holidays.rows("WLS")


@pytest.mark.parametrize(
    "day",
    [
        *("1999-12-31", "2002-06-03", "2011-04-29", "2012-06-05", "2020-05-08"),
        *("2022-06-02", "2022-06-03", "2022-09-19", "2023-05-08"),
    ],
)
def test_one_off_bank_holidays_are_no_working_days(day: str) -> None:
    """Days that were holidays once only are in the table."""
    assert not calendar.is_working_day(date.fromisoformat(day))


def test_the_day_that_a_holiday_moved_from_is_a_working_day() -> None:
    """In 2020 the early May holiday moved to the 8th, so the 4th was worked."""
    assert calendar.is_working_day(date(2020, 5, 4))


def _walk(start: date, number: int) -> date | None:
    """Find the n-th working day as a person does; nothing when the walk leaves the table."""
    day, left = start, abs(number)
    while left:
        day += timedelta(days=1 if number > 0 else -1)
        if not FIRST <= day <= LAST:
            return None
        left -= calendar.is_working_day(day)
    return day


@given(start=anywhere, number=steps)
def test_counting_agrees_with_a_walk_day_by_day(start: date, number: int) -> None:
    """The n-th working day is the one that a walk finds, and an error where the walk leaves."""
    found = _walk(start, number)

    if found is None:
        with pytest.raises(calendar.OutsideCalendar):
            calendar.working_days_after(start, number)
    else:
        assert found == calendar.working_days_after(start, number)


def test_every_distance_from_the_first_day_agrees_with_a_walk() -> None:
    """Over the whole table, one day at a time, the count grows on working days alone."""
    count, day = 0, FIRST
    while day < LAST:
        day += timedelta(days=1)
        count += calendar.is_working_day(day)

        assert count == calendar.working_days_between(FIRST, day)


@given(start=days, number=st.integers(0, 20))
def test_the_distance_to_the_nth_working_day_is_n(start: date, number: int) -> None:
    """What is n working days after is n working days away."""
    end = calendar.working_days_after(start, number)

    assert number == calendar.working_days_between(start, end)


@given(start=anywhere, end=anywhere)
def test_the_way_back_is_as_long(start: date, end: date) -> None:
    """Start and end exchanged give the same number, negative."""
    there = calendar.working_days_between(start, end)
    back = calendar.working_days_between(end, start)

    assert there == -back


@given(start=days, later=st.integers(0, 30), number=steps)
def test_a_later_start_never_gives_an_earlier_day(start: date, later: int, number: int) -> None:
    """The result moves with the start, whichever way is counted."""
    first = calendar.working_days_after(start, number)
    second = calendar.working_days_after(start + timedelta(days=later), number)

    assert first <= second


@pytest.mark.parametrize("day", [FIRST - timedelta(days=1), LAST + timedelta(days=1)])
def test_outside_the_table_is_an_error_and_no_guess(day: date) -> None:
    """A day outside the years raises, whatever is asked about it."""
    with pytest.raises(calendar.OutsideCalendar, match="1995 to 2028"):
        calendar.is_working_day(day)
    with pytest.raises(calendar.OutsideCalendar):
        calendar.working_days_after(day, 0)
    with pytest.raises(calendar.OutsideCalendar):
        calendar.working_days_between(day, date(2018, 1, 1))


@pytest.mark.parametrize(("day", "number"), [(LAST, 1), (FIRST, -1)])
def test_a_result_outside_the_table_is_an_error(day: date, number: int) -> None:
    """Counting over the edge of the table raises."""
    with pytest.raises(calendar.OutsideCalendar):
        calendar.working_days_after(day, number)
