"""Brackets: lists and mappings written in brackets and braces, on one line or broken over several.

Where an author broke a line, it stays broken, as gofmt has it: what belongs together is for people
to say. What stands on the next line is set in as far as the bracket that it stands in.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.language.nodes import Mapping, Scalar, Sequence
from checker.workshop.layout.scalars import WIDTH, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.language.nodes import Node

SHORT = 110  # up to here, what was broken over lines is put together again


def flat(node: Node) -> str:
    """Write a node on one line."""
    match node:
        case Sequence(items=items):
            return f"[{', '.join(map(flat, items))}]"
        case Mapping(entries=entries):
            return f"{{{', '.join(map(_pair, entries))}}}"
        case Scalar():
            return one_line(node, flow=True)
        case _:
            raise TypeError(node)  # a broken node is never laid out


def _pair(entry: tuple[Scalar, Node]) -> str:
    key, value = entry
    return f"{one_line(key, flow=True, key=True)}: {flat(value)}"


def on_one_line(node: Node, column: int) -> str | None:
    """Write a list or mapping on one line, if it is short, or was on one line and still fits."""
    text = flat(node)
    alone = node.span.line == node.span.end_line and isinstance(node, Sequence | Mapping)
    kept = alone and isinstance(node, Sequence | Mapping) and node.flow
    return text if column + len(text) <= (WIDTH if kept else SHORT) else None


def broken(node: Node, column: int) -> list[str] | None:
    """Write a list or mapping over several lines in its brackets, from a column on.

    The first line begins at the column, the others at the margin. ``None`` where a line would be
    too long all the same.
    """
    printer = _Printer(column)
    printer.write(node)
    first, *more = printer.lines
    widest = max(column + len(first), *map(len, more), 0)
    return [first, *more] if widest <= WIDTH else None


@dataclass(slots=True)
class _Printer:
    """The lines written so far; ``start`` is the column at which the first of them begins."""

    start: int
    lines: list[str]

    def __init__(self, start: int) -> None:
        self.start, self.lines = start, [""]

    @property
    def column(self) -> int:
        """Where the next character comes to stand."""
        return len(self.lines[-1]) + (self.start if len(self.lines) == 1 else 0)

    def write(self, node: Node, closing: int = 0) -> None:
        """Write a node; ``closing`` characters must still fit behind it."""
        if not isinstance(node, Sequence | Mapping) or self._fits(node, closing):
            self.lines[-1] += flat(node)
            return
        opening, end = "[]" if isinstance(node, Sequence) else "{}"
        self.lines[-1] += opening
        margin, members = self.column, list(_members(node))
        for place, (head, value, apart) in enumerate(members):
            last = place == len(members) - 1
            after = closing + 1 if last else 1
            if place:
                self._gap(margin, head, value, after, apart=apart)
            self.lines[-1] += head
            self.write(value, after)
            self.lines[-1] += "" if last else ","
        self.lines[-1] += end

    def _fits(self, node: Sequence | Mapping, closing: int) -> bool:
        own = node.flow and node.span.line < node.span.end_line
        return not own and self.column + len(flat(node)) + closing <= WIDTH

    def _gap(self, margin: int, head: str, value: Node, after: int, *, apart: bool) -> None:
        """Go on behind a comma, or on the next line where the author did or there is no room."""
        room = self.column + 1 + len(head) + len(flat(value)) + after <= WIDTH
        whole = margin + len(head) + len(flat(value)) + after <= WIDTH
        if apart or (not room and whole):
            self.lines.append(" " * margin)
        else:
            self.lines[-1] += " "


def _members(node: Sequence | Mapping) -> Iterator[tuple[str, Node, bool]]:
    """List the members: a key's text, the value, and whether the author began a line with it."""
    line = node.span.line
    pairs: list[tuple[str, Node, Node]] = []
    match node:
        case Sequence(items=items):
            pairs = [("", item, item) for item in items]
        case Mapping(entries=entries):
            pairs = [
                (f"{one_line(key, flow=True, key=True)}: ", value, key) for key, value in entries
            ]
    for head, value, first in pairs:
        yield head, value, node.flow and first.span.line > line
        line = value.span.end_line
