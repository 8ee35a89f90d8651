"""A cluster: a master and two workers on this machine judge a Parquet, and write another."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from checker.model.outcome import Outcome
from checker.records.case import Case
from checker.records.columns.layout import batch_of
from checker.records.read import read
from tests import told
from tests.cluster import LOOPBACK, cluster, judged
from tests.engines.test_agreement import BOOK, FIXTURES
from tests.judged import by_interpreter, needs_spark

if TYPE_CHECKING:
    from pathlib import Path

TIMES = 10
# All of them are judged on a cluster where its time is measured.
EVERY = 3


@needs_spark
def test_a_cluster_says_what_the_interpreter_says(tmp_path: Path) -> None:
    """A third of the rules over the fixtures, repeated, from Parquet to Parquet on two workers."""
    plans = BOOK.plans[::EVERY]
    shipped = read([FIXTURES / "practice-examples", FIXTURES / "hard-cases"], Case).records
    (tmp_path / "records").mkdir()
    for time_ in range(TIMES):
        renamed = [replace(each, case_id=f"{each.case_id} {time_}") for each in shipped]
        table = pa.Table.from_batches([batch_of(renamed, BOOK.plans[0].schema)])
        pq.write_table(table, tmp_path / "records" / f"{time_}.parquet")
    (tmp_path / "logs").mkdir()

    with cluster(tmp_path / "logs") as url:
        judged(url, tmp_path / "records", tmp_path / "said", patience=900, every=EVERY)

    said = tmp_path / "said"
    rows = {row["case_id"]: row for row in pq.read_table(said / "outcomes.parquet").to_pylist()}
    assert len(rows) == len(shipped) * TIMES
    for plan in plans:
        expected = by_interpreter(plan, shipped)
        for time_ in range(TIMES):
            found = [Outcome(rows[f"{each.case_id} {time_}"][plan.rule.id]) for each in shipped]
            assert found == expected, plan.rule.id
    not_met = {
        key: each
        for key, each in told.by_interpreter(plans, shipped).items()
        if each.outcome == Outcome.NOT_MET
    }
    found_there = pq.read_table(said / "findings.parquet").to_pylist()
    assert len(found_there) == len(not_met) * TIMES
    for row in found_there:
        case, _ = row["case_id"].rsplit(" ", 1)
        assert told.of_row(row) == not_met[row["rule"], case, row["subject"]]


@needs_spark
def test_the_command_judges_a_parquet_in_place(tmp_path: Path) -> None:
    """From the command line, on this machine alone; there are findings, and the code says so."""
    shipped = read([FIXTURES / "practice-examples"], Case).records
    table = pa.Table.from_batches([batch_of(shipped, BOOK.plans[0].schema)])
    pq.write_table(table, tmp_path / "cases.parquet")
    command = [sys.executable, "-m", "checker", "check", str(tmp_path / "cases.parquet")]
    engine = [
        "--engine",
        "spark",
        "--master",
        "local[1]",
        "--select",
        "domestic-abuse-check-missing",
    ]
    env = {**os.environ, "PYTHONPATH": str(FIXTURES.parent), "SPARK_LOCAL_IP": LOOPBACK}
    done = subprocess.run(  # noqa: S603 - our own
        [*command, *engine, "--output", str(tmp_path / "said")], check=False, timeout=300, env=env
    )
    assert done.returncode == 1
    said = pq.read_table(tmp_path / "said" / "outcomes.parquet").to_pylist()
    rows = {row["case_id"]: row for row in said}
    [made] = pq.read_table(tmp_path / "said" / "run.parquet").to_pylist()
    assert (made["rulebook"], made["engine"], made["rules"]) == ("hmip-2018", "spark", 1)
    plan = BOOK.plan("domestic-abuse-check-missing")
    expected = by_interpreter(plan, shipped)
    assert [rows[each.case_id][plan.rule.id] for each in shipped] == list(map(str, expected))
