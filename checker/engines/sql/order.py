"""Order: how two values compare in SQL when either may be known only in part."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from checker.engines.sql import build
from checker.engines.sql.values import Bounds, Flag, Value, Word, exactly, shared

if TYPE_CHECKING:
    from checker.engines.sql.build import Sql
    from checker.engines.sql.level import Inside, Level
    from checker.model.tree import Order


def compare(level: Level | Inside, operator: Order, left: Value, right: Value) -> Flag:
    """Compare two values of one type; a code is its place in its enumeration, so its rank."""
    match left, right:
        case Bounds(), Bounds():
            return Flag(_ranges(operator, *_repeatable(level, left, right)))
        case Word(), Word():
            return Flag(_ranges(operator, exactly(left.sql), exactly(right.sql)))
        case Flag(), Flag():
            return Flag(_equality(operator, left.sql, right.sql))
        case _:
            message = f"{left} and {right} cannot be compared"
            raise TypeError(message)


def _repeatable(level: Level | Inside, left: Bounds, right: Bounds) -> tuple[Bounds, Bounds]:
    """Name the ends that a comparison needs more than once: where one side is no point."""
    if left.exact and right.exact:
        return left, right
    first, second = shared(left, level, "left"), shared(right, level, "right")
    assert isinstance(first, Bounds)  # noqa: S101 - a name for bounds is bounds
    assert isinstance(second, Bounds)  # noqa: S101 - as above
    return first, second


def _equality(operator: Order, left: Sql, right: Sql) -> Sql:
    same = build.equal(left, right)
    return same if operator == "==" else build.negated(same)


def _ranges(operator: Order, left: Bounds, right: Bounds) -> Sql:
    match operator:
        case "<":
            return _before(left, right)
        case ">":
            return _before(right, left)
        case "<=":
            return _not_before(right, left)
        case ">=":
            return _not_before(left, right)
        case "==":
            return _same(left, right)
        case "!=":
            return build.negated(_same(left, right))
        case _ as never:
            assert_never(never)


def _before(left: Bounds, right: Bounds) -> Sql:
    if left.exact and right.exact:
        return build.below(left.low, right.low)
    surely, never = build.below(left.high, right.low), build.at_most(right.high, left.low)
    return build.case((surely, build.TRUE), (never, build.FALSE))


def _not_before(left: Bounds, right: Bounds) -> Sql:
    if left.exact and right.exact:
        return build.at_most(right.low, left.low)
    return build.negated(_before(left, right))


def _same(left: Bounds, right: Bounds) -> Sql:
    if left.exact and right.exact:
        return build.equal(left.low, right.low)
    points = build.all_of([
        build.equal(left.low, left.high),
        build.equal(right.low, right.high),
        build.equal(left.low, right.low),
    ])  # fmt: skip
    apart = build.any_of([build.below(left.high, right.low), build.below(right.high, left.low)])
    return build.case((points, build.TRUE), (apart, build.FALSE))
