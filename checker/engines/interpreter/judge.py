"""Judge: one rule on one record gives one outcome, subject by subject, with its evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, assert_never

from checker.engines.interpreter.evaluate import Scope, evaluate, truth_of
from checker.engines.interpreter.evidence import missing, notes, support, together
from checker.engines.interpreter.sentence import cannot_tell, sentence
from checker.engines.interpreter.values import Item, Items, Range, Value, Word, is_known
from checker.model.outcome import (
    Evidence,
    Outcome,
    RuleOutcome,
    Scalar,
    SubjectOutcome,
    Working,
    worst,
)
from checker.model.truth import Truth

if TYPE_CHECKING:
    from checker.engines.interpreter.steps import Step
    from checker.model.plan import Plan
    from checker.model.record import Record


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome, and the steps that it rests on."""

    outcome: Outcome
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """All the steps of a rule on one record, for showing: the gate, the subjects, each of them."""

    gate: Step | None
    subjects: Step | None
    each: tuple[tuple[str, tuple[tuple[str, Step], ...]], ...]


def judge(plan: Plan, record: Record) -> RuleOutcome:
    """Judge one rule on one record. Every rule has exactly one outcome for every record."""
    scope = _case(record)
    gate = None if plan.applies_to is None else evaluate(plan.applies_to, scope)
    opened = () if gate is None else (gate,)
    if gate is not None and gate.value is not Truth.TRUE:
        return _whole(plan, record, (_closed(gate),), support(gate))
    if plan.subjects is None:
        subject = _subject(plan, scope, "", opened, None)
        return _whole(plan, record, (subject,), subject.evidence)
    over = evaluate(plan.subjects.over, scope)
    listed = together((*(support(step) for step in opened), support(over)))
    assert isinstance(over.value, Items)  # noqa: S101 - the typechecker asked for a list
    if over.value.items is None:
        verdict = Verdict(Outcome.CANNOT_TELL, (over,))
        return _whole(plan, record, (_told(verdict, "", opened),), listed)
    subjects = tuple(_item(plan, scope, item, opened) for item in over.value.items)
    facts = together((listed, *(subject.evidence for subject in subjects)))
    return _whole(plan, record, subjects, facts)


def _case(record: Record) -> Scope:
    return Scope(Item("", record.data), record.as_of, {})


def _whole(
    plan: Plan,
    record: Record,
    subjects: tuple[SubjectOutcome, ...],
    evidence: tuple[Evidence, ...],
) -> RuleOutcome:
    outcome = worst(tuple(subject.outcome for subject in subjects))
    return RuleOutcome(plan.rule.id, record.case_id, record.as_of, outcome, subjects, evidence)


def _closed(gate: Step, subject: str = "", opened: tuple[Step, ...] = ()) -> SubjectOutcome:
    """Tell the outcome where a gate, of the case or of one subject, does not surely hold."""
    closed = gate.value is Truth.FALSE
    outcome = Outcome.NOT_APPLICABLE if closed else Outcome.CANNOT_TELL
    return _told(Verdict(outcome, (gate,)), subject, opened)


def _told(verdict: Verdict, subject: str, opened: tuple[Step, ...] = ()) -> SubjectOutcome:
    """Tell an outcome that was reached before the expectation was looked at."""
    absent = _all_missing(verdict)
    reasons = _all_notes(verdict)
    return SubjectOutcome(
        subject=subject,
        outcome=verdict.outcome,
        sentence=_without_finding(verdict.outcome, absent, reasons),
        due=None,
        evidence=together(support(step) for step in (*opened, *verdict.steps)),
        workings=(),
        missing=absent,
        notes=reasons,
    )


def _without_finding(outcome: Outcome, absent: tuple[str, ...], reasons: tuple[str, ...]) -> str:
    return cannot_tell(absent, reasons) if outcome is Outcome.CANNOT_TELL else ""


def _item(plan: Plan, scope: Scope, item: Item, opened: tuple[Step, ...]) -> SubjectOutcome:
    assert plan.subjects is not None  # noqa: S101 - only called for a rule that has subjects
    inside = scope.binding(plan.subjects.variable, item)
    test = plan.subjects.filter
    chosen = None if test is None else evaluate(test, inside)
    if chosen is not None and chosen.value is not Truth.TRUE:
        return _closed(chosen, item.path, opened)
    return _subject(plan, inside, item.path, opened, chosen)


