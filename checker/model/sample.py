"""Sample: the cases that were chosen to be looked at, and why each of them was or was not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case that may be chosen: its groups by grouping."""

    case_id: str
    groups: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Least:
    """The least number of cases of a group that a sample must hold."""

    grouping: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """A case that was chosen: in which turn, and what it was chosen for."""

    turn: int
    case_id: str
    groups: Mapping[str, str]
    because: str


@dataclass(frozen=True, slots=True)
class Balance:
    """How a group stands in the sample: eligible and chosen cases, and how many were aimed at.

    ``aim`` is ``None`` where nothing was aimed at.
    """

    grouping: str
    title: str
    name: str
    eligible: int
    chosen: int
    aim: int | None


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample: what was chosen, how it stands beside the eligible cases, and what is not met.

    ``reasons`` counts all cases by whether they are eligible, or why not.
    """

    seed: str
    size: int
    reasons: Mapping[str, int]
    chosen: tuple[Chosen, ...]
    balance: tuple[Balance, ...]
    people: int
    notes: tuple[str, ...]
