"""Groups: the conditions that put cases into groups are checked against the record's schema."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.language import messages_rulebook as tell
from checker.language import messages_types as say
from checker.language.bench import Workbench
from checker.model import tree
from checker.model.group import PlannedGrouping
from checker.model.types import BOOLEAN, EnumType, TextType

if TYPE_CHECKING:
    from checker.language.scope import Scope
    from checker.model.diagnostic import Diagnostic
    from checker.model.group import Grouping
    from checker.model.rulebook import Rulebook
    from checker.model.tree import Tree


def groups(
    rulebook: Rulebook, shared: Scope
) -> tuple[tuple[PlannedGrouping, ...], tuple[Diagnostic, ...]]:
    """Plan each grouping of a rulebook; one with a mistake is left out, and its mistakes told."""
    found, diagnostics = [], []
    for each in rulebook.groups:
        bench = Workbench(replace(shared, place=f"groups.{each.name}"), [])
        planned = _planned(bench, each)
        diagnostics.extend(bench.diagnostics)
        found.extend([planned] if planned is not None else [])
    return tuple(found), tuple(diagnostics)


def _planned(bench: Workbench, grouping: Grouping) -> PlannedGrouping | None:
    place = bench.scope.place
    conditions = [
        bench.condition(level.when, place, BOOLEAN, subject=False) for level in grouping.levels
    ]
    levels = tuple(each for each in conditions if each is not None)
    value = bench.condition(grouping.value, place, None, subject=False)
    path = None if value is None else _path(bench, grouping, value)
    return None if bench.diagnostics else PlannedGrouping(grouping, levels, path)


def _path(bench: Workbench, grouping: Grouping, value: Tree) -> str | None:
    """Give the path of a text of the record; anything else is noted."""
    names, node = [], value
    while isinstance(node, tree.Read):
        names.append(node.name)
        if node.of is None:
            if isinstance(value.type, TextType | EnumType):
                return ".".join(reversed(names))
            break
        node = node.of
    assert grouping.value is not None  # noqa: S101 - it was read
    bench.diagnostics.append(say.at(grouping.value.source, value.span, tell.not_a_field()))
    return None
