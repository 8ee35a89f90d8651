"""Search: ``any``, ``all``, ``count``, ``latest`` and ``earliest`` over the rows of a frame."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from checker.engines.columns import frames, kernels, stores
from checker.engines.columns.batch import NO_CODE, NO_HIGH, NO_LOW
from checker.engines.columns.choice import where
from checker.engines.columns.program import BATCH
from checker.engines.columns.values import Bounds, Part, Rows, Several, Truth, Word
from checker.model import tree
from checker.model.types import RecordType

if TYPE_CHECKING:
    from checker.engines.columns.program import Program, Slot
    from checker.engines.columns.scope import Scope
    from checker.engines.columns.values import Operand, Value
    from checker.model.types import Type

Search = tree.Some | tree.Every | tree.Count | tree.Extreme


def item(scope: Scope) -> Part:
    """Give the innermost item of a scope."""
    emit, over = scope.program.emit, scope.list
    if over.store.alone:
        total = emit(stores.total, BATCH, over.store.sections[0])
        return Part(over.store, emit(frames.item_rows, over.starts, scope.frame, total))
    return Part(over.store, emit(frames.item_rows, over.starts, scope.frame, -1))


def some(inside: Scope, body: Truth) -> Truth:
    """Hold where the body holds for one item at least; not hold where it holds for none."""
    emit, frame = inside.program.emit, inside.frame
    yes = emit(frames.some, frame, body.yes)
    open_ = emit(frames.some, frame, emit(kernels.opposite, body.no))
    none = emit(kernels.both, inside.list.known, emit(kernels.opposite, open_))
    return Truth(yes, none)


def count(inside: Scope, passes: Truth | None) -> Bounds:
    """Count the items that pass, at the least and at the most."""
    emit, frame, over = inside.program.emit, inside.frame, inside.list
    if passes is None:
        return Bounds(over.sizes, emit(kernels.choose, over.known, over.sizes, NO_HIGH))
    possible = emit(frames.number, frame, emit(kernels.opposite, passes.no))
    high = emit(kernels.choose, over.known, possible, NO_HIGH)
    return Bounds(emit(frames.number, frame, passes.yes), high)


@dataclass(frozen=True, slots=True)
class Dated:
    """The items of a list: whether each passes, and its date."""

    inside: Scope
    passes: Truth
    by: Bounds

    @property
    def may(self) -> Operand:
        """Whether an item may pass."""
        return self.inside.program.emit(kernels.opposite, self.passes.no)

    @property
    def any_sure(self) -> Operand:
        """Whether one item at least surely passes."""
        return self.inside.program.emit(frames.some, self.inside.frame, self.passes.yes)


def extreme(found: Dated, *, latest: bool) -> Bounds:
    """Give the extreme date: the near end from what surely counts, the far end from all."""
    emit, frame, by = found.inside.program.emit, found.inside.frame, found.by
    none, reduce = (NO_LOW, frames.most) if latest else (NO_HIGH, frames.least)
    low_of, high_of = (found.passes.yes, found.may) if latest else (found.may, found.passes.yes)
    low = emit(reduce, frame, emit(kernels.choose, low_of, by.low, none), none)
    high = emit(reduce, frame, emit(kernels.choose, high_of, by.high, none), none)
    value = where(found.inside.program, found.any_sure, Bounds(low, high))
    assert isinstance(value, Bounds)  # noqa: S101 - bounds stay bounds
    return value


def candidates(found: Dated, *, latest: bool) -> Several:
    """Give the items that may be the extreme one; not known where none surely passes."""
    program, frame, by = found.inside.program, found.inside.frame, found.by
    limit = extreme(found, latest=latest)
    end = limit.low if latest else limit.high
    near = program.emit(frames.spread, end, frame)
    sides = (by.high, near) if latest else (near, by.low)
    within = program.emit(kernels.opposite, program.emit(kernels.below, *sides))
    chosen = program.emit(kernels.both, found.may, within)
    return Several(item(found.inside), frame, chosen, found.any_sure)


def agreed(program: Program, several: Several, type_: Type, name: str) -> Value:
    """Give what is known of a field of a part that could be in each of several items."""
    part = several.part
    if isinstance(type_, RecordType):
        further = Part(part.store, part.items, (*part.path, name))
        return Several(further, several.frame, several.chosen, several.known)
    value = stores.read(program, part, type_, name)
    match value:
        case Truth(yes=yes, no=no):
            return Truth(_all(program, several, yes), _all(program, several, no))
        case Bounds(low=low, high=high):
            ends = _hull(program, several, low, high)
            return where(program, several.known, ends)
        case Word(code=code):
            ends = _hull(program, several, code, code)
            same = program.emit(np.equal, ends.low, ends.high)
            known = program.emit(kernels.both, several.known, same)
            return Word(program.emit(kernels.choose, known, ends.low, NO_CODE))
        case Rows():
            return _agreed_list(program, several, value)
        case _:
            message = f"a {type_} is no single value: {value}"
            raise TypeError(message)


def _all(program: Program, several: Several, column: Operand) -> Operand:
    """Hold where a column holds in each chosen row."""
    emit = program.emit
    against = emit(kernels.both, several.chosen, emit(kernels.opposite, column))
    none = emit(kernels.opposite, emit(frames.some, several.frame, against))
    return emit(kernels.both, several.known, none)


def _hull(program: Program, several: Several, low: Operand, high: Operand) -> Bounds:
    emit = program.emit
    lows = emit(kernels.choose, several.chosen, low, NO_HIGH)
    highs = emit(kernels.choose, several.chosen, high, NO_LOW)
    least = emit(frames.least, several.frame, lows, NO_HIGH)
    return Bounds(least, emit(frames.most, several.frame, highs, NO_LOW))


def _agreed_list(program: Program, several: Several, lists: Rows) -> Rows:
    """Give the list that several parts share: that of one part alone, or nothing in any of them."""
    emit, frame, chosen = program.emit, several.frame, several.chosen
    alone = emit(np.equal, emit(frames.number, frame, chosen), 1)
    empty = emit(kernels.both, lists.known, emit(np.equal, lists.sizes, 0))
    common = emit(kernels.either, alone, _all(program, several, empty))
    known = emit(kernels.both, _all(program, several, lists.known), common)
    starts = _most(program, frame, chosen, lists.starts)
    sizes = emit(kernels.choose, known, _most(program, frame, chosen, lists.sizes), 0)
    return Rows(lists.store, starts, sizes, known, lists.element)


def _most(program: Program, frame: Slot, chosen: Operand, column: Operand) -> Operand:
    return program.emit(frames.most, frame, program.emit(kernels.choose, chosen, column, 0), 0)
