"""Units: a figure is counted by a function of its own unit, where its unit is one of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language import messages_types as say
from checker.model import tree
from checker.model.functions import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model.diagnostic import Diagnostic
    from checker.model.rule import Rule
    from checker.model.tree import Tree

# What a function counts stands in its name: `working_days_after` counts working days.
COUNTS = {
    name: name.rpartition("_")[0].replace("_", " ")
    for name in FUNCTIONS
    if name.endswith(("_after", "_before"))
}


def miscounted(rule: Rule, roots: Iterable[Tree]) -> Iterator[Diagnostic]:
    """Note each figure of a rule whose unit is not what a function counts it in."""
    figures = {each.name: each for each in rule.parameters if each.unit in COUNTS.values()}
    found = {pair for root in roots for pair in _counted(root)}
    for name, function in sorted(found):
        figure = figures.get(name)
        if figure is not None and figure.unit is not None and figure.unit != COUNTS[function]:
            message = say.miscounted(name, figure.unit, function, COUNTS[function])
            yield say.at(figure.source_file, figure.span, message)


def _counted(root: Tree) -> Iterator[tuple[str, str]]:
    """Give each figure and each function that counts it."""
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:  # what a name stands for hangs in the tree wherever it is used
            continue
        seen.add(id(node))
        if isinstance(node, tree.Call) and node.function.name in COUNTS:
            yield from ((name, node.function.name) for name in _figures(node.arguments[-1]))
        waiting.extend(tree.children(node))


def _figures(node: Tree) -> Iterator[str]:
    """Give the figures that a number may be, whichever way a choice goes."""
    match node:
        case tree.Setting(name=name):
            yield name
        case tree.Named(body=body):
            yield from _figures(body)
        case tree.If(then=then, otherwise=otherwise):
            yield from _figures(then)
            yield from _figures(otherwise)
        case _:
            pass
