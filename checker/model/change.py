"""Change: what is otherwise in a second run, in its shares and finding by finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model.catalogue import Asked
    from checker.model.measure import Difference, Paired
    from checker.model.odds import Model
    from checker.model.picture import Counts


@dataclass(frozen=True, slots=True)
class ShareChange:
    """The share of a question or standard in two runs, for all cases or one set of them.

    ``paired`` looks at the cases of both runs alone; it is ``None`` where there are none.
    """

    level: str
    asked: Asked
    cases: str
    before: Counts
    after: Counts
    difference: Difference | None
    paired: Paired | None = None


class Fate(StrEnum):
    """What became of a finding."""

    NEW = "new"
    STILL_OPEN = "still open"
    PUT_RIGHT = "put right"
    NO_LONGER_CHECKED = "no longer checked"


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding of one run or both, what became of it, and why it is no longer checked."""

    finding: str
    case_id: str
    rule: str
    sentence: str
    fate: Fate
    because: str


@dataclass(frozen=True, slots=True)
class Regressed:
    """Which groups fare better or worse on a question, in both runs together.

    ``cases``: all cases, or one set of them. The run is one of the variables.
    """

    asked: Asked
    cases: str
    model: Model


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that is otherwise in a second run.

    ``fates`` counts all findings by what became of them and why; ``findings`` lists them.
    ``models`` are there where they were asked for. ``notes`` say what limits the comparison.
    """

    shares: tuple[ShareChange, ...]
    fates: Mapping[tuple[Fate, str], int]
    by_rule: Mapping[str, Mapping[Fate, int]]
    findings: tuple[FindingChange, ...]
    notes: tuple[str, ...]
    models: tuple[Regressed, ...] = ()
