"""Shape: what a plan means, without how it was written: plans of one shape are the same plan."""

from __future__ import annotations

import operator
from dataclasses import fields
from typing import TYPE_CHECKING

from checker.model import tree
from checker.model.types import EnumType

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator

    from checker.model.plan import Plan
    from checker.model.tree import Tree

COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
WRITTEN = {"text", "span", "type"}
EITHER_WAY = {"earlier", "later"}  # functions whose values can be given in any order


def shape(plan: Plan) -> Hashable:
    """Give the conditions of a plan without their texts, places and names of their own.

    Plans of one shape have the same outcome for every record. The operands of *and* and *or* count
    in no order, what is denied twice is said, and a code that is compared with a stated one is
    among those for which that holds: at least the highest is the highest.
    """
    subjects = plan.subjects
    over = None if subjects is None else (subjects.variable, subjects.over, subjects.filter)
    return tuple(_of(each) for each in (plan.applies_to, over, plan.due, plan.expect))


def _of(part: object) -> Hashable:
    match part:
        case tuple():
            return tuple(map(_of, part))
        case tree.Named(body=body):
            return _of(body)
        case tree.And() | tree.Or():
            return (type(part).__name__, frozenset(map(_of, _flat(part))))
        case tree.Not(operand=operand):
            return _denied(_unnamed(operand))
        case tree.Compare() | tree.Among():
            codes = _codes(part)
            return _compared(part) if codes is None else ("Among", _of(codes[0]), codes[1])
        case tree.Call(function=function, arguments=arguments) if function.name in EITHER_WAY:
            return (function.name, frozenset(map(_of, arguments)))
        case tree.Node():
            names = (each.name for each in fields(part) if each.name not in WRITTEN)
            return (type(part).__name__, *(_of(getattr(part, name)) for name in names))
        case _:
            return (type(part).__name__, part)


def _denied(part: Tree) -> Hashable:
    if isinstance(part, tree.Not):
        return _of(part.operand)
    codes = _codes(part)
    if codes is None:
        return ("Not", _of(part))
    item, among = codes
    assert isinstance(item.type, EnumType)  # noqa: S101 - only a code is one of codes
    return ("Among", _of(item), frozenset(item.type.values) - among)


def _codes(part: Tree) -> tuple[Tree, frozenset[str]] | None:
    """Give the codes for which a comparison of a code with what the rule states holds."""
    match part:
        case tree.Compare(operator=sign, left=item, right=tree.Fixed(value=str() as value)):
            if isinstance(item.type, EnumType):
                holds = COMPARISONS[sign]
                values = item.type.values
                rank = values.index(value)
                return item, frozenset(v for v in values if holds(values.index(v), rank))
        case tree.Among(item=item, options=options):
            stated = [each.value for each in options if isinstance(each, tree.Fixed)]
            if isinstance(item.type, EnumType) and len(stated) == len(options):
                return item, frozenset(map(str, stated))
    return None


def _compared(part: tree.Compare | tree.Among) -> Hashable:
    if isinstance(part, tree.Among):
        return ("Among", _of(part.item), frozenset(map(_of, part.options)))
    return ("Compare", part.operator, _of(part.left), _of(part.right))


def _flat(part: tree.And | tree.Or) -> Iterator[Tree]:
    for each in map(_unnamed, part.operands):
        if isinstance(each, type(part)):
            yield from _flat(each)
        else:
            yield each


def _unnamed(node: Tree) -> Tree:
    while isinstance(node, tree.Named):
        node = node.body
    return node
