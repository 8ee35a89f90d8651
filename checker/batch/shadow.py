"""Shadow: a random sample of the cases, judged again one by one by the reference engine."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, assert_never

import pyarrow.compute as pc

from checker.engines.interpreter import judge
from checker.model.outcome import PRESSING, NotRecorded, Outcome, Recorded, Searched
from checker.records.columns.records import record

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa
    from numpy.typing import NDArray

    from checker.api import Book
    from checker.batch.judge import Verdicts
    from checker.model.outcome import Evidence, Scalar, SubjectOutcome
    from checker.model.record import Record

    Column = NDArray[Any]

Fact = tuple[object, ...]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sampled:
    """A case of the sample, what was said of it by each rule, and its findings."""

    record: Record
    codes: tuple[int, ...]
    findings: tuple[Row, ...]


@dataclass(eq=False, slots=True)
class Shadow:
    """A sample of ``size`` cases out of all, each as likely to be in it as any other."""

    book: Book
    size: int
    seed: int
    seen: int = 0
    kept: list[Sampled] = field(default_factory=list)
    draw: random.Random = field(init=False)

    def __post_init__(self) -> None:
        """Begin to draw; the same seed draws the same sample from the same caseload."""
        self.draw = random.Random(self.seed)  # noqa: S311 - a sample to look at, no secret

    def offer(
        self, records: pa.RecordBatch, places: Mapping[str, Column], verdicts: Verdicts
    ) -> None:
        """Let cases into the sample (reservoir sampling)."""
        for row in range(records.num_rows):
            self.seen += 1
            place = len(self.kept) if len(self.kept) < self.size else self.draw.randrange(self.seen)
            if place >= self.size:
                continue
            sampled = self._sampled(records, places, verdicts, row)
            if place < len(self.kept):
                self.kept[place] = sampled
            else:
                self.kept.append(sampled)

    def _sampled(
        self, records: pa.RecordBatch, places: Mapping[str, Column], verdicts: Verdicts, row: int
    ) -> Sampled:
        schema = self.book.plans[0].schema
        alone = record(records, row, schema, places)
        ids = verdicts.findings.column("case_id")
        mine = verdicts.findings.filter(pc.equal(ids, alone.case_id))
        return Sampled(alone, tuple(verdicts.codes[:, row].tolist()), tuple(mine.to_pylist()))

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
