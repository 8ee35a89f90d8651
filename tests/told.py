"""Told: what an engine tells of each subject, laid out so that two engines can be compared."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from checker.engines.columns.batch import Batch
from checker.engines.columns.findings import table
from checker.engines.columns.found import finder
from checker.engines.columns.outcome import of_rule
from checker.engines.columns.program import Program
from checker.engines.interpreter import judge
from checker.engines.sql import duckdb, spark
from checker.engines.sql.flat import flat
from checker.engines.sql.query import findings
from checker.model.outcome import NotRecorded, Outcome, Recorded, Searched
from checker.records.columns.layout import batch_of
from tests.judged import held, session

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from checker.model.outcome import Evidence, SubjectOutcome
    from checker.model.plan import Plan
    from checker.model.record import Record

    Telling = Callable[[Sequence[Plan], Sequence[Record]], "Subjects"]

Fact = tuple[object, ...]
WORDED = (Outcome.NOT_MET, Outcome.NOT_YET_DUE)


@dataclass(frozen=True)
class Told:
    """What is told of one subject; its evidence is in the order of no engine."""

    outcome: str
    sentence: str
    due: date | None
    workings: tuple[tuple[str, str | None], ...]
    evidence: frozenset[Fact]


Subjects = dict[tuple[str, str, str], Told]


def by_interpreter(plans: Sequence[Plan], records: Sequence[Record]) -> Subjects:
    """Tell of each rule, case and subject what the interpreter tells."""
    return {
        (plan.rule.id, record.case_id, each.subject): _told(each)
        for plan in plans
        for record in records
        for each in judge(plan, record).subjects
    }


def by_columns(plans: Sequence[Plan], records: Sequence[Record]) -> Subjects:
    """Tell of each rule, case and subject what the columns tell."""
    program = Program()
    slots = [finder(program, of_rule(program, plan), list(Outcome)) for plan in plans]
    batch = Batch(batch_of(records, plans[0].schema))
    found = program.run(batch, slots)
    rows = table(batch, [each for slot in slots for each in found[slot]]).to_pylist()
    return {
        (row["rule"], records[row["case"]].case_id, row["subject"]): of_row(row) for row in rows
    }


def _told(subject: SubjectOutcome) -> Told:
    workings = tuple((each.name, _text(each.value)) for each in subject.workings)
    worded = subject.outcome in WORDED
    return Told(
        str(subject.outcome),
        subject.sentence if worded else "",
        subject.due,
        workings,
        frozenset(_fact(each) for each in subject.evidence),
    )


def _fact(fact: Evidence) -> Fact:
    match fact:
        case Recorded(path=path, value=value):
            return ("recorded", path, _text(value), None, None, None)
        case Searched(path=path, size=size, looked_for=text, matched=matched):
            return ("searched", path, None, size, text, matched)
        case NotRecorded(path=path):
            return ("not recorded", path, None, None, None, None)


def _text(value: object) -> str | None:
    match value:
        case None:
            return None
        case bool():
            return str(value).lower()
        case tuple():
            return json.dumps(value, default=str, ensure_ascii=False)
        case _:
            return str(value)


def of_row(row: dict[str, Any]) -> Told:
    """Read what is told of one subject from a row of a table of findings."""
    workings = tuple((each["name"], each["value"]) for each in row["workings"])
    facts = frozenset(tuple(fact.values()) for fact in row["evidence"])
    assert len(facts) == len(row["evidence"]), "a fact is told twice"
    return Told(row["outcome"], row["sentence"], row["due"], workings, facts)


def by_duckdb(plans: Sequence[Plan], records: Sequence[Record]) -> Subjects:
    """Tell of each rule, case and subject what a query tells."""
    query, schema = findings(plans), plans[0].schema
    laid_out = flat(batch_of(records, schema), schema, query.reads)
    rows = duckdb.run(query, pa.Table.from_batches([laid_out])).to_pylist()
    return {
        (each["rule"], row[schema.identity], each["subject"]): of_row(each)
        for row in rows
        for each in row["findings"]
    }


ENGINES = {"columns": by_columns, "duckdb": by_duckdb}
"""The engines that tell of many records, without those that take long to start."""


def by_spark(plans: Sequence[Plan], records: Sequence[Record]) -> Subjects:
    """Tell of each rule, case and subject what Spark tells; the ids of the records differ."""
    with TemporaryDirectory() as folder:
        path, schema = held(records, plans[0], Path(folder)), plans[0].schema
        found = spark.judged(session(), path, findings(plans), schema)
        rows = [row.asDict(recursive=True) for row in spark.rows_of(found, schema).collect()]
    return {(row["rule"], row[schema.identity], row["subject"]): of_row(row) for row in rows}
