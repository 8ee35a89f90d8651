"""Calendar: the functions of the rule language on columns of days, counted from 1 January 1970.

Where the answer is an error, outside the calendar or outside the years of a date, it is ``ERROR``.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.engines import calendar
from checker.model.functions import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Column = NDArray[Any]

ERROR = 2**61
EPOCH = date(1970, 1, 1).toordinal()
FIRST, LAST = date.min.toordinal() - EPOCH, date.max.toordinal() - EPOCH
MONTHS, WEEK = 12, 7


def number(day: date) -> int:
    """Give the number of a day."""
    return day.toordinal() - EPOCH


@cache
def _table() -> tuple[int, Column, Column]:
    table = calendar.table()
    counts = np.array([*table.counts, 0], dtype=np.int64)
    return number(table.first), counts, np.array(table.days, dtype=np.int64) - EPOCH


def _in_years(day: Column) -> Column:
    return np.where((day >= FIRST) & (day <= LAST), day, ERROR)


def _few(number: Column) -> Column:
    """Keep a number so small that no sum overflows; so large, every day is outside the years."""
    return np.clip(number, -(2**32), 2**32)


def days_after(day: Column, days: Column) -> Column:
    """Give the day that many days after."""
    return _in_years(np.add(day, _few(days)))


def weeks_after(day: Column, weeks: Column) -> Column:
    """Give the day that many weeks after."""
    return days_after(day, np.multiply(_few(weeks), WEEK))


def months_after(day: Column, months: Column) -> Column:
    """Give the same day of the month that many months after, or the last of a shorter month."""
    month, of_month = _split(day)
    target = np.add(month, _few(months))
    inside = (target >= _month(FIRST)) & (target <= _month(LAST))
    target = np.where(inside, target, 0)
    shifted = _start(target) + np.minimum(of_month, _length(target) - 1)
    return np.where(inside, shifted, ERROR)


def days_between(start: Column, end: Column) -> Column:
    """Count the days from start to end."""
    return np.subtract(end, start)


def months_between(start: Column, end: Column) -> Column:
    """Count the complete months from start to end."""
    return np.where(end >= start, _complete(start, end), -_complete(end, start))


def _complete(start: Column, end: Column) -> Column:
    first, of_first = _split(start)
    last, of_last = _split(end)
    reached = of_last >= np.minimum(of_first, _length(last) - 1)
    return last - first - np.where(reached, 0, 1)


def years_between(start: Column, end: Column) -> Column:
    """Count the complete years from start to end."""
    months = months_between(start, end)
    return np.where(months >= 0, months // MONTHS, -(-months // MONTHS))


def _month(day: Column | int) -> Column:
    return np.asarray(day).astype("M8[D]").astype("M8[M]").astype(np.int64)


@cache
def _starts() -> tuple[int, Column]:
    """Number the first month of all years, and give the first day of each month and one more."""
    first, last = int(_month(FIRST)), int(_month(LAST))
    months = np.arange(first, last + 2).astype("M8[M]")
    return first, months.astype("M8[D]").astype(np.int64)


def _start(month: Column) -> Column:
    first, starts = _starts()
    found: Column = starts.take(np.subtract(month, first), mode="clip")
    return found


def _length(month: Column) -> Column:
    return _start(month + 1) - _start(month)


def _split(day: Column) -> tuple[Column, Column]:
    month = _month(day)
    return month, np.subtract(day, _start(month))


def _inside(day: Column) -> tuple[Column, Column]:
    """Say which days are in the table, and give their places in it."""
    first, counts, _ = _table()
    place = np.subtract(day, first)
    inside = (place >= 0) & (place < len(counts) - 1)
    return inside, np.where(inside, place, 0)


def working_days_after(start: Column, days: Column) -> Column:
    """Give the working day that many working days after; the day itself never counts."""
    _, counts, working = _table()
    inside, place = _inside(start)
    count = counts[place]
    # Backwards, the first working day before the start is the last one below its ordinal.
    before = counts[place - 1]
    at = np.where(np.greater(days, 0), count + days - 1, before + days)
    found = inside & (at >= 0) & (at < len(working))
    moved = np.where(found, working[np.where(found, at, 0)], ERROR)
    return np.where(np.equal(days, 0), np.where(inside, start, ERROR), moved)


def working_days_between(start: Column, end: Column) -> Column:
    """Count the working days after start, up to and including end."""
    _, counts, _ = _table()
    (first_in, first), (last_in, last) = _inside(start), _inside(end)
    return np.where(first_in & last_in, counts[last] - counts[first], ERROR)


def is_working_day(day: Column) -> Column:
    """Give 1 for a working day, and 0 for any other."""
    _, counts, _ = _table()
    inside, place = _inside(day)
    return np.where(inside, counts[place] - counts[place - 1], ERROR)


MEANINGS: dict[str, Callable[..., Column]] = {
    "days_after": days_after,
    "days_before": lambda day, days: days_after(day, np.negative(days)),
    "weeks_after": weeks_after,
    "months_after": months_after,
    "months_before": lambda day, months: months_after(day, np.negative(months)),
    "working_days_after": working_days_after,
    "days_between": days_between,
    "months_between": months_between,
    "years_between": years_between,
    "working_days_between": working_days_between,
    "is_working_day": is_working_day,
    "earlier": np.minimum,
    "later": np.maximum,
}
assert MEANINGS.keys() == FUNCTIONS.keys(), "a function is declared without a meaning, or twice"  # noqa: S101
