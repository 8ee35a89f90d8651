"""Judged: the outcomes of a rule on some records, by each engine in turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from checker.engines.columns.batch import Batch
from checker.engines.columns.layout import batch_of
from checker.engines.columns.outcome import of_rule
from checker.engines.columns.program import Program, Slot
from checker.engines.interpreter import judge
from checker.engines.sql import duckdb
from checker.engines.sql.flat import flat
from checker.engines.sql.query import outcomes
from checker.model.outcome import PRESSING, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from checker.model.plan import Plan
    from checker.model.record import Record

    Engine = Callable[[Plan, Sequence[Record]], list[Outcome]]


def by_interpreter(plan: Plan, records: Sequence[Record]) -> list[Outcome]:
    """Judge each record alone."""
    return [judge(plan, record).outcome for record in records]


def by_columns(plan: Plan, records: Sequence[Record]) -> list[Outcome]:
    """Judge all records together, in columns."""
    program = Program()
    said = of_rule(program, plan).case
    if not isinstance(said, Slot):
        return [PRESSING[int(said)] for _ in records]
    column = program.run(Batch(batch_of(records, plan.schema)), [said])[said]
    return [
        PRESSING[code]
        for code in (column.tolist() if column.ndim else [column.item()] * len(records))
    ]


def by_duckdb(plan: Plan, records: Sequence[Record]) -> list[Outcome]:
    """Judge all records together, by a query."""
    query = outcomes([plan])
    table = flat(batch_of(records, plan.schema), plan.schema, query.reads)
    found = duckdb.run(query, pa.Table.from_batches([table]))
    return [PRESSING[code] for code in found.column(plan.rule.id).to_pylist()]


ENGINES: dict[str, Engine] = {
    "interpreter": by_interpreter,
    "columns": by_columns,
    "duckdb": by_duckdb,
}
BATCH_ENGINES = {name: engine for name, engine in ENGINES.items() if name != "interpreter"}
