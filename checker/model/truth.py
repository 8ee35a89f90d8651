"""Truth: three-valued logic (Kleene's strong logic), defined here and nowhere else.

Something that the record does not say is neither true nor false. A connective gives a definite
answer only where every way of filling in what is missing gives that answer.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Truth(Enum):
    """True, false, or not known."""

    FALSE = "false"
    UNKNOWN = "unknown"
    TRUE = "true"


def truth(value: bool | None) -> Truth:  # noqa: FBT001 - the value that is lifted
    """Lift a recorded boolean; ``None`` (not recorded) is unknown."""
    match value:
        case None:
            return Truth.UNKNOWN
        case True:
            return Truth.TRUE
        case False:
            return Truth.FALSE


def negation(value: Truth) -> Truth:
    """Swap true and false; unknown stays unknown."""
    match value:
        case Truth.TRUE:
            return Truth.FALSE
        case Truth.FALSE:
            return Truth.TRUE
        case Truth.UNKNOWN:
            return Truth.UNKNOWN


def conjunction(values: Iterable[Truth]) -> Truth:
    """Hold when all hold: one false decides; none is true."""
    result = Truth.TRUE
    for value in values:
        if value is Truth.FALSE:
            return Truth.FALSE
        if value is Truth.UNKNOWN:
            result = Truth.UNKNOWN
    return result


def disjunction(values: Iterable[Truth]) -> Truth:
    """Hold when one holds: one true decides; none is false."""
    return negation(conjunction(negation(value) for value in values))


def agreement(values: Iterable[Truth]) -> Truth:
    """Give the truth that all of them share, and unknown where they differ or there is none."""
    seen = set(values)
    return seen.pop() if len(seen) == 1 else Truth.UNKNOWN
