"""Explain: everything that a rule says about itself, in the words of its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.model.wording import shown
from checker.reports.lines import BLANK, Line, Style, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.rule import Example, Expression, Parameter, Rule, Rulebook


def explain_lines(rulebook: Rulebook, rule: Rule) -> Iterator[Line]:
    """Write a rule: what it rests on, what it checks, what it cannot see, and its examples."""
    yield Line(folded(rule.title), Style.HEADING)
    yield Line(f"{rule.id}, {rule.status}, {rule.weight}", Style.MUTED)
    yield from _headed("Why", rule.why)
    yield from _standard(rulebook, rule)
    yield from _checks(rule)
    yield from _shared(rulebook, rule)
    yield from _headed("What it does not see", rule.does_not_see)
    yield from _headed("Where the record cannot show everything", f"tends to {tendency(rule)}")
    yield from _headed("What puts it right", rule.put_right)
    yield BLANK
    yield Line("Examples", Style.HEADING)
    for example in rule.examples:
        yield Line(_example(example), depth=1)
    yield from [] if rule.examples else [Line("No examples.", depth=1)]


def _headed(heading: str, text: str) -> Iterator[Line]:
    yield BLANK
    yield Line(heading, Style.HEADING)
    yield Line(folded(text) or "Nothing is said.", depth=1)


def tendency(rule: Rule) -> str:
    """Say in words which way a rule errs."""
    return "neither over-flag nor under-flag" if rule.tends_to == "neither" else rule.tends_to


def _standard(rulebook: Rulebook, rule: Rule) -> Iterator[Line]:
    yield BLANK
    yield Line("What it rests on", Style.HEADING)
    prompts = {prompt.id: prompt.text for each in rulebook.standards for prompt in each.prompts}
    questions = {question.id: question.text for question in rulebook.questions}
    for name in rule.basis.prompts:
        yield Line(_quoted(name, prompts.get(name)), depth=1)
    for name in rule.basis.questions:
        yield Line(_quoted(name, questions.get(name)), depth=1)
    yield Line(f"source: {folded(rule.basis.source)}", depth=1)


def _quoted(name: str, text: str | None) -> str:
    return f'{name}: "{folded(text)}"' if text else f"{name}: (its wording is not in the rulebook)"


def _checks(rule: Rule) -> Iterator[Line]:
    yield BLANK
    yield Line("What it checks", Style.HEADING)
    for name, expression in _conditions(rule):
        yield Line(f"{name}: {folded(expression.text)}", depth=1)
    yield BLANK
    yield Line("Parameters", Style.HEADING)
    for parameter in rule.parameters:
        yield Line(_parameter(parameter), depth=1)
    yield from [] if rule.parameters else [Line("No parameters of its own.", depth=1)]


def _conditions(rule: Rule) -> Iterator[tuple[str, Expression]]:
    gate = (("applies_to", rule.applies_to), ("for_each", rule.for_each))
    yield from ((name, each) for name, each in gate if each is not None)
    yield from ((f"let {name}", each) for name, each in rule.let)
    if rule.due is not None:
        yield "due", rule.due
    yield "expect", rule.expect
    yield "finding", rule.finding


def _parameter(parameter: Parameter) -> str:
    unit = f" {parameter.unit}" if parameter.unit else ""
    dated = ", ".join(f"{shown(value)} from {shown(since)}" for since, value in parameter.values)
    value = shown(parameter.value) if parameter.value is not None else dated
    at = f", by {folded(parameter.at.text)}" if parameter.at else ""
    sure = f"; certainty: {parameter.certainty}" if parameter.certainty else ""
    return f"{parameter.name}: {value}{unit}{at}; source: {folded(parameter.source)}{sure}"


def _shared(rulebook: Rulebook, rule: Rule) -> Iterator[Line]:
    """Write what the rule uses of its rulebook: definitions, those they use, and parameters."""
    used = _used(rulebook, rule)
    definitions = [each for each in rulebook.definitions if each.name in used]
    parameters = [each for each in rulebook.parameters if each.name in used]
    if definitions or parameters:
        yield BLANK
        yield Line("Shared with other rules", Style.HEADING)
    for definition in definitions:
        meaning = folded(definition.meaning)
        yield Line(f"{definition.name}: {meaning}", depth=1)
        yield Line(folded(definition.expression.text), Style.MUTED, 2)
    for parameter in parameters:
        yield Line(_parameter(parameter), depth=1)


def _used(rulebook: Rulebook, rule: Rule) -> set[str]:
    bodies = {each.name: each.expression.text for each in rulebook.definitions}
    waiting = [expression.text for _, expression in _conditions(rule)]
    used: set[str] = set()
    while waiting:
        names = set(re.findall(r"\b[A-Za-z_]\w*\b", waiting.pop())) - used
        waiting.extend(bodies[name] for name in names if name in bodies)
        used |= names
    return used


def _example(example: Example) -> str:
    at = f" at {example.at}" if example.at else ""
    todo = " (to do)" if example.todo else ""
    return f"{folded(example.name)} → {example.outcome}{at}{todo}"
