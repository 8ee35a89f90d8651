"""Builtins: what each function of the language does here, on points and on ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.engines import calendar, dates
from checker.engines.interpreter.values import ANYWHERE, Range
from checker.model.functions import FUNCTIONS
from checker.model.truth import Truth, truth

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.engines.interpreter.values import Point, Value
    from checker.model.functions import Function

MEANINGS: dict[str, Callable[..., Point | bool]] = {
    "days_after": dates.days_after,
    "days_before": lambda day, days: dates.days_after(day, -days),
    "weeks_after": dates.weeks_after,
    "months_after": dates.months_after,
    "months_before": lambda day, months: dates.months_after(day, -months),
    "working_days_after": calendar.working_days_after,
    "days_between": dates.days_between,
    "months_between": dates.months_between,
    "years_between": dates.years_between,
    "working_days_between": calendar.working_days_between,
    "is_working_day": calendar.is_working_day,
    "earlier": min,
    "later": max,
}
assert MEANINGS.keys() == FUNCTIONS.keys(), "a function is declared without a meaning, or twice"  # noqa: S101


def apply(function: Function, arguments: tuple[Range, ...]) -> tuple[Value, str]:
    """Apply a function, and say why the value is not known although its arguments are.

    An argument of which only bounds are known gives bounds: each end of the result comes from the
    ends of the arguments by the direction in which the function moves with them.
    """
    meaning = MEANINGS[function.name]
    points = [argument.point for argument in arguments]
    try:
        if all(point is not None for point in points):
            result = meaning(*points)
            return (truth(result), "") if isinstance(result, bool) else (Range(result, result), "")
        if any(argument.grows == 0 for argument in function.arguments):
            return Truth.UNKNOWN, ""
        if function.name.startswith("working_days") and None in _ends(arguments):
            # The value may lie outside the calendar, where the answer is an error: no bound holds.
            return ANYWHERE, ""
        return Range(_end(function, arguments, -1), _end(function, arguments, 1)), ""
    except (ValueError, OverflowError) as error:
        # Outside the calendar, or outside the years a date can have: an error, never a guess.
        value = Truth.UNKNOWN if function.name == "is_working_day" else ANYWHERE
        return value, f"{function.name}: {_plain(error)}"


def _end(function: Function, arguments: tuple[Range, ...], direction: int) -> Point | None:
    """Work out the low (-1) or high (1) end of the result; ``None`` where it has no bound."""
    ends: list[Point] = []
    for declared, argument in zip(function.arguments, arguments, strict=True):
        end = argument.high if declared.grows == direction else argument.low
        if end is None:
            return None
        ends.append(end)
    result = MEANINGS[function.name](*ends)
    assert not isinstance(result, bool)  # noqa: S101 - only functions of grows 0 give a truth
    return result


def _ends(arguments: tuple[Range, ...]) -> list[Point | None]:
    return [end for argument in arguments for end in (argument.low, argument.high)]


def _plain(error: Exception) -> str:
    if isinstance(error, calendar.OutsideCalendar):
        return str(error)
    return "the result lies outside the years that a date can have"
