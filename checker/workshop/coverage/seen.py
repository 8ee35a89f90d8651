"""Seen: the values that each condition of a rule had on a record, whatever they led to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.engines.interpreter import trace
from checker.model.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.engines.interpreter.steps import Step
    from checker.model.plan import Plan
    from checker.model.record import Record
    from checker.model.source import Span
    from checker.workshop.coverage.conditions import Condition

Values = dict["Condition", set[Truth]]


def seen(plan: Plan, conditions: Sequence[Condition], record: Record) -> Values:
    """Give every value that each condition had on a record, for any subject and any item."""
    at = {(each.span, each.text): each for each in conditions}
    found: Values = {each: set() for each in conditions}
    traced = trace(plan, record)
    steps = [each for each in (traced.gate, traced.subjects) if each is not None]
    steps += [step for _, named in traced.each for _, step in named]
    for step in steps:
        for condition, value in _values(step, at):
            found[condition].add(value)
    return found


def _values(
    step: Step, at: Mapping[tuple[Span, str], Condition]
) -> Iterator[tuple[Condition, Truth]]:
    condition = at.get((step.node.span, step.node.text))
    if condition is not None and isinstance(step.value, Truth):
        yield condition, step.value
    for part in step.parts:
        yield from _values(part, at)
