"""Spark: rules run where the records are held, in a Parquet that Spark reads and writes in place.

All of it is Spark's own SQL: no record passes through Python. The records are held as
``records/columns/layout.py`` says, or with any of its columns left out that no rule reads. The
answer has a row for each case, and in it a column for each rule: its outcome, as text.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from checker.engines.sql.dialects import SparkSql, written
from checker.engines.sql.nested import over_nested
from checker.engines.sql.query import CALENDAR, CALENDAR_COLUMNS, RECORDS, in_words
from checker.engines.sql.query import outcomes as query_of
from checker.engines.sql.working_days import working_days
from checker.model.errors import CheckerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pyspark.sql import DataFrame, SparkSession

    from checker.model.plan import Plan

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


def outcomes(
    spark: SparkSession | str,
    records: str | Path,
    said: str | Path,
    plans: Sequence[Plan],
    settings: Mapping[str, str] | None = None,
) -> None:
    """Judge the records of a Parquet, and write what the rules say of them as another.

    ``spark`` is a session, or the address of a master such as ``spark://…`` or ``local[4]``, for
    which a session is started, with ``settings`` of Spark's own, and stopped again. Both paths are
    as Spark reads them.

    Raises:
        NoSparkError: pyspark is not installed, or another session runs in this process.
    """
    with _session(spark, settings or {}) as session:
        judged(session, records, plans).write.parquet(str(said))


def judged(session: SparkSession, records: str | Path, plans: Sequence[Plan]) -> DataFrame:
    """Judge the records of a Parquet, when the answer is asked for.

    The steps are given to Spark one by one, so that it resolves the names of each but once. They
    have a session of their own beside the one given, and leave nothing behind in that.
    """
    own = session.newSession()
    for name, value in JUDGED_WITH.items():
        own.conf.set(name, value)
    query = query_of(plans)
    frame = own.read.option("datetimeRebaseMode", "CORRECTED").parquet(str(records))
    frame.createOrReplaceTempView(RECORDS)
    if not query.reads.isdisjoint(CALENDAR_COLUMNS):
        own.createDataFrame(working_days()).createOrReplaceTempView(CALENDAR)
    whole = in_words(over_nested(query, plans[0].schema))
    for step in whole.args.pop("with_").expressions:
        own.sql(written(step.this, SparkSql)).createOrReplaceTempView(step.alias)
    return own.sql(written(whole, SparkSql))


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
