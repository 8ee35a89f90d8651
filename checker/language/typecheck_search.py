"""Typecheck searches: ``any``, ``all``, ``count``, ``latest``, ``earliest``, and ``for_each``."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from checker.language import messages_types as say
from checker.language.scope import until
from checker.model import syntax, tree
from checker.model.types import BOOLEAN, DATE, INTEGER, DateType, ListType, RecordType

if TYPE_CHECKING:
    from checker.language.checks import Checks
    from checker.language.scope import Scope
    from checker.model.syntax import Each
    from checker.model.tree import Tree

MOST_LOOPS = 4


def each(checks: Checks, node: Each, scope: Scope) -> tuple[Tree, Tree | None, Scope] | None:
    """Check ``item in list if condition``: the list, the filter, and the scope inside."""
    taken = scope.taken(node.variable)
    if taken is not None:
        checks.report(node.variable_span, say.name_taken(node.variable, taken))
    if scope.depth >= MOST_LOOPS:
        checks.report(node.span, say.too_many_loops(MOST_LOOPS))
        return None
    over = checks.check(node.over, scope)
    if over is None or taken is not None:
        return None
    if not isinstance(over.type, ListType):
        checks.report(over.span, say.not_a_list(over.type))
        return None
    inside = scope.binding(node.variable, over.type.element)
    found = [checks.condition(condition, inside) for condition in node.conditions]
    conditions = tuple(test for test in found if test is not None)
    if len(conditions) < len(found):
        return None
    return over, conjoined(conditions), inside


def quantified(checks: Checks, node: syntax.Quantified, scope: Scope) -> Tree | None:
    """Check ``any``, ``all``, ``count``, ``latest`` or ``earliest`` over a list."""
    found = each(checks, node.each, scope)
    if found is None:
        return None
    over, test, inside = found
    match node.quantifier:
        case "any" | "all":
            return _some_or_every(checks, node, over, test, inside)
        case "count":
            if not _is_item(node):
                checks.report(node.body.span, say.count_of_item(node.each.variable))
                return None
            return tree.Count(node.text, node.span, INTEGER, node.each.variable, over, test)
        case "latest" | "earliest":
            return _extreme(checks, node, over, test, inside)
        case _ as never:
            assert_never(never)


def _is_item(node: syntax.Quantified) -> bool:
    return isinstance(node.body, syntax.Name) and node.body.name == node.each.variable


def _some_or_every(
    checks: Checks, node: syntax.Quantified, over: Tree, test: Tree | None, inside: Scope
) -> Tree | None:
    body = checks.condition(node.body, inside)
    if body is None:
        return None
    variable = node.each.variable
    if node.quantifier == "any":
        whole = body if test is None else conjoined((test, body))
        assert whole is not None  # noqa: S101 - two operands always give a conjunction
        return tree.Some(node.text, node.span, BOOLEAN, variable, over, whole)
    if test is not None:
        outside = tree.Not(f"not ({test.text})", test.span, BOOLEAN, test)
        text = f"{body.text} if {test.text}"
        body = tree.Or(text, body.span, BOOLEAN, (outside, body))
    return tree.Every(node.text, node.span, BOOLEAN, variable, over, body)


def _extreme(
    checks: Checks, node: syntax.Quantified, over: Tree, test: Tree | None, inside: Scope
) -> Tree | None:
    latest, variable = node.quantifier == "latest", node.each.variable
    by = checks.check(node.body, inside)
    if by is None:
        return None
    if isinstance(by.type, DateType):
        return tree.Extreme(
            node.text, node.span, DATE, latest, variable, over, test, by, item=False
        )
    if not _is_item(node) or not isinstance(by.type, RecordType):
        checks.report(by.span, say.date_needed(by.type))
        return None
    if by.type.anchor is None:
        checks.report(by.span, say.no_anchor(by.type.name))
        return None
    anchor = tree.Read(f"{by.text}.{by.type.anchor}", by.span, DATE, by, by.type.anchor)
    return tree.Extreme(
        node.text, node.span, by.type, latest, variable, over, test, anchor, item=True
    )


def conjoined(conditions: tuple[Tree, ...]) -> Tree | None:
    """Join conditions with ``and``; ``None`` when there is none."""
    if len(conditions) < 2:  # noqa: PLR2004 - one needs no joining
        return conditions[0] if conditions else None
    text = " and ".join(_bracketed(each) for each in conditions)
    span = until(conditions[0].span, conditions[-1].span)
    return tree.And(text, span, BOOLEAN, conditions)


def _bracketed(node: Tree) -> str:
    return f"({node.text})" if isinstance(node, tree.Or | tree.If) else node.text
