"""Days: properties of how an outcome goes with time, and of what was recorded when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from checker.engines import calendar
from checker.engines.interpreter import judge
from checker.model.outcome import Outcome
from checker.model.record import Record
from checker.model.types import ListType, RecordType
from checker.records.standing import as_it_stood
from checker.workshop.nearby import days_in, put, worked_out
from checker.workshop.places import written
from checker.workshop.prove.property import Property

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.types import Type
    from checker.workshop.prove.stand import Stand

LATER = (1, 7, 30, 365)  # days
WEEKS = (1, -1, 3, -4, 9, -13, 26, -52, 104)
# The way that a subject may go by itself, of a rule that does not look at the day.
COURSE = (Outcome.NOT_YET_DUE, Outcome.CANNOT_TELL, Outcome.NOT_MET)


def _on(record: Record, day: date) -> Record:
    return Record(record.case_id, day, record.data)


def _back(stand: Stand, record: Record) -> str | None:
    return _later(stand, record, lambda before, after: (before, after) == (COURSE[2], COURSE[0]))


def _course(stand: Stand, record: Record) -> str | None:
    return _later(stand, record, lambda before, after: not _follows(before, after))


def _follows(before: Outcome, after: Outcome) -> bool:
    if before not in COURSE or after not in COURSE:
        return after is before
    return COURSE.index(after) >= COURSE.index(before)


def _later(stand: Stand, record: Record, wrong: Any) -> str | None:  # noqa: ANN401 - a test of two outcomes
    first = judge(stand.plan, record).subjects
    for days in LATER:
        then = judge(stand.plan, _on(record, record.as_of + timedelta(days=days))).subjects
        after = {each.subject: each.outcome for each in then}
        for each in first:
            found = after.get(each.subject)
            if found is not None and wrong(each.outcome, found):
                where = f" at {each.subject}" if each.subject else ""
                return f"it is {each.outcome}{where}, and {days} days later it is {found}"
    return None


def _weeks(stand: Stand, record: Record) -> str | None:
    days = [*days_in(record.data), *worked_out(stand.plan, record), record.as_of]
    before, tried = stand.outcome(record), 0
    if stand.works and not _clear(days, 0):
        return None
    for weeks in WEEKS:
        if stand.works and not _clear(days, weeks):
            continue
        moved = Record(
            record.case_id,
            record.as_of + timedelta(weeks=weeks),
            _moved(record.data, timedelta(weeks=weeks)),
        )
        after, tried = stand.outcome(moved), tried + 1
        if after is not before:
            return f"it is {before}, and {weeks} weeks on it is {after}"
    return None


def _clear(days: Sequence[date], weeks: int) -> bool:
    """Say whether no bank holiday lies between the first and the last of days, once moved."""
    moved, known = timedelta(weeks=weeks), calendar.table()
    first, last = min(days) + moved, max(days) + moved
    inside = known.first <= first and last <= known.last
    return inside and not any(first <= each <= last for each in known.holidays)


def _moved(value: Any, by: timedelta) -> Any:  # noqa: ANN401 - plain data of any type
    match value:
        case date():
            return value + by
        case dict():
            return {name: _moved(each, by) for name, each in value.items()}
        case tuple():
            return tuple(_moved(each, by) for each in value)
        case _:
            return value


def _recorded_late(stand: Stand, record: Record) -> str | None:
    case, name = stand.plan.schema.case, stand.plan.schema
    own = as_it_stood(record.data, case, record.as_of)
    before = stand.with_data(record, own)
    for path, items in stand.recorded(record):
        kind = _kind(name.case, path)
        if not isinstance(items, tuple) or not isinstance(kind, RecordType) or not kind.recorded:
            continue
        for item in items:
            late = {**item, kind.recorded: record.as_of + timedelta(days=1)}
            then = as_it_stood(put(record.data, path, (*items, late)), case, record.as_of)
            after = stand.with_data(record, then)
            if after is not before:
                told = f"with an item of {written(path)} that is entered a day later it is {after}"
                return f"it is {before}, and {told}"
    return None


def _kind(kind: Type, path: Sequence[str | int]) -> Type | None:
    """Give the type of the items of a list at a path."""
    for step in path:
        inside = kind.element if isinstance(kind, ListType) else kind
        if isinstance(step, str) and isinstance(inside, RecordType):
            kind = inside.fields[step].type
    return kind.element if isinstance(kind, ListType) else None


def in_time() -> Iterator[Property]:
    """Give the properties of time."""
    yield Property(
        "due-once-is-due",
        "On a later day, nothing goes from not met back to not yet due.",
        _back,
    )
    yield Property(
        "time-alone-moves-one-way",
        "In a rule that does not look at the day of judging, a later day only moves a subject from "
        "not yet due towards not met, and leaves all others as they are.",
        _course,
        lambda stand: not stand.reads_the_day,
    )
    yield Property(
        "weeks-do-not-matter",
        "In a rule that reckons in days and weeks from no day of its own, moving all days by whole "
        "weeks changes nothing; where it reckons in working days, if no bank holiday lies between.",
        _weeks,
        lambda stand: stand.keeps_weeks,
    )
    yield Property(
        "late-entries-are-not-seen",
        "An item that is entered after the day of judging changes nothing on that day.",
        _recorded_late,
    )
