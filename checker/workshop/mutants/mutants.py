"""Mutants: every rule that differs from a rule by one small mistake, and can still be run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from checker.language import parse, plan
from checker.language.definitions import definitions
from checker.workshop.figures import variants
from checker.workshop.mutants.edits import editor
from checker.workshop.mutants.shape import shape
from checker.workshop.mutants.typed import of_plan

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from checker.api import Book
    from checker.language.scope import Scope
    from checker.model.plan import Plan
    from checker.model.rule import Expression, Parameter, Rule
    from checker.workshop.mutants.typed import Types

PARTS = ("applies_to", "due", "expect")


@dataclass(frozen=True, slots=True)
class Change:
    """What a mistake does: in which key of the rule, of what kind; the text before and after.

    ``line`` is where it does so in the file of the rule.
    """

    key: str
    kind: str
    before: str
    after: str
    line: int


@dataclass(frozen=True, eq=False, slots=True)
class Mutant:
    """A rule with a mistake in it, ready to be run."""

    change: Change
    plan: Plan


@dataclass(frozen=True, eq=False, slots=True)
class Bred:
    """The mutants of a rule, no two alike.

    ``same`` counts the changes that leave the rule's meaning as it is, which its shape shows;
    ``broken`` those that the typechecker refuses.
    """

    mutants: tuple[Mutant, ...]
    same: int
    broken: int


@dataclass(frozen=True, eq=False, slots=True)
class Breeder:
    """Makes the mutants of the rules of a rulebook."""

    book: Book
    shared: Scope

    def bred(self, rule: str) -> Bred:
        """Give each mutant of a rule once."""
        original = self.book.plan(rule)
        own = shape(original)
        found: dict[Hashable, Mutant] = {}
        same = broken = 0
        for change, changed in _changes(original):
            made = self._planned(changed)
            if made is None:
                broken += 1
            elif shape(made) == own:
                same += 1
            else:
                found.setdefault(shape(made), Mutant(change, made))
        return Bred(tuple(found.values()), same, broken)

    def _planned(self, rule: Rule) -> Plan | None:
        made, _ = plan.plan(_without_unused(rule), self.shared, self.book.plans[0].schema)
        return None if made is None else replace(made, rule=rule)


def breeder(book: Book) -> Breeder:
    """Make ready to give the mutants of a rulebook's rules."""
    shared, _ = definitions(book.rulebook, book.plans[0].schema)
    return Breeder(book, shared)


def _changes(original: Plan) -> Iterator[tuple[Change, Rule]]:
    rule, types = original.rule, of_plan(original)
    for key in PARTS:
        expression: Expression | None = getattr(rule, key)
        if expression is not None:
            for change, edited in _edited(key, expression, types):
                yield change, _put(rule, key, edited)
    if rule.applies_to is not None:
        yield _whole("applies_to", rule.applies_to), replace(rule, applies_to=None)
    if rule.for_each is not None:
        for change, edited in _edited("for_each", rule.for_each, types):
            yield change, replace(rule, for_each=edited)
    for place, (name, expression) in enumerate(rule.let):
        for change, edited in _edited(f"let.{name}", expression, types):
            lets = (*rule.let[:place], (name, edited), *rule.let[place + 1 :])
            yield change, replace(rule, let=lets)
    yield from _figures(rule)


def _put(rule: Rule, key: str, edited: Expression) -> Rule:
    parts: dict[str, Any] = {key: edited}
    return replace(rule, **parts)


def _whole(key: str, expression: Expression) -> Change:
    line = expression.places.points[0][0]
    return Change(key, f"`{key}` left out", expression.text.strip(), "", line)


def _edited(key: str, expression: Expression, types: Types) -> Iterator[tuple[Change, Expression]]:
    """Give each edit of a condition, as far as the condition can be read."""
    at = editor(expression, types)
    if key == "for_each":
        each, _ = parse.each(expression)
        edits = at.each(each) if each is not None else iter(())
    else:
        written, _ = parse.condition(expression)
        edits = at.edits(written) if written is not None else iter(())
    for edit in edits:
        edited = edit.of(expression)
        line = expression.places.points[edit.start][0]
        yield (
            Change(key, edit.kind, expression.text.strip(), edited.text.strip(), line),
            edited,
        )


def _figures(rule: Rule) -> Iterator[tuple[Change, Rule]]:
    for place, parameter in enumerate(rule.parameters):
        for before, after, changed in (*variants(parameter), *_shorter(parameter)):
            parameters = (*rule.parameters[:place], changed, *rule.parameters[place + 1 :])
            key = f"parameters.{parameter.name}"
            change = Change(key, "another figure", before, after, parameter.span.line)
            yield change, replace(rule, parameters=parameters)


def _shorter(parameter: Parameter) -> Iterator[tuple[str, str, Parameter]]:
    """Give a parameter that lists codes with each of them left out."""
    value = parameter.value
    if isinstance(value, tuple) and len(value) > 1:
        for place in range(len(value)):
            kept = (*value[:place], *value[place + 1 :])
            yield ", ".join(value), ", ".join(kept), replace(parameter, value=kept)


def _without_unused(rule: Rule) -> Rule:
    """Leave out the parameters that no text names any longer; a rule may not have them."""
    texts = [rule.applies_to, rule.for_each, rule.due, rule.expect, rule.finding]
    texts += [expression for _, expression in rule.let]
    texts += [parameter.at for parameter in rule.parameters]
    said = " ".join(each.text for each in texts if each is not None)
    kept = tuple(each for each in rule.parameters if each.name in said)
    return replace(rule, parameters=kept)
