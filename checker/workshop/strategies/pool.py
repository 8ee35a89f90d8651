"""Pool: records on which a rule has each of its outcomes, its examples and others near them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from checker.engines.interpreter import judge
from checker.model.outcome import PRESSING, Outcome
from checker.model.record import Record
from checker.workshop.mutants.telling import given, size
from checker.workshop.mutants.trial import proofs_of
from checker.workshop.nearby import nearby
from checker.workshop.outcomes import by_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from checker.api import Book
    from checker.model.plan import Plan

SEARCHED = 2_000  # records near the examples
KEPT = 120  # of those with one outcome
DAY = date(2018, 6, 1)  # of the empty record, near which one is looked for too


@dataclass(frozen=True, eq=False, slots=True)
class Pool:
    """The records of a rule by its outcome there, the smallest first; they may not all fit."""

    book: Book
    plan: Plan
    found: Mapping[Outcome, tuple[Record, ...]]

    def sound(self, outcome: Outcome) -> tuple[Record, ...]:
        """Give records that fit, as they are once read; the rule has the outcome on each."""
        read = (given(self.book, each) for each in self.found.get(outcome, ()))
        return tuple(
            each for each in read if each is not None and judge(self.plan, each).outcome is outcome
        )


def pool(book: Book, plan: Plan, beside: Sequence[Plan] = ()) -> Pool:
    """Look for records of each outcome of a rule; the same ones every time.

    ``beside`` are rules that it is compared with: what they read, and their examples, count too.
    """
    proofs = [each.record for one in (plan, *beside) for each in proofs_of(book, one.rule)]
    near = proofs or [Record("", DAY, {})]
    records = [*near, *nearby([plan, *beside]).records(near, SEARCHED)]
    (codes,) = by_columns([plan], [_named(each, at) for at, each in enumerate(records)]).tolist()
    found = {
        outcome: tuple(_spread(records, codes, PRESSING.index(outcome), len(near)))
        for outcome in Outcome
    }
    return Pool(book, plan, found)


def _named(record: Record, number: int) -> Record:
    return Record(str(number), record.as_of, record.data)


def _spread(
    records: Sequence[Record], codes: Sequence[int], code: int, first: int
) -> Iterator[Record]:
    """Give the examples of an outcome and, of the others, some of every size; small ones first."""
    chosen = [at for at, each in enumerate(codes) if each == code]
    own, others = [at for at in chosen if at < first], [at for at in chosen if at >= first]
    step = max(-(-len(others) // KEPT), 1)
    kept = [*own, *others[::step]]
    yield from sorted((records[at] for at in kept), key=lambda record: size(record.data))
