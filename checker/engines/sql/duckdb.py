"""DuckDB: rules run as one query inside this process, over records laid out as leaves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import duckdb
import numpy as np
import pyarrow as pa

from checker.engines.sql.dialects import DuckDb, written
from checker.engines.sql.flat import flat
from checker.engines.sql.query import CALENDAR, RECORDS, outcomes
from checker.engines.sql.working_days import working_days
from checker.model.errors import CheckerError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duckdb import DuckDBPyConnection
    from numpy.typing import NDArray

    from checker.engines.sql.query import Query
    from checker.model.plan import Plan
    from checker.model.types import Schema

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "enable_external_access": False,
    "lock_configuration": True,
}


def run(query: Query, table: pa.Table) -> pa.Table:
    """Run a query on records that are laid out as leaves."""
    with duckdb.connect(config=SETTINGS) as connection:
        connection.register(RECORDS, table)
        connection.register(CALENDAR, working_days())
        return connection.sql(written(query.sql, DuckDb)).to_arrow_table()


@dataclass(frozen=True, slots=True)
class Limits:
    """What DuckDB may use: memory, as DuckDB writes it (``2GB``), and a folder for what is more."""

    memory: str | None = None
    folder: str | None = None


class WrongLimitError(CheckerError):
    """DuckDB does not take a limit; the message says which."""


class TooLittleMemoryError(CheckerError):
    """DuckDB cannot judge a portion of the records within its limit of memory."""


@dataclass(frozen=True, eq=False, slots=True)
class Prepared:
    """Rules as one query that is ready for one batch of records after the other."""

    connection: DuckDBPyConnection
    query: str
    reads: frozenset[str]
    schema: Schema
    rules: tuple[str, ...]

    def __call__(self, records: pa.RecordBatch) -> NDArray[np.int8]:
        """Judge records that fit, as they stand: a row a rule, a column a record.

        Outcomes are told by their places from the least to the most pressing.

        Raises:
            TooLittleMemoryError: the limit of memory is too small for them.
        """
        wanted = self.reads | {self.schema.identity}
        self.connection.register(
            RECORDS, pa.Table.from_batches([flat(records, self.schema, wanted)])
        )
        try:
            found = self.connection.sql(self.query).to_arrow_table()
        except duckdb.OutOfMemoryException:
            size = f"{records.num_rows:,} records"
            message = f"{size} are more than DuckDB can judge in the memory it may use; allow more"
            raise TooLittleMemoryError(message) from None
        self.connection.unregister(RECORDS)
        given = records.column(self.schema.identity).to_pylist()
        if found.column(self.schema.identity).to_pylist() != given:
            message = "the records came back in another order"
            raise AssertionError(message)
        return np.stack([found.column(rule).to_numpy() for rule in self.rules]).astype(np.int8)


def prepared(plans: Sequence[Plan], limits: Limits) -> Prepared:
    """Make rules ready.

    Raises:
        WrongLimitError: DuckDB does not take one of the limits.
    """
    connection = connected(limits)
    connection.register(CALENDAR, working_days())
    query, rules = outcomes(plans), tuple(plan.rule.id for plan in plans)
    text = written(query.sql, DuckDb)
    return Prepared(connection, text, query.reads, plans[0].schema, rules)


def connected(limits: Limits) -> DuckDBPyConnection:
    """Open a database in memory, for one thread and within limits.

    Raises:
        WrongLimitError: DuckDB does not take one of them.
    """
    config = {**SETTINGS, "threads": 1}
    if limits.memory is not None:
        config["memory_limit"] = limits.memory
    if limits.folder is not None:
        config["temp_directory"] = limits.folder
    try:
        return duckdb.connect(config=config)
    except duckdb.Error as error:
        raise WrongLimitError(str(error)) from None
