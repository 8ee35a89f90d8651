"""Declared: the properties that the author of a rule holds true of it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, assert_never

from checker.engines.interpreter import judge
from checker.model.outcome import Outcome
from checker.model.record import Record
from checker.model.rule import Move, Never
from checker.reports.lines import count
from checker.workshop.nearby import put
from checker.workshop.places import written
from checker.workshop.prove.property import Property
from checker.workshop.prove.stand import places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.model.plan import Plan
    from checker.model.rule import Declared
    from checker.workshop.prove.stand import Stand

    Look = Callable[[Stand, Record], str | None]

# From good to bad; what cannot be told or does not apply is neither better nor worse.
DEFINITE = (Outcome.MET, Outcome.NOT_YET_DUE, Outcome.NOT_MET)
DAYS = (1, 7, 28, 90)


def declared(stand: Stand) -> Iterator[Property]:
    """Give what a rule declares; a rule that the rulebook disables is compared with none."""
    others = {each.rule.id: each for each in compared(stand)}
    for each in stand.plan.rule.properties:
        match each.move:
            case Move.ADDING:
                yield Property(name(each), sentence(each), _adding(each))
            case Move.LATER:
                yield Property(name(each), sentence(each), _later(each))
            case Move.AT_LEAST_AS_STRICT_AS:
                if each.of in others:
                    yield Property(name(each), sentence(each), _stricter(others[each.of]))
            case _ as never:
                assert_never(never)


def compared(stand: Stand) -> list[Plan]:
    """List the rules with which a rule is compared, as far as the rulebook runs them."""
    named = {
        each.of for each in stand.plan.rule.properties if each.move is Move.AT_LEAST_AS_STRICT_AS
    }
    return [each for each in stand.book.plans if each.rule.id in named]


def name(each: Declared) -> str:
    """Write a property as it stands in the rule file."""
    return f"{each.move}: {each.of}" + ("" if each.never is None else f", never: {each.never}")


def sentence(each: Declared) -> str:
    """Write a property in plain words."""
    match each.move:
        case Move.ADDING:
            return f"One more item of {each.of} is never {each.never}."
        case Move.LATER:
            return f"A later {each.of} is never {each.never}."
        case Move.AT_LEAST_AS_STRICT_AS:
            return f"Where {each.of} is not met, this rule is not met, as far as both apply."
        case _ as never:
            assert_never(never)


def _gone(before: Outcome, after: Outcome, never: Never | None) -> bool:
    """Say whether an outcome went the way in which it never goes."""
    if before not in DEFINITE or after not in DEFINITE:
        return False
    worse = DEFINITE.index(after) - DEFINITE.index(before)
    return worse < 0 if never is Never.BETTER else worse > 0


def _adding(each: Declared) -> Look:
    def look(stand: Stand, record: Record) -> str | None:
        after = stand.outcome(record)
        for path, items in places(record.data, ()):
            if written(path, items="") != each.of or not isinstance(items, tuple):
                continue
            for place in range(len(items)):
                fewer = put(record.data, path, (*items[:place], *items[place + 1 :]))
                less = Record(record.case_id, record.as_of, fewer)
                before = stand.outcome(less)
                if _gone(before, after, each.never) and stand.fits(less):
                    return f"without {written((*path, place))} it is {before}, and with it {after}"
        return None

    return look


def _later(each: Declared) -> Look:
    def look(stand: Stand, record: Record) -> str | None:
        before = stand.outcome(record)
        for path, day in places(record.data, ()):
            if written(path, items="") != each.of or not isinstance(day, date):
                continue
            for days in DAYS:
                then = put(record.data, path, day + timedelta(days=days))
                moved = Record(record.case_id, record.as_of, then)
                after = stand.outcome(moved)
                if _gone(before, after, each.never) and stand.fits(moved):
                    told = f"with {written(path)} {count(days, 'day')} later it is {after}"
                    return f"it is {before}, and {told}"
        return None

    return look


def _stricter(other: Plan) -> Look:
    def look(stand: Stand, record: Record) -> str | None:
        own, its = stand.outcome(record), judge(other, record).outcome
        if _gone(own, its, Never.WORSE):
            return f"it is {own}, and {other.rule.id} is {its}"
        return None

    return look
