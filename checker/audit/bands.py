"""Bands: how probable each rating is, given the cases that were looked at.

The share among all cases is taken to be anywhere from nothing to all before any case is seen
(Jeffreys' prior, Beta(1/2, 1/2), which takes no side); the cases then weigh it. Where the cases are
a sample of a caseload, only the cases that were not seen are uncertain.
"""

from __future__ import annotations

from math import ceil, exp, lgamma, log, log1p
from typing import TYPE_CHECKING

from checker.model.picture import Chance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.catalogue import Band

PRIOR = 0.5
WHOLE = 100
# A rating is near a boundary when another one has at least one chance in five: project policy.
NEAR = 0.2
SMALLEST, PRECISION, MOST_STEPS = 1e-300, 1e-15, 10_000


def chances(
    bands: Sequence[Band], sufficient: int, answered: int, population: int | None = None
) -> tuple[Chance, ...]:
    """Give the probability of each band, the best first; nothing where no case is answered.

    ``bands`` stand from the best to the worst, the last from zero. With ``population``, the cases
    are ``answered`` of so many, and the rating is that of all of them.
    """
    if not answered:
        return ()
    reach = [_at_least(each.least, sufficient, answered, population) for each in bands]
    better = (0.0, *reach[:-1])
    return tuple(
        Chance(each.name, max(0.0, at - above))
        for each, at, above in zip(bands, reach, better, strict=True)
    )


def near(chances_: Sequence[Chance]) -> bool:
    """Say whether another rating than the likeliest is likely too."""
    return sum(each.probability >= NEAR for each in chances_) > 1


def _at_least(least: int, sufficient: int, answered: int, population: int | None) -> float:
    """Give the probability that the share reaches so many percent."""
    if least <= 0:
        return 1.0
    if population is not None and population >= answered:
        wanted = ceil(least * population / WHOLE) - sufficient
        return _unseen(wanted, population - answered, sufficient, answered)
    yes, no = sufficient + PRIOR, answered - sufficient + PRIOR
    return 1 - beta_below(least / WHOLE, yes, no)


def _unseen(wanted: int, unseen: int, sufficient: int, answered: int) -> float:
    """Give the probability that so many of the unseen cases are sufficient (beta-binomial)."""
    if wanted <= 0:
        return 1.0
    if wanted > unseen:
        return 0.0
    yes, no = sufficient + PRIOR, answered - sufficient + PRIOR
    return min(1.0, sum(_beta_binomial(unseen, yes, no, wanted)))


def _beta_binomial(of: int, yes: float, no: float, start: int) -> Iterator[float]:
    """Give the probabilities of so many of so many, from ``start`` on."""
    whole = lgamma(yes + no) - lgamma(yes) - lgamma(no) - lgamma(of + yes + no)
    for number in range(start, of + 1):
        ways = lgamma(of + 1) - lgamma(number + 1) - lgamma(of - number + 1)
        yield exp(whole + ways + lgamma(number + yes) + lgamma(of - number + no))


def beta_below(share: float, yes: float, no: float) -> float:
    """Give the probability that a share of the distribution Beta(yes, no) is below ``share``.

    The regularised incomplete beta function, by its continued fraction (Numerical Recipes, 6.4).
    """
    if share <= 0:
        return 0.0
    if share >= 1:
        return 1.0
    front = exp(lgamma(yes + no) - lgamma(yes) - lgamma(no) + yes * log(share) + no * log1p(-share))
    # The fraction converges quickly on this side of the middle alone.
    if share < (yes + 1) / (yes + no + 2):
        return front * _fraction(share, yes, no) / yes
    return 1 - front * _fraction(1 - share, no, yes) / no


def _fraction(share: float, yes: float, no: float) -> float:
    """Work out the continued fraction by Lentz's method."""
    found = up = 1.0
    down = 1 / _apart(1 - (yes + no) * share / (yes + 1))
    found = down
    for step in range(1, MOST_STEPS):
        twice = yes + 2 * step
        for weight in (
            step * (no - step) * share / ((twice - 1) * twice),
            -(yes + step) * (yes + no + step) * share / (twice * (twice + 1)),
        ):
            down = 1 / _apart(1 + weight * down)
            up = _apart(1 + weight / up)
            found *= down * up
        if abs(down * up - 1) < PRECISION:
            break
    return found


def _apart(value: float) -> float:
    """Keep a divisor away from nothing."""
    return value if abs(value) > SMALLEST else SMALLEST
