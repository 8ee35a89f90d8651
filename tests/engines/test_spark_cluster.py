"""A cluster: a master and two workers on this machine judge a Parquet, and write another."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from checker.model.outcome import Outcome
from checker.records.case import Case
from checker.records.columns.layout import batch_of
from checker.records.read import read
from tests.engines.test_agreement import BOOK, FIXTURES
from tests.judged import by_interpreter, needs_spark

if TYPE_CHECKING:
    from collections.abc import Iterator

LOOPBACK = "127.0.0.1"
TIMES = 10
PATIENCE = 60
DRIVER = """
import sys
from checker import api
from checker.engines.sql import spark

settings = {"spark.driver.bindAddress": sys.argv[4], "spark.driver.host": sys.argv[4],
            "spark.executor.memory": "1g", "spark.driver.memory": "2g", "spark.log.level": "ERROR"}
spark.outcomes(*sys.argv[1:4], api.load_rulebook().plans, settings)
"""


@contextmanager
def daemon(folder: Path, name: str, *arguments: str) -> Iterator[Path]:
    """Run one of the cluster's processes, bound to the loopback, and end it by its own handle."""
    import pyspark  # noqa: PLC0415 - an extra that may not be there

    home = Path(pyspark.__file__).parent
    log = folder / f"{len(list(folder.iterdir()))}.log"
    command = [str(home / "bin/spark-class"), f"org.apache.spark.deploy.{name}", *arguments]
    env = {**os.environ, "SPARK_LOCAL_IP": LOOPBACK, "SPARK_HOME": str(home)}
    env["SPARK_DAEMON_MEMORY"] = "256m"
    with (
        log.open("w") as out,
        subprocess.Popen(command, env=env, stdout=out, stderr=out) as running,  # noqa: S603 - Spark's own script
    ):
        try:
            yield log
        finally:
            running.terminate()
            running.wait(PATIENCE)


def said(log: Path, pattern: str) -> str:
    """Wait until a process has said something."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = re.search(pattern, log.read_text())
        if found:
            return found[0]
        time.sleep(0.2)
    message = f"not said in time: {pattern}\n{log.read_text()}"
    raise AssertionError(message)


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """Run a master and two workers, of one core each, and give the master's address."""
    at = ("--host", LOOPBACK, "--webui-port", "0")
    small = ("--cores", "1", "--memory", "1g", "--work-dir", str(folder / "work"))
    with daemon(folder, "master.Master", *at, "--port", "0") as master:
        url = said(master, r"spark://127\.0\.0\.1:\d+")
        with (
            daemon(folder, "worker.Worker", *at, *small, url) as one,
            daemon(folder, "worker.Worker", *at, *small, url) as two,
        ):
            for worker in (one, two):
                said(worker, "Successfully registered with master")
            yield url


@needs_spark
def test_a_cluster_says_what_the_interpreter_says(tmp_path: Path) -> None:
    """Every shipped rule over the fixtures, repeated, from Parquet to Parquet on two workers."""
    shipped = read([FIXTURES / "practice-examples", FIXTURES / "hard-cases"], Case).records
    (tmp_path / "records").mkdir()
    for time_ in range(TIMES):
        renamed = [replace(each, case_id=f"{each.case_id} {time_}") for each in shipped]
        table = pa.Table.from_batches([batch_of(renamed, BOOK.plans[0].schema)])
        pq.write_table(table, tmp_path / "records" / f"{time_}.parquet")
    (tmp_path / "logs").mkdir()

    with cluster(tmp_path / "logs") as url:
        paths = str(tmp_path / "records"), str(tmp_path / "said")
        command = [sys.executable, "-c", DRIVER, url, *paths, LOOPBACK]
        root = str(FIXTURES.parent)
        subprocess.run(command, check=True, timeout=900, env={**os.environ, "PYTHONPATH": root})  # noqa: S603 - our own

    rows = {row["case_id"]: row for row in pq.read_table(tmp_path / "said").to_pylist()}
    assert len(rows) == len(shipped) * TIMES
    for plan in BOOK.plans:
        expected = by_interpreter(plan, shipped)
        for time_ in range(TIMES):
            found = [Outcome(rows[f"{each.case_id} {time_}"][plan.rule.id]) for each in shipped]
            assert found == expected, plan.rule.id


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
    rows = {row["case_id"]: row for row in pq.read_table(tmp_path / "said").to_pylist()}
    plan = BOOK.plan("domestic-abuse-check-missing")
    expected = by_interpreter(plan, shipped)
    assert [rows[each.case_id][plan.rule.id] for each in shipped] == list(map(str, expected))
