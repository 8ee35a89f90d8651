"""Repair: the least that a record would have had to show, for a rule to be met.

It is looked for, not guessed: each addition is judged, and what is told gives *met*. Nobody is
asked to add what was not done.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.engines.interpreter import judge
from checker.language.plan import reads
from checker.model.outcome import Outcome
from checker.model.record import Record
from checker.workshop.mutants.telling import given, size
from checker.workshop.nearby import days_in, nearby, put
from checker.workshop.still_open import still_open

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.api import Book
    from checker.model.plan import Plan
    from checker.workshop.nearby import Edit, Path
    from checker.workshop.still_open import Counts

SINGLES, PAIRS = 1_000, 300  # the cheapest additions; and of two together, where none is enough
AT_ONCE = 250  # of the additions, counted together
FURTHEST = 400  # days to each side, in which the ends of a window are looked for
ROUNDS = 8  # subjects that are put right one after the other
# What it costs to add elsewhere than where something is expected, and to change what is recorded.
ELSEWHERE, CHANGED = 50, 100


@dataclass(frozen=True, slots=True)
class Window:
    """The days from the first to the last, either of which would have done."""

    first: date
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
    """Looks for additions that leave fewer subjects open than there are."""

    book: Book
    plan: Plan
    count: Callable[[Sequence[Record]], Counts]
    record: Record

    def least(self) -> Repair | None:
        edits = sorted(self._edits(), key=self._cost)[:SINGLES]
        now = self._open(self.record)
        tried = [*((edit,) for edit in edits), *self._pairs(edits)]
        for start in range(0, len(tried), AT_ONCE):
            several = tried[start : start + AT_ONCE]
            made = [self._made(each) for each in several]
            for place in np.flatnonzero(self.count(made) < now).tolist():
                if given(self.book, made[place]) is not None:
                    return self._told(several[place], now)
        return None

    def _edits(self) -> list[Edit]:
        return [
            each
            for each in nearby([self.plan]).edits(self.record)
            if each.value is not None and each.value != () and not self._takes_away(each)
        ]

    def _takes_away(self, edit: Edit) -> bool:
        old = at(self.record.data, edit.path)
        return isinstance(old, tuple) and not (
            isinstance(edit.value, tuple) and edit.value[: len(old)] == old
        )

    def _cost(self, edit: Edit) -> tuple[int, int, int]:
        """Order edits: what adds before what changes, little before much, early before late."""
        old = at(self.record.data, edit.path)
        changes = 0 if old is None or isinstance(old, tuple) else CHANGED
        changes += 0 if self._is_expected(edit.path) else ELSEWHERE
        days = [each.toordinal() for each in days_in(self._added(edit))]
        return changes, size({"": self._added(edit)}), max(days, default=0)

    def _is_expected(self, path: Path) -> bool:
        """Say whether the expectation itself reads there; a gate should not be shut instead."""
        read = written(path, items="[]")
        names = reads(None, (self.plan.expect,))
        return any(each == read or each.startswith((f"{read}.", f"{read}[]")) for each in names)

    def _added(self, edit: Edit) -> Any:  # noqa: ANN401 - plain data of any type
        old = at(self.record.data, edit.path)
        if isinstance(edit.value, tuple):
            return edit.value[len(old or ()) :]
        return edit.value

    def _pairs(self, edits: Sequence[Edit]) -> Iterator[tuple[Edit, ...]]:
        draw = random.Random(0)  # noqa: S311 - a search, and no secret
        if len(edits) > 1:
            yield from (tuple(draw.sample(edits, 2)) for _ in range(PAIRS))

    def _made(self, edits: Sequence[Edit]) -> Record:
        data: Any = self.record.data
        for edit in edits:
            data = put(data, edit.path, edit.value)
        return Record(self.record.case_id, self.record.as_of, data, self.record.where)

    def _open(self, record: Record) -> int:
        return int(self.count([record])[0])

    def _told(self, edits: Sequence[Edit], before: int) -> Repair:
        """Leave out of additions what is not needed, and widen each day to its window."""
        record = self._made(edits)
        additions = []
        for edit in edits:
            record, kept = self._shrunk(record, edit, before)
            additions.append(kept)
        return Repair(tuple(additions), record)

    def _shrunk(self, record: Record, edit: Edit, before: int) -> tuple[Record, Addition]:
        old = at(self.record.data, edit.path)
        item = isinstance(edit.value, tuple)
        place = (*edit.path, len(old or ())) if item else edit.path
        value = at(record.data, place)
        if isinstance(value, dict):
            for name in tuple(value):
                less = _replaced(record, (*place, name), None)
                read = given(self.book, less)
                if read is not None and self._open(less) < before and self._open(read) < before:
                    record = less
            value = {k: v for k, v in at(record.data, place).items() if v is not None}
            told = {
                name: self._window(record, (*place, name), each, before)
                for name, each in value.items()
            }
            return record, Addition(edit.path, told, item)
        return record, Addition(edit.path, self._window(record, place, value, before), item)

    def _window(self, record: Record, path: Path, value: object, before: int) -> object:
        if not isinstance(value, date):
            return value
        first, last = (self._end(record, path, value, before, step) for step in (-1, 1))
        return Window(first, last)

    def _end(self, record: Record, path: Path, day: date, before: int, step: int) -> date:
        """Give the last day on one side of a day, up to which each would have done.

        A day that does not fit the rest of the record is taken to have none behind it that does.
        """
        days = [day + timedelta(days=step * each) for each in range(1, FURTHEST + 1)]
        moved = [_replaced(record, path, each) for each in days if each <= record.as_of]
        if not moved:
            return day
        closed = np.flatnonzero(self.count(moved) >= before)
        done = int(closed[0]) if closed.size else len(moved)
        fitting = bisect_left(
            range(done), 1, key=lambda place: int(given(self.book, moved[place]) is None)
        )
        return days[fitting - 1] if fitting else day


def _replaced(record: Record, path: Path, value: object) -> Record:
    data = put(record.data, path, value)
    return Record(record.case_id, record.as_of, data, record.where)


def written(path: Path, items: str | None = None) -> str:
    """Write a place of a record: ``changes[0].kind``, or with ``items`` that for each number."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]" if items is None else items
        else:
            text += f".{step}" if text else step
    return text


def at(data: Any, path: Path) -> Any:  # noqa: ANN401 - plain data of any type
    """Give what stands at a place of a record; ``None`` where nothing does."""
    for step in path:
        if isinstance(step, int):
            data = data[step] if data is not None and step < len(data) else None
        else:
            data = None if data is None else data.get(step)
    return data
