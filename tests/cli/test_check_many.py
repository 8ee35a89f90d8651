"""The command ``check`` over many cases: engines, tables, and what stops a run."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from checker.batch import totals
from checker.engines.sql import duckdb
from checker.model.outcome import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import numpy as np
    import pyarrow as pa
    from numpy.typing import NDArray

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]

COLUMNS = ("--engine", "columns", "--threads", "1")


def test_columns_find_what_the_interpreter_finds(
    run: Run, tiny: tuple[str, str], records: Path
) -> None:
    """The same exit code, the same sentences and the same totals."""
    alone, many = run("check", records, *tiny), run("check", records, *tiny, *COLUMNS)
    assert many.code == alone.code == 1
    for line in alone.out.splitlines():
        if "records:" in line or "cases with findings" in line:
            assert line in many.out.splitlines()
    assert "0 disagreements" in many.out


DUCKDB = ("--engine", "duckdb", "--threads", "1")


def test_duckdb_judges_every_case_too(run: Run, tiny: tuple[str, str], records: Path) -> None:
    """It says the same of each, and that is told."""
    many, both = run("check", records, *tiny, *COLUMNS), run("check", records, *tiny, *DUCKDB)
    assert both.code == many.code
    assert "judged by DuckDB too: every outcome, 0 disagreements" in both.out
    assert "DuckDB" not in many.out


def test_what_duckdb_says_otherwise_ends_in_an_error(
    run: Run, tiny: tuple[str, str], records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No result is relied on where two engines disagree."""
    honest = duckdb.Prepared.__call__

    def lying(self: duckdb.Prepared, records: pa.RecordBatch) -> NDArray[np.int8]:
        return (honest(self, records) + 1) % len(Outcome)

    monkeypatch.setattr(duckdb.Prepared, "__call__", lying)
    ran = run("check", records, *tiny, *DUCKDB)
    assert ran.code == 2
    assert "engines disagree" in ran.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((*DUCKDB, "--memory", "lots"), "Memory must have a number"),
        ((*COLUMNS, "--memory", "1GB"), "--memory is for --engine duckdb"),
    ],
)
def test_a_limit_that_cannot_hold_is_wrong_use(
    run: Run, tiny: tuple[str, str], records: Path, options: tuple[str, ...], said: str
) -> None:
    """It is said before anything is judged."""
    ran = run("check", records, *tiny, *options)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_too_little_memory_is_said(run: Run, records: Path, tmp_path: Path) -> None:
    """The whole rulebook does not fit in a megabyte, and then nothing is written."""
    folder = tmp_path / "results"
    ran = run("check", records, "--output", folder, *DUCKDB, "--memory", "1MB")
    assert ran.code == 2
    assert "more than DuckDB can judge in the memory it may use; allow more" in ran.err
    assert not folder.exists()


def test_tables_are_written_and_said_to_be(
    run: Run, tiny: tuple[str, str], records: Path, tmp_path: Path
) -> None:
    """A folder of tables, problems too; the record that does not fit is in one of them."""
    ran = run("check", records, *tiny, "--output", tmp_path / "o", "--tables", "ndjson")
    assert f"written: {tmp_path / 'o'}" in ran.out
    names = {each.name for each in (tmp_path / "o").iterdir()}
    assert names >= {"outcomes.ndjson", "findings.ndjson", "problems.ndjson", "run.json"}
    text = (tmp_path / "o" / "problems.ndjson").read_text(encoding="utf-8")
    assert [json.loads(line)["severity"] for line in text.splitlines()].count("error") >= 1
    assert ran.err.count("error: ") == len(text.splitlines())


def test_a_folder_in_use_is_wrong_use(
    run: Run, tiny: tuple[str, str], records: Path, tmp_path: Path
) -> None:
    """What is there is not written over."""
    (tmp_path / "mine").write_text("x", encoding="utf-8")
    ran = run("check", records, *tiny, "--output", tmp_path)
    assert (ran.code, ran.out) == (2, "")
    assert "not empty" in ran.err


@pytest.mark.parametrize("engine", ["interpreter", "columns"])
def test_strict_stops_at_a_record_that_does_not_fit(
    run: Run, tiny: tuple[str, str], records: Path, engine: str
) -> None:
    """Nothing is told of the others, and the record that stopped it is named."""
    ran = run("check", records, *tiny, "--strict", "--engine", engine, "--threads", "1")
    assert (ran.code, ran.out) == (2, "")
    assert "bad.json" in ran.err


def test_the_interpreter_writes_no_tables(
    run: Run, tiny: tuple[str, str], records: Path, tmp_path: Path
) -> None:
    """It is for a few cases, whose results are shown."""
    ran = run("check", records, *tiny, "--engine", "interpreter", "--output", tmp_path / "o")
    assert ran.code == 2
    assert "--engine columns" in ran.err


def test_the_keyboard_stops_a_run(
    run: Run,
    tiny: tuple[str, str],
    records: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What was done is said, and nothing is left behind."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(totals.Totals, "add", stopped)
    ran = run("check", records, *tiny, *COLUMNS, "--output", tmp_path / "o")
    assert (ran.code, ran.out) == (130, "")
    assert "0 cases had been judged; nothing was written" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_profile_names_every_rule_or_says_that_it_does_not(
    run: Run, tiny: tuple[str, str], records: Path
) -> None:
    """The time of each rule is told."""
    ran = run("check", records, *tiny, *COLUMNS, "--profile")
    assert "Time by rule" in ran.out


def test_spark_asks_for_a_place_to_write_to(run: Run, tiny: tuple[str, str], records: Path) -> None:
    """Spark reads one Parquet and writes another."""
    ran = run("check", records, *tiny, "--engine", "spark")
    assert ran.code == 2
    assert "--output" in ran.err
