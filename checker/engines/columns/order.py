"""Order: how two values compare on columns when either may be known only in part."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, assert_never

from checker.engines.columns import kernels
from checker.engines.columns.values import Bounds, Truth, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.engines.columns.program import Program
    from checker.engines.columns.values import Value
    from checker.model.tree import Order


def compare(program: Program, operator: Order, left: Value, right: Value) -> Truth:
    """Compare two values of one type; ordered codes compare by their rank."""
    match left, right:
        case Word(), Word() if operator in ("==", "!="):
            yes = program.emit(kernels.alike, left.code, right.code)
            no = program.emit(kernels.unlike, left.code, right.code)
            return Truth(yes, no) if operator == "==" else Truth(no, yes)
        case Word(), Word():
            return _ranges(program, operator, _rank(program, left), _rank(program, right))
        case Bounds(), Bounds():
            return _ranges(program, operator, left, right)
        case _:
            message = f"{left} and {right} cannot be compared"
            raise TypeError(message)


def _rank(program: Program, word: Word) -> Bounds:
    low = program.emit(kernels.rank_low, word.code)
    return Bounds(low, program.emit(kernels.rank_high, word.code))


def _ranges(program: Program, operator: Order, left: Bounds, right: Bounds) -> Truth:
    match operator:
        case "<":
            return _before(program, left, right)
        case ">":
            return _before(program, right, left)
        case "<=":
            return _opposite(_before(program, right, left))
        case ">=":
            return _opposite(_before(program, left, right))
        case "==":
            return _same(program, left, right)
        case "!=":
            return _opposite(_same(program, left, right))
        case _ as never:
            assert_never(never)


def _opposite(value: Truth) -> Truth:
    return Truth(value.no, value.yes)


def _before(program: Program, left: Bounds, right: Bounds) -> Truth:
    yes = program.emit(kernels.below, left.high, right.low)
    return Truth(yes, program.emit(kernels.at_most, right.high, left.low))


def _same(program: Program, left: Bounds, right: Bounds) -> Truth:
    yes = program.emit(kernels.one_point, left.low, left.high, right.low, right.high)
    before = program.emit(kernels.below, left.high, right.low)
    after = program.emit(kernels.below, right.high, left.low)
    return Truth(yes, program.emit(kernels.either, before, after))


def any_of(program: Program, truths: Sequence[Truth]) -> Truth:
    """Hold where one holds at least; not hold where none does."""
    yes = reduce(lambda a, b: program.emit(kernels.either, a, b), (each.yes for each in truths))
    no = reduce(lambda a, b: program.emit(kernels.both, a, b), (each.no for each in truths))
    return Truth(yes, no)
