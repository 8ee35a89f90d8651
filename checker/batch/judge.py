"""Judge: a rulebook, compiled once, says of many cases what it says of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from checker.batch.answers import Answers
from checker.engines.columns.batch import Batch
from checker.engines.columns.findings import OUTCOMES, table
from checker.engines.columns.found import finder
from checker.engines.columns.groups import column, grouped
from checker.engines.columns.outcome import of_rule
from checker.engines.columns.program import Program, Slot
from checker.model.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from numpy.typing import NDArray

    from checker.api import Book
    from checker.engines.columns.values import Operand

    Column = NDArray[Any]


@dataclass(frozen=True, eq=False, slots=True)
class Verdicts:
    """What was said of some cases: a row a case in ``outcomes`` and ``judgements``.

    ``codes`` holds the outcomes as places from the least to the most pressing, a row a rule;
    ``cases`` the groups of each case.
    """

    codes: Column
    cases: pa.RecordBatch
    outcomes: pa.RecordBatch
    findings: pa.RecordBatch
    judgements: pa.RecordBatch | None

    def without(self, rows: Collection[int]) -> Verdicts:
        """Leave out what was said of some cases, by their rows."""
        if not rows:
            return self
        kept = pa.array(np.setdiff1d(np.arange(self.codes.shape[1]), list(rows)))
        ids = self.outcomes.column("case_id")
        gone = pc.is_in(self.findings.column("case_id"), value_set=ids.take(pa.array(sorted(rows))))
        return Verdicts(
            self.codes[:, kept.to_numpy()],
            self.cases.take(kept),
            self.outcomes.take(kept),
            self.findings.filter(pc.invert(gone)),
            None if self.judgements is None else self.judgements.take(kept),
        )


@dataclass(frozen=True, eq=False, slots=True)
class Judge:
    """A rulebook that is ready to judge many cases at once."""

    book: Book
    program: Program
    said: tuple[Operand, ...]
    found: tuple[Slot, ...]
    ends: tuple[int, ...]
    answers: Answers | None
    groups: tuple[Operand, ...]

    def __call__(
        self,
        records: pa.RecordBatch,
        wheres: pa.Array,
        places: Mapping[str, Column],
        spent: Column | None = None,
    ) -> Verdicts:
        """Judge records; the seconds that each operation takes are added to ``spent``, if given."""
        batch = Batch(records, places)
        said = (*self.said, *self.groups)
        wanted = [*(each for each in said if isinstance(each, Slot)), *self.found]
        results = self.program.run(batch, wanted, spent)
        columns = [results[each] if isinstance(each, Slot) else each for each in self.said]
        codes = np.empty((len(columns), batch.size), dtype=np.int8)
        for row, values in enumerate(columns):
            codes[row] = values
        found = [each for slot in self.found for each in results[slot]]
        names = [records.column(name) for name in (self._identity, self._day)]
        about = pa.RecordBatch.from_arrays([*names, wheres], names=["case_id", "as_of", "where"])
        judgements = None if self.answers is None else self.answers.of(codes)
        return Verdicts(
            codes,
            _beside(about, self._groups(batch, results)),
            self._outcomes(about, codes),
            _findings(about, table(batch, found)),
            None if judgements is None else _beside(about, judgements),
        )

    @property
    def _identity(self) -> str:
        return self.book.plans[0].schema.identity

    @property
    def _day(self) -> str:
        return self.book.plans[0].schema.as_of

    def _groups(self, batch: Batch, results: Mapping[Slot, Any]) -> dict[str, pa.Array]:
        return {
            each.grouping.name: column(each, batch, said, results)
            for each, said in zip(self.book.groups, self.groups, strict=True)
        }

    def _outcomes(self, about: pa.RecordBatch, codes: Column) -> pa.RecordBatch:
        columns = {
            rule.id: pa.DictionaryArray.from_arrays(pa.array(row), OUTCOMES)
            for rule, row in zip(self.book.rules, codes, strict=True)
        }
        return _beside(about, columns)

    def by_rule(self, spent: Column) -> dict[str, float]:
        """Share out the seconds of the operations: each counts for the first rule that asked."""
        starts = (0, *self.ends[:-1])
        ranges = zip(self.book.rules, starts, self.ends, strict=True)
        return {rule.id: float(spent[start:end].sum()) for rule, start, end in ranges}


def judge_of(book: Book, wanted: Collection[Outcome] = (Outcome.NOT_MET,)) -> Judge:
    """Compile a rulebook; of the subjects, those with a wanted outcome are told in full."""
    program = Program()
    said, found, ends = [], [], []
    for plan in book.plans:
        judged = of_rule(program, plan)
        said.append(judged.case)
        found.append(finder(program, judged, wanted))
        ends.append(len(program.operations))
    answers = None if book.rulebook.roll_up is None else Answers.of_book(book)
    groups = tuple(grouped(program, each, book.plans[0].schema.as_of) for each in book.groups)
    return Judge(book, program, tuple(said), tuple(found), tuple(ends), answers, groups)


def _beside(about: pa.RecordBatch, columns: Mapping[str, pa.Array]) -> pa.RecordBatch:
    names = [*about.schema.names, *columns]
    return pa.RecordBatch.from_arrays([*about.columns, *columns.values()], names=names)


def _findings(about: pa.RecordBatch, found: pa.RecordBatch) -> pa.RecordBatch:
    """Name the case of each finding, and put the findings of a case together, rule by rule."""
    cases = found.column("case").to_numpy()
    order = pa.array(np.argsort(cases, kind="stable"))
    found = found.take(order)
    whose = about.take(found.column("case"))
    names = [name for name in found.schema.names if name != "case"]
    return _beside(whose, {name: found.column(name) for name in names})
