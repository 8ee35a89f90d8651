"""DuckDB: rules run as one query inside this process, over records laid out as leaves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

from checker.engines.sql.dialects import DuckDb, written
from checker.engines.sql.query import CALENDAR, RECORDS
from checker.engines.sql.working_days import working_days

if TYPE_CHECKING:
    import pyarrow as pa

    from checker.engines.sql.query import Query

SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
    "enable_external_access": False,
    "lock_configuration": True,
}


def run(query: Query, flat: pa.Table) -> pa.Table:
    """Run a query on records that are laid out as leaves."""
    with duckdb.connect(config=SETTINGS) as connection:
        connection.register(RECORDS, flat)
        connection.register(CALENDAR, working_days())
        return connection.sql(written(query.sql, DuckDb)).to_arrow_table()
