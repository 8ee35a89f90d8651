"""Explain: everything that a rule says about itself, in the words of its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from checker.reports.differences import difference_lines
from checker.reports.in_words import in_words, in_words_lines
from checker.reports.lines import BLANK, Line, Style, folded
from checker.reports.parameters import parameter_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.plan import Plan
    from checker.model.rule import Example, Expression, Parameter, Rule
    from checker.model.rulebook import Definition, Rulebook

TEXT = re.compile(r"'[^']*'|\"[^\"]*\"")
NAME = re.compile(r"\b[A-Za-z_]\w*\b")
HOLES = re.compile(r"\{([^{}]*)\}")


def explain_lines(rulebook: Rulebook, plan: Plan) -> Iterator[Line]:
    """Write a rule: what it rests on, what it checks, what it cannot see, and its examples."""
    rule = plan.rule
    yield Line(folded(rule.title), Style.HEADING)
    yield Line(f"{rule.id}, {rule.status}, {rule.weight}", Style.MUTED)
    yield from _headed("Why", rule.why)
    yield from _standard(rulebook, rule)
    yield BLANK
    yield Line("In plain words", Style.HEADING)
    yield from in_words_lines(in_words(plan, rulebook))
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
    if rulebook.extends:
        yield BLANK
        yield from difference_lines(rulebook)


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
    for name, expression in conditions(rule):
        yield Line(f"{name}: {folded(expression.text)}", depth=1)
    yield BLANK
    yield Line("Parameters", Style.HEADING)
    for parameter in rule.parameters:
        yield Line(parameter_text(parameter), depth=1)
    yield from [] if rule.parameters else [Line("No parameters of its own.", depth=1)]


def conditions(rule: Rule) -> Iterator[tuple[str, Expression]]:
    """Give the conditions of a rule, each with the key under which it is written."""
    gate = (("applies_to", rule.applies_to), ("for_each", rule.for_each))
    yield from ((name, each) for name, each in gate if each is not None)
    yield from ((f"let {name}", each) for name, each in rule.let)
    if rule.due is not None:
        yield "due", rule.due
    yield "expect", rule.expect
    yield "finding", rule.finding


def _shared(rulebook: Rulebook, rule: Rule) -> Iterator[Line]:
    """Write what the rule uses of its rulebook: definitions, those they use, and parameters."""
    definitions, parameters = shared(rulebook, rule)
    if definitions or parameters:
        yield BLANK
        yield Line("Shared with other rules", Style.HEADING)
    for definition in definitions:
        meaning = folded(definition.meaning)
        yield Line(f"{definition.name}: {meaning}", depth=1)
        yield Line(folded(definition.expression.text), Style.MUTED, 2)
    for parameter in parameters:
        yield Line(parameter_text(parameter), depth=1)


def shared(rulebook: Rulebook, rule: Rule) -> tuple[tuple[Definition, ...], tuple[Parameter, ...]]:
    """Give what a rule uses of its rulebook: definitions, those they use, and parameters."""
    bodies = {each.name: each.expression.text for each in rulebook.definitions}
    own = {each.name for each in rule.parameters}
    waiting, used = [_written(name, each) for name, each in conditions(rule)], set[str]()
    while waiting:
        # A code in quotes may be spelt as a definition is, and is none.
        names = set(NAME.findall(TEXT.sub("", waiting.pop()))) - used
        waiting.extend(bodies[name] for name in names if name in bodies)
        used |= names
    definitions = tuple(each for each in rulebook.definitions if each.name in used)
    parameters = tuple(each for each in rulebook.parameters if each.name in used - own)
    return definitions, parameters


def _written(name: str, expression: Expression) -> str:
    """Give what is a condition in a text: all of it, or what a finding has in its holes."""
    text = expression.text
    return " ".join(HOLES.findall(text)) if name == "finding" else text


def _example(example: Example) -> str:
    at = f" at {example.at}" if example.at else ""
    todo = " (to do)" if example.todo else ""
    return f"{folded(example.name)} → {example.outcome}{at}{todo}"
