"""Judged: the outcomes of a rule on some records, by each engine in turn."""

from __future__ import annotations

import atexit
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from checker.engines.columns.batch import Batch
from checker.engines.columns.outcome import of_rule
from checker.engines.columns.program import Program, Slot
from checker.engines.interpreter import judge
from checker.engines.sql import duckdb, spark
from checker.engines.sql.flat import flat
from checker.engines.sql.query import outcomes
from checker.model.outcome import PRESSING, Outcome
from checker.records.columns.layout import batch_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pyspark.sql import SparkSession

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


needs_spark = pytest.mark.skipif(
    find_spec("pyspark") is None, reason="pyspark is not installed; checker[spark] would bring it"
)


@cache
def session() -> SparkSession:
    """Start Spark once for the whole run of the tests, on this machine alone."""
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "2g",
        "spark.sql.shuffle.partitions": "2",
        "spark.log.level": "ERROR",
    }
    started = spark.started("local[2]", settings)
    atexit.register(started.stop)
    return started


def held(records: Sequence[Record], plan: Plan, folder: Path) -> Path:
    """Hold records as a Parquet in a folder."""
    path = folder / "records.parquet"
    pq.write_table(pa.Table.from_batches([batch_of(records, plan.schema)]), path)
    return path


def together_by_spark(plans: Sequence[Plan], records: Sequence[Record]) -> dict[str, list[Outcome]]:
    """Judge all records by all rules together, by Spark from a Parquet; their ids differ."""
    with TemporaryDirectory() as folder:
        path, schema = held(records, plans[0], Path(folder)), plans[0].schema
        found = spark.judged(session(), path, outcomes(plans), schema).collect()
    said = {row[plans[0].schema.identity]: row for row in found}
    return {
        plan.rule.id: [PRESSING[said[record.case_id][plan.rule.id]] for record in records]
        for plan in plans
    }


def by_spark(plan: Plan, records: Sequence[Record]) -> list[Outcome]:
    """Judge all records together, by Spark."""
    return together_by_spark([plan], records)[plan.rule.id]


ENGINES: dict[str, Engine] = {
    "interpreter": by_interpreter,
    "columns": by_columns,
    "duckdb": by_duckdb,
}
BATCH_ENGINES = {name: engine for name, engine in ENGINES.items() if name != "interpreter"}
