"""Choice: one value or another, by a condition that may not be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from checker.engines.columns import kernels, stores
from checker.engines.columns.batch import NO_CODE, NO_HIGH, NO_LOW
from checker.engines.columns.values import Bounds, Either, Rows, Store, Truth, Word

if TYPE_CHECKING:
    from checker.engines.columns.program import Program
    from checker.engines.columns.values import Operand, Value


def join(program: Program, test: Truth, then: Value, otherwise: Value) -> Value:
    """Choose by a condition; where it is not known, what both have in common."""
    match then, otherwise:
        case Truth(), Truth():
            yes = _agreed(program, test, then.yes, otherwise.yes)
            return Truth(yes, _agreed(program, test, then.no, otherwise.no))
        case Bounds(), Bounds():
            lesser = program.emit(kernels.lesser, then.low, otherwise.low)
            greater = program.emit(kernels.greater, then.high, otherwise.high)
            low = _chosen(program, test, then.low, otherwise.low, lesser)
            return Bounds(low, _chosen(program, test, then.high, otherwise.high, greater))
        case Word(), Word():
            same = program.emit(np.equal, then.code, otherwise.code)
            common = program.emit(kernels.choose, same, then.code, NO_CODE)
            return Word(_chosen(program, test, then.code, otherwise.code, common))
        case Rows(), Rows():
            return _rows(program, test, then, otherwise)
        case _:
            return Either(test, then, otherwise)


def _agreed(program: Program, test: Truth, then: Operand, otherwise: Operand) -> Operand:
    chosen = program.emit(kernels.both, test.yes, then)
    other = program.emit(kernels.both, test.no, otherwise)
    common = program.emit(kernels.both, then, otherwise)
    either = program.emit(kernels.either, chosen, other)
    return program.emit(kernels.either, either, common)


def _chosen(
    program: Program, test: Truth, then: Operand, otherwise: Operand, common: Operand
) -> Operand:
    unsure = program.emit(kernels.choose, test.no, otherwise, common)
    return program.emit(kernels.choose, test.yes, then, unsure)


def _rows(program: Program, test: Truth, then: Rows, otherwise: Rows) -> Rows:
    """Choose a list: where it is not known which, the one that both are, or none in either.

    Two lists with the same items are not the same list, unless there is no item in either.
    """
    emit = program.emit
    store, left, right = then.store, then.starts, otherwise.starts
    if then.store != otherwise.store:
        sections = dict.fromkeys((*then.store.sections, *otherwise.store.sections))
        store = Store(tuple(sections))
        left, right = stores.addressed(program, then), stores.addressed(program, otherwise)
    known = emit(kernels.both, then.known, otherwise.known)
    sizes = emit(np.equal, then.sizes, otherwise.sizes)
    begun = emit(kernels.either, emit(np.equal, left, right), emit(np.equal, then.sizes, 0))
    alike = emit(kernels.both, known, emit(kernels.both, sizes, begun))
    shared = emit(kernels.choose, alike, then.sizes, 0)
    return Rows(
        store,
        _chosen(program, test, left, right, left),
        _chosen(program, test, then.sizes, otherwise.sizes, shared),
        _chosen(program, test, then.known, otherwise.known, alike),
        then.element,
    )


def where(program: Program, known: Operand, value: Value) -> Value:
    """Keep a value where a column holds; elsewhere it is not known."""
    emit = program.emit
    match value:
        case Truth(yes=yes, no=no):
            return Truth(emit(kernels.both, known, yes), emit(kernels.both, known, no))
        case Bounds(low=low, high=high):
            least = emit(kernels.choose, known, low, NO_LOW)
            return Bounds(least, emit(kernels.choose, known, high, NO_HIGH))
        case Word(code=code):
            return Word(emit(kernels.choose, known, code, NO_CODE))
        case Rows(store=store, starts=starts, sizes=sizes, known=recorded, element=element):
            fewer = emit(kernels.choose, known, sizes, 0)
            return Rows(store, starts, fewer, emit(kernels.both, known, recorded), element)
        case _:
            message = f"a part is not chosen by where it is known: {value}"
            raise TypeError(message)
