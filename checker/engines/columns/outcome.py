"""Outcome: a whole rule becomes operations that give its outcome for each subject of each case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.engines.columns import frames, kernels, stores
from checker.engines.columns.condition import bounds, rows, truth
from checker.engines.columns.scope import Scope
from checker.engines.columns.values import RECORD, Bounds, Part
from checker.model.outcome import PRESSING, Outcome
from checker.model.types import DATE

if TYPE_CHECKING:
    from checker.engines.columns.program import Program
    from checker.engines.columns.values import Operand
    from checker.model.plan import Plan
    from checker.model.tree import Tree


@dataclass(frozen=True, slots=True)
class Judged:
    """Where a rule's outcomes are found, each as its place from the least to the most pressing.

    ``scope`` is that of the case, ``inside`` that of its subjects; the same where it has none.
    """

    plan: Plan
    case: Operand
    subject: Operand
    scope: Scope
    inside: Scope


def code(outcome: Outcome) -> int:
    """Give an outcome's place from the least to the most pressing."""
    return PRESSING.index(outcome)


def of_rule(program: Program, plan: Plan) -> Judged:
    """Add a rule to a program."""
    scope = Scope(program, plan.schema.as_of, rows)
    if plan.subjects is None:
        said = _gated(plan.applies_to, scope, _expected(plan, scope))
        return Judged(plan, said, said, scope, scope)
    inside = scope.inside(plan.subjects.variable, plan.subjects.over)
    said = _gated(plan.subjects.filter, inside, _expected(plan, inside))
    none = code(Outcome.NOT_APPLICABLE)
    worst = program.emit(frames.most, inside.frame, said, none)
    told = program.emit(kernels.choose, inside.list.known, worst, code(Outcome.CANNOT_TELL))
    case = _gated(plan.applies_to, scope, told)
    return Judged(plan, case, said, scope, inside)


def _gated(test: Tree | None, scope: Scope, value: Operand) -> Operand:
    if test is None:
        return value
    gate, emit = truth(test, scope), scope.program.emit
    closed = emit(kernels.choose, gate.no, code(Outcome.NOT_APPLICABLE), code(Outcome.CANNOT_TELL))
    return emit(kernels.choose, gate.yes, value, closed)


def _expected(plan: Plan, scope: Scope) -> Operand:
    expect, emit = truth(plan.expect, scope), scope.program.emit
    unmet = _not_held(plan, scope)
    known = emit(kernels.choose, expect.no, unmet, code(Outcome.CANNOT_TELL))
    return emit(kernels.choose, expect.yes, code(Outcome.MET), known)


def _not_held(plan: Plan, scope: Scope) -> Operand:
    """Tell what an unmet expectation means: its deadline's own day still counts."""
    if plan.due is None:
        return code(Outcome.NOT_MET)
    due, as_of, emit = bounds(plan.due, scope), _as_of(scope), scope.program.emit
    open_ = emit(kernels.below, as_of, due.low)
    over = emit(kernels.at_most, due.high, as_of)
    unsure = emit(kernels.choose, over, code(Outcome.NOT_MET), code(Outcome.CANNOT_TELL))
    return emit(kernels.choose, open_, code(Outcome.NOT_YET_DUE), unsure)


def _as_of(scope: Scope) -> Operand:
    outermost = scope.of(frozenset())
    day = stores.read(scope.program, Part(RECORD, None), DATE, scope.as_of)
    carried = scope.carried(day, outermost)
    assert isinstance(carried, Bounds)  # noqa: S101 - a date is bounds
    return carried.low
