"""Printed: a rule as a query for people to read, and to run where the records are held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.engines import calendar
from checker.engines.sql.dialects import DIALECTS, written
from checker.engines.sql.functions import COUNTS, DAYS
from checker.engines.sql.nested import over_nested
from checker.engines.sql.query import CALENDAR, CALENDAR_COLUMNS, RECORDS, findings, outcomes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.engines.sql.query import Query
    from checker.model.plan import Plan


@dataclass(frozen=True, slots=True)
class Printed:
    """The text of a query, and the tables that it needs, a sentence each."""

    text: str
    needs: tuple[str, ...]


def printed(plan: Plan, dialect: str, *, evidence: bool = False) -> Printed:
    """Write a rule as a query over records as they are held.

    It gives the outcome of each case; with ``evidence``, in its place what is said of each subject
    of the case, in words and with all that it rests on.

    Raises:
        CannotSayError: the dialect has no words for something in the rule.
    """
    query = findings([plan]) if evidence else outcomes([plan])
    text = written(over_nested(query, plan.schema), DIALECTS[dialect], pretty=True)
    return Printed(text, tuple(_needs(query, dialect)))


TESTED = frozenset(["duckdb", "spark"])
"""The dialects whose engines the tests run printed queries on."""


def _needs(query: Query, dialect: str) -> Iterator[str]:
    yield f"{RECORDS}: one row for each case, a column for each section of the record"
    if not query.reads.isdisjoint(CALENDAR_COLUMNS):
        first = calendar.table().first.isoformat()
        yield (
            f"{CALENDAR}: one row with two lists, {DAYS}, each working day in order, "
            f"and {COUNTS}, how many of them there are from {first} up to each day from then on"
        )
    if dialect not in TESTED:
        yield f"{dialect} itself is not among the engines that the tests run this on"
