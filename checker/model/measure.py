"""Measure: how sure a figure is, how far two lie apart, and how well two ratings agree."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Interval:
    """A range of shares, from 0 to 1, both ends counted."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Difference:
    """How far two shares lie apart: the second less the first, its interval, and a test.

    Shares are from 0 to 1. ``p_value`` is two-sided, for no difference; ``test`` names the test.
    """

    difference: float
    interval: Interval
    p_value: float
    test: str


@dataclass(frozen=True, slots=True)
class Paired:
    """What became of the answers of the cases that are answered either way in both runs.

    ``cases`` of them; ``gained`` went from insufficient to sufficient, ``lost`` the other way.
    ``p_value`` is two-sided, for as many gained as lost; ``test`` names the test.
    """

    cases: int
    gained: int
    lost: int
    p_value: float
    test: str


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with its interval."""

    some: int
    of: int
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of agreement, from -1 or 0 to 1, and its interval, where there is one."""

    value: float
    interval: Interval | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two ratings agree: as it is, and by three measures that allow for chance.

    ``kappa`` is ``None`` where both ratings have one and the same level throughout.
    """

    cases: int
    observed: Measure
    kappa: Measure | None
    ac1: Measure | None
    pabak: Measure | None
