"""Scaling: ten times the cases, and twice the rules, against a tenth and a half.

Seconds of judging and writing, as the command measures a whole process less that of one case.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from measure import CHECKER, alternating, caseload, ran, tell

from checker import api

RUNS = 3
FEW, MANY = 20_000, 200_000
BUDGETS = {"cases": 10.5, "rules": 2.1}


def checked(path: Path, *more: str) -> float:
    """Time the whole command, with every table written."""
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder) / "results"
        took = ran([*CHECKER, "check", str(path), "--output", str(into), "--shadow", "0", *more])
        shutil.rmtree(into)
    return took.seconds


def main() -> int:
    """Measure both."""
    few, many = caseload(FEW), caseload(MANY)
    small, large = alternating(RUNS, lambda: checked(few), lambda: checked(many))
    tell(
        measured="checker check of ten times the cases against a tenth",
        cases=[FEW, MANY],
        seconds=[round(small, 2), round(large, 2)],
        ratio=large / small,
        budget=BUDGETS["cases"],
    )
    rules = [rule.id for rule in api.load_rulebook().rules]
    half = [word for rule in rules[: len(rules) // 2] for word in ("--select", rule)]
    some, whole = alternating(RUNS, lambda: checked(few, *half), lambda: checked(few))
    tell(
        measured="checker check with all rules against half of them",
        rules=[len(rules) // 2, len(rules)],
        seconds=[round(some, 2), round(whole, 2)],
        ratio=whole / some,
        budget=BUDGETS["rules"],
    )
    above = large / small > BUDGETS["cases"] or whole / some > BUDGETS["rules"]
    return int("--check" in sys.argv and above)


if __name__ == "__main__":
    sys.exit(main())
