"""Overlap: rules that never apply, that say one thing only, that repeat or contradict one another.

What two rules' conditions show by themselves is certain; all else is what a number of records
shows, and that number is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from checker.engines.columns.batch import Batch
from checker.model.outcome import PRESSING, Outcome
from checker.model.record import Record
from checker.records.columns.layout import batch_of
from checker.workshop.mutants.shape import shape
from checker.workshop.mutants.trial import DAY, proofs_of
from checker.workshop.nearby import nearby
from checker.workshop.outcomes import prepared_columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from checker.api import Book
    from checker.model.plan import Plan

    Codes = NDArray[np.int8]
    Flags = NDArray[np.bool_]

A_RULE = 300  # records near the examples of each rule, on which all rules are judged
ENOUGH = 20  # records on which both rules are sure, before anything is said of the two
MET, NOT_MET, NOT_APPLICABLE = (
    PRESSING.index(each) for each in (Outcome.MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE)
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two rules, and on how many records both were met or not met; ``None``: it is certain."""

    one: str
    other: str
    both: int | None


@dataclass(frozen=True, slots=True)
class Overlap:
    """What was seen. ``within``: each finding of the one was a finding of the other too."""

    records: int
    never_applied: tuple[str, ...]
    one_outcome: tuple[tuple[str, Outcome], ...]
    repeated: tuple[Pair, ...]
    within: tuple[Pair, ...]
    contradicted: tuple[Pair, ...]


def made_records(book: Book) -> Iterator[Batch]:
    """Make records for every rule: its examples, and others near them."""
    schema = book.plans[0].schema
    for plan in book.plans:
        own = [each.record for each in proofs_of(book, plan.rule)] or [Record("", DAY, {})]
        yield Batch(batch_of([*own, *nearby([plan]).records(own, A_RULE)], schema))


def overlap(plans: Sequence[Plan], batches: Iterable[Batch]) -> Overlap:
    """Compare every rule with every other one on the same records."""
    judge = prepared_columns(plans)
    codes = np.concatenate(
        [np.empty((len(plans), 0), np.int8), *map(judge, batches)], axis=1, dtype=np.int8
    )
    names = [plan.rule.id for plan in plans]
    seen = [np.unique(row).tolist() for row in codes]
    single = [(name, row[0]) for name, row in zip(names, seen, strict=True) if len(row) == 1]
    certain = dict(_certain(plans))
    pairs = list(_pairs(names, codes))
    return Overlap(
        codes.shape[1],
        tuple(name for name, code in single if code == NOT_APPLICABLE),
        tuple((name, PRESSING[code]) for name, code in single if code != NOT_APPLICABLE),
        tuple(
            Pair(one, other, None if (one, other) in certain else both)
            for one, other, both, kind in pairs
            if kind == "repeated" or (one, other) in certain
        ),
        tuple(Pair(one, other, both) for one, other, both, kind in pairs if kind == "within"),
        tuple(Pair(one, other, both) for one, other, both, kind in pairs if kind == "contradicted"),
    )


def _certain(plans: Sequence[Plan]) -> Iterator[tuple[tuple[str, str], bool]]:
    shapes = [(plan.rule.id, shape(plan)) for plan in plans]
    for (one, first), (other, second) in combinations(shapes, 2):
        if first == second:
            yield (one, other), True


def _pairs(names: Sequence[str], codes: Codes) -> Iterator[tuple[str, str, int, str]]:
    met, unmet = codes == MET, codes == NOT_MET
    for one, other in combinations(range(len(names)), 2):
        sure = (met[one] | unmet[one]) & (met[other] | unmet[other])
        both = int(sure.sum())
        if (codes[one] == codes[other]).all() and len(np.unique(codes[one])) > 1:
            yield names[one], names[other], both, "repeated"
        elif both >= ENOUGH and _differ(unmet, one, other, sure):
            yield names[one], names[other], both, "contradicted"
        else:
            for inner, outer in ((one, other), (other, one)):
                found = int(unmet[inner].sum())
                if found >= ENOUGH and not (unmet[inner] & ~unmet[outer]).any():
                    yield names[inner], names[outer], found, "within"


def _differ(unmet: Flags, one: int, other: int, sure: Flags) -> bool:
    """Say whether exactly one of two rules is not met wherever both are sure, each in its turn."""
    return bool(
        (unmet[one] ^ unmet[other])[sure].all()
        and (unmet[one] & sure).any()
        and (unmet[other] & sure).any()
    )
