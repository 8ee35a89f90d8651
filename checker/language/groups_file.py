"""Groups file: the part of a rulebook that says how cases are put into groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.language import messages as say
from checker.language import messages_rulebook as tell
from checker.language import shape
from checker.language.shape import Part
from checker.model.group import NOT_RECORDED, OTHER, Grouping, Level, Use
from checker.model.group import Part as InSample

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.language.nodes import Node, Scalar
    from checker.language.shape import Desk
    from checker.model.source import Span

# The columns that stand before the groups in the table of the cases.
TAKEN = ("case_id", "as_of", "where")


def groups(book: Part) -> tuple[Grouping, ...]:
    """Read how the cases of a rulebook are put into groups."""
    return tuple(_grouping(book.desk, *entry) for entry in book.entries("groups"))


def _grouping(desk: Desk, key: Scalar, node: Node) -> Grouping:
    name, part = shape.named(desk, key, shape.NAME), Part(desk, node, "grouping")
    if name in TAKEN:
        desk.report(key.span, tell.group_taken(name))
    levels = tuple(each for item in part.items("levels") for each in _level(desk, item))
    value = part.condition("value")
    if bool(levels) == (value is not None) and not {"levels", "value"} & part.misspelt:
        desk.report(key.span, tell.levels_or_value())
    _check_names(desk, ((level.name, level.span) for level in levels))
    return Grouping(
        name=name,
        title=part.text("title"),
        use=part.choice("use", Use) or Use.TABLE,
        personal=part.truth("personal"),
        part=part.choice("in_sample", InSample),
        source=part.text("source"),
        levels=levels,
        value=value,
        span=key.span,
    )


def _level(desk: Desk, node: Node) -> tuple[Level, ...]:
    part = Part(desk, node, "group")
    name, when = part.text("name"), part.condition("when")
    return () if when is None else (Level(name, when, part.place("name")),)


def _check_names(desk: Desk, named: Iterable[tuple[str, Span]]) -> None:
    """Note a name that two groups have, or that every grouping has besides."""
    first: dict[str, Span] = {}
    for name, span in named:
        if name in (OTHER, NOT_RECORDED):
            desk.report(span, tell.group_taken(name))
        elif name and name in first:
            where = f"on line {first[name].line}"
            desk.report(span, say.duplicate_id("the group", name, where))
        first.setdefault(name, span)
