"""Evidence: from the steps of an evaluation, the facts that are enough to reach its value again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.engines.interpreter.values import is_known
from checker.model import tree
from checker.model.outcome import Evidence, NotRecorded, Searched
from checker.model.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.engines.interpreter.steps import Step


def support(step: Step) -> tuple[Evidence, ...]:
    """Give facts on which alone the step has the same value; of several such sets, the first.

    A connective that one operand decides rests on the first that does; a search that one item
    decides rests on the list and the first such item. A value that is not known rests on what is
    not known.
    """
    match step.node:
        case tree.And():
            return _decided(step.parts, step.value, Truth.FALSE)
        case tree.Or():
            return _decided(step.parts, step.value, Truth.TRUE)
        case tree.If():
            return _branch(step)
        case tree.Some():
            return _searched(step, Truth.TRUE)
        case tree.Every():
            return _searched(step, Truth.FALSE)
        case tree.Count():
            over, *items = step.parts
            sure = sum(item.value is Truth.TRUE for item in items) if items else None
            facts = together(support(item) for item in items)
            return (*_looked(over, step, sure), *facts)
        case tree.Extreme():
            over, *items = step.parts
            return (*_looked(over, step, None), *together(support(item) for item in items))
        case _:
            return together((*(support(part) for part in step.parts), step.facts))


def _decided(parts: Iterable[Step], value: object, deciding: Truth) -> tuple[Evidence, ...]:
    """Give the facts of a connective, which the first deciding operand settles."""
    if value is deciding:
        return next(support(part) for part in parts if part.value is deciding)
    if value is Truth.UNKNOWN:
        return together(support(part) for part in parts if part.value is Truth.UNKNOWN)
    return together(support(part) for part in parts)


def _branch(step: Step) -> tuple[Evidence, ...]:
    condition, then, otherwise = step.parts
    if condition.value is Truth.TRUE:
        return together((support(condition), support(then)))
    if condition.value is Truth.FALSE:
        return together((support(condition), support(otherwise)))
    return together(support(part) for part in step.parts)


def _searched(step: Step, deciding: Truth) -> tuple[Evidence, ...]:
    over, *items = step.parts
    matched = sum(item.value is Truth.TRUE for item in items)
    return (*_looked(over, step, matched), *_decided(items, step.value, deciding))


def _looked(over: Step, step: Step, matched: int | None) -> tuple[Evidence, ...]:
    """Say of the list what was looked for in it, beside what its own place rests on."""
    looked_for = looked(step)
    return tuple(
        replace(fact, looked_for=looked_for, matched=matched)
        if isinstance(fact, Searched) and fact in over.facts
        else fact
        for fact in support(over)
    )


def looked(step: Step) -> str:
    """Say what a search looked for, in the words of the rule."""
    match step.node:
        case tree.Some(body=body) | tree.Every(body=body):
            return body.text
        case tree.Count(filter=test) | tree.Extreme(filter=test):
            return "" if test is None else test.text
        case _:
            return ""


def together(sets: Iterable[tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    """Join sets of facts, each fact once, in the order in which they were first met."""
    return tuple(dict.fromkeys(fact for facts in sets for fact in facts))


def missing(step: Step) -> tuple[str, ...]:
    """List the places that are not recorded and keep the value from being known."""
    if is_known(step.value):
        return ()
    facts = support(step)
    return tuple(dict.fromkeys(fact.path for fact in facts if isinstance(fact, NotRecorded)))


def notes(step: Step) -> tuple[str, ...]:
    """List the reasons, other than a missing value, for which a value is not known."""
    if is_known(step.value):
        return ()
    below = (note for part in step.parts for note in notes(part))
    return tuple(dict.fromkeys((*([step.note] if step.note else []), *below)))
