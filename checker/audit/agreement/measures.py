"""Measures: how well two ratings of the same cases agree, beyond what chance would give."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist
from typing import TYPE_CHECKING

from checker.audit.intervals import CONFIDENCE, wilson
from checker.model.measure import Agreement, Interval, Measure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def agreement(
    pairs: Mapping[tuple[str, str], int], levels: Sequence[str], confidence: float = CONFIDENCE
) -> Agreement | None:
    """Measure the agreement of pairs of ratings, each pair with how often it came up.

    ``None`` where there is no pair.
    """
    table = [[pairs.get((one, other), 0) for other in levels] for one in levels]
    cases = sum(map(sum, table))
    if not cases:
        return None
    same = sum(table[at][at] for at in range(len(levels)))
    interval = wilson(same, cases, confidence=confidence)
    reach = NormalDist().inv_cdf((1 + confidence) / 2)
    return Agreement(
        cases=cases,
        observed=Measure(same / cases, interval),
        kappa=_kappa(table, cases, reach),
        ac1=_ac1(table, cases, reach),
        pabak=_pabak(same, cases, len(levels), interval),
    )


def _shares(table: Sequence[Sequence[int]], cases: int) -> tuple[list[float], list[float]]:
    rows = [sum(row) / cases for row in table]
    columns = [sum(column) / cases for column in zip(*table, strict=True)]
    return rows, columns


def _kappa(table: Sequence[Sequence[int]], cases: int, reach: float) -> Measure | None:
    """Cohen's kappa (1960), with the large-sample variance of Fleiss, Cohen and Everitt (1969)."""
    rows, columns = _shares(table, cases)
    size = range(len(table))
    observed = sum(table[at][at] for at in size) / cases
    chance = sum(one * other for one, other in zip(rows, columns, strict=True))
    if chance >= 1:
        return None
    kappa = (observed - chance) / (1 - chance)
    same = sum(
        table[at][at] / cases * (1 - (rows[at] + columns[at]) * (1 - kappa)) ** 2 for at in size
    )
    apart = sum(
        table[at][to] / cases * (columns[at] + rows[to]) ** 2
        for at in size
        for to in size
        if at != to
    )
    inside = same + (1 - kappa) ** 2 * apart - (kappa - chance * (1 - kappa)) ** 2
    error = sqrt(max(inside, 0.0) / cases) / (1 - chance)
    return _measure(kappa, error, reach)


def _ac1(table: Sequence[Sequence[int]], cases: int, reach: float) -> Measure | None:
    """Gwet's AC1 (2008), with his variance, which is linear in the cases."""
    size = len(table)
    if size < 2 or cases < 2:  # noqa: PLR2004 - two levels and two cases at least
        return None
    rows, columns = _shares(table, cases)
    usual = [(one + other) / 2 for one, other in zip(rows, columns, strict=True)]
    chance = sum(each * (1 - each) for each in usual) / (size - 1)
    observed = sum(table[at][at] for at in range(size)) / cases
    value = (observed - chance) / (1 - chance)
    spread = 0.0
    for at in range(size):
        for to in range(size):
            own = ((1 - usual[at]) + (1 - usual[to])) / 2 / (size - 1)
            single = ((at == to) - chance) / (1 - chance)
            moved = single - 2 * (1 - value) * (own - chance) / (1 - chance)
            spread += table[at][to] * (moved - value) ** 2
    return _measure(value, sqrt(spread / (cases * (cases - 1))), reach)


def _pabak(same: int, cases: int, levels: int, interval: Interval | None) -> Measure | None:
    """Prevalence- and bias-adjusted kappa (Byrt, Bishop and Carlin 1993), for any levels."""
    if levels < 2:  # noqa: PLR2004 - with one level everything agrees
        return None

    def adjusted(share: float) -> float:
        return (levels * share - 1) / (levels - 1)

    ends = None
    if interval is not None:
        ends = Interval(adjusted(interval.low), adjusted(interval.high))
    return Measure(adjusted(same / cases), ends)


def _measure(value: float, error: float, reach: float) -> Measure:
    return Measure(
        value, Interval(max(-1.0, value - reach * error), min(1.0, value + reach * error))
    )
