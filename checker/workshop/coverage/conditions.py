"""Conditions: the parts of a rule that hold or do not, where they stand, and what if they did."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.language.expand import with_children
from checker.model import tree
from checker.model.types import BOOLEAN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.plan import Plan
    from checker.model.source import Span
    from checker.model.tree import Tree

CONNECTIVES = (tree.And, tree.Or, tree.Not, tree.If, tree.Fixed, tree.Setting)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition without connectives, as it stands in one key of a rule's own file."""

    key: str
    text: str
    span: Span

    def is_at(self, node: Tree) -> bool:
        """Say whether a node is this condition."""
        return node.span == self.span and node.text == self.text


def conditions(plan: Plan) -> tuple[Condition, ...]:
    """List the conditions of a rule, in the order of its keys; a shared definition is one."""
    found: dict[tuple[Span, str], Condition] = {}
    for key, root in _roots(plan):
        for node in _atoms(root):
            found.setdefault((node.span, node.text), Condition(key, node.text, node.span))
    return tuple(found.values())


def _roots(plan: Plan) -> Iterator[tuple[str, Tree]]:
    if plan.applies_to is not None:
        yield "applies_to", plan.applies_to
    if plan.subjects is not None:
        yield "for_each", plan.subjects.over
        if plan.subjects.filter is not None:
            yield "for_each", plan.subjects.filter
    used = _names(plan)
    for name, each in plan.lets:
        # What only the words of a finding speak of decides nothing.
        if isinstance(each, tree.Named) and name in used:
            yield f"let.{name}", each.body
    if plan.due is not None:
        yield "due", plan.due
    yield "expect", plan.expect


def _names(plan: Plan) -> frozenset[str]:
    """Give the names, of lets and definitions, that the outcome of a rule rests on."""
    subjects = () if plan.subjects is None else (plan.subjects.over, plan.subjects.filter)
    left = [each for each in (plan.applies_to, *subjects, plan.due, plan.expect) if each]
    found = set()
    while left:
        node = left.pop()
        if isinstance(node, tree.Named):
            found.add(node.name)
        left += tree.children(node)
    return frozenset(found)


def _atoms(node: Tree) -> Iterator[Tree]:
    if node.type == BOOLEAN and not isinstance(node, CONNECTIVES) and not _is_named(node):
        yield node
    if isinstance(node, tree.Named):
        # What it stands for is written elsewhere; it is one condition here.
        if node.type == BOOLEAN:
            yield node
        return
    for child in tree.children(node):
        yield from _atoms(child)


def _is_named(node: Tree) -> bool:
    return isinstance(node, tree.Named)


def forced(plan: Plan, condition: Condition, *, holds: bool) -> Plan:
    """Give a plan in which a condition always holds, or never does, whatever the record says."""

    def change(node: Tree) -> Tree:
        if condition.is_at(node) and node.type == BOOLEAN:
            return tree.Fixed(node.text, node.span, BOOLEAN, holds)
        return with_children(node, change)

    subjects = plan.subjects
    if subjects is not None:
        test = None if subjects.filter is None else change(subjects.filter)
        subjects = replace(subjects, over=change(subjects.over), filter=test)
    return replace(
        plan,
        applies_to=None if plan.applies_to is None else change(plan.applies_to),
        subjects=subjects,
        due=None if plan.due is None else change(plan.due),
        expect=change(plan.expect),
    )
