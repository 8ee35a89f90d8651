"""Caseload: how many outcomes of which cases an edit changes, counted over a whole caseload."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from checker.engines.columns.batch import Batch
from checker.model.outcome import PRESSING, Outcome
from checker.model.record import Record
from checker.workshop.mutants.telling import plain, size
from checker.workshop.outcomes import prepared_columns

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from checker.records.columns.read import Portion
    from checker.workshop.diff.changes import Edited

SMALLEST = 10
LOOKED_AT = 200  # of the cases of a portion that change, the first
NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True)
class Turned:
    """Outcomes that turned from one into another, of one group of cases."""

    rule: str
    group: str
    before: Outcome
    after: Outcome


@dataclass(frozen=True, slots=True)
class Changed:
    """A case whose outcome an edit changes, with what the rule reads of its record."""

    rule: str
    where: str
    before: Outcome
    after: Outcome
    case: dict[str, Any]


@dataclass(eq=False, slots=True)
class Counted:
    """Everything that was counted, and the smallest cases that change."""

    cases: int = 0
    set_aside: int = 0
    turned: Counter[Turned] = field(default_factory=Counter)
    smallest: list[tuple[int, Changed]] = field(default_factory=list)


def counted(edited: Sequence[Edited], portions: Iterable[Portion], by: str | None) -> Counted:
    """Judge every case by both forms of each rule; ``by`` is the path of a field of the case.

    Raises:
        LookupError: the record has no such field, or it is one of items.
    """
    found = Counted()
    old = prepared_columns([each.before for each in edited])
    new = prepared_columns([each.after for each in edited])
    for portion in portions:
        batch = Batch(portion.records, portion.places)
        groups = _groups(batch, by)
        before, after = old(batch), new(batch)
        found.cases += batch.size
        found.set_aside += portion.set_aside
        changed: list[tuple[int, Changed]] = []
        for row, each in enumerate(edited):
            columns = np.flatnonzero(before[row] != after[row]).tolist()
            for column in columns:
                was, now = PRESSING[before[row, column]], PRESSING[after[row, column]]
                found.turned[Turned(each.rule, groups[column], was, now)] += 1
            for column in columns[:LOOKED_AT]:
                was, now = PRESSING[before[row, column]], PRESSING[after[row, column]]
                changed.append(_changed(each, portion, column, (was, now)))
        found.smallest = nsmallest(SMALLEST, [*found.smallest, *changed], key=lambda pair: pair[0])
    return found


def _groups(batch: Batch, by: str | None) -> list[str]:
    if by is None:
        return [""] * batch.size
    around = accumulate(by.split("."), lambda outer, name: f"{outer}.{name}")
    in_list = any(pa.types.is_list(batch.array(each).type) for each in around)
    array = batch.array(by)
    if in_list or pa.types.is_nested(array.type):
        message = f"{by} is no single field of a case"
        raise LookupError(message)
    return [NOT_RECORDED if each is None else str(each) for each in array.to_pylist()]


def _changed(
    edited: Edited, portion: Portion, column: int, outcomes: tuple[Outcome, Outcome]
) -> tuple[int, Changed]:
    row = portion.records.slice(column, 1).to_pylist()[0]
    as_of = row.pop("as_of")
    where = f"{row.pop('case_id')} ({portion.wheres[column].as_py()})"
    data = _read(row, "", {*edited.before.reads, *edited.after.reads})
    case = plain(Record("", as_of, data))
    return size(data), Changed(edited.rule, where, *outcomes, case)


def _read(value: Any, path: str, reads: Collection[str]) -> Any:  # noqa: ANN401 - plain data of any type
    """Keep of a case what the rule reads."""
    match value:
        case dict():
            inside = ((name, f"{path}.{name}" if path else name) for name in value)
            return {
                name: _read(value[name], below, reads)
                for name, below in inside
                if any(
                    each == below or each.startswith((f"{below}.", f"{below}[]")) for each in reads
                )
            }
        case list():
            return tuple(_read(each, f"{path}[]", reads) for each in value)
        case _:
            return value
