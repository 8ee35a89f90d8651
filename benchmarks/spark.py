"""Spark: two workers on this machine, against the columns: the same findings, and its time.

The findings are every subject of which a rule is not met, with its sentence, its deadline and all
of its evidence, sorted, as lines of text: byte for byte the same, or the script ends. Both read the
same Parquet. Spark's time is that of its driver, from its start to its end; the cluster was running
before. Needs the extra `spark`, and Java.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1]))

import pyarrow.dataset as ds
from measure import CHECKER, caseload, ran, tell

from tests.cluster import cluster, judged

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = 20_000
PATIENCE = 1_800


COLUMNS = [
    "case_id",
    "as_of",
    "rule",
    "subject",
    "outcome",
    "sentence",
    "due",
    "workings",
    "evidence",
]


def findings(said: Path) -> bytes:
    """Give every finding, in order; the facts of each in an order that is the same everywhere."""
    return "\n".join(sorted(_lines(said))).encode()


def _lines(said: Path) -> Iterator[str]:
    for batch in ds.dataset(said, format="parquet").to_batches(columns=COLUMNS):
        for row in batch.to_pylist():
            row["evidence"].sort(key=str)
            yield json.dumps(row, default=str, sort_keys=True)


def main() -> int:
    """Judge by both, and compare."""
    cases = int(next((each for each in sys.argv[1:] if each.isdigit()), CASES))
    path = caseload(cases, "parquet")
    with tempfile.TemporaryDirectory() as folder:
        into, said, logs = (Path(folder) / name for name in ("columns", "spark", "logs"))
        logs.mkdir()
        columns = ran([*CHECKER, "check", str(path), "--output", str(into), "--shadow", "0"])
        with cluster(logs) as url:
            begun = time.perf_counter()
            judged(url, path, said, PATIENCE)
            seconds = time.perf_counter() - begun
        ours, theirs = (findings(each / "findings.parquet") for each in (into, said))
    if ours != theirs:
        sys.exit("Spark finds something else")
    tell(
        measured="checker check of a Parquet: Spark on two workers against columns",
        cases=cases,
        findings=len(ours.splitlines()),
        findings_the_same=True,
        spark_seconds=seconds,
        columns_seconds=columns.seconds,
        ratio=seconds / columns.seconds,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
