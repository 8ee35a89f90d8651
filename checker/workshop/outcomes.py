"""Outcomes: many records judged by many plans at once, as codes, by each engine that can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from checker.engines.columns.batch import Batch
from checker.engines.columns.outcome import of_rule
from checker.engines.columns.program import Program, Slot
from checker.records.columns.layout import batch_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from checker.model.plan import Plan
    from checker.model.record import Record

    Codes = NDArray[np.int8]


def by_columns(plans: Sequence[Plan], records: Sequence[Record]) -> Codes:
    """Judge records that fit, in columns: a row a plan, a column a record.

    Outcomes are told by their places from the least to the most pressing.
    """
    return prepared_columns(plans)(Batch(batch_of(records, plans[0].schema)))


def prepared_columns(plans: Sequence[Plan]) -> Callable[[Batch], Codes]:
    """Make plans ready for one batch after the other; the same codes."""
    program = Program()
    said = [of_rule(program, plan).case for plan in plans]
    wanted = [each for each in said if isinstance(each, Slot)]

    def codes(batch: Batch) -> Codes:
        found = program.run(batch, wanted)
        columns = [found[each] if isinstance(each, Slot) else np.int8(each) for each in said]
        return np.stack([np.broadcast_to(each, (batch.size,)) for each in columns]).astype(np.int8)

    return codes


def by_duckdb(plans: Sequence[Plan], records: Sequence[Record]) -> Codes:
    """Judge records that fit, by DuckDB; the same codes."""
    from checker.engines.sql.duckdb import Limits, prepared  # noqa: PLC0415 - slow to make ready

    return prepared(plans, Limits())(batch_of(records, plans[0].schema))
