"""Agreement: what people said of cases and findings, held against the checker's answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model.measure import Agreement, Share
    from checker.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said of one question of one case; ``level`` is an answer, as text."""

    case_id: str
    asked: str
    level: str
    by: str
    role: str


@dataclass(frozen=True, slots=True)
class Pair:
    """A person's level and the checker's answer on the same question of the same case."""

    said: Said
    answer: str


@dataclass(frozen=True, slots=True)
class Held:
    """How the checker's answers on a question agree with people's.

    ``pairs`` counts a person's level (the first) with the checker's answer (the second).
    ``sensitivity``: of what people called insufficient, what was flagged; ``specificity``: of what
    they called sufficient, what was not; both, and the predictive values, leave out what the
    checker cannot tell and what one of the two called not applicable. ``three`` is on three
    levels, ``two`` on sufficient and insufficient alone.
    """

    asked: str
    pairs: Mapping[tuple[str, str], int]
    unsure: int
    sensitivity: Share
    specificity: Share
    positive: Share
    negative: Share
    three: Agreement | None
    two: Agreement | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleEffect:
    """What leaving a rule out would do to the agreement on a question.

    ``flagged``: pairs in which the rule is not met; ``right``: of these, those that the person
    called insufficient. ``gained`` pairs would then agree, ``lost`` ones no longer.
    """

    rule: str
    asked: str
    flagged: Share
    gained: int
    lost: int


@dataclass(frozen=True, slots=True)
class GroupRates:
    """How often a group of cases is flagged on a question, beside how often it cannot be told."""

    grouping: str
    title: str
    name: str
    asked: str
    flagged: Share
    unsure: Share


@dataclass(frozen=True, slots=True)
class GroupHeld:
    """The agreement on one question in one group of cases."""

    grouping: str
    name: str
    held: Held


@dataclass(frozen=True, slots=True)
class Agreed:
    """How a run agrees with people.

    ``questions`` and ``groups`` hold the run against people, ``ceiling`` people against each other,
    ``rates`` flags beside what cannot be told, ``effects`` rules, ``differing`` the pairs in which
    the two said otherwise, flags that people did not share first.
    """

    questions: tuple[Held, ...]
    ceiling: Mapping[str, Agreement]
    groups: tuple[GroupHeld, ...]
    rates: tuple[GroupRates, ...]
    effects: tuple[RuleEffect, ...]
    differing: tuple[Pair, ...]
    people: int
    cases: int
    unmatched: int


@dataclass(frozen=True, slots=True)
class RulePrecision:
    """How often people agree with the findings of a rule, of those on which they were sure."""

    rule: str
    agreed: Share
    not_sure: int
    few: bool


@dataclass(frozen=True, slots=True)
class Answered:
    """What people say of findings: by rule, the findings they disagree with, and odd rows.

    ``unanswered``: rows without a verdict. ``problems`` are sentences about rows of the sheet.
    """

    matched: int
    unanswered: int
    rules: tuple[RulePrecision, ...]
    disagreed: tuple[Verdict, ...]
    problems: tuple[str, ...]
