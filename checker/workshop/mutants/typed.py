"""Typed: what the typechecker knows of the parts of a rule's conditions, by where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model import tree
from checker.model.types import RecordType

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checker.model.plan import Plan
    from checker.model.source import Span
    from checker.model.tree import Tree
    from checker.model.types import Field, Type

Types = dict[tuple["Span", str], "Typed"]


@dataclass(frozen=True, slots=True)
class Typed:
    """The type of a part; of a field, the other fields of its record that have the same type.

    The nearest in their declared order come first.
    """

    type: Type
    siblings: tuple[str, ...] = ()


def of_plan(plan: Plan) -> Types:
    """Describe every part of every condition of a rule."""
    subjects = () if plan.subjects is None else (plan.subjects.over, plan.subjects.filter)
    lets = (each.body for _, each in plan.lets if isinstance(each, tree.Named))
    roots = (plan.applies_to, *subjects, *lets, plan.due, plan.expect)
    return of_trees((each for each in roots if each is not None), plan.schema.case)


def of_trees(roots: Iterable[Tree], case: RecordType) -> Types:
    """Describe every part of trees.

    What a name stands for is written elsewhere: its parts are told too, and nobody asks for them,
    but the values that it was given are among them.
    """
    return dict(pair for root in roots for pair in _parts(root, case))


def _parts(node: Tree, case: RecordType) -> Iterator[tuple[tuple[Span, str], Typed]]:
    yield (node.span, node.text), Typed(node.type, _siblings(node, case))
    for child in tree.children(node):
        yield from _parts(child, case)


def _siblings(node: Tree, case: RecordType) -> tuple[str, ...]:
    if not isinstance(node, tree.Read):
        return ()
    kind = case if node.of is None else node.of.type
    return _near(kind.fields, node.name) if isinstance(kind, RecordType) else ()


def _near(fields: Mapping[str, Field], name: str) -> tuple[str, ...]:
    names = list(fields)
    place = names.index(name)
    same = [each for each in names if each != name and fields[each].type == fields[name].type]
    return tuple(sorted(same, key=lambda each: abs(names.index(each) - place)))
