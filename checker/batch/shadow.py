"""Shadow: a random sample of the cases, judged again one by one by the reference engine."""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from heapq import nsmallest
from typing import TYPE_CHECKING, Any, assert_never

import pyarrow.compute as pc

from checker.engines.interpreter import judge
from checker.model.outcome import PRESSING, NotRecorded, Outcome, Recorded, Searched
from checker.records.columns.records import record

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from checker.api import Book
    from checker.batch.judge import Verdicts
    from checker.model.outcome import Evidence, Scalar, SubjectOutcome
    from checker.model.record import Record
    from checker.model.types import Schema
    from checker.records.columns.stand import Stood

    Column = NDArray[Any]

Fact = tuple[object, ...]
Sample = tuple[tuple[int, "Sampled"], ...]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sampled:
    """A case of the sample, what was said of it by each rule, and its findings."""

    record: Record
    codes: tuple[int, ...]
    findings: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Sampler:
    """Draws cases by a number that the seed and the case's own name give: the least are drawn.

    So each case is as likely to be drawn as any other, and the same seed draws the same cases,
    whatever portions they stand in.
    """

    schema: Schema
    size: int
    seed: int

    def of(self, stood: Stood, verdicts: Verdicts) -> Sample:
        """Draw from a portion."""
        ids = stood.records.column(self.schema.identity).to_pylist()
        drawn = nsmallest(self.size, ((self._number(each), row) for row, each in enumerate(ids)))
        return tuple((number, self._sampled(stood, verdicts, row)) for number, row in drawn)

    def _number(self, case_id: str) -> int:
        text = f"{self.seed}:{case_id}".encode("utf-8", "surrogatepass")
        return int.from_bytes(blake2b(text, digest_size=8).digest(), "big")

    def _sampled(self, stood: Stood, verdicts: Verdicts, row: int) -> Sampled:
        alone = record(stood.records, row, self.schema, stood.places)
        ids = verdicts.findings.column("case_id")
        mine = verdicts.findings.filter(pc.equal(ids, alone.case_id))
        return Sampled(alone, tuple(verdicts.codes[:, row].tolist()), tuple(mine.to_pylist()))


@dataclass(eq=False, slots=True)
class Shadow:
    """A sample of ``size`` cases out of all, which the reference engine judges again."""

    book: Book
    size: int
    drawn: Sample = ()

    def admit(self, sample: Sample) -> None:
        """Let the cases drawn from a portion into the sample of all."""
        self.drawn = tuple(nsmallest(self.size, (*self.drawn, *sample), key=lambda each: each[0]))

    @property
    def kept(self) -> tuple[Sampled, ...]:
        """The cases of the sample."""
        return tuple(each for _, each in self.drawn)

    def disagreements(self) -> int:
        """Judge the sample again, and count the rules and cases of which another thing is said."""
        return sum(
            self._differs(each, place)
            for each in self.kept
            for place in range(len(self.book.plans))
        )

    def _differs(self, sampled: Sampled, place: int) -> bool:
        plan = self.book.plans[place]
        said = judge(plan, sampled.record)
        if said.outcome is not PRESSING[sampled.codes[place]]:
            return True
        if said.outcome is not Outcome.NOT_MET:
            return False
        alone = {
            each.subject: (each.sentence, each.due, _facts(each))
            for each in said.subjects
            if each.outcome is Outcome.NOT_MET
        }
        among = {
            row["subject"]: (row["sentence"], row["due"], frozenset(map(_values, row["evidence"])))
            for row in sampled.findings
            if row["rule"] == plan.rule.id
        }
        return alone != among


def as_row(fact: Evidence) -> Fact:
    """Give a fact as the values of a row of evidence."""
    match fact:
        case Recorded(path=path, value=value):
            return ("recorded", path, as_text(value), None, None, None)
        case Searched(path=path, size=size, looked_for=text, matched=matched):
            return ("searched", path, None, size, text, matched)
        case NotRecorded(path=path):
            return ("not recorded", path, None, None, None, None)
        case _ as never:
            assert_never(never)


def as_text(value: Scalar | tuple[Scalar, ...]) -> str:
    """Write a value as a row of evidence holds it."""
    if isinstance(value, tuple):
        return json.dumps(value, default=str, ensure_ascii=False)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _values(fact: Row) -> Fact:
    return tuple(fact.values())


def _facts(subject: SubjectOutcome) -> frozenset[Fact]:
    return frozenset(map(as_row, subject.evidence))
