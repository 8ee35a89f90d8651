"""Cover: what a rule's examples show of it, what they do not, and records that would show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.engines.interpreter import judge
from checker.model.outcome import PRESSING, Outcome
from checker.model.record import Record
from checker.model.truth import Truth
from checker.workshop.coverage.conditions import conditions, forced
from checker.workshop.coverage.seen import seen
from checker.workshop.mutants.telling import Teller, given, plain, size
from checker.workshop.mutants.trial import DAY, proofs_of
from checker.workshop.nearby import nearby
from checker.workshop.outcomes import by_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from checker.api import Book
    from checker.model.plan import Plan
    from checker.workshop.coverage.conditions import Condition

SEARCHED = 4_000
LOOKED_AT = 40
EXPECTED = (Outcome.MET, Outcome.NOT_MET)


@dataclass(frozen=True, slots=True)
class Covered:
    """What the examples show of a condition.

    ``values`` are those that it had on any example. ``decides`` are those with which it decided an
    outcome by itself: had it been the other one there, and all else the same, the outcome of the
    rule would have been another (MC/DC, in its masking form).
    """

    condition: Condition
    values: frozenset[Truth]
    decides: frozenset[Truth]

    @property
    def whole(self) -> bool:
        """Whether it is shown to decide both ways."""
        return self.decides >= {Truth.TRUE, Truth.FALSE}


@dataclass(frozen=True, slots=True)
class Missing:
    """What no example shows: in words, with a record that would show it, if one was found."""

    what: str
    case: dict[str, Any] | None
    outcome: Outcome | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the examples of a rule show: of each condition, and which outcomes are reached."""

    rule: str
    file: str
    text: str
    covered: tuple[Covered, ...]
    outcomes: frozenset[Outcome]
    missing: tuple[Missing, ...]

    @property
    def share(self) -> float:
        """The share of the conditions, in percent, that are shown to decide both ways."""
        whole = sum(each.whole for each in self.covered)
        return 100 * whole / len(self.covered) if self.covered else 100.0


@dataclass(frozen=True, eq=False, slots=True)
class Coverer:
    """Looks at the rules of a rulebook, one by one."""

    book: Book

    def cover(self, rule: str) -> Coverage:
        """Say what the examples of a rule show, and look for records that show the rest."""
        plan = self.book.plan(rule)
        records = [each.record for each in proofs_of(self.book, plan.rule)]
        covered = tuple(_covered(plan, records))
        outcomes = frozenset(judge(plan, record).outcome for record in records)
        near = records or [Record("", DAY, {})]
        missing = (*self._undecided(plan, covered, near), *self._unreached(plan, outcomes, near))
        source = plan.rule.source
        return Coverage(rule, source.name, source.text, covered, outcomes, missing)

    def _undecided(
        self, plan: Plan, covered: Sequence[Covered], near: Sequence[Record]
    ) -> Iterator[Missing]:
        asked = [
            (each.condition, value)
            for each in covered
            for value in (Truth.TRUE, Truth.FALSE)
            if value not in each.decides
        ]
        others = [forced(plan, each, holds=value is Truth.FALSE) for each, value in asked]
        told = Teller(self.book, plan).tell(others, near)
        for (condition, value), found in zip(asked, told, strict=True):
            word = "true" if value is Truth.TRUE else "false"
            what = f"{condition.text}: that it decides when it is {word}"
            if found is None:
                yield Missing(what, None, None)
            else:
                yield Missing(what, plain(found.record), found.said)

    def _unreached(
        self, plan: Plan, outcomes: frozenset[Outcome], near: Sequence[Record]
    ) -> Iterator[Missing]:
        """Look for records with the outcomes that no example has; some no record may have."""
        open_ = [each for each in Outcome if each not in outcomes]
        if not open_:
            return
        records = nearby([plan]).records(near, SEARCHED)
        (codes,) = by_columns([plan], records)
        for outcome in open_:
            rows = np.flatnonzero(codes == PRESSING.index(outcome)).tolist()
            rows.sort(key=lambda row: size(records[row].data))
            found = (given(self.book, records[row]) for row in rows[:LOOKED_AT])
            fits = (each for each in found if each and judge(plan, each).outcome is outcome)
            record = next(fits, None)
            if record is not None:
                yield Missing(f"the outcome {outcome}", plain(record), outcome)
            elif outcome in EXPECTED:
                yield Missing(f"the outcome {outcome}", None, None)


def ready(book: Book) -> Callable[[str], Coverage]:
    """Make ready to look at the rules of a rulebook."""
    return Coverer(book).cover


def _covered(plan: Plan, records: Sequence[Record]) -> Iterator[Covered]:
    every = conditions(plan)
    values = [seen(plan, every, record) for record in records]
    plans = [forced(plan, each, holds=holds) for each in every for holds in (True, False)]
    codes = by_columns([plan, *plans], records) if records else np.empty((1 + len(plans), 0))
    for place, condition in enumerate(every):
        held = [each[condition] for each in values]
        decides = {
            value
            for value, row in ((Truth.FALSE, 2 * place + 1), (Truth.TRUE, 2 * place + 2))
            for column, had in enumerate(held)
            if value in had and codes[row, column] != codes[0, column]
        }
        yield Covered(condition, frozenset().union(*held), frozenset(decides))
