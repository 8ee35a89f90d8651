"""Query: rules become one query in named steps, each of which rests only on those before it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlglot import exp

from checker.engines.sql import build
from checker.engines.sql.condition import Scope
from checker.engines.sql.level import Level
from checker.engines.sql.outcome import of_rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.engines.sql.build import Sql
    from checker.model.plan import Plan

RECORDS, CALENDAR = "records", "calendar"


@dataclass(frozen=True, slots=True)
class Query:
    """A query over a flat table, and the columns of that table that it reads."""

    sql: exp.Select
    reads: frozenset[str]


def outcomes(plans: Sequence[Plan]) -> Query:
    """Ask for the outcome of each rule for each case, as its place from the least pressing."""
    level = Level()
    said = {plan.rule.id: of_rule(plan, Scope((level,), plan.schema.as_of)) for plan in plans}
    identity = plans[0].schema.identity
    chosen = [build.column(identity), *(_named(name, sql) for name, sql in said.items())]
    query, steps = exp.Select(expressions=chosen), [*_steps(level)]
    for name, step in steps:
        query = query.with_(name, step, copy=False)
    last = steps[-1][0] if steps else None
    query = query.from_(last, copy=False) if last else _from_records(query)
    made = {name for layer in level.layers for name in layer}
    return Query(query, _columns(query) - made)


def _steps(level: Level) -> list[tuple[str, exp.Select]]:
    steps: list[tuple[str, exp.Select]] = []
    for number, layer in enumerate(level.layers, start=1):
        columns = [_named(name, sql) for name, sql in layer.items()]
        step = exp.Select(expressions=[exp.Star(), *columns])
        step = step.from_(steps[-1][0], copy=False) if steps else _from_records(step)
        steps.append((f"step_{number}", step))
    return steps


def _from_records(query: exp.Select) -> exp.Select:
    return query.from_(RECORDS, copy=False).join(CALENDAR, join_type="cross", copy=False)


def _named(name: str, sql: Sql) -> Sql:
    return exp.Alias(this=sql, alias=build.name_of(name))


def _columns(query: exp.Select) -> frozenset[str]:
    return frozenset(each.name for each in query.find_all(exp.Column))
