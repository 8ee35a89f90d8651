"""Repair: the least that a record would have had to show, for a rule to be met.

It is looked for, not guessed: each addition is judged, and what is told gives *met*. Nobody is
asked to add what was not done.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, cast

import numpy as np

from checker.engines.interpreter import judge
from checker.model.outcome import Outcome
from checker.model.record import Record
from checker.workshop.additions import Additions
from checker.workshop.mutants.telling import given
from checker.workshop.nearby import put
from checker.workshop.places import at
from checker.workshop.still_open import still_open

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from checker.api import Book
    from checker.model.plan import Plan
    from checker.workshop.nearby import Edit, Path
    from checker.workshop.still_open import Counts

AT_ONCE = 250  # of the additions, counted together
AFTER, BEFORE = 3_000, 800  # days, each of which is looked at for the end of a window
LONG_AGO = date(1900, 1, 1)  # a window that is open on it has no beginning
ROUNDS = 8  # subjects that are put right one after the other


@dataclass(frozen=True, slots=True)
class Window:
    """The days from the first to the last, each of which would have done; all until the last."""

    first: date | None
    last: date


@dataclass(frozen=True, slots=True)
class Addition:
    """What would have had to stand at a place of the record: a value, or one more item of a list.

    In the value, a day stands as the window of days that would have done.
    """

    path: Path
    value: object
    item: bool


@dataclass(frozen=True, eq=False, slots=True)
class Repair:
    """Additions after which the rule is met, and the record that has them."""

    additions: tuple[Addition, ...]
    record: Record


def repair(book: Book, plan: Plan, record: Record) -> Repair | None:
    """Find the least additions that would have met a rule; ``None`` where none were found."""
    additions: list[Addition] = []
    count = still_open(plan)
    for _ in range(ROUNDS):
        if judge(plan, record).outcome is Outcome.MET:
            return Repair(tuple(additions), record)
        found = _Search(book, plan, count, record).least()
        if found is None:
            return None
        additions += found.additions
        record = found.record
    return None


@dataclass(frozen=True, eq=False, slots=True)
class _Search:
    """Looks for additions that leave fewer subjects open, and more of them met.

    So nothing is told that only keeps a rule from being asked.
    """

    book: Book
    plan: Plan
    count: Callable[[Sequence[Record]], Counts]
    record: Record

    def least(self) -> Repair | None:
        tried = Additions(self.plan, self.record).tried()
        now = self.count([self.record])
        for start in range(0, len(tried), AT_ONCE):
            several = tried[start : start + AT_ONCE]
            made = [self._made(each) for each in several]
            for place in np.flatnonzero(_better(self.count(made), now)).tolist():
                if given(self.book, made[place]) is not None:
                    return self._told(several[place], now)
        return None

    def _made(self, edits: Sequence[Edit]) -> Record:
        data: Any = self.record.data
        for edit in edits:
            data = put(data, edit.path, edit.value)
        return Record(self.record.case_id, self.record.as_of, data, self.record.where)

    def _told(self, edits: Sequence[Edit], before: Counts) -> Repair:
        """Leave out of additions what is not needed, and widen each day to its window."""
        record = self._made(edits)
        additions = []
        for edit in edits:
            record, kept = self._shrunk(record, edit, before)
            additions.append(kept)
        return Repair(tuple(additions), record)

    def _shrunk(self, record: Record, edit: Edit, before: Counts) -> tuple[Record, Addition]:
        old = at(self.record.data, edit.path)
        item = isinstance(edit.value, tuple)
        place = (*edit.path, len(old or ())) if item else edit.path
        value = at(record.data, place)
        if isinstance(value, dict):
            for name in tuple(value):
                less = _replaced(record, (*place, name), None)
                read = given(self.book, less)
                if read is not None and _better(self.count([less, read]), before).all():
                    record = less
            value = {k: v for k, v in at(record.data, place).items() if v is not None}
            told = {
                name: self._window(record, (*place, name), each, before)
                for name, each in value.items()
            }
            return record, Addition(edit.path, told, item)
        return record, Addition(edit.path, self._window(record, place, value, before), item)

    def _window(self, record: Record, path: Path, value: object, before: Counts) -> object:
        if not isinstance(value, date):
            return value

        def done(days: Sequence[date]) -> list[bool]:
            if not days:
                return []
            moved = [_replaced(record, path, day) for day in days]
            return cast("list[bool]", _better(self.count(moved), before).tolist())

        def fits(day: date) -> bool:
            return given(self.book, _replaced(record, path, day)) is not None

        later = [value + timedelta(days=each) for each in range(1, AFTER + 1)]
        earlier = [value - timedelta(days=each) for each in range(1, BEFORE + 1)]
        last = _end(value, [day for day in later if day <= record.as_of], done, fits)
        first = _end(value, earlier, done, fits)
        endless = first == earlier[-1] and done([LONG_AGO]) == [True]
        return Window(None if endless else first, last)


def _end(
    day: date,
    days: Sequence[date],
    done: Callable[[Sequence[date]], list[bool]],
    fits: Callable[[date], bool],
) -> date:
    """Give the last of some days, in their order, up to which each would have done.

    A day that does not fit the rest of the record is taken to have none behind it that does.
    """
    ends = (at for at in range(0, len(days), AT_ONCE) if not all(done(days[at : at + AT_ONCE])))
    start = next(ends, None)
    if start is not None:
        days = days[: start + done(days[start : start + AT_ONCE]).index(False)]
    fitting = bisect_left(days, 1, key=lambda each: int(not fits(each)))
    return days[fitting - 1] if fitting else day


def _better(counts: Counts, before: Counts) -> NDArray[np.bool_]:
    """Say of which records fewer subjects are open than before, and more are met."""
    return (counts.still_open < before.still_open) & (counts.met > before.met)


def _replaced(record: Record, path: Path, value: object) -> Record:
    data = put(record.data, path, value)
    return Record(record.case_id, record.as_of, data, record.where)
