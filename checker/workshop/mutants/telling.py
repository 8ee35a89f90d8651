"""Telling: a record of which a rule and its mutant say different things, as small as it can be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.engines.interpreter import judge
from checker.model.outcome import PRESSING, Outcome
from checker.model.record import Record
from checker.records.read import read
from checker.workshop.nearby import nearby, put
from checker.workshop.outcomes import by_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from checker.api import Book
    from checker.model.plan import Plan
    from checker.workshop.nearby import Path

    Codes = NDArray[np.int8]

SEARCHED = 10_000  # records near the examples, of which the mutants are told apart
UNSURE = PRESSING.index(Outcome.CANNOT_TELL)
LOOKED_AT = 40  # of the records that tell a mutant apart, the smallest


@dataclass(frozen=True, eq=False, slots=True)
class Telling:
    """A record, what the rule says of it, and what its mutant says."""

    record: Record
    said: Outcome
    mistaken: Outcome


@dataclass(frozen=True, eq=False, slots=True)
class Teller:
    """Looks for records on which plans differ from a rule's own, near the rule's examples."""

    book: Book
    plan: Plan

    def tell(self, mutants: Sequence[Plan], near: Sequence[Record]) -> list[Telling | None]:
        """Give a record for each mutant; ``None`` where none was found among those searched."""
        if not mutants or not near:
            return [None] * len(mutants)
        records = nearby([self.plan, *mutants]).records(near, SEARCHED)
        codes = by_columns([self.plan, *mutants], records)
        return [
            self._smallest(mutant, records, codes[0], codes[row])
            for row, mutant in enumerate(mutants, start=1)
        ]

    def _smallest(
        self, mutant: Plan, records: Sequence[Record], own: Codes, other: Codes
    ) -> Telling | None:
        differ, unsure = own != other, (own == UNSURE) | (other == UNSURE)
        # A record of which both are sure says more than one that hides what is asked for.
        for chosen in (differ & ~unsure, differ & unsure):
            rows = np.flatnonzero(chosen).tolist()
            rows.sort(key=lambda row: size(records[row].data))
            for row in rows[:LOOKED_AT]:
                record = given(self.book, records[row])
                if record is not None and self._differ(mutant, record):
                    return self._shrunk(mutant, record)
        return None

    def _shrunk(self, mutant: Plan, record: Record) -> Telling:
        """Take away everything that is not needed to tell the two apart."""
        told = self._told(mutant, record)
        least = smallest(self.book, record, lambda less: self._told(mutant, less) == told)
        return Telling(least, *told)

    def _told(self, mutant: Plan, record: Record) -> tuple[Outcome, Outcome]:
        return judge(self.plan, record).outcome, judge(mutant, record).outcome

    def _differ(self, mutant: Plan, record: Record) -> bool:
        said, mistaken = self._told(mutant, record)
        return said is not mistaken


def smallest(book: Book, record: Record, still: Callable[[Record], bool]) -> Record:
    """Take away, one by one, everything without which something is still so of a record."""
    again = True
    while again:
        again = False
        for path, value in _smaller(record.data, ()):
            less = given(book, Record("", record.as_of, put(record.data, path, value)))
            # What is taken away may come back in reading: a date says that it was done.
            if less is not None and size(less.data) < size(record.data) and still(less):
                record, again = less, True
                break
    return record


def given(book: Book, record: Record) -> Record | None:
    """Give a record as it is once it was written down and read; ``None`` if it does not fit."""
    written: dict[str, object] = {"case_id": "example", **plain(record)}
    found = read(written, book.model)
    return found.records[0] if found.records and not found.problems else None


def plain(record: Record) -> dict[str, Any]:
    """Give a record as an example writes it: what is not recorded is left out."""
    found: dict[str, Any] = {"as_of": record.as_of, **_plain(record.data)}
    found.pop("case_id", None)
    return {"as_of": record.as_of, **{k: v for k, v in found.items() if k != "as_of"}}


def _plain(value: Any) -> Any:  # noqa: ANN401 - plain data of any type
    match value:
        case dict():
            return {name: _plain(each) for name, each in value.items() if each is not None}
        case tuple():
            return [_plain(each) for each in value]
        case _:
            return value


def size(value: object) -> int:
    """Count the fields and items of a record that are recorded."""
    match value:
        case dict():
            return sum(1 + size(each) for each in value.values() if each is not None)
        case tuple():
            return sum(1 + size(each) for each in value)
        case _:
            return 0


def _smaller(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    """Give each place at which something can be taken away, the largest first."""
    match value:
        case dict():
            for name, each in value.items():
                if each is not None:
                    yield (*path, name), None
                    yield from _smaller(each, (*path, name))
        case tuple():
            for place in range(len(value)):
                yield path, (*value[:place], *value[place + 1 :])
            for place, each in enumerate(value):
                yield from _smaller(each, (*path, place))
        case _:
            pass
