"""Spark: rules run where the records are held, in a Parquet that Spark reads and writes in place.

All of it is Spark's own SQL: no record passes through Python. The records are held as
``records/columns/layout.py`` says, or with any of its columns left out that no rule reads. The
answer is two tables: a row for each case with a column for each rule, its outcome as text; and a
row for each finding, with its sentence and its evidence, as the tables of a run have it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from checker.engines.sql.dialects import SparkSql, written
from checker.engines.sql.nested import over_nested
from checker.engines.sql.query import CALENDAR, CALENDAR_COLUMNS, FINDINGS, RECORDS, both
from checker.engines.sql.working_days import working_days
from checker.model.errors import CheckerError
from checker.model.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pyspark.sql import DataFrame, SparkSession

    from checker.engines.sql.query import Query
    from checker.model.plan import Plan
    from checker.model.types import Schema

STARTED_WITH = {"spark.ui.enabled": "false", "spark.sql.session.timeZone": "UTC"}
"""How a session of the checker's own is set up."""

JUDGED_WITH = {
    # A step names what later steps use, often for each item of a list: put into them it would be
    # worked out for each of these again.
    "spark.sql.optimizer.excludedRules": "org.apache.spark.sql.catalyst.optimizer.CollapseProject",
    # So many conditions make so much code that compiling it takes longer than most caseloads.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
}
"""What the steps of a query ask of the session that they run in."""


class NoSparkError(CheckerError):
    """Spark cannot be started here; the message says what would do."""


OUTCOMES_TABLE, FINDINGS_TABLE, RUN_TABLE = "outcomes.parquet", "findings.parquet", "run.parquet"
"""Where, below the place that is written to, stand a row a case, a row a finding, and what judged.

The last is written last, so that a place without it holds an answer that is not whole.
"""

WANTED = frozenset([Outcome.NOT_MET])
"""What is a finding."""


def judge(  # noqa: PLR0913 - what is judged, by what, where, and where to
    spark: SparkSession | str,
    records: str | Path,
    place: str | Path,
    plans: Sequence[Plan],
    made: Mapping[str, str | int],
    settings: Mapping[str, str] | None = None,
) -> None:
    """Judge the records of a Parquet, and write what the rules say of them as two others.

    ``made`` says which rulebook and which program do so, and is written beside them.

    ``spark`` is a session, or the address of a master such as ``spark://…`` or ``local[4]``, for
    which a session is started, with ``settings`` of Spark's own, and stopped again. Both paths are
    as Spark reads them.

    Raises:
        NoSparkError: pyspark is not installed, or another session runs in this process.
    """
    with _session(spark, settings or {}) as session:
        found = judged(session, records, both(plans, WANTED), plans[0].schema).persist()
        try:
            found.drop(FINDINGS).write.parquet(f"{place}/{OUTCOMES_TABLE}")
            rows_of(found, plans[0].schema).write.parquet(f"{place}/{FINDINGS_TABLE}")
            session.createDataFrame([dict(made)]).write.parquet(f"{place}/{RUN_TABLE}")
        finally:
            found.unpersist()


def judged(session: SparkSession, records: str | Path, query: Query, schema: Schema) -> DataFrame:
    """Judge the records of a Parquet by a query, when the answer is asked for.

    The steps are given to Spark one by one, so that it resolves the names of each but once. They
    have a session of their own beside the one given, and leave nothing behind in that.
    """
    own = session.newSession()
    for name, value in JUDGED_WITH.items():
        own.conf.set(name, value)
    frame = own.read.option("datetimeRebaseMode", "CORRECTED").parquet(str(records))
    frame.createOrReplaceTempView(RECORDS)
    if not query.reads.isdisjoint(CALENDAR_COLUMNS):
        own.createDataFrame(working_days()).createOrReplaceTempView(CALENDAR)
    whole = over_nested(query, schema)
    for step in whole.args.pop("with_").expressions:
        own.sql(written(step.this, SparkSql)).createOrReplaceTempView(step.alias)
    return own.sql(written(whole, SparkSql))


def rows_of(found: DataFrame, schema: Schema) -> DataFrame:
    """Give each finding a row of its own, beside the case that it is of."""
    case = (f"`{name}`" for name in (schema.identity, schema.as_of))
    return found.selectExpr(*case, f"inline(`{FINDINGS}`)")


@contextmanager
def _session(spark: SparkSession | str, settings: Mapping[str, str]) -> Iterator[SparkSession]:
    if not isinstance(spark, str):
        yield spark
        return
    session = started(spark, settings)
    try:
        yield session
    finally:
        session.stop()


def started(master: str, settings: Mapping[str, str]) -> SparkSession:
    """Start a session at the address of a master.

    Raises:
        NoSparkError: pyspark is not installed, or another session runs in this process.
    """
    try:
        from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra that may not be there
    except ImportError:
        message = "Spark is not installed: install checker[spark], and Java 17 or later"
        raise NoSparkError(message) from None
    if SparkSession.getActiveSession() is not None:
        raise NoSparkError("Spark runs in this process already: give its session, not an address")
    builder = SparkSession.builder.master(master).appName("checker")
    return builder.config(map={**STARTED_WITH, **settings}).getOrCreate()
