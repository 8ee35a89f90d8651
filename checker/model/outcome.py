"""Outcome: what a rule says of a case, with the evidence that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Scalar = bool | int | float | str | date


class Outcome(StrEnum):
    """What a rule says; declared from the least to the most pressing."""

    NOT_APPLICABLE = "not applicable"
    MET = "met"
    NOT_YET_DUE = "not yet due"
    CANNOT_TELL = "cannot tell"
    NOT_MET = "not met"


PRESSING: tuple[Outcome, ...] = tuple(Outcome)


def worst(outcomes: tuple[Outcome, ...]) -> Outcome:
    """Give the most pressing outcome; a case without subjects is not applicable."""
    return max(outcomes, key=PRESSING.index, default=Outcome.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Recorded:
    """A value that the record holds, and where; a list of codes is one value."""

    path: str
    value: Scalar | tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Searched:
    """A list that was searched: how many items it holds, what was looked for, how many matched.

    ``matched`` is ``None`` where the answer did not turn on a number of matches.
    """

    path: str
    size: int
    looked_for: str = ""
    matched: int | None = None


@dataclass(frozen=True, slots=True)
class NotRecorded:
    """A place that the rule needed, and about which the record says nothing."""

    path: str


Evidence = Recorded | Searched | NotRecorded


@dataclass(frozen=True, slots=True)
class Working:
    """A value that the rule worked out on the way (``let`` or ``due``); ``None`` is not known."""

    name: str
    value: Scalar | None


@dataclass(frozen=True, slots=True)
class SubjectOutcome:
    """What a rule says of one subject; ``subject`` is its path, empty for the case itself.

    ``missing``: the places whose value would help to settle a *cannot tell*. ``notes``: why a
    value is not known although nothing is missing (nothing to take the latest of, for one).
    """

    subject: str
    outcome: Outcome
    sentence: str
    due: date | None
    evidence: tuple[Evidence, ...]
    workings: tuple[Working, ...]
    missing: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """What a rule says of a case: the worst of its subjects.

    ``evidence`` is enough to judge the rule again: the gate, the list of the subjects, and what
    each subject's outcome rests on.
    """

    rule: str
    case_id: str
    as_of: date
    outcome: Outcome
    subjects: tuple[SubjectOutcome, ...]
    evidence: tuple[Evidence, ...]
