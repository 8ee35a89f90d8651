"""Query: rules become one query in named steps, each of which rests only on those before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from checker.engines.sql import build
from checker.engines.sql import findings as found
from checker.engines.sql.condition import Scope
from checker.engines.sql.functions import COUNTS, DAYS
from checker.engines.sql.level import Level
from checker.engines.sql.outcome import of_rule, worded

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from checker.engines.sql.build import Sql
    from checker.model.outcome import Outcome
    from checker.model.plan import Plan
    from checker.model.types import Schema

RECORDS, CALENDAR, FINDINGS = "records", "calendar", "findings"
CALENDAR_COLUMNS = frozenset([COUNTS, DAYS])


@dataclass(frozen=True, slots=True)
class Query:
    """A query over a flat table, and the columns of that table that it reads."""

    sql: exp.Select
    reads: frozenset[str]


def outcomes(plans: Sequence[Plan]) -> Query:
    """Ask for the outcome of each rule for each case, as its place from the least pressing."""
    level = Level()
    return _query(plans[0].schema, level, _outcomes(plans, level))


def findings(plans: Sequence[Plan], wanted: Collection[Outcome] = found.EVERY) -> Query:
    """Ask for what the rules say of each subject of each case, with the evidence, in one list."""
    level = Level()
    return _query(plans[0].schema, level, {FINDINGS: _findings(plans, level, wanted)})


def both(plans: Sequence[Plan], wanted: Collection[Outcome]) -> Query:
    """Ask for the outcomes, in words, and beside them for the findings."""
    level = Level()
    words = {rule: worded(sql) for rule, sql in _outcomes(plans, level).items()}
    told = {FINDINGS: _findings(plans, level, wanted)}
    return _query(plans[0].schema, level, words | told)


def _outcomes(plans: Sequence[Plan], level: Level) -> dict[str, Sql]:
    return {plan.rule.id: of_rule(plan, Scope((level,), plan.schema.as_of)) for plan in plans}


def _findings(plans: Sequence[Plan], level: Level, wanted: Collection[Outcome]) -> Sql:
    lists = [found.of_rule(plan, Scope((level,), plan.schema.as_of), wanted) for plan in plans]
    return lists[0] if len(lists) == 1 else exp.Flatten(this=build.array(lists))


def _query(schema: Schema, level: Level, said: Mapping[str, Sql]) -> Query:
    told = [schema.as_of] if FINDINGS in said else []
    columns = [build.column(name) for name in (schema.identity, *told)]
    chosen = [*columns, *(_named(name, sql) for name, sql in said.items())]
    reads = _reads(level, chosen)
    query, steps = exp.Select(expressions=chosen), [*_steps(level, reads)]
    for name, step in steps:
        query = query.with_(name, step, copy=False)
    last = steps[-1][0] if steps else None
    query = query.from_(last, copy=False) if last else _from_records(query, reads)
    return Query(query, reads)


def _steps(level: Level, reads: frozenset[str]) -> list[tuple[str, exp.Select]]:
    steps: list[tuple[str, exp.Select]] = []
    for number, layer in enumerate(level.layers, start=1):
        columns = [_named(name, sql) for name, sql in layer.items()]
        step = exp.Select(expressions=[exp.Star(), *columns])
        step = step.from_(steps[-1][0], copy=False) if steps else _from_records(step, reads)
        steps.append((f"step_{number}", step))
    return steps


def _from_records(query: exp.Select, reads: frozenset[str]) -> exp.Select:
    """Read the records, with the calendar of working days beside each where it is needed."""
    query = query.from_(RECORDS, copy=False)
    if reads.isdisjoint(CALENDAR_COLUMNS):
        return query
    return query.join(CALENDAR, join_type="cross", copy=False)


def _named(name: str, sql: Sql) -> Sql:
    return exp.Alias(this=sql, alias=build.name_of(name))


def _reads(level: Level, chosen: list[Sql]) -> frozenset[str]:
    """List the columns that are read and not made on the way."""
    made = {name for layer in level.layers for name in layer}
    values = [*(sql for layer in level.layers for sql in layer.values()), *chosen]
    return frozenset(c.name for value in values for c in value.find_all(exp.Column)) - made
