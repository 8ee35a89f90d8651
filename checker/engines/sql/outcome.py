"""Outcome: a whole rule becomes SQL that gives its outcome for each subject of each case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.engines.sql import build
from checker.engines.sql.condition import bounds, flag, rows
from checker.engines.sql.level import Inside
from checker.model.outcome import PRESSING, Outcome

if TYPE_CHECKING:
    from checker.engines.sql.build import Sql
    from checker.engines.sql.condition import Scope
    from checker.model.plan import Plan
    from checker.model.tree import Tree


def code(outcome: Outcome) -> Sql:
    """Write an outcome as its place from the least to the most pressing."""
    return build.noted(build.constant(PRESSING.index(outcome)), str(outcome))


WORDS = build.array(build.constant(str(outcome)) for outcome in PRESSING)
"""What the codes of the outcomes stand for, in their order."""


def worded(said: Sql) -> Sql:
    """Give the text of an outcome in place of its code."""
    return build.at(WORDS, said)


def of_rule(plan: Plan, scope: Scope) -> Sql:
    """Give the code of what the rule says of the case: the worst of its subjects."""
    worst = _of_subjects(plan, scope)
    if plan.applies_to is None:
        return worst
    return gated(plan.applies_to, scope, worst)


def _of_subjects(plan: Plan, scope: Scope) -> Sql:
    """Give the code of the worst subject; of none, not applicable."""
    if plan.subjects is None:
        return expected(plan, scope)
    over, variable = rows(plan.subjects.over, scope), plan.subjects.variable
    level = Inside(scope.level, over, variable)
    inside = scope.inside(level, variable, over.element)
    said = expected(plan, inside)
    if plan.subjects.filter is not None:
        said = gated(plan.subjects.filter, inside, said)
    worst = build.largest(level.each(said))
    none = build.case(
        (build.is_null(over.over), code(Outcome.CANNOT_TELL)),
        otherwise=code(Outcome.NOT_APPLICABLE),
    )
    return build.coalesce(worst, none)


def gated(test: Tree, scope: Scope, value: Sql) -> Sql:
    """Give a code where a gate surely holds, else what is said where it does not, or may not."""
    gate = scope.level.share(flag(test, scope), "gate")
    closed = (build.negated(gate), code(Outcome.NOT_APPLICABLE))
    return build.case((gate, value), closed, otherwise=code(Outcome.CANNOT_TELL))


def expected(plan: Plan, scope: Scope) -> Sql:
    """Give the code of what the expectation and the deadline say of one subject."""
    expect = scope.level.share(flag(plan.expect, scope), "expected")
    return build.case(
        (expect, code(Outcome.MET)),
        (build.negated(expect), _not_held(plan, scope)),
        otherwise=code(Outcome.CANNOT_TELL),
    )


def _not_held(plan: Plan, scope: Scope) -> Sql:
    """Tell what an unmet expectation means: its deadline's own day still counts."""
    if plan.due is None:
        return code(Outcome.NOT_MET)
    due, as_of = bounds(plan.due, scope), build.column(scope.as_of)
    return build.case(
        (build.below(as_of, due.low), code(Outcome.NOT_YET_DUE)),
        (build.at_most(due.high, as_of), code(Outcome.NOT_MET)),
        otherwise=code(Outcome.CANNOT_TELL),
    )
