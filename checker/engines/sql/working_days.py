"""Working days: the calendar as a table of one row, which stands beside every record."""

from __future__ import annotations

from datetime import date

import pyarrow as pa

from checker.engines import calendar
from checker.engines.sql.functions import COUNTS, DAYS


def working_days() -> pa.Table:
    """Lay out the calendar of working days as one row."""
    table = calendar.table()
    days = [date.fromordinal(day) for day in table.days]
    columns = {COUNTS: [list(table.counts)], DAYS: [days]}
    kinds = [(COUNTS, pa.list_(pa.int16())), (DAYS, pa.list_(pa.date32()))]
    return pa.table(columns, schema=pa.schema(kinds))
