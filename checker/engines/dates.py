"""Dates: calendar arithmetic, in whole days, weeks, months and years.

Everything moves one way: a later date never gives an earlier result. A result outside the years 1
to 9999 raises ``OverflowError`` or ``ValueError``.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

MONTHS = 12


def days_after(day: date, days: int) -> date:
    """Give the day that many calendar days after; a negative number counts backwards."""
    return day + timedelta(days=days)


def weeks_after(day: date, weeks: int) -> date:
    """Give the same day of the week, that many weeks after."""
    return day + timedelta(weeks=weeks)


def months_after(day: date, months: int) -> date:
    """Give the same day of the month, that many months after; the last of a shorter month."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError("the result lies outside the years 1 to 9999")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def days_between(start: date, end: date) -> int:
    """Count the days from start to end; negative when end is before start."""
    return (end - start).days


def months_between(start: date, end: date) -> int:
    """Count the complete months from start to end.

    The greatest number of months after start that is not after end; the same count the other way
    round, negative, when end is before start.
    """
    if end < start:
        return -months_between(end, start)
    months = (end.year - start.year) * MONTHS + end.month - start.month
    return months if end >= _clipped(start, end) else months - 1


def _clipped(start: date, end: date) -> date:
    """Put the start's day of the month into the end's month, which may be shorter."""
    return end.replace(day=min(start.day, monthrange(end.year, end.month)[1]))


def years_between(start: date, end: date) -> int:
    """Count the complete years from start to end; who is born on 29 February ages on the 28th."""
    months = months_between(start, end)
    return months // MONTHS if months >= 0 else -(-months // MONTHS)
