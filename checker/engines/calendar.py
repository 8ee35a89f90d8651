"""Calendar: working days of England and Wales, from a table of bank holidays pinned here.

A working day is neither a Saturday, a Sunday nor a bank holiday. What lies outside the table's
years is an error, never a guess.
"""

from __future__ import annotations

import csv
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib import resources

SATURDAY = 5


class OutsideCalendar(ValueError):  # noqa: N818 - it reads as what has happened
    """A day, or a result, that lies outside the years of the table of bank holidays."""

    def __init__(self) -> None:
        years = table()
        super().__init__(
            f"a date lies outside the working-day calendar, {years.first.year} to {years.last.year}"
        )


@dataclass(frozen=True, slots=True)
class Table:
    """The days from ``first`` to ``last``, both inclusive.

    ``counts[n]``: how many working days there are from ``first`` to the n-th day after it, that
    day included. ``days``: the working days in order, as ordinals.
    """

    first: date
    last: date
    counts: tuple[int, ...]
    days: tuple[int, ...]
    holidays: frozenset[date]


@cache
def table() -> Table:
    """Read the table of bank holidays, once."""
    text = resources.files(__package__).joinpath("bank_holidays.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    holidays = frozenset(date.fromisoformat(row["date"]) for row in rows)
    first = date(min(holidays).year, 1, 1)
    last = date(max(holidays).year, 12, 31)
    counts: list[int] = []
    days: list[int] = []
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if day.weekday() < SATURDAY and day not in holidays:
            days.append(ordinal)
        counts.append(len(days))
    return Table(first, last, tuple(counts), tuple(days), holidays)


def is_working_day(day: date) -> bool:
    """Say whether a day is a working day.

    Raises:
        OutsideCalendar: the day lies outside the table's years.
    """
    _inside(day)
    return day.weekday() < SATURDAY and day not in table().holidays


def working_days_between(start: date, end: date) -> int:
    """Count the working days after ``start``, up to and including ``end``.

    Negative, by the same count the other way round, when ``end`` is before ``start``.

    Raises:
        OutsideCalendar: a day lies outside the table's years.
    """
    return _count(end) - _count(start)


def working_days_after(start: date, days: int) -> date:
    """Give the working day that is that many working days after ``start``.

    The start itself never counts, whether it is a working day or not. Zero gives the start. A
    negative number counts backwards from the start, again without it.

    Raises:
        OutsideCalendar: the start or the result lies outside the table's years.
    """
    _inside(start)
    if days == 0:
        return start
    working = table().days
    # Backwards, the first working day before the start is the last one below its ordinal.
    at = _count(start) + days - 1 if days > 0 else bisect_left(working, start.toordinal()) + days
    if not 0 <= at < len(working):
        raise OutsideCalendar
    return date.fromordinal(working[at])


def _count(day: date) -> int:
    _inside(day)
    return table().counts[(day - table().first) // timedelta(days=1)]


def _inside(day: date) -> None:
    if not table().first <= day <= table().last:
        raise OutsideCalendar
