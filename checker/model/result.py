"""Result: what one run of the checker says: every case, every rule, and all that did not fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from checker.model.diagnostic import RecordProblem
    from checker.model.outcome import RuleOutcome
    from checker.model.roll_up import CaseAnswers, Rating
    from checker.model.rule import Rule
    from checker.model.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class CaseResult:
    """What every selected rule says of one case, in the order of the rulebook."""

    case_id: str
    where: str
    as_of: date
    outcomes: tuple[RuleOutcome, ...]

    @property
    def findings(self) -> tuple[RuleOutcome, ...]:
        """The rules that the case does not meet."""
        return tuple(each for each in self.outcomes if each.outcome is Outcome.NOT_MET)


@dataclass(frozen=True, slots=True)
class Result:
    """What a run says. ``read`` is always the number judged plus the number set aside.

    ``answers`` are those of each case, in the order of ``cases``, and ``ratings`` those of all of
    them at every level; both are empty where the rulebook has no roll-up.
    """

    rulebook: Rulebook
    rules: tuple[Rule, ...]
    cases: tuple[CaseResult, ...]
    problems: tuple[RecordProblem, ...]
    read: int
    set_aside: int
    answers: tuple[CaseAnswers, ...] = ()
    ratings: tuple[Rating, ...] = ()

    @property
    def judged(self) -> int:
        """The number of cases judged."""
        return len(self.cases)

    @property
    def findings(self) -> int:
        """The number of rules not met, over all cases."""
        return sum(len(case.findings) for case in self.cases)

    @property
    def totals(self) -> Mapping[Outcome, int]:
        """How often each outcome came up; together, the rules times the cases."""
        counts = dict.fromkeys(reversed(Outcome), 0)
        for case in self.cases:
            for each in case.outcomes:
                counts[each.outcome] += 1
        return counts

    @property
    def never_applied(self) -> tuple[Rule, ...]:
        """The rules that were not applicable to any case that was judged."""
        applied = {
            each.rule
            for case in self.cases
            for each in case.outcomes
            if each.outcome is not Outcome.NOT_APPLICABLE
        }
        return tuple(rule for rule in self.rules if self.cases and rule.id not in applied)
