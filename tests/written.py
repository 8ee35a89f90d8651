"""Written: rules and conditions written in a test, and made ready to be judged by."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from checker.language import parse
from checker.language import plan as planning
from checker.language.scope import Scope
from checker.language.typecheck import Typechecker
from checker.model.rule import Basis, Expression, Places, Rule, Status, Tendency, Weight
from checker.model.source import START, Source
from checker.model.types import ListType, RecordType
from tests import strategies

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

    from checker.model.diagnostic import Diagnostic
    from checker.model.plan import Plan
    from checker.model.tree import Tree
    from checker.model.types import Schema, Type


@dataclass(frozen=True)
class Parts:
    """The conditions of a rule; ``None`` for a key that it does not have."""

    expect: str
    applies_to: str | None = None
    for_each: str | None = None
    due: str | None = None
    finding: str = "a finding"
    let: tuple[tuple[str, str], ...] = ()


def expression(text: str) -> Expression:
    """Put a text at the first line of a file of its own."""
    places = Places(tuple((1, column) for column in range(1, len(text) + 2)))
    return Expression(text, Source("test.yaml", text), places)


def diagnosed(
    text: str, schema: Schema, needed: Type | None = None
) -> tuple[Tree | None, tuple[Diagnostic, ...]]:
    """Parse and check a condition, with what is wrong with it."""
    written, problems = parse.condition(expression(text))
    if written is None:
        return None, problems
    checker = Typechecker(Source("test.yaml", text))
    scope = Scope(schema, {}, {}, None, "expect")
    found = checker.check(written, scope)
    if found is not None and needed is not None:
        found = checker.condition(written, scope, needed)
    return found, tuple(checker.diagnostics)


@lru_cache(maxsize=64)
def checked(text: str, schema: Schema, needed: Type | None = None) -> Tree:
    """Parse and check a condition that is right."""
    found, diagnostics = diagnosed(text, schema, needed)
    assert not diagnostics, [f"{each.span}: {each.message}" for each in diagnostics]
    assert found is not None
    return found


def rule(parts: Parts) -> Rule:
    """Make a rule of its conditions, with the rest filled in."""

    def maybe(text: str | None) -> Expression | None:
        return None if text is None else expression(text)

    return Rule(
        id="test",
        title="A test",
        status=Status.PREVIEW,
        basis=Basis((), ("Q1",), "a test"),
        in_words="",
        why="because",
        weight=Weight.ESSENTIAL,
        parameters=(),
        applies_to=maybe(parts.applies_to),
        for_each=maybe(parts.for_each),
        let=tuple((name, expression(text)) for name, text in parts.let),
        due=maybe(parts.due),
        expect=expression(parts.expect),
        finding=expression(parts.finding),
        put_right="mend it",
        does_not_see="much",
        tends_to=Tendency.NEITHER,
        examples=(),
        source=Source("test.yaml", ""),
        span=START,
    )


@lru_cache(maxsize=64)
def planned(parts: Parts, schema: Schema) -> Plan:
    """Plan a rule that is right."""
    made, diagnostics = planning.plan(
        rule(parts), Scope(schema, {}, {}, None, "definitions"), schema
    )
    assert not diagnostics, [f"{each.span}: {each.message}" for each in diagnostics]
    assert made is not None
    return made


def rules(schema: Schema) -> SearchStrategy[Parts]:
    """Draw the conditions of a rule over a schema."""
    return _rules(schema)


@st.composite
def _rules(draw: DrawFn, schema: Schema) -> Parts:
    names = strategies.Names(schema, {}, 2)
    applies_to = draw(st.none() | strategies.truths(names))
    for_each, inside = None, names
    if draw(st.booleans()):
        path, type_ = draw(st.sampled_from(names.paths(_is_list_of_records)))
        assert isinstance(type_, ListType)
        inside = strategies.Names(schema, {"subject": type_.element}, 2)
        test = draw(st.none() | strategies.truths(inside.deeper()))
        for_each = f"subject in {path}" + (f" if {test}" if test else "")
    timeless = strategies.Names(schema, inside.variables, 1, as_of=False)
    due = draw(st.none() | strategies.dates(timeless))
    expect = draw(strategies.truths(inside))
    return Parts(expect=expect, applies_to=applies_to, for_each=for_each, due=due)


def _is_list_of_records(type_: Type) -> bool:
    return isinstance(type_, ListType) and isinstance(type_.element, RecordType)
