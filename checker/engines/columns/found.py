"""Found: what a rule found in a batch, subject by subject, with its evidence and its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from checker.engines.columns import written
from checker.engines.columns.demand import Demand, Results
from checker.engines.columns.evidence import Following, candidates, sections
from checker.engines.columns.outcome import code
from checker.engines.columns.program import BATCH
from checker.engines.columns.reason import NOTHING, At, Reason, Reasons
from checker.engines.columns.search import item
from checker.engines.columns.values import UNKNOWN, Truth, Word
from checker.engines.pieces import pieces_of
from checker.model.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from numpy.typing import NDArray

    from checker.engines.columns.batch import Batch
    from checker.engines.columns.evidence import Facts, Section
    from checker.engines.columns.outcome import Judged
    from checker.engines.columns.program import Program, Slot
    from checker.engines.columns.scope import Scope
    from checker.engines.columns.values import Operand
    from checker.model.tree import Tree
    from checker.model.types import Type

    Column = NDArray[Any]

# The outcomes that are put into words: what was found, or will be found unless something is done.
WORDED = (code(Outcome.NOT_MET), code(Outcome.NOT_YET_DUE))


@dataclass(frozen=True, eq=False, slots=True)
class Told:
    """Some subjects of one rule: the case of each, its outcome, where it stands, its words.

    ``places`` says in which sections of the record subjects stand, which of them, and in which
    rows; what stands in none is the case itself. ``facts`` are of the subjects by number.
    """

    rule: str
    cases: Column
    outcomes: Column
    places: tuple[tuple[Section, Column, Column], ...]
    sentences: pa.Array
    due: pa.Array
    workings: tuple[tuple[str, pa.Array], ...]
    facts: tuple[Facts, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Tested:
    """A condition, as its value and what that rests on."""

    at: At
    reason: Reason

    def of(self, demand: Demand) -> tuple[Column, Column]:
        """Say where it holds and where it does not."""
        assert isinstance(self.at.value, Truth)  # noqa: S101 - a condition's value is a truth
        value, home = self.at.value, self.at.home
        return demand.at(value.yes, home), demand.at(value.no, home)


@dataclass(frozen=True, eq=False, slots=True)
class Worded:
    """What is said of a subject: its finding in pieces, its deadline, its named values."""

    finding: tuple[str | tuple[Type, At], ...]
    due: At | None
    lets: tuple[tuple[str, Type, At], ...]


@dataclass(frozen=True, eq=False, slots=True)
class Finder:
    """Finds in a batch the subjects of a rule whose outcome is asked for."""

    judged: Judged
    wanted: Column
    gate: Tested | None
    over: Tested | None
    subject: At | None
    filter: Tested | None
    expect: Tested
    due: Reason | None
    said: At
    worded: Worded
    reasons: Reasons

    def __call__(self, batch: Batch, *results: object) -> tuple[Told, ...]:
        """Find them; ``results`` are those that the reasons need, in their order."""
        slots = {BATCH: batch, **dict(zip(self.reasons.needed, results, strict=True))}
        known = Results(batch, self.judged.scope.program.sections, slots, self.reasons.frames)
        told = [*self._unopened(known), *self._judged(self._asked(known))]
        return tuple(each for each in told if len(each.cases))

    def _unopened(self, known: Results) -> Iterator[Told]:
        """Tell of the cases to which the rule does not surely apply, or whose list is unknown."""
        if not np.isin(CLOSED, self.wanted).any():
            return
        everyone = np.arange(known.batch.size)
        cases = Demand(known, everyone, everyone)
        if self.gate is not None:
            yes, no = self.gate.of(cases)
            yield self._closed(cases.where(~yes), _shut(no[~yes]), self.gate.reason)
            cases = cases.where(yes)
        if self.over is not None:
            listed, _ = self.over.of(cases)
            unlisted = cases.where(~listed)
            unknown = np.full(len(unlisted), code(Outcome.CANNOT_TELL))
            yield self._closed(unlisted, unknown, *self._gates, self.over.reason)

    def _asked(self, known: Results) -> Demand:
        """Demand evidence for the subjects that have a wanted outcome, where the rule applies."""
        outcomes = known.column(self._said)
        home = self.said.home
        size = known.frame(home).size if home else known.batch.size
        rows = np.flatnonzero(np.isin(np.broadcast_to(outcomes, (size,)), self.wanted))
        demand = Demand(known, rows, rows)
        if home:
            frame = known.frame(home)
            cases = frame.parents[rows]
            demand = Demand(known, cases, cases, {home[-1]: frame.places[rows]})
        return demand if self.gate is None else demand.where(self.gate.of(demand)[0])

    @property
    def _said(self) -> Operand:
        assert isinstance(self.said.value, Word)  # noqa: S101 - so it was made
        return self.said.value.code

    @property
    def _gates(self) -> tuple[Reason, ...]:
        return () if self.gate is None else (self.gate.reason,)

    def _judged(self, demand: Demand) -> Iterator[Told]:
        """Tell of the subjects: those that were filtered out, and those that were judged."""
        if not len(demand):
            return
        outcomes = demand.at(self._said, self.said.home)
        if self.filter is None:
            yield self._reached(demand, outcomes, *self._gates)
            return
        yes, _ = self.filter.of(demand)
        gates = (*self._gates, self.filter.reason)
        yield self._closed(demand.where(~yes), outcomes[~yes], *gates, subject=self.subject)
        yield self._reached(demand.where(yes), outcomes[yes], *gates)

    def _closed(
        self, demand: Demand, outcomes: Column, *gates: Reason, subject: At | None = None
    ) -> Told:
        """Tell of subjects whose expectation was not looked at."""
        kept = np.isin(outcomes, self.wanted)
        mine, following = demand.where(kept).numbered(), Following()
        for reason in gates:
            following.follow(reason, mine)
        blank = pa.nulls(len(mine), pa.string())
        due, blank = pa.nulls(len(mine), pa.date32()), blank.fill_null("")
        return self._told(mine, outcomes[kept], subject, blank, due, [], following)

    def _reached(self, demand: Demand, outcomes: Column, *gates: Reason) -> Told:
        """Tell of subjects whose expectation was looked at."""
        mine, following = demand.numbered(), Following()
        for reason in gates:
            following.follow(reason, mine)
        _, unmet = self.expect.of(mine)
        late = unmet & (self.due is not None)
        following.follow(self.expect.reason, mine.where(~late | (outcomes != UNSURE)))
        following.follow(self.due or NOTHING, mine.where(late))
        lets = [
            (name, written.as_text(mine, kind, at, plain)) for name, kind, at in self.worded.lets
        ]
        sentences = self._sentences(mine, outcomes)
        due = written.days(mine, self.worded.due)
        return self._told(mine, outcomes, self.subject, sentences, due, lets, following)

    def _sentences(self, demand: Demand, outcomes: Column) -> pa.Array:
        worded = np.isin(outcomes, WORDED)
        if worded.all():
            return written.sentences(demand, self.worded.finding)
        texts = written.sentences(demand.where(worded), self.worded.finding)
        places = np.cumsum(worded) - 1
        return texts.take(pa.array(places, mask=~worded)).fill_null("")

    def _told(  # noqa: PLR0913 - all that is told
        self,
        mine: Demand,
        outcomes: Column,
        subject: At | None,
        sentences: pa.Array,
        due: pa.Array,
        lets: list[tuple[str, pa.Array]],
        following: Following,
    ) -> Told:
        rule, facts = self.judged.plan.rule.id, tuple(following.facts)
        places: list[tuple[Section, Column, Column]] = []
        if subject is not None and len(mine):
            found, _ = candidates(mine.results, subject.value, mine.rows(subject.home))
            places = [each for one in found for each in sections(mine.results, one.part, one.items)]
        return Told(rule, mine.cases, outcomes, tuple(places), sentences, due, tuple(lets), facts)


UNSURE = code(Outcome.CANNOT_TELL)
CLOSED = (code(Outcome.NOT_APPLICABLE), UNSURE)


def _shut(no: Column) -> Column:
    """Tell the outcome of what does not apply, or may not."""
    return np.where(no, *CLOSED)


def plain(value: object) -> str:
    """Write a value as data: dates as 2018-01-14, flags as true or false."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def finder(program: Program, judged: Judged, wanted: Collection[Outcome]) -> Slot:
    """Add to a program the finding of the subjects of a rule that have some outcomes."""
    plan, scope, inside, reasons = judged.plan, judged.scope, judged.inside, Reasons()

    def tested(node: Tree | None, where: Scope) -> Tested | None:
        return None if node is None else Tested(reasons.at(node, where), reasons.of(node, where))

    over = subject = chosen = None
    if plan.subjects is not None:
        known = Truth(inside.list.known, UNKNOWN.no)
        over = Tested(reasons.valued(known, scope), reasons.of(plan.subjects.over, scope))
        subject = reasons.valued(item(inside), inside)
        chosen = tested(plan.subjects.filter, inside)
    expect = tested(plan.expect, inside)
    assert expect is not None  # noqa: S101 - every rule expects something
    due = tested(plan.due, inside)
    pieces = tuple(
        each if isinstance(each, str) else (each.type, reasons.at(each, inside))
        for each in pieces_of(plan.finding)
    )
    lets = tuple((name, node.type, reasons.at(node, inside)) for name, node in plan.lets)
    found = Finder(
        judged,
        np.array([code(each) for each in wanted]),
        tested(plan.applies_to, scope),
        over,
        subject,
        chosen,
        expect,
        None if due is None else due.reason,
        reasons.valued(Word(judged.subject), inside),
        Worded(pieces, None if due is None else due.at, lets),
        reasons,
    )
    return program.emit(found, BATCH, *reasons.needed)
