"""Totals: everything that a run counts, exactly, however little of it is shown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from checker.audit.rating import rating
from checker.engines.columns.findings import OUTCOMES
from checker.model.outcome import PRESSING, Outcome
from checker.model.roll_up import Answer, Level

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from checker.api import Book
    from checker.batch.judge import Verdicts
    from checker.model.roll_up import Rating
    from checker.model.rule import Rule

    Column = NDArray[Any]

NOT_MET = PRESSING.index(Outcome.NOT_MET)


@dataclass(eq=False, slots=True)
class Totals:
    """What a run counts. ``outcomes`` has a row a rule and a column an outcome.

    ``findings`` counts rules not met, case by case; ``subjects`` the subjects that they found.
    """

    book: Book
    read: int = 0
    judged: int = 0
    set_aside: int = 0
    problems: int = 0
    with_findings: int = 0
    subjects: int = 0
    outcomes: Column = field(init=False)
    answers: dict[str, Counter[str]] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        """Begin with nothing."""
        self.outcomes = np.zeros((len(self.book.plans), len(PRESSING)), dtype=np.int64)

    def add(self, verdicts: Verdicts) -> None:
        """Count what was said of some cases."""
        self._count_outcomes(verdicts.codes, 1)
        self.subjects += verdicts.findings.num_rows
        if verdicts.judgements is not None:
            self.count_answers(verdicts.judgements, 1)

    def take_back_outcomes(self, outcomes: pa.RecordBatch) -> None:
        """Count rows of outcomes no longer; their cases are set aside instead."""
        rules = [rule.id for rule in self.book.rules]
        texts = [pc.cast(outcomes.column(rule), pa.string()) for rule in rules]
        codes = [pc.index_in(each, OUTCOMES).to_numpy(zero_copy_only=False) for each in texts]
        self._count_outcomes(np.stack(codes), -1)

    def _count_outcomes(self, codes: Column, sign: int) -> None:
        self.judged += sign * codes.shape[1]
        self.with_findings += sign * int((codes == NOT_MET).any(axis=0).sum())
        for place in range(len(PRESSING)):
            self.outcomes[:, place] += sign * (codes == place).sum(axis=1)

    def count_answers(self, judgements: pa.RecordBatch, sign: int) -> None:
        """Count rows of judgements, or with ``sign`` -1 take them back."""
        for name in judgements.schema.names[3:]:
            found = self.answers.setdefault(name, Counter())
            for answer, number in _counted(judgements.column(name)):
                found[answer] += sign * number

    @property
    def findings(self) -> int:
        """The number of rules not met, over all cases."""
        return int(self.outcomes[:, NOT_MET].sum())

    @property
    def by_outcome(self) -> Mapping[Outcome, int]:
        """How often each outcome came up, the most pressing first."""
        sums = self.outcomes.sum(axis=0)
        return {each: int(sums[PRESSING.index(each)]) for each in reversed(Outcome)}

    @property
    def outcomes_by_rule(self) -> Mapping[str, Mapping[str, int]]:
        """How often each rule had each outcome."""
        return {
            rule.id: dict(zip(map(str, PRESSING), counts, strict=True))
            for rule, counts in zip(self.book.rules, self.outcomes.tolist(), strict=True)
        }

    @property
    def never_applied(self) -> tuple[Rule, ...]:
        """The rules that were not applicable to any case that was judged."""
        none = self.outcomes[:, PRESSING.index(Outcome.NOT_APPLICABLE)] == self.judged
        return tuple(
            rule
            for rule, never in zip(self.book.rules, none.tolist(), strict=True)
            if never and self.judged
        )

    @property
    def by_rule(self) -> dict[str, int]:
        """How many cases do not meet each rule, the most first."""
        counts = self.outcomes[:, NOT_MET].tolist()
        found = Counter(dict(zip((rule.id for rule in self.book.rules), counts, strict=True)))
        return {rule: number for rule, number in found.most_common() if number}

    @property
    def ratings(self) -> tuple[Rating, ...]:
        """What the cases together make of each question, prompt and standard."""
        roll_up = self.book.rulebook.roll_up
        if roll_up is None:
            return ()
        told = []
        for name, counts in self.answers.items():
            level, _, each = name.partition(" ")
            whole = {answer: counts[str(answer)] for answer in Answer}
            told.append(rating(roll_up, Level(level), each, whole))
        return tuple(told)


def _counted(column: pa.DictionaryArray) -> list[tuple[str, int]]:
    counts = np.bincount(column.indices.to_numpy(), minlength=len(column.dictionary))
    return list(zip(column.dictionary.to_pylist(), counts.tolist(), strict=True))
