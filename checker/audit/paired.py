"""Paired: what became of the answers of the cases that are in both runs, and McNemar's test."""

from __future__ import annotations

from math import comb, erfc, sqrt

from checker.model.measure import Paired

# Up to so many changed answers the test adds up the binomial; beyond, the two agree closely.
EXACT_UP_TO = 1_000
EXACT, SCORE = "McNemar's exact test", "McNemar's test"


def paired(cases: int, gained: int, lost: int) -> Paired | None:
    """Test whether as many cases gained as lost (McNemar 1947); ``None`` where there is no case.

    Raises:
        ValueError: more cases changed than there are.
    """
    if min(gained, lost) < 0 or gained + lost > cases:
        message = f"{gained} gained and {lost} lost of {cases} is not possible"
        raise ValueError(message)
    if cases == 0:
        return None
    changed = gained + lost
    if changed > EXACT_UP_TO:
        score = abs(gained - lost) / sqrt(changed)
        return Paired(cases, gained, lost, erfc(score / sqrt(2)), SCORE)
    fewer = min(gained, lost)
    tail = sum(comb(changed, each) for each in range(fewer + 1))
    return Paired(cases, gained, lost, min(1.0, 2 * tail / 2**changed), EXACT)
