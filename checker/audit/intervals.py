"""Intervals: how far a share in a sample may lie from the share among all cases."""

from __future__ import annotations

from math import comb, sqrt
from statistics import NormalDist

from checker.model.measure import Difference, Interval, Share

CONFIDENCE = 0.95


def wilson(
    successes: int, of: int, *, population: int | None = None, confidence: float = CONFIDENCE
) -> Interval | None:
    """Give the score interval of a share (Wilson 1927); ``None`` where there is no case.

    With ``population``, the cases are a sample of so many, and the variance is smaller by the
    finite-population correction (N - n) / (N - 1) (Cochran 1977, section 2.6); it is put in as a
    sample that much larger. A sample of the whole population is certain.

    Raises:
        ValueError: the counts are impossible, or there are fewer cases than were looked at.
    """
    if not 0 <= successes <= of or (population is not None and population < of):
        message = f"{successes} of {of} among {population} is not possible"
        raise ValueError(message)
    if of == 0:
        return None
    share = successes / of
    size: float = of
    if population is not None:
        if population == of:
            return Interval(share, share)
        size = of * (population - 1) / (population - of)
    squared = NormalDist().inv_cdf((1 + confidence) / 2) ** 2
    middle = (share + squared / (2 * size)) / (1 + squared / size)
    reach = sqrt(squared * (share * (1 - share) / size + squared / (4 * size * size)))
    half = reach / (1 + squared / size)
    # A share of nothing or of all is inside its interval, whatever rounding says.
    return Interval(
        0.0 if successes == 0 else max(0.0, middle - half),
        1.0 if successes == of else min(1.0, middle + half),
    )


# Below this expected count the chi-squared test is not exact enough (Cochran 1954).
THIN = 5
EXACT, SCORE = "Fisher's exact test", "score test"


def difference(
    first: tuple[int, int], second: tuple[int, int], *, confidence: float = CONFIDENCE
) -> Difference | None:
    """Compare two shares, each as so many of so many; ``None`` where one of them has no case.

    The interval is Newcombe's hybrid score interval (1998, method 10). The test is the score test
    (the chi-squared test without correction), or Fisher's exact test where a cell is thin.
    """
    one, other = (wilson(*each, confidence=confidence) for each in (first, second))
    if one is None or other is None:
        return None
    (yes, of), (more, out) = first, second
    low_share, high_share = yes / of, more / out
    apart = high_share - low_share
    down = sqrt((high_share - other.low) ** 2 + (one.high - low_share) ** 2)
    up = sqrt((other.high - high_share) ** 2 + (low_share - one.low) ** 2)
    p_value, test = _tested(yes, of, more, out)
    return Difference(apart, Interval(max(-1.0, apart - down), min(1.0, apart + up)), p_value, test)


def _tested(yes: int, of: int, more: int, out: int) -> tuple[float, str]:
    both = (yes + more) / (of + out)
    thinnest = min(of, out) * min(both, 1 - both)
    if thinnest < THIN:
        return _fisher(yes, of, more, out), EXACT
    error = sqrt(both * (1 - both) * (1 / of + 1 / out))
    score = abs(more / out - yes / of) / error
    return 2 * NormalDist().cdf(-score), SCORE


def _fisher(yes: int, of: int, more: int, out: int) -> float:
    """Add up the tables with these margins that are no likelier than this one."""
    whole = yes + more
    ways = {
        number: comb(of, number) * comb(out, whole - number)
        for number in range(max(0, whole - out), min(of, whole) + 1)
    }
    return sum(each for each in ways.values() if each <= ways[yes]) / comb(of + out, whole)


def normal_limit(confidence: float = CONFIDENCE) -> float:
    """Give how many standard errors either way hold the confidence: 1.96 for 0.95."""
    return NormalDist().inv_cdf((1 + confidence) / 2)


def share_of(some: int, of: int) -> Share:
    """Give a share with its interval."""
    return Share(some, of, wilson(some, of))
