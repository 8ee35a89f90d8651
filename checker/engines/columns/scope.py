"""Scope: the names of items, and the frame in which each condition is worked out and no further in.

A condition is worked out once for each item that it is about, not once for each pair in which that
item is met; the values are then carried to where they are needed.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from checker.engines.columns import frames
from checker.engines.columns.program import BATCH, Program, Slot
from checker.engines.columns.values import Bounds, Either, Part, Rows, Several, Truth, Value, Word
from checker.model import tree

if TYPE_CHECKING:
    from collections.abc import Callable

    from checker.engines.columns.values import Operand
    from checker.model.tree import Tree


@dataclass(frozen=True, eq=False, slots=True)
class Bound:
    """A name that stands for each item of a list; the names of items that the list itself needs."""

    name: str
    over: Tree
    needs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scope:
    """The items that are in view, from the outermost; ``rows`` compiles a list in a scope."""

    program: Program
    as_of: str
    rows: Callable[[Tree, Scope], Rows]
    bound: tuple[Bound, ...] = ()
    frames: dict[tuple[Bound, ...], tuple[Rows, Slot]] = field(default_factory=dict)
    names: dict[int, frozenset[str]] = field(default_factory=dict)
    values: dict[tuple[int, tuple[Bound, ...]], Value] = field(default_factory=dict)

    def inside(self, name: str, over: Tree) -> Scope:
        """Give the scope in which a name stands for each item of a list."""
        needs = self._closed(self.free(over))
        return replace(self, bound=(*self.bound, Bound(name, over, needs)))

    def home(self, node: Tree) -> Scope:
        """Give the smallest scope in which everything that a condition is about is in view."""
        return self.of(self.free(node))

    def of(self, names: frozenset[str]) -> Scope:
        """Give the smallest scope in which some items are in view."""
        closed = self._closed(names)
        return replace(self, bound=tuple(each for each in self.bound if each.name in closed))

    def free(self, node: Tree) -> frozenset[str]:
        """List the names of items that a condition is about and does not bind itself."""
        if id(node) not in self.names:
            self.names[id(node)] = self._free(node)
        return self.names[id(node)]

    def _free(self, node: Tree) -> frozenset[str]:
        names = (self.free(each) for each in tree.children(node))
        match node:
            case tree.Variable(name=name):
                return frozenset([name])
            case tree.Some() | tree.Every() | tree.Count() | tree.Extreme():
                return next(names) | (frozenset().union(*names) - {node.variable})
            case _:
                return frozenset().union(*names)

    def _closed(self, names: frozenset[str]) -> frozenset[str]:
        needs = (each.needs for each in self.bound if each.name in names)
        return names.union(*needs)

    @property
    def outer(self) -> Scope:
        """The scope without its innermost item."""
        return replace(self, bound=self.bound[:-1])

    @property
    def list(self) -> Rows:
        """The list of which the innermost item is one."""
        return self._framed()[0]

    @property
    def frame(self) -> Slot:
        """The frame of the innermost item."""
        return self._framed()[1]

    def _framed(self) -> tuple[Rows, Slot]:
        if self.bound not in self.frames:
            over = self.rows(self.bound[-1].over, self.outer)
            frame = self.program.emit(frames.below, self.outer.size, over.sizes)
            self.frames[self.bound] = over, frame
        return self.frames[self.bound]

    @property
    def size(self) -> Slot:
        """The number of rows."""
        if not self.bound:
            return self.program.emit(frames.cases, BATCH)
        return self.program.emit(frames.size, self.frame)

    def carried(self, value: Value, home: Scope) -> Value:
        """Carry a value from a smaller scope to the rows of this one."""
        if home.bound == self.bound:
            return value
        return moved(self.program, value, self.rows_of(home), self.size)

    def rows_of(self, home: Scope) -> Slot | None:
        """Give for each row of this scope the row of a smaller one that it belongs to."""
        if home.bound == self.bound:
            return None
        emit, frame = self.program.emit, self.frame
        parents = emit(frames.parents, frame)
        if not home.bound or home.bound[-1] != self.bound[-1]:
            return self._composed(self.outer.rows_of(home), parents)
        outer = self._composed(self.outer.rows_of(home.outer), parents)
        return emit(frames.row, home.frame, outer, emit(frames.places, frame))

    def _composed(self, first: Slot | None, second: Slot) -> Slot:
        return second if first is None else carried(self.program, first, second)


def carried(program: Program, column: Slot, rows: Slot) -> Slot:
    """Carry a column to other rows."""
    made = program.made_by(rows)
    if made.kernel is frames.parents:
        return program.emit(frames.spread, column, *made.given)
    return program.emit(frames.take, column, rows)


def moved(program: Program, value: Value, rows: Slot | None, size: Operand) -> Value:
    """Carry a value to other rows, each of which belongs to one of its own."""
    if rows is None:
        return value

    def take(operand: Operand) -> Operand:
        return carried(program, operand, rows) if isinstance(operand, Slot) else operand

    match value:
        case Truth(yes=yes, no=no):
            return Truth(take(yes), take(no))
        case Bounds(low=low, high=high):
            return Bounds(take(low), take(high))
        case Word(code=code):
            return Word(take(code))
        case Rows(store=store, starts=starts, sizes=sizes, known=known, element=element):
            return Rows(store, take(starts), take(sizes), take(known), element)
        case Part(store=store, items=items, path=path):
            return Part(store, _items(program, items, rows), path)
        case Several():
            return _several(program, value, rows, size)
        case Either(test=test, then=then, otherwise=otherwise):
            parts = (moved(program, each, rows, size) for each in (test, then, otherwise))
            return Either(*parts)  # type: ignore[arg-type] # a truth is moved to a truth


def _items(program: Program, items: Slot | None, rows: Slot) -> Slot:
    return rows if items is None else program.emit(frames.compose, items, rows)


def _several(program: Program, value: Several, rows: Slot, size: Operand) -> Several:
    emit = program.emit
    sizes = emit(frames.take, emit(frames.sizes, value.frame), rows)
    frame = emit(frames.below, size, sizes)
    outer = emit(frames.spread, rows, frame)
    below = emit(frames.row, value.frame, outer, emit(frames.places, frame))
    part = moved(program, value.part, below, size)
    assert isinstance(part, Part)  # noqa: S101 - a part is moved to a part
    chosen, known = value.chosen, value.known
    if isinstance(chosen, Slot):
        chosen = carried(program, chosen, below)
    if isinstance(known, Slot):
        known = carried(program, known, rows)
    return Several(part, frame, chosen, known)
