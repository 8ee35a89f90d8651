"""DuckDB: rules run as one query inside this process, over records laid out as leaves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

from checker.engines import calendar
from checker.engines.sql.dialects import DuckDb, written
from checker.engines.sql.functions import COUNTS, DAYS
from checker.engines.sql.query import CALENDAR, RECORDS

if TYPE_CHECKING:
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


def working_days() -> pa.Table:
    """Lay out the calendar of working days as one row."""
    table = calendar.table()
    days = [date.fromordinal(day) for day in table.days]
    columns = {COUNTS: [list(table.counts)], DAYS: [days]}
    kinds = [(COUNTS, pa.list_(pa.int16())), (DAYS, pa.list_(pa.date32()))]
    return pa.table(columns, schema=pa.schema(kinds))
