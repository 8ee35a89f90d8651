"""Figures: every number and date of a rulebook, each a little changed, and who notices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from checker import api
from checker.model.roll_up import figure
from checker.workshop import examples, roll_up_examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.api import Book
    from checker.model.roll_up import RollUp
    from checker.model.rule import Parameter, Value
    from checker.model.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Changed:
    """A rulebook with one figure changed: whose it is, what it was, what it became.

    ``rule`` is ``None`` where the figure is one that all rules share.
    """

    rule: str | None
    parameter: str
    before: str
    after: str
    rulebook: Rulebook


def changes(rulebook: Rulebook, rules: frozenset[str] | None = None) -> Iterator[Changed]:
    """Give the rulebook with each figure one higher and one lower, dates by a day.

    A figure of a rule comes with a rulebook of that rule alone. ``rules`` keeps to the figures of
    these rules; without it, those that rules share come too.
    """
    for rule in rulebook.rules:
        if rules is not None and rule.id not in rules:
            continue
        for index, parameter in enumerate(rule.parameters):
            for before, after, changed in variants(parameter):
                alone = replace(rule, parameters=_put(rule.parameters, index, changed))
                whole = replace(rulebook, rules=(alone,))
                yield Changed(rule.id, parameter.name, before, after, whole)
    for index, parameter in enumerate(rulebook.parameters if rules is None else ()):
        for before, after, changed in variants(parameter):
            whole = replace(rulebook, parameters=_put(rulebook.parameters, index, changed))
            yield Changed(None, parameter.name, before, after, whole)
    if rulebook.roll_up is not None and rules is None:
        for name, before, after, roll_up in _rolled(rulebook.roll_up):
            yield Changed(None, name, before, after, replace(rulebook, roll_up=roll_up, rules=()))


def _rolled(roll_up: RollUp) -> Iterator[tuple[str, str, str, RollUp]]:
    """Give a roll-up with each of its figures changed, as far as that is still a figure."""
    for limit in roll_up.limits:
        for before, after, changed in variants(limit):
            if figure(changed) >= 1:
                yield limit.name, before, after, _limited(roll_up, changed)
    for index, band in enumerate(roll_up.bands):
        for before, after, changed in variants(band):
            if figure(changed) >= 0:
                bands = _put(roll_up.bands, index, changed)
                yield band.name, before, after, replace(roll_up, bands=bands)


def _limited(roll_up: RollUp, changed: Parameter) -> RollUp:
    match changed.name:
        case "essential_not_met":
            return replace(roll_up, essential_not_met=changed)
        case "supporting_not_met":
            return replace(roll_up, supporting_not_met=changed)
        case "supporting_share":
            return replace(roll_up, supporting_share=changed)
        case _:
            return replace(roll_up, prompts_insufficient=changed)


def notices(book: Book, changed: Changed) -> bool:
    """Say whether any example stops holding when a figure is changed."""
    roll_up = changed.rulebook.roll_up
    if roll_up is not None and roll_up is not book.rulebook.roll_up:
        return bool(roll_up_examples.problems(roll_up))
    other = api.plan_rulebook(changed.rulebook, book.model)
    return any(
        examples.problems(other, rule, example)
        for rule in other.rules
        for example in rule.examples
        if not example.todo
    )


def _put(
    parameters: tuple[Parameter, ...], index: int, changed: Parameter
) -> tuple[Parameter, ...]:
    return (*parameters[:index], changed, *parameters[index + 1 :])


def variants(parameter: Parameter) -> Iterator[tuple[str, str, Parameter]]:
    """Give a parameter with each of its figures changed, and that figure before and after."""
    for value in _near(parameter.value):
        yield str(parameter.value), str(value), replace(parameter, value=value)
    for index, (since, held) in enumerate(parameter.values):
        changed = [(since, value) for value in _near(held)]
        changed += [(day, held) for day in _near(since) if isinstance(day, date)]
        for row in changed:
            values = (*parameter.values[:index], row, *parameter.values[index + 1 :])
            before, after = f"{since}: {held}", f"{row[0]}: {row[1]}"
            yield before, after, replace(parameter, values=values)


def _near(value: Value | None) -> tuple[Value, ...]:
    match value:
        case bool():
            return (not value,)
        case int() | float():
            return (value - 1, value + 1)
        case date():
            return (value - timedelta(days=1), value + timedelta(days=1))
        case _:
            return ()
