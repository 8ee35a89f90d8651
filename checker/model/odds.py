"""Odds: what a regression over groups of cases says, and what it could not use."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """Why a variable has no part in a model."""

    LACKING = "too many cases do not record it"
    ONE_LEVEL = "all cases are of one level"
    SEPARATED = "with it the outcome could be told for certain, so that no odds can be given"
    REPEATED = "it follows from others that are in the model"
    NOT_FITTED = "no fit was reached with it"


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable: the level of each case by name, in the order of the cases."""

    name: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Odds:
    """The odds of a level against those of the reference: their ratio with its 95% interval.

    ``cases`` and ``yes``: how many cases the level has, and how many of them with the outcome.
    ``thin``: whether fewer than five have it, or have it not, so that the interval is rough.
    """

    level: str
    reference: str
    ratio: float
    low: float
    high: float
    p_value: float
    cases: int
    yes: int
    thin: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A variable in the model: the p-value of leaving it out, and each level but the reference."""

    variable: str
    p_value: float
    odds: tuple[Odds, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A step on the way: a variable entered, or removed again."""

    entered: bool
    variable: str
    p_value: float


@dataclass(frozen=True, slots=True)
class SetAside:
    """A variable without a part in the model, and why."""

    variable: str
    why: Why


@dataclass(frozen=True, slots=True)
class Model:
    """What came out. ``left_out``: cases that do not record a variable.

    ``joined``: (variable, level) of the levels too small to stand alone. ``overloaded``: whether
    there are fewer than ten cases of the rarer outcome for each coefficient. A model without
    terms says that no variable was significant, or, with ``possible`` false, that all cases
    left are of one outcome.
    """

    cases: int
    yes: int
    left_out: int
    possible: bool
    terms: tuple[Term, ...]
    steps: tuple[Step, ...]
    set_aside: tuple[SetAside, ...]
    joined: tuple[tuple[str, str], ...]
    overloaded: bool
