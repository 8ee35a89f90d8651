"""Written: rules and conditions written in a test, and made ready to be judged by."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from checker.language import parse
from checker.language import plan as planning
from checker.language.scope import Scope
from checker.language.typecheck import Typechecker
from checker.model.source import Source
from checker.workshop.strategies.rulebooks import Parts, expression, rule, rules

if TYPE_CHECKING:
    from checker.model.diagnostic import Diagnostic
    from checker.model.plan import Plan
    from checker.model.tree import Tree
    from checker.model.types import Schema, Type

__all__ = ["Parts", "checked", "diagnosed", "expression", "planned", "rule", "rules"]


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


@lru_cache(maxsize=64)
def planned(parts: Parts, schema: Schema) -> Plan:
    """Plan a rule that is right."""
    made, diagnostics = planning.plan(
        rule(parts), Scope(schema, {}, {}, None, "definitions"), schema
    )
    assert not diagnostics, [f"{each.span}: {each.message}" for each in diagnostics]
    assert made is not None
    return made
