"""Audit: a whole audit of a national caseload, to its page, workbook and tables.

The memory is that of all processes of the run together. With `--check`, exits 1 above a budget.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from measure import CHECKER, caseload, ran, tell

CASES = 250_000
SECONDS, BYTES = 60, 2 * 2**30


def main() -> int:
    """Audit the caseload once, as the command line does by default."""
    cases = int(next((each for each in sys.argv[1:] if each.isdigit()), CASES))
    path = caseload(cases, "parquet")
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        took = ran([*CHECKER, "audit", str(path), "--out", str(out)])
        page, book = (out / name for name in ("report.html", "audit.xlsx"))
        again = ran([*CHECKER, "report", "--from", str(out / "run"), "--html", str(page)])
        tell(
            measured="checker audit of a Parquet caseload, all that it writes",
            cases=cases,
            seconds=took.seconds,
            peak_mib=took.peak_bytes / 2**20,
            page_alone_seconds=again.seconds,
            page_bytes=page.stat().st_size,
            workbook_bytes=book.stat().st_size,
            budget_seconds=SECONDS,
            budget_mib=BYTES / 2**20,
        )
    return int("--check" in sys.argv and (took.seconds > SECONDS or took.peak_bytes > BYTES))


if __name__ == "__main__":
    sys.exit(main())
