"""Caseload: a whole rulebook over a caseload to tables, against DuckDB's load of the same file.

The checker's time is that of its whole process: start, rulebook, reading, judging, tables.
DuckDB's is its load into typed columns alone. With `--check`, exits 1 above a budget.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from measure import CHECKER, alternating, caseload, loaded_by_duckdb, ran, tell

RUNS = 3
BUDGETS = {"ndjson": 2.0, "parquet": 4.0}


def checked(path: Path) -> float:
    """Time the whole command, with every table written."""
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder) / "results"
        took = ran([*CHECKER, "check", str(path), "--output", str(into), "--shadow", "0"])
        shutil.rmtree(into)
    return took.seconds


def main() -> int:
    """Measure both kinds of file, in turn with DuckDB."""
    cases = int(next((each for each in sys.argv[1:] if each.isdigit()), 200_000))
    above = False
    for kind, budget in BUDGETS.items():
        path = caseload(cases, kind)
        loaded_by_duckdb(path)
        load, whole = alternating(RUNS, lambda: loaded_by_duckdb(path), lambda: checked(path))  # noqa: B023 - used within the turn
        tell(
            measured=f"checker check of {kind} to Parquet tables against DuckDB's load of it",
            cases=cases,
            file_bytes=path.stat().st_size,
            duckdb_seconds=load,
            checker_seconds=whole,
            cases_a_second=cases / whole,
            ratio=whole / load,
            budget=budget,
        )
        above = above or whole / load > budget
    return int("--check" in sys.argv and above)


if __name__ == "__main__":
    sys.exit(main())
