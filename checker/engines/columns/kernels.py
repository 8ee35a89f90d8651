"""Kernels: what the operations of a program do to columns.

A truth is two columns, where it is true and where it is false; where it is neither, it is not
known. A date or number is two columns, the least and the most that it can be.
"""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.engines.columns.batch import NO_CODE, NO_HIGH, NO_LOW
from checker.engines.columns.calendar import ERROR

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Column = NDArray[Any]


def both(left: Column, right: Column) -> Column:
    """Hold where both hold."""
    return left & right


def either(left: Column, right: Column) -> Column:
    """Hold where one holds at least."""
    return left | right


def neither(left: Column, right: Column) -> Column:
    """Hold where neither holds."""
    return np.logical_not(left | right)


def opposite(column: Column) -> Column:
    """Hold where it does not hold."""
    return np.logical_not(column)


def below(left: Column, right: Column) -> Column:
    """Hold where the left is less than the right."""
    return np.less(left, right)


def at_most(left: Column, right: Column) -> Column:
    """Hold where the left is not more than the right."""
    return np.less_equal(left, right)


def alike(left: Column, right: Column) -> Column:
    """Hold where two codes are known and the same."""
    return np.equal(left, right) & np.not_equal(left, NO_CODE) & np.not_equal(right, NO_CODE)


def unlike(left: Column, right: Column) -> Column:
    """Hold where two codes are known and differ."""
    return np.not_equal(left, right) & np.not_equal(left, NO_CODE) & np.not_equal(right, NO_CODE)


def point(low: Column, high: Column) -> Column:
    """Hold where a date or number is known exactly."""
    return np.equal(low, high)


def one_point(low: Column, high: Column, other_low: Column, other_high: Column) -> Column:
    """Hold where two values are known exactly and are the same."""
    return np.equal(low, high) & np.equal(other_low, other_high) & np.equal(low, other_low)


def all_bounded(*columns: Column) -> Column:
    """Hold where each column gives a bound."""
    return reduce(np.logical_and, (bounded(each) for each in columns))


def without_error(low: Column, high: Column) -> Column:
    """Hold where neither end of a function's result is an error."""
    return np.not_equal(low, ERROR) & np.not_equal(high, ERROR)


def same(left: Column, right: Column) -> Column:
    """Hold where two columns hold the same."""
    return np.equal(left, right)


def rank_low(code: Column) -> Column:
    """Give the rank of a code; no bound where it is not known."""
    return np.where(np.equal(code, NO_CODE), NO_LOW, code)


def rank_high(code: Column) -> Column:
    """Give the rank of a code; no bound where it is not known."""
    return np.where(np.equal(code, NO_CODE), NO_HIGH, code)


def choose(test: Column, then: Column, otherwise: Column) -> Column:
    """Take from one column where a test holds, and from the other where it does not."""
    return np.where(test, then, otherwise)


def lesser(left: Column, right: Column) -> Column:
    """Take the smaller of two."""
    return np.minimum(left, right)


def greater(left: Column, right: Column) -> Column:
    """Take the larger of two."""
    return np.maximum(left, right)


def bounded(column: Column) -> Column:
    """Hold where a column gives a bound."""
    return np.greater(column, NO_LOW) & np.less(column, NO_HIGH)


def total(left: Column, right: Column, none: int) -> Column:
    """Add two numbers; where one is no bound, neither is their sum."""
    return np.where(bounded(left) & bounded(right), np.add(left, right), none)


def difference(left: Column, right: Column, none: int) -> Column:
    """Take the right number from the left; where one is no bound, neither is the result."""
    return np.where(bounded(left) & bounded(right), np.subtract(left, right), none)


def among(code: Column, options: tuple[int, ...]) -> Column:
    """Hold where a known code is one of several."""
    return np.isin(code, options)


def applied(function: Callable[..., Column], none: int, *ends: Column) -> Column:
    """Apply a function of the language to ends; ``none`` where one of them is no bound."""
    known = all_bounded(*ends)
    if known.all():
        return function(*ends)
    safe = [end if np.ndim(end) == 0 else np.where(known, end, 0) for end in ends]
    return np.where(known, function(*safe), none)
