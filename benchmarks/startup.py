"""Startup: what `checker --help` costs over a bare start of the same interpreter.

Both are started in turn, so that a change in the machine's speed touches both. Prints the medians,
their difference in milliseconds and their ratio. With `--check`, exits 1 above the budget.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time

RUNS = 15
BUDGET_MS = 150
BARE = [sys.executable, "-c", "pass"]
HELP = [sys.executable, "-m", "checker", "--help"]


def milliseconds(command: list[str]) -> float:
    """Time one whole process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return (time.perf_counter() - start) * 1000


def main() -> int:
    """Measure, print, and compare with the budget when asked."""
    milliseconds(BARE), milliseconds(HELP)
    pairs = [(milliseconds(BARE), milliseconds(HELP)) for _ in range(RUNS)]
    bare = statistics.median(first for first, _ in pairs)
    shown = statistics.median(second for _, second in pairs)
    extra = statistics.median(second - first for first, second in pairs)
    figures = {
        "measured": "checker --help against python -c pass",
        "runs": RUNS,
        "bare_ms": round(bare, 1),
        "help_ms": round(shown, 1),
        "extra_ms": round(extra, 1),
        "ratio": round(shown / bare, 2),
        "budget_ms": BUDGET_MS,
    }
    print(json.dumps(figures))
    return int("--check" in sys.argv and extra > BUDGET_MS)


if __name__ == "__main__":
    sys.exit(main())
