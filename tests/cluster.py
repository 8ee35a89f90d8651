"""Cluster: a Spark of a master and two workers, run on this machine alone for a while."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LOOPBACK = "127.0.0.1"
PATIENCE = 60
ROOT = Path(__file__).parents[1]
DRIVER = """
import sys
from checker import api
from checker.engines.sql import spark

settings = {"spark.driver.bindAddress": sys.argv[4], "spark.driver.host": sys.argv[4],
            "spark.executor.memory": "1g", "spark.driver.memory": "2g", "spark.log.level": "ERROR"}
plans = api.load_rulebook().plans[::int(sys.argv[5])]
spark.judge(*sys.argv[1:4], plans, {"engine": "spark"}, settings)
"""


def judged(url: str, records: Path, said: Path, patience: float, every: int = 1) -> None:
    """Judge a Parquet by each ``every``th rule on a cluster, and write what is said as others."""
    command = [sys.executable, "-c", DRIVER, url, str(records), str(said), LOOPBACK, str(every)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    subprocess.run(command, check=True, timeout=patience, env=env)  # noqa: S603 - our own


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
