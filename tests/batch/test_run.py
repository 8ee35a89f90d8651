"""A run over a caseload: the same as case by case, nothing lost, written whole or not at all."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import duckdb
import pyarrow.parquet as pq
import pytest

from checker import api
from checker.batch.convert import TableFormat
from checker.batch.run import run
from checker.batch.sink import FolderTakenError
from checker.batch.tables import tables
from checker.records.case import Case
from checker.records.columns.sources import groups
from tests.batch.conftest import CASELOAD, FIXTURES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from checker.api import Book
    from checker.batch.run import Done, Wanted
    from checker.batch.totals import Totals

    Asked = Callable[..., Wanted]


def ran(book: Book, wanted: Wanted, size: int = 5) -> Done:
    """Run over the caseload, in portions of a few cases."""
    return run(book, groups(CASELOAD, size), wanted)


def rows(folder: Path | None, table: str, kind: TableFormat) -> list[dict[str, Any]]:
    """Read a table back, whatever it was written as."""
    assert folder is not None
    match kind:
        case TableFormat.PARQUET:
            read = pq.read_table(folder / f"{table}.parquet").to_pylist()
        case TableFormat.DUCKDB:
            with duckdb.connect(str(folder / "results.duckdb"), read_only=True) as connection:
                read = connection.table(table).to_arrow_table().to_pylist()
        case TableFormat.NDJSON:
            text = (folder / f"{table}.ndjson").read_text(encoding="utf-8")
            read = [json.loads(line) for line in text.splitlines()]
        case TableFormat.CSV:
            read = duckdb.read_csv(str(folder / f"{table}.csv")).to_arrow_table().to_pylist()
    return [{name: str(value) for name, value in row.items()} for row in read]


def test_the_totals_are_those_of_the_cases_one_by_one(book: Book, wanted: Asked) -> None:
    """Every outcome, every answer and every rating, from both ways of judging."""
    totals, alone = ran(book, wanted()).totals, api.check(CASELOAD, rulebook=book)
    assert (totals.read, totals.judged, totals.set_aside) == (24, 24, 0)
    assert totals.by_outcome == alone.totals
    assert totals.findings == alone.findings
    assert totals.ratings == alone.ratings
    assert totals.never_applied == alone.never_applied
    assert totals.with_findings == sum(bool(case.findings) for case in alone.cases)


@pytest.mark.parametrize("kind", TableFormat)
def test_every_outcome_can_be_read_back(book: Book, wanted: Asked, kind: TableFormat) -> None:
    """The table of outcomes holds each outcome of each case, in the order of the caseload."""
    asked = wanted(tables=kind)
    ran(book, asked)
    alone = api.check(CASELOAD, rulebook=book)
    assert rows(asked.folder, "outcomes", kind) == [
        {
            "case_id": case.case_id,
            "as_of": str(case.as_of),
            "where": case.where,
            **{each.rule: str(each.outcome) for each in case.outcomes},
        }
        for case in alone.cases
    ]


@pytest.mark.parametrize("kind", TableFormat)
def test_every_answer_can_be_read_back(book: Book, wanted: Asked, kind: TableFormat) -> None:
    """The table of judgements holds each answer of each case."""
    asked = wanted(tables=kind)
    ran(book, asked)
    told = [
        {name: text for name, text in row.items() if name not in ("as_of", "where", "case_id")}
        for row in rows(asked.folder, "judgements", kind)
    ]
    assert told == [
        {
            f"{each.level} {each.id}": str(each.answer)
            for each in (*answers.questions, *answers.prompts, *answers.standards)
        }
        for answers in api.check(CASELOAD, rulebook=book).answers
    ]


def test_every_finding_has_its_sentence_and_its_case(book: Book, wanted: Asked) -> None:
    """The findings of a case stand together, rule by rule."""
    asked = wanted()
    ran(book, asked)
    found = rows(asked.folder, "findings", TableFormat.PARQUET)
    assert [(row["case_id"], row["rule"], row["subject"], row["sentence"]) for row in found] == [
        (case.case_id, each.rule, subject.subject, subject.sentence)
        for case in api.check(CASELOAD, rulebook=book).cases
        for each in case.findings
        for subject in each.subjects
        if str(subject.outcome) == "not met"
    ]


def test_neither_portions_nor_threads_change_a_byte(
    book: Book, wanted: Asked, tmp_path: Path
) -> None:
    """Tables are the same whatever the portions were and however many were judged at once."""
    read = []
    for name, size, threads in (("a", 100, 1), ("b", 1, 1), ("c", 3, 2)):
        ran(book, wanted(folder=tmp_path / name, threads=threads), size)
        read.append({table: rows(tmp_path / name, table, TableFormat.PARQUET) for table in TABLES})
    assert read[0] == read[1] == read[2]


TABLES = ("outcomes", "findings", "judgements", "problems")


def test_each_file_says_what_made_it(book: Book, wanted: Asked) -> None:
    """Rulebook, figures and engine stand in each file with their digests."""
    asked = wanted()
    assert asked.folder is not None
    made = ran(book, asked).identity
    about = json.loads((asked.folder / "run.json").read_text(encoding="utf-8"))
    for table in TABLES:
        held = pq.read_schema(asked.folder / f"{table}.parquet").metadata
        assert {k.decode(): v.decode() for k, v in held.items()}.items() >= made.metadata().items()
        assert about["tables"][table].keys() == set(
            pq.read_schema(asked.folder / f"{table}.parquet").names
        )
    assert about["rulebook_digest"] == made.rulebook_digest


def test_a_changed_figure_changes_the_digests(book: Book, wanted: Asked) -> None:
    """A digest names the figures that were in force, not only the files."""
    rule = book.rules[0]
    figure = replace(rule.parameters[0], value=999)
    changed = replace(rule, parameters=(figure, *rule.parameters[1:]))
    other = api.plan_rulebook(replace(book.rulebook, rules=(changed,)), Case)
    first = ran(book.selecting([rule.id]), wanted(folder=None)).identity
    second = ran(other, wanted(folder=None)).identity
    assert first.parameters_digest != second.parameters_digest
    assert first.rulebook_digest != second.rulebook_digest
    assert first.engine_digest == second.engine_digest


def test_a_run_that_is_stopped_leaves_nothing(book: Book, wanted: Asked, tmp_path: Path) -> None:
    """Whatever stops a run, there is no half of a result."""

    def stopped(_: Totals) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(book, groups(CASELOAD, 5), wanted(), tell=stopped)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_holds_something_is_left_alone(
    book: Book, wanted: Asked, tmp_path: Path
) -> None:
    """No result is written over another file."""
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "mine").write_text("x", encoding="utf-8")
    with pytest.raises(FolderTakenError, match="not empty"):
        ran(book, wanted())
    assert [each.name for each in (tmp_path / "results").iterdir()] == ["mine"]


def test_a_case_that_is_given_again_later_is_taken_back(book: Book, wanted: Asked) -> None:
    """Its outcomes, findings and answers are counted no longer, and stand in no table."""
    again = [FIXTURES / "practice-examples" / f"{name}.yaml" for name in ("larry", "peter")]
    twice = [*groups(CASELOAD, 5), *groups(again, 5)]

    asked = wanted()
    totals = run(book, twice, asked).totals
    gone = {"Larry", "Peter"}
    kept = [row["case_id"] for row in rows(asked.folder, "outcomes", TableFormat.PARQUET)]
    assert not gone & set(kept)
    assert (totals.read, totals.judged, totals.set_aside) == (26, 22, 4)
    assert len(kept) == 22
    cases = [case for case in api.check(CASELOAD, rulebook=book).cases if case.case_id in kept]
    assert totals.findings == sum(len(case.findings) for case in cases)
    assert totals.subjects == len(rows(asked.folder, "findings", TableFormat.PARQUET))
    assert totals.with_findings == sum(bool(case.findings) for case in cases)
    for rating in totals.ratings:
        assert sum(rating.cases.values()) == 22


def test_the_time_of_all_rules_is_told(book: Book, wanted: Asked) -> None:
    """Each rule has its share of the time, and none is left out."""
    done = ran(book, wanted(folder=None, profile=True))
    assert done.seconds_by_rule.keys() == {rule.id for rule in book.rules}
    assert all(seconds >= 0 for seconds in done.seconds_by_rule.values())
    assert sum(done.seconds_by_rule.values()) > 0


def test_the_sample_is_judged_again_without_disagreement(book: Book, wanted: Asked) -> None:
    """All engines say the same, of all cases here."""
    done = ran(book, wanted(folder=None, shadow=100))
    assert (done.shadowed, done.disagreements) == (24, 0)


def test_each_table_says_what_each_of_its_columns_means(book: Book) -> None:
    """No column is written that is not documented."""
    for table in tables(book):
        assert list(table.columns) == table.schema.names
        assert all(table.columns.values())
