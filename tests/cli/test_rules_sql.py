"""The command ``rules sql``: a rule as a query that can be run as it is printed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pytest
import sqlglot
from sqlglot import exp

from checker import api
from checker.engines.sql.dialects import DIALECTS, TrinoSql
from checker.engines.sql.printed import printed
from checker.engines.sql.working_days import working_days
from checker.model.outcome import PRESSING
from checker.records.case import Case
from checker.records.columns.layout import batch_of
from checker.records.read import read
from tests import told
from tests.judged import by_interpreter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from checker.model.plan import Plan
    from checker.model.record import Record
    from tests.cli.conftest import Ran

FIXTURES = Path(__file__).parents[2] / "fixtures"
BOOK = api.load_rulebook()
RULE = "domestic-abuse-check-missing"
SOME = BOOK.plans[::16]


@pytest.fixture(scope="module")
def tables() -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a database that holds the records as they are, and the calendar."""
    with duckdb.connect() as connection:
        nested = batch_of(shipped(), BOOK.plans[0].schema)
        connection.register("records", pa.Table.from_batches([nested]))
        connection.register("calendar", working_days())
        yield connection


@cache
def shipped() -> tuple[Record, ...]:
    """Read the records that come with the checker."""
    return read([FIXTURES / "practice-examples", FIXTURES / "hard-cases"], Case).records


@pytest.mark.parametrize("plan", [pytest.param(each, id=each.rule.id) for each in BOOK.plans])
def test_a_printed_rule_runs_over_nested_records(
    plan: Plan, tables: duckdb.DuckDBPyConnection
) -> None:
    """As it is printed, each shipped rule says what the interpreter says."""
    found = tables.sql(printed(plan, "duckdb").text).to_arrow_table()

    said = [PRESSING[code] for code in found.column(plan.rule.id).to_pylist()]
    assert said == by_interpreter(plan, shipped())


@pytest.mark.parametrize("plan", [pytest.param(each, id=each.rule.id) for each in SOME])
def test_a_printed_rule_tells_its_evidence(plan: Plan, tables: duckdb.DuckDBPyConnection) -> None:
    """As it is printed with evidence, a rule tells of each subject what the interpreter tells."""
    found = tables.sql(printed(plan, "duckdb", evidence=True).text).to_arrow_table().to_pylist()

    said = {
        (each["rule"], row["case_id"], each["subject"]): told.of_row(each)
        for row in found
        for each in row["findings"]
    }
    assert said == told.by_interpreter([plan], shipped())


@pytest.mark.parametrize("dialect", DIALECTS)
def test_evidence_can_be_said(dialect: str) -> None:
    """Each dialect has words for the evidence of rules, which it can itself read."""
    for plan in SOME:
        text = printed(plan, dialect, evidence=True).text
        assert sqlglot.parse_one(text, dialect=dialect), plan.rule.id


def test_what_is_printed_with_evidence_runs(
    run: Callable[..., Ran], tables: duckdb.DuckDBPyConnection
) -> None:
    """The whole output is a query, whose head says what it gives."""
    ran = run("rules", "sql", RULE, "--evidence")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[2].startswith("-- findings: each subject of a case, ")
    assert tables.sql(ran.out).columns == ["case_id", "as_of", "findings"]


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_rule_can_be_said(dialect: str) -> None:
    """Each dialect has words for every shipped rule, which it can itself read."""
    for plan in BOOK.plans:
        assert sqlglot.parse_one(printed(plan, dialect).text, dialect=dialect)


def test_what_is_printed_runs(run: Callable[..., Ran], tables: duckdb.DuckDBPyConnection) -> None:
    """The whole output, comments and all, is a query."""
    ran = run("rules", "sql", RULE)

    assert (ran.code, ran.err) == (0, "")
    assert tables.sql(ran.out).columns == ["case_id", RULE]


def test_the_head_says_what_the_query_is(run: Callable[..., Ran]) -> None:
    """Above the query stand the rule, its rulebook, the meaning of its numbers and its tables."""
    head = [line for line in run("rules", "sql", RULE).out.splitlines() if line.startswith("--")]

    assert head[0].startswith(f"-- {RULE}: ")
    assert head[1].startswith("-- hmip-2018 ")
    assert head[2].endswith("0 not applicable, 1 met, 2 not yet due, 3 cannot tell, 4 not met")
    assert [line.split(":")[0] for line in head[3:]] == ["-- records", "-- calendar"]


def test_a_code_is_named_beside_its_place(run: Callable[..., Ran]) -> None:
    """A place in an enumeration is a number; what it stands for is written beside it."""
    out = run("rules", "sql", RULE).out

    assert "= 0 /* police_domestic_abuse */" in out
    assert "THEN 4 /* not met */" in out


def test_a_rule_without_working_days_needs_no_calendar(
    run: Callable[..., Ran], tiny: tuple[str, str]
) -> None:
    """The calendar is asked for where a rule counts working days, and nowhere else."""
    assert "calendar" not in run("rules", "sql", "team-not-named", *tiny).out
    assert "CROSS JOIN calendar" in run("rules", "sql", "change-not-reviewed", *tiny).out


def test_other_dialects(run: Callable[..., Ran]) -> None:
    """Spark and Trino have SQL of their own; what no test runs says so."""
    assert "`enquiries`.`requested_on`" in run("rules", "sql", RULE, "--dialect", "spark").out
    trino = run("rules", "sql", RULE, "--dialect", "trino").out

    assert "-- trino itself is not among the engines that the tests run this on\n" in trino


def test_wrong_use(run: Callable[..., Ran]) -> None:
    """A rule or a dialect that is not there is wrong use."""
    rule = run("rules", "sql", "domestic-abuse-check-mising")
    dialect = run("rules", "sql", RULE, "--dialect", "cobol")

    assert (rule.code, rule.out) == (dialect.code, dialect.out) == (2, "")
    assert rule.err.endswith(f"there is {RULE}\n")
    assert "cobol" in dialect.err


class Wordless(TrinoSql):
    """A dialect that cannot say what every query needs."""

    class Generator(TrinoSql.Generator):
        """It has no word for a choice."""

        TRANSFORMS = {  # noqa: RUF012 - sqlglot's own way
            **TrinoSql.Generator.TRANSFORMS,
            exp.Case: lambda self, _: self.unsupported("it cannot choose"),
        }


def test_what_a_dialect_cannot_say_is_a_sentence(
    run: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    """No words for a rule is an error with its reason, never a query that leaves something out."""
    monkeypatch.setitem(DIALECTS, "trino", Wordless)
    ran = run("rules", "sql", RULE, "--dialect", "trino")

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: trino has no words for this rule: ")
