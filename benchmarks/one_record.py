"""One record: what judging a single record by the whole rulebook costs over a bare start of Python.

Both are started in turn. The rulebook is kept from an earlier run, as it is for a person who uses
the command; the first run, which loads it, is told apart. With `--check`, exits 1 above the budget.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measure import CHECKER, tell

RUNS = 15
BUDGET_MS = 600
RECORD = Path(__file__).parents[1] / "fixtures" / "practice-examples" / "clive.yaml"


def milliseconds(command: list[str]) -> float:
    """Time one whole process."""
    begun = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True)
    return (time.perf_counter() - begun) * 1000


def main() -> int:
    """Measure in turn."""
    bare, check = [sys.executable, "-c", "pass"], [*CHECKER, "check", str(RECORD)]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CHECKER_CACHE"] = folder
        first = milliseconds(check)
        pairs = [(milliseconds(bare), milliseconds(check)) for _ in range(RUNS)]
    extra = statistics.median(whole - start for start, whole in pairs)
    tell(
        measured="checker check of one record against python -c pass",
        runs=RUNS,
        bare_ms=statistics.median(start for start, _ in pairs),
        check_ms=statistics.median(whole for _, whole in pairs),
        first_ms=first,
        extra_ms=extra,
        budget_ms=BUDGET_MS,
    )
    return int("--check" in sys.argv and extra > BUDGET_MS)


if __name__ == "__main__":
    sys.exit(main())
