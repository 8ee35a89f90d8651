"""Typecheck comparisons: ``==`` and its like, chains of them, ``in`` and ``not in``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language import messages_types as say
from checker.language.compare import comparable, compared
from checker.language.scope import until
from checker.model import syntax, tree
from checker.model.types import BOOLEAN, TEXT, ListType, RecordType

if TYPE_CHECKING:
    from checker.language.checks import Checks
    from checker.language.scope import Scope
    from checker.model.syntax import Syntax
    from checker.model.tree import Tree


def chain(checks: Checks, node: syntax.Chain, scope: Scope) -> Tree | None:
    """Check a comparison, perhaps chained, as its links joined by ``and``."""
    links = []
    for index, operator in enumerate(node.operators):
        left, right = node.operands[index], node.operands[index + 1]
        match operator:
            case "in" | "not in":
                links.append(_membership(checks, node, left, right, operator, scope))
            case _:
                links.append(_comparison(checks, node, left, right, operator, scope))
        if links[-1] is None and index + 1 < len(node.operators):
            return None
    whole = tuple(link for link in links if link is not None)
    if len(whole) < len(links):
        return None
    return whole[0] if len(whole) == 1 else tree.And(node.text, node.span, BOOLEAN, whole)


def _comparison(  # noqa: PLR0913 - the link of a chain needs the chain
    checks: Checks,
    node: syntax.Chain,
    left: Syntax,
    right: Syntax,
    operator: tree.Order,
    scope: Scope,
) -> Tree | None:
    first, second = checks.check(left, scope), checks.check(right, scope)
    if first is None or second is None:
        return None
    span = node.span if len(node.operators) == 1 else until(first.span, second.span)
    message = comparable(first, second, operator)
    if message is not None:
        checks.report(message.span or span, message.message)
        return None
    first, second = compared(first, second)
    text = f"{first.text} {operator} {second.text}"
    return tree.Compare(text, span, BOOLEAN, operator, first, second)


def _membership(  # noqa: PLR0913 - as above
    checks: Checks, node: syntax.Chain, left: Syntax, right: Syntax, operator: str, scope: Scope
) -> Tree | None:
    item = checks.check(left, scope)
    found = _among(checks, node, item, right, scope)
    if found is None or operator == "in":
        return found
    return tree.Not(f"{left.text} not in {right.text}", found.span, BOOLEAN, found)


def _among(
    checks: Checks, node: syntax.Chain, item: Tree | None, right: Syntax, scope: Scope
) -> Tree | None:
    if isinstance(right, syntax.ListLiteral):
        if not right.items:
            checks.report(right.span, say.empty_list())
            return None
        options = [checks.check(option, scope) for option in right.items]
        if None in options:
            return None
        return _options(checks, node, item, [each for each in options if each is not None], right)
    over = checks.check(right, scope)
    if item is None or over is None:
        return None
    if isinstance(over, tree.Setting) and isinstance(over.type, ListType):
        # A list that the rule sets is written out, so that each option is checked by itchecks.
        return _setting_list(checks, node, item, over)
    if not isinstance(over.type, ListType) or isinstance(over.type.element, RecordType):
        checks.report(over.span, say.expected("a list of values", over.type))
        return None
    probe = tree.Variable(over.text, over.span, over.type.element, "")
    message = comparable(item, probe, "==")
    if message is not None:
        checks.report(message.span or node.span, message.message)
        return None
    text = f"{item.text} in {over.text}"
    return tree.Within(text, node.span, BOOLEAN, compared(item, probe)[0], over)


def _setting_list(
    checks: Checks, node: syntax.Chain, item: Tree, over: tree.Setting
) -> Tree | None:
    values = over.values[0][1]
    options: list[Tree] = [
        tree.Fixed(f"'{value}'", over.span, TEXT, value)
        for value in (values if isinstance(values, tuple) else ())
    ]
    return _options(checks, node, item, options, over)


def _options(
    checks: Checks, node: syntax.Chain, item: Tree | None, options: list[Tree], right: Syntax | Tree
) -> Tree | None:
    if item is None:
        return None
    checked = []
    for option in options:
        message = comparable(item, option, "==")
        if message is not None:
            checks.report(message.span or option.span, message.message)
        else:
            checked.append(compared(item, option)[1])
    if len(checked) < len(options):
        return None
    text = f"{item.text} in {right.text}"
    return tree.Among(text, node.span, BOOLEAN, item, tuple(checked))
