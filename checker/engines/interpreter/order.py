"""Order: how two values compare when either may be known only in part."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from checker.engines.interpreter.values import Range, Word
from checker.model.truth import Truth, disjunction, negation, truth
from checker.model.types import EnumType

if TYPE_CHECKING:
    from checker.engines.interpreter.values import Value
    from checker.model.tree import Order
    from checker.model.types import Type


def compare(operator: Order, left: Value, right: Value, type_: Type) -> Truth:
    """Compare two values of one type; ordered codes compare by their rank in the enumeration."""
    if isinstance(left, Word) and isinstance(right, Word):
        if operator in ("==", "!="):
            same = _same_words(left, right)
            return same if operator == "==" else negation(same)
        left, right = _rank(left, type_), _rank(right, type_)
    if not isinstance(left, Range) or not isinstance(right, Range):
        return Truth.UNKNOWN
    match operator:
        case "<":
            return _before(left, right)
        case ">":
            return _before(right, left)
        case "<=":
            return negation(_before(right, left))
        case ">=":
            return negation(_before(left, right))
        case "==":
            return _same(left, right)
        case "!=":
            return negation(_same(left, right))
        case _ as never:
            assert_never(never)


def _same_words(left: Word, right: Word) -> Truth:
    if left.text is None or right.text is None:
        return Truth.UNKNOWN
    return truth(left.text == right.text)


def _rank(word: Word, type_: Type) -> Range:
    if word.text is None or not isinstance(type_, EnumType):
        return Range(None, None)
    rank = type_.values.index(word.text)
    return Range(rank, rank)


def _before(left: Range, right: Range) -> Truth:
    """Say whether left is strictly before right: surely, surely not, or not known."""
    if left.high is not None and right.low is not None and left.high < right.low:  # type: ignore[operator] # no date meets a number
        return Truth.TRUE
    if left.low is not None and right.high is not None and left.low >= right.high:  # type: ignore[operator] # as above
        return Truth.FALSE
    return Truth.UNKNOWN


def _same(left: Range, right: Range) -> Truth:
    if left.point is not None and left.point == right.point:
        return Truth.TRUE
    apart = disjunction((_before(left, right), _before(right, left)))
    return Truth.FALSE if apart is Truth.TRUE else Truth.UNKNOWN