def _subject(
    plan: Plan, scope: Scope, path: str, opened: tuple[Step, ...], chosen: Step | None
) -> SubjectOutcome:
    expect = evaluate(plan.expect, scope)
    due = None if plan.due is None else evaluate(plan.due, scope)
    verdict = _verdict(expect, due, scope.as_of)
    gates = (*opened, *([] if chosen is None else [chosen]))
    absent, reasons = _all_missing(verdict), _all_notes(verdict)
    return SubjectOutcome(
        subject=path,
        outcome=verdict.outcome,
        sentence=_sentence(plan, scope, verdict.outcome, absent, reasons),
        due=_day(due),
        evidence=together(support(step) for step in (*gates, *verdict.steps)),
        workings=_workings(plan, scope),
        missing=absent,
        notes=reasons,
    )


def _sentence(
    plan: Plan, scope: Scope, outcome: Outcome, absent: tuple[str, ...], reasons: tuple[str, ...]
) -> str:
    match outcome:
        case Outcome.NOT_MET | Outcome.NOT_YET_DUE:
            return sentence(plan, scope)
        case _:
            return _without_finding(outcome, absent, reasons)


def _verdict(expect: Step, due: Step | None, as_of: date) -> Verdict:
    """Turn the expectation and the deadline into an outcome.

    The deadline's day still counts: a record is judged at the close of ``as_of``, so the
    expectation is not yet due while ``as_of`` is before the deadline, and due on the day itself.
    """
    match truth_of(expect):
        case Truth.TRUE:
            return Verdict(Outcome.MET, (expect,))
        case Truth.UNKNOWN:
            return Verdict(Outcome.CANNOT_TELL, (expect,))
        case Truth.FALSE:
            return _not_held(expect, due, as_of)
        case _ as never:
            assert_never(never)


def _not_held(expect: Step, due: Step | None, as_of: date) -> Verdict:
    if due is None:
        return Verdict(Outcome.NOT_MET, (expect,))
    assert isinstance(due.value, Range)  # noqa: S101 - the typechecker asked for a date
    low, high = due.value.low, due.value.high
    if isinstance(low, date) and as_of < low:
        return Verdict(Outcome.NOT_YET_DUE, (expect, due))
    if isinstance(high, date) and as_of >= high:
        return Verdict(Outcome.NOT_MET, (expect, due))
    return Verdict(Outcome.CANNOT_TELL, (due,))


def _all_missing(verdict: Verdict) -> tuple[str, ...]:
    if verdict.outcome is not Outcome.CANNOT_TELL:
        return ()
    return tuple(dict.fromkeys(path for step in verdict.steps for path in missing(step)))


def _all_notes(verdict: Verdict) -> tuple[str, ...]:
    if verdict.outcome is not Outcome.CANNOT_TELL:
        return ()
    return tuple(dict.fromkeys(note for step in verdict.steps for note in notes(step)))


def _day(due: Step | None) -> date | None:
    day = scalar(due.value) if due is not None else None
    return day if isinstance(day, date) else None


def _workings(plan: Plan, scope: Scope) -> tuple[Working, ...]:
    return tuple(Working(name, scalar(evaluate(node, scope).value)) for name, node in plan.lets)


def scalar(value: Value) -> Scalar | None:
    """Give a value as plain data; ``None`` where it is not known exactly, or is no single value."""
    match value:
        case Truth():
            return value is Truth.TRUE if is_known(value) else None
        case Range():
            return value.point
        case Word():
            return value.text
        case _:
            return None


def trace(plan: Plan, record: Record) -> Traced:
    """Evaluate everything that a rule says about a record, and keep every step."""
    scope = _case(record)
    gate = None if plan.applies_to is None else evaluate(plan.applies_to, scope)
    if plan.subjects is None:
        return Traced(gate, None, (("", _steps(plan, scope)),))
    over = evaluate(plan.subjects.over, scope)
    items = over.value.items if isinstance(over.value, Items) and over.value.items else ()
    each = []
    for item in items:
        inside = scope.binding(plan.subjects.variable, item)
        test = plan.subjects.filter
        chosen = () if test is None else (("for_each if", evaluate(test, inside)),)
        each.append((item.path, (*chosen, *_steps(plan, inside))))
    return Traced(gate, over, tuple(each))


def _steps(plan: Plan, scope: Scope) -> tuple[tuple[str, Step], ...]:
    due = () if plan.due is None else (("due", evaluate(plan.due, scope)),)
    return (*due, ("expect", evaluate(plan.expect, scope)))
