"""Findings: what a rule says of each subject of a case, with its evidence, as one list in SQL."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from checker.engines.sql import build, facts
from checker.engines.sql.condition import bounds, flag, rows
from checker.engines.sql.evidence import asked, evidence, is_
from checker.engines.sql.facts import FACT_TYPE, NOTHING, Facts
from checker.engines.sql.leaves import place
from checker.engines.sql.level import Inside
from checker.engines.sql.outcome import code, expected, gated, worded
from checker.engines.sql.sentence import no_working, sentence, workings
from checker.model.outcome import PRESSING, Outcome

if TYPE_CHECKING:
    from collections.abc import Collection

    from checker.engines.sql.build import Sql
    from checker.engines.sql.condition import Scope
    from checker.model.plan import Plan

FINDING = {
    "rule": "text",
    "subject": "text",
    "outcome": "text",
    "sentence": "text",
    "due": "date",
    "workings": "array<struct<name: text, value: text>>",
    "evidence": f"array<{FACT_TYPE}>",
}
"""The fields of a finding, and the type of each."""

EVERY = frozenset(Outcome)


def of_rule(plan: Plan, scope: Scope, wanted: Collection[Outcome] = EVERY) -> Sql:
    """List the subjects of which the rule says what is wanted, each with what that rests on."""
    told = _told(plan, scope, wanted)
    if wanted == EVERY:
        return told
    each = build.item("finding")
    outcome = exp.Dot(this=each, expression=exp.to_identifier("outcome"))
    kept = build.one_of(outcome, (build.constant(str(one)) for one in PRESSING if one in wanted))
    return exp.ArrayFilter(this=told, expression=exp.Lambda(this=kept, expressions=[each]))


def _told(plan: Plan, scope: Scope, wanted: Collection[Outcome]) -> Sql:
    if plan.applies_to is None:
        return _opened(plan, scope, wanted, NOTHING)
    gate = scope.level.share(flag(plan.applies_to, scope), "gate")
    rests_on = _kept(evidence(plan.applies_to, scope, build.TRUE), scope)
    shut = gated(plan.applies_to, scope, code(Outcome.MET))
    closed = build.array([_finding(plan, "", shut, rests_on)])
    return build.case((gate, _opened(plan, scope, wanted, rests_on)), otherwise=closed)


def _kept(found: Facts, scope: Scope) -> Facts:
    """Work facts out once."""
    listed = scope.level.share(facts.as_list(found), "rests_on") if found else None
    return NOTHING if listed is None else Facts(lists=(listed,))


def _opened(plan: Plan, scope: Scope, wanted: Collection[Outcome], gates: Facts) -> Sql:
    """List the subjects of a case to which the rule applies."""
    if plan.subjects is None:
        return build.array([_judged(plan, scope, "", wanted, gates)])
    over, variable = rows(plan.subjects.over, scope), plan.subjects.variable
    level = Inside(scope.level, over, variable)
    inside = scope.inside(level, variable, over.element)
    subject = build.text(place(level.leaves))
    each = level.each(_judged(plan, inside, subject, wanted, gates))
    unlisted = build.is_null(over.over)
    listing = gates + evidence(plan.subjects.over, scope, unlisted)
    unknown = _finding(plan, "", code(Outcome.CANNOT_TELL), listing)
    return build.case((unlisted, build.array([unknown])), otherwise=each)


def _judged(
    plan: Plan, scope: Scope, subject: str | Sql, wanted: Collection[Outcome], gates: Facts
) -> Sql:
    """Tell what is said of one subject, and what that rests on where it is wanted."""
    said, chosen = expected(plan, scope), build.TRUE
    test = None if plan.subjects is None else plan.subjects.filter
    if test is not None:
        said, chosen = gated(test, scope, said), is_(flag(test, scope), wanted=True)
    said = scope.level.share(said, "said")
    when = build.TRUE
    if wanted != EVERY:
        codes = (build.constant(PRESSING.index(one)) for one in PRESSING if one in wanted)
        when = asked(scope, build.one_of(said, codes))
    found = gates if test is None else gates + evidence(test, scope, when)
    found += _reached(plan, scope, said, asked(scope, when, chosen))
    return _finding(plan, subject, said, found, _words(plan, scope, said, chosen))


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a subject whose expectation was looked at."""

    sentence: Sql
    due: Sql | None
    workings: Sql


UNWORDED = Words(build.constant(""), None, facts.none_of(build.array([no_working()])))


def _words(plan: Plan, scope: Scope, said: Sql, chosen: Sql) -> Words:
    """Put a subject into words; one that is filtered out has none."""
    worded_codes = (code(each) for each in (Outcome.NOT_MET, Outcome.NOT_YET_DUE))
    found = build.all_of([chosen, build.one_of(said, worded_codes)])
    told = build.case((found, sentence(plan, scope)), otherwise=build.constant(""))
    named = workings(plan, scope)
    kept = (chosen, build.array(named)) if named else None
    listed = build.case(kept, otherwise=UNWORDED.workings) if kept else UNWORDED.workings
    return Words(told, _due(plan, scope, chosen), listed)


def _reached(plan: Plan, scope: Scope, said: Sql, when: Sql) -> Facts:
    """Rest on the expectation; where it does not hold, on the deadline, or on that alone."""
    if plan.due is None:
        return evidence(plan.expect, scope, when)
    late = asked(scope, when, is_(flag(plan.expect, scope), wanted=False))
    unsure = build.equal(said, code(Outcome.CANNOT_TELL))
    open_ = build.all_of([late, unsure])
    expectation = evidence(plan.expect, scope, asked(scope, when, build.negated(open_)))
    return expectation + evidence(plan.due, scope, late)


def _due(plan: Plan, scope: Scope, chosen: Sql) -> Sql | None:
    """Give the deadline where it is known exactly."""
    if plan.due is None:
        return None
    due = bounds(plan.due, scope)
    exact = build.TRUE if due.exact else build.equal(due.low, due.high)
    return build.case((build.all_of([chosen, exact]), due.low))


def _finding(
    plan: Plan, subject: str | Sql, said: Sql, found: Facts, words: Words = UNWORDED
) -> Sql:
    """Lay out what is said of a subject."""
    given = (
        build.constant(plan.rule.id),
        build.constant(subject) if isinstance(subject, str) else subject,
        worded(said),
        words.sentence.copy(),
        build.cast(exp.Null(), "date") if words.due is None else words.due,
        words.workings.copy(),
        facts.settled(found),
    )
    return build.struct(FINDING, given)
