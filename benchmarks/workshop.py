"""Workshop: the mutants of the whole rulebook, and all of its examples, against fixed budgets.

The examples' time is that of the whole command less a bare start of the interpreter. With
`--check`, exits 1 above a budget.
"""

from __future__ import annotations

import sys

from measure import CHECKER, alternating, ran, tell

RUNS = 3
BUDGETS = {"mutants": 300.0, "examples": 5.0}


def main() -> int:
    """Measure both."""
    bare, examples = alternating(
        RUNS,
        lambda: ran([sys.executable, "-c", "pass"]).seconds,
        lambda: ran([*CHECKER, "rules", "test"]).seconds,
    )
    tell(
        measured="checker rules test of the whole rulebook over a bare start",
        seconds=examples - bare,
        budget_seconds=BUDGETS["examples"],
    )
    mutants = ran([*CHECKER, "rules", "mutate", "--min-score", "0"]).seconds
    tell(
        measured="checker rules mutate of the whole rulebook, two processes",
        seconds=mutants,
        budget_seconds=BUDGETS["mutants"],
    )
    above = examples - bare > BUDGETS["examples"] or mutants > BUDGETS["mutants"]
    return int("--check" in sys.argv and above)


if __name__ == "__main__":
    sys.exit(main())
