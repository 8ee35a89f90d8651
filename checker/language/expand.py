"""Expand: a definition that takes values is written out, with the values it was given put in."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, assert_never

from checker.model import tree

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from checker.model.tree import Tree


MOST_PARTS = 5_000
MOST_DEEP = 100


def expanded(
    body: Tree,
    given: Mapping[str, Tree],
    taken: Collection[str],
    renamed: Mapping[str, str] = MappingProxyType({}),
) -> Tree:
    """Put values in the place of the variables of a definition.

    ``taken`` are the names of items around the place where it is used: an item of the definition's
    own that has one of them is ``renamed``, so that no value is caught by it.
    """
    match body:
        case tree.Variable(name=name):
            return replace(body, name=renamed[name]) if name in renamed else given.get(name, body)
        case tree.Some() | tree.Every() | tree.Count() | tree.Extreme():
            name = _free(body.variable, taken)
            inside = {**renamed, body.variable: name}
            found = replace(body, variable=name)
            over = expanded(body.over, given, taken, renamed)
            changed = with_children(found, lambda child: expanded(child, given, taken, inside))
            assert isinstance(changed, tree.Some | tree.Every | tree.Count | tree.Extreme)  # noqa: S101 - the same kind of node
            return replace(changed, over=over)  # the list stands outside the search
        case _:
            return with_children(body, lambda child: expanded(child, given, taken, renamed))


def size(root: Tree, sizes: dict[int, int] | None = None) -> int:
    """Count the nodes of a tree with every name written out, in time linear in what is shared."""
    sizes = {} if sizes is None else sizes
    if id(root) not in sizes:
        sizes[id(root)] = 1 + sum(size(child, sizes) for child in tree.children(root))
    return sizes[id(root)]


def depth(root: Tree, depths: dict[int, int] | None = None) -> int:
    """Count how deep the nodes of a tree stand in one another, with every name written out."""
    depths = {} if depths is None else depths
    if id(root) not in depths:
        below = (depth(child, depths) for child in tree.children(root))
        depths[id(root)] = 1 + max(below, default=0)
    return depths[id(root)]


def loops(body: Tree) -> int:
    """Count how deep lists are searched inside one another."""
    own = isinstance(body, tree.Some | tree.Every | tree.Count | tree.Extreme)
    return own + max((loops(child) for child in tree.children(body)), default=0)


def _free(name: str, taken: Collection[str]) -> str:
    found, number = name, 2
    while found in taken:
        found, number = f"{name}_{number}", number + 1
    return found


def with_children(node: Tree, change: Callable[[Tree], Tree]) -> Tree:
    """Give a node with each tree directly below it changed."""
    match node:
        case tree.Fixed() | tree.AsOf() | tree.Variable():
            return node
        case tree.Setting(at=at):
            return replace(node, at=None if at is None else change(at))
        case tree.Read(of=of):
            return replace(node, of=None if of is None else change(of))
        case tree.Compare() | tree.Add():
            return replace(node, left=change(node.left), right=change(node.right))
        case tree.Among():
            options = tuple(change(each) for each in node.options)
            return replace(node, item=change(node.item), options=options)
        case tree.Within():
            return replace(node, item=change(node.item), over=change(node.over))
        case tree.And() | tree.Or():
            return replace(node, operands=tuple(change(each) for each in node.operands))
        case tree.Not():
            return replace(node, operand=change(node.operand))
        case tree.If(condition=condition, then=then, otherwise=otherwise):
            condition, then, otherwise = change(condition), change(then), change(otherwise)
            return replace(node, condition=condition, then=then, otherwise=otherwise)
        case tree.Call():
            return replace(node, arguments=tuple(change(each) for each in node.arguments))
        case tree.Some() | tree.Every():
            return replace(node, over=change(node.over), body=change(node.body))
        case tree.Count(filter=test):
            test = None if test is None else change(test)
            return replace(node, over=change(node.over), filter=test)
        case tree.Extreme(filter=test):
            test = None if test is None else change(test)
            return replace(node, over=change(node.over), filter=test, by=change(node.by))
        case tree.Named():
            return replace(node, body=change(node.body))
        case _ as never:
            assert_never(never)
