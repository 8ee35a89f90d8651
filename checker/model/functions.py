"""Functions: each function of the rule language, declared once.

The typechecker reads the signature, every engine must have every name, and every example must
hold on every engine. ``grows`` says how the result moves when an argument grows (1 up, -1 down,
0 neither), which is what lets an engine work with a value of which only bounds are known.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from checker.model.types import BOOLEAN, DATE, INTEGER

if TYPE_CHECKING:
    from checker.model.types import Scalar


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a function: its name, its type, and how the result moves with it."""

    name: str
    type: Scalar
    grows: int


@dataclass(frozen=True, slots=True)
class Example:
    """An application of a function that holds on every engine."""

    arguments: tuple[date | int, ...]
    result: date | int | bool


@dataclass(frozen=True, slots=True)
class Function:
    """A function: its name, its arguments in order, what it gives, and what that means."""

    name: str
    arguments: tuple[Argument, ...]
    result: Scalar
    meaning: str
    examples: tuple[Example, ...]

    @property
    def signature(self) -> str:
        """Write the signature as an author would read it."""
        arguments = ", ".join(f"{each.name}: {each.type}" for each in self.arguments)
        return f"{self.name}({arguments}) -> {self.result}"


def _shift(name: str, unit: str, sign: int, meaning: str, *examples: Example) -> Function:
    arguments = (Argument("day", DATE, 1), Argument(unit, INTEGER, sign))
    return Function(name, arguments, DATE, meaning, examples)


def _distance(name: str, meaning: str, *examples: Example) -> Function:
    arguments = (Argument("start", DATE, -1), Argument("end", DATE, 1))
    return Function(name, arguments, INTEGER, meaning, examples)


_DECLARED = (
    _shift(
        "days_after", "days", 1,
        "The day that many calendar days after; a negative number counts backwards.",
        Example((date(2018, 2, 27), 2), date(2018, 3, 1)),
        Example((date(2020, 2, 27), 2), date(2020, 2, 29)),
    ),
    _shift(
        "days_before", "days", -1,
        "The day that many calendar days before.",
        Example((date(2018, 3, 1), 1), date(2018, 2, 28)),
    ),
    _shift(
        "weeks_after", "weeks", 1,
        "The same day of the week, that many weeks after.",
        Example((date(2018, 1, 1), 6), date(2018, 2, 12)),
    ),
    _shift(
        "months_after", "months", 1,
        "The same day of the month, that many months after; the last day of a shorter month.",
        Example((date(2018, 1, 31), 1), date(2018, 2, 28)),
        Example((date(2018, 11, 30), 3), date(2019, 2, 28)),
    ),
    _shift(
        "months_before", "months", -1,
        "The same day of the month, that many months before; the last day of a shorter month.",
        Example((date(2018, 3, 31), 1), date(2018, 2, 28)),
    ),
    _shift(
        "working_days_after", "days", 1,
        "The working day of England and Wales that many working days after; the day itself never "
        "counts; zero gives the day itself.",
        Example((date(2018, 5, 4), 1), date(2018, 5, 8)),
        Example((date(2022, 9, 16), 1), date(2022, 9, 20)),
        Example((date(2018, 5, 5), 0), date(2018, 5, 5)),
    ),
    _distance(
        "days_between",
        "The number of calendar days from start to end; negative when end is before start.",
        Example((date(2018, 1, 1), date(2018, 1, 31)), 30),
        Example((date(2018, 1, 2), date(2018, 1, 1)), -1),
    ),
    _distance(
        "months_between",
        "The number of complete months from start to end.",
        Example((date(2018, 1, 31), date(2018, 2, 28)), 1),
        Example((date(2018, 1, 15), date(2018, 3, 14)), 1),
    ),
    _distance(
        "years_between",
        "The number of complete years from start to end.",
        Example((date(1990, 6, 2), date(2018, 6, 1)), 27),
        Example((date(1990, 6, 1), date(2018, 6, 1)), 28),
    ),
    _distance(
        "working_days_between",
        "The number of working days of England and Wales after start, up to and including end.",
        Example((date(2018, 5, 4), date(2018, 5, 8)), 1),
        Example((date(2018, 12, 24), date(2018, 12, 27)), 1),
    ),
    Function(
        "is_working_day",
        (Argument("day", DATE, 0),),
        BOOLEAN,
        "Whether the day is neither a Saturday, a Sunday nor a bank holiday in England and Wales.",
        (
            Example((date(2022, 9, 19),), result=False),
            Example((date(2022, 9, 20),), result=True),
        ),
    ),
    Function(
        "earlier",
        (Argument("first", DATE, 1), Argument("second", DATE, 1)),
        DATE,
        "The earlier of two dates.",
        (Example((date(2018, 1, 2), date(2018, 1, 1)), date(2018, 1, 1)),),
    ),
    Function(
        "later",
        (Argument("first", DATE, 1), Argument("second", DATE, 1)),
        DATE,
        "The later of two dates.",
        (Example((date(2018, 1, 2), date(2018, 1, 1)), date(2018, 1, 2)),),
    ),
)  # fmt: skip

FUNCTIONS: dict[str, Function] = {function.name: function for function in _DECLARED}
