"""Functions: each function of the rule language as SQL, on points and on ranges.

The calendar of working days stands beside every row as two lists: ``working_days_until``, how many
working days there are up to each day of the table, and ``working_days``, the working days in order.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlglot import exp

from checker.engines import calendar
from checker.engines.sql import build
from checker.engines.sql.values import Bounds, Flag, Value, exactly, greater, lesser, shared
from checker.model.functions import FUNCTIONS
from checker.model.types import DATE, INTEGER

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.engines.sql.build import Sql
    from checker.engines.sql.level import Inside, Level
    from checker.model.functions import Function

COUNTS, DAYS = "working_days_until", "working_days"
MONTHS = 12
FIRST, LAST = build.constant(date.min), build.constant(date.max)


def apply(level: Level | Inside, function: Function, given: tuple[Bounds, ...]) -> Value:
    """Apply a function; bounds give bounds, by the direction in which the function moves."""
    arguments = tuple(_named(level, each) for each in given)
    meaning = MEANINGS[function.name]
    if all(each.exact for each in arguments):
        result = meaning(*(each.low for each in arguments))
        return Flag(result) if function.name == "is_working_day" else exactly(result)
    if any(each.grows == 0 for each in function.arguments):
        return Flag(_points(meaning, arguments))
    low, high = _end(function, arguments, -1), _end(function, arguments, 1)
    if function.name.startswith("working_days"):
        # The value may lie outside the calendar, where there is no answer: no bound holds.
        low, high = level.share(low), level.share(high)
        whole = build.all_of([build.not_null(low), build.not_null(high)])
        return Bounds(build.case((whole, low)), build.case((whole, high)))
    if function.result == DATE and any(each.type == INTEGER for each in function.arguments):
        # The same where an end that is known leads out of the years that a date can have.
        low, high = level.share(low), level.share(high)
        left = (_left(function, arguments, -1, low), _left(function, arguments, 1, high))
        stays = level.share(build.negated(build.any_of(left)), "stays")
        return Bounds(build.case((stays, low)), build.case((stays, high)))
    return Bounds(low, high)


def _named(level: Level | Inside, argument: Bounds) -> Bounds:
    named = shared(argument, level, "given")
    assert isinstance(named, Bounds)  # noqa: S101 - a name for bounds is bounds
    return named


def _points(meaning: Callable[..., Sql], arguments: tuple[Bounds, ...]) -> Sql:
    known = [build.equal(each.low, each.high) for each in arguments]
    return build.case((build.all_of(known), meaning(*(each.low for each in arguments))))


def _end(function: Function, arguments: tuple[Bounds, ...], direction: int) -> Sql:
    """Work out the low (-1) or high (1) end of the result; NULL where it has no bound."""
    return MEANINGS[function.name](*_given(function, arguments, direction))


def _given(function: Function, arguments: tuple[Bounds, ...], direction: int) -> list[Sql]:
    """List the ends of the arguments from which an end of the result follows."""
    pairs = zip(function.arguments, arguments, strict=True)
    return [each.high if known.grows == direction else each.low for known, each in pairs]


def _left(function: Function, arguments: tuple[Bounds, ...], direction: int, end: Sql) -> Sql:
    """Tell whether an end follows from ends that are known, and yet has no day."""
    known = [build.not_null(each) for each in _given(function, arguments, direction)]
    return build.all_of([*known, build.is_null(end)])


def _days_after(day: Sql, days: Sql) -> Sql:
    return _in_years(exp.DateAdd(this=day, expression=days, unit=exp.var("DAY")))


def _weeks_after(day: Sql, weeks: Sql) -> Sql:
    return _days_after(day, build.binary(exp.Mul, weeks, build.constant(7)))


def _months_after(day: Sql, months: Sql) -> Sql:
    return _in_years(exp.DateAdd(this=day, expression=months, unit=exp.var("MONTH")))


def _in_years(shifted: Sql) -> Sql:
    """Give a day as a date; none outside the years that a date can have."""
    day = build.cast(shifted, "date")
    return build.case((exp.Between(this=day, low=FIRST, high=LAST), day))


def _days_between(start: Sql, end: Sql) -> Sql:
    return exp.DateDiff(this=end, expression=start, unit=exp.var("DAY"))


def _months_between(start: Sql, end: Sql) -> Sql:
    forward, backward = _complete_months(start, end), _complete_months(end, start)
    return build.case(
        (build.at_most(start, end), forward), (build.below(end, start), exp.Neg(this=backward))
    )


def _complete_months(start: Sql, end: Sql) -> Sql:
    """Count complete months forwards; a shorter month is complete on its last day."""
    months = build.binary(
        exp.Add,
        build.binary(
            exp.Mul,
            build.binary(exp.Sub, exp.Year(this=end), exp.Year(this=start)),
            build.constant(MONTHS),
        ),
        build.binary(exp.Sub, exp.Month(this=end), exp.Month(this=start)),
    )
    last = exp.Day(this=exp.LastDay(this=end))
    reached = build.at_most(lesser(exp.Day(this=start), last), exp.Day(this=end))
    short = build.case((reached, build.ZERO), otherwise=build.ONE)
    return exp.Paren(this=build.binary(exp.Sub, months, short))


def _years_between(start: Sql, end: Sql) -> Sql:
    return build.binary(exp.IntDiv, _months_between(start, end), build.constant(MONTHS))


def _working_days_after(start: Sql, days: Sql) -> Sql:
    counted = _count(start)
    forward = build.binary(exp.Add, counted, days)
    # Backwards, the first working day before the start is the last one below its ordinal.
    before = build.binary(exp.Sub, counted, _is_working(start, build.ONE, build.ZERO))
    backward = build.binary(exp.Add, before, build.binary(exp.Add, days, build.ONE))
    if days.is_int and int(days.name) > 0:
        return _working_day(forward)
    return build.case(
        (build.below(build.ZERO, days), _working_day(forward)),
        (build.equal(days, build.ZERO), _inside(start, start)),
        (build.below(days, build.ZERO), _working_day(backward)),
    )


def _working_day(number: Sql) -> Sql:
    """Give the working day of that number, counted from one; none outside the table."""
    inside = exp.Between(
        this=number, low=build.ONE, high=build.constant(len(calendar.table().days))
    )
    return build.case((inside, _at(build.column(DAYS), number)))


def _working_days_between(start: Sql, end: Sql) -> Sql:
    return build.binary(exp.Sub, _count(end), _count(start))


def _is_working_day(day: Sql) -> Sql:
    return _is_working(day, build.TRUE, build.FALSE)


def _is_working(day: Sql, yes: Sql, no: Sql) -> Sql:
    """Choose by whether a day is a working day: one that the count goes up on."""
    up = build.case(
        (build.equal(_day_number(day), build.ONE), build.ZERO),
        otherwise=_at(build.column(COUNTS), build.binary(exp.Sub, _day_number(day), build.ONE)),
    )
    return build.case((build.below(up, _count(day)), yes), (build.equal(up, _count(day)), no))


def _count(day: Sql) -> Sql:
    """Count the working days up to a day, that day included; none outside the table."""
    return _inside(day, _at(build.column(COUNTS), _day_number(day)))


def _day_number(day: Sql) -> Sql:
    start = build.constant(calendar.table().first)
    return build.binary(exp.Add, _days_between(start, day), build.ONE)


def _inside(day: Sql, value: Sql) -> Sql:
    years = calendar.table()
    low, high = build.constant(years.first), build.constant(years.last)
    return build.case((exp.Between(this=day, low=low, high=high), value))


def _at(over: Sql, number: Sql) -> Sql:
    """Give the item of a list at a number, counted from one."""
    return exp.Bracket(this=over, expressions=[number], offset=1)


MEANINGS: dict[str, Callable[..., Sql]] = {
    "days_after": _days_after,
    "days_before": lambda day, days: _days_after(day, exp.Neg(this=days)),
    "weeks_after": _weeks_after,
    "months_after": _months_after,
    "months_before": lambda day, months: _months_after(day, exp.Neg(this=months)),
    "working_days_after": _working_days_after,
    "days_between": _days_between,
    "months_between": _months_between,
    "years_between": _years_between,
    "working_days_between": _working_days_between,
    "is_working_day": _is_working_day,
    "earlier": lesser,
    "later": greater,
}
assert MEANINGS.keys() == FUNCTIONS.keys(), "a function is declared without SQL, or twice"  # noqa: S101
