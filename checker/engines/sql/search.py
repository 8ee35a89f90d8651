"""Search: ``any``, ``all``, ``count``, ``latest`` and ``earliest`` as algebra on a nested list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from checker.engines.sql import build
from checker.engines.sql.values import Bounds, Flag, Several

if TYPE_CHECKING:
    from checker.engines.sql.build import Sql
    from checker.engines.sql.level import Inside

# A truth as a number, so that the least of several is their conjunction and the greatest their
# disjunction, with what is not known between the two.
NO, OPEN, YES = (build.constant(number) for number in (0, 1, 2))


def some(level: Inside, body: Sql) -> Flag:
    """Hold when the body holds for one item at least."""
    return Flag(_truth(level.rows.over, build.largest(_ranked(level, body)), NO))


def every(level: Inside, body: Sql) -> Flag:
    """Hold when the body holds for each item."""
    return Flag(_truth(level.rows.over, build.smallest(_ranked(level, body)), YES))


def _ranked(level: Inside, body: Sql) -> Sql:
    number = build.times(build.cast(body, "tinyint"), YES)
    return level.each(build.coalesce(number, OPEN))


def _truth(over: Sql, extreme: Sql, empty: Sql) -> Sql:
    """Turn the number of a search back into a truth; a list that is not recorded has none."""
    rank = build.coalesce(extreme, build.case((build.not_null(over), empty)))
    return exp.Case(
        this=rank,
        ifs=[exp.If(this=YES, true=build.TRUE), exp.If(this=NO, true=build.FALSE)],
    )


def count(level: Inside, test: Sql | None) -> Bounds:
    """Count the items that pass, at the least and at the most."""
    if test is None:
        size = build.size(level.rows.over)
        return Bounds(build.coalesce(size, build.ZERO), size)
    sure = build.holding(level.each(test))
    possible = build.holding(level.each(build.coalesce(test, build.TRUE)))
    return Bounds(build.coalesce(sure, build.ZERO), possible)


@dataclass(frozen=True, slots=True)
class Dated:
    """The items of a list with the date of each: whether it passes, and whether it may."""

    level: Inside
    test: Sql | None
    by: Bounds

    def sure(self, value: Sql) -> Sql:
        """List a value of each item that surely passes, and NULL for the others."""
        return self.level.each(value if self.test is None else build.case((self.test, value)))

    def possible(self, value: Sql) -> Sql:
        """List a value of each item that may pass, and NULL for the others."""
        return self.level.each(build.case((self.may, value)))

    @property
    def may(self) -> Sql:
        """Whether an item may pass."""
        return build.TRUE if self.test is None else build.coalesce(self.test, build.TRUE)

    @property
    def any_sure(self) -> Sql:
        """Whether one item at least surely passes."""
        if self.test is None:
            return build.below(build.ZERO, build.size(self.level.rows.over))
        return build.coalesce(build.largest(self.level.each(self.test)), build.FALSE)


def extreme(found: Dated, *, latest: bool) -> Bounds:
    """Give the extreme date: the near end from what surely counts, the far end from all."""
    low, high = found.by.low, found.by.high
    if latest:
        far = _whole(found, high, build.largest(found.possible(high)))
        return Bounds(build.largest(found.sure(low)), far)
    far = _whole(found, low, build.smallest(found.possible(low)))
    return Bounds(far, build.smallest(found.sure(high)))


def _whole(found: Dated, end: Sql, value: Sql) -> Sql:
    """Give a value that rests on every item, where one surely passes and each has its date."""
    gap = build.coalesce(build.largest(found.possible(build.is_null(end))), build.FALSE)
    return build.case((build.all_of([found.any_sure, build.negated(gap)]), value))


def extreme_item(found: Dated, *, latest: bool) -> Several:
    """Give the items that may be the extreme one; not known where none surely passes."""
    outer, level, by = found.level.outer, found.level, found.by
    near = build.largest(found.sure(by.low)) if latest else build.smallest(found.sure(by.high))
    limit = outer.share(near, "limit")
    out = build.below(by.high, limit) if latest else build.below(limit, by.low)
    within = build.coalesce(build.negated(out), build.TRUE)
    chosen = level.each(within if found.test is None else build.all_of([found.may, within]))
    return Several(level.rows, build.case((found.any_sure, chosen)))
