"""Shapes: what the conditions of a rule are made of."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from checker.model import tree

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from checker.model.plan import Plan
    from checker.model.tree import Tree

MONTHS = ("months_after", "months_before", "months_between", "years_between")
WORKING = ("working_days_after", "working_days_between", "is_working_day")
UNEVEN = (*MONTHS, *WORKING)
"""Functions for which one week is not as long as another."""


def nodes(plan: Plan) -> Iterator[Tree]:
    """Give every node of the conditions by which a rule is judged."""
    subjects = () if plan.subjects is None else (plan.subjects.over, plan.subjects.filter)
    roots = (plan.applies_to, *subjects, plan.due, plan.expect)
    waiting = [each for each in roots if each is not None]
    while waiting:
        node = waiting.pop()
        waiting += tree.children(node)
        yield node


def names_a_day(node: Tree) -> bool:
    """Say whether a node states a day, or a figure that depends on one."""
    if isinstance(node, tree.Setting):
        return node.at is not None or any(isinstance(value, date) for _, value in node.values)
    return isinstance(node, tree.Fixed) and isinstance(node.value, date)


def reckons_by(node: Tree, functions: Collection[str]) -> bool:
    """Say whether a node calls one of some functions."""
    return isinstance(node, tree.Call) and node.function.name in functions
