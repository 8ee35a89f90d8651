"""Memory: the peak of a whole run over two million cases, and that a part of them is told the same.

The peak is that of all processes of the run together, as the system counts it, looked at four times
a second. With `--check`, exits 1 above the budget.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pyarrow.parquet as pq
from measure import CHECKER, caseload, ran, tell

CASES = 2_000_000
BUDGET = 1.5 * 2**30


def main() -> int:
    """Run over everything, and over the first part alone."""
    cases = int(next((each for each in sys.argv[1:] if each.isdigit()), CASES))
    path = caseload(cases)
    with tempfile.TemporaryDirectory() as folder:
        whole, part = Path(folder) / "whole", Path(folder) / "part"
        took = ran([*CHECKER, "check", str(path), "--output", str(whole), "--shadow", "0"])
        first = Path(folder) / "first.ndjson"
        number = min(cases, 20_000)
        with path.open("rb") as lines, first.open("wb") as some:
            some.writelines(line for line, _ in zip(lines, range(number), strict=False))
        ran([*CHECKER, "check", str(first), "--output", str(part), "--threads", "1"])
        same = all(_same(whole, part, table, number) for table in ("outcomes", "findings"))
    tell(
        measured="checker check of a caseload: peak memory of the process",
        cases=cases,
        file_bytes=path.stat().st_size,
        seconds=took.seconds,
        peak_mib=took.peak_bytes / 2**20,
        budget_mib=BUDGET / 2**20,
        first_part_told_the_same=same,
    )
    return int("--check" in sys.argv and (took.peak_bytes > BUDGET or not same))


def _same(whole: Path, part: Path, table: str, cases: int) -> bool:
    """Compare a table of the part with the same rows of the whole; but for the name of the file."""
    alone = pq.read_table(part / f"{table}.parquet").drop_columns("where")
    with pq.ParquetFile(whole / f"{table}.parquet") as file:
        first = next(file.iter_batches(batch_size=max(alone.num_rows, 1)), None)
    if first is None:
        return cases == 0
    return list(first.drop_columns("where").to_pylist()) == alone.to_pylist()


if __name__ == "__main__":
    sys.exit(main())
