"""Intervals: those of a share and of a difference are what a second implementation gives."""

from __future__ import annotations

from math import comb

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.stats import chi2_contingency, fisher_exact
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from checker.audit.intervals import EXACT, SCORE, difference, wilson
from checker.model.measure import Interval


@st.composite
def shares(draw: st.DrawFn, most: int = 400) -> tuple[int, int]:
    """So many of so many."""
    of = draw(st.integers(1, most))
    return draw(st.integers(0, of)), of


@given(shares(), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_the_interval_of_a_share_is_that_of_statsmodels(
    share: tuple[int, int], confidence: float
) -> None:
    """Wilson's score interval, at any confidence."""
    found = wilson(*share, confidence=confidence)
    low, high = proportion_confint(*share, alpha=1 - confidence, method="wilson")
    assert found is not None
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-9)


@given(shares(), st.integers(0, 2000))
def test_a_sample_of_a_caseload_is_surer(share: tuple[int, int], unseen: int) -> None:
    """The more of the caseload was seen, the narrower; seen whole, it is certain."""
    found, apart = wilson(*share, population=share[1] + unseen), wilson(*share)
    assert found is not None
    assert apart is not None
    assert apart.low - 1e-12 <= found.low <= share[0] / share[1] <= found.high <= apart.high + 1e-12
    if not unseen:
        assert found == Interval(share[0] / share[1], share[0] / share[1])


def test_no_case_has_no_interval_and_impossible_counts_are_refused() -> None:
    """Nothing can be said of nothing; more than all cannot be sufficient."""
    assert wilson(0, 0) is None
    assert difference((0, 0), (1, 2)) is None
    for wrong in ((3, 2, None), (-1, 2, None), (1, 2, 1)):
        with pytest.raises(ValueError, match="not possible"):
            wilson(wrong[0], wrong[1], population=wrong[2])


@pytest.mark.parametrize("of", [10, 30, 100])
def test_the_interval_holds_the_share_about_as_often_as_it_says(of: int) -> None:
    """Over all samples of a size, on average over shares, between 94 and 97 of 100 hold it."""
    held = []
    for step in range(1, 200):
        share = step / 200
        found = [wilson(yes, of) for yes in range(of + 1)]
        held.append(
            sum(
                comb(of, yes) * share**yes * (1 - share) ** (of - yes)
                for yes, each in enumerate(found)
                if each is not None and each.low <= share <= each.high
            )
        )
    assert 0.94 < sum(held) / len(held) < 0.97


@given(shares(), shares())
def test_the_interval_of_a_difference_is_that_of_statsmodels(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    """Newcombe's interval, the second share less the first."""
    found = difference(first, second)
    low, high = confint_proportions_2indep(*second, *first, method="newcomb", compare="diff")
    assert found is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high), abs=1e-9)


@given(shares(120), shares(120))
def test_the_test_of_a_difference_is_that_of_scipy(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    """The exact test where a cell is thin, else the chi-squared test without correction."""
    table = [[first[0], first[1] - first[0]], [second[0], second[1] - second[0]]]
    found = difference(first, second)
    assert found is not None
    if found.test == EXACT:
        assert found.p_value == pytest.approx(fisher_exact(table).pvalue, rel=1e-6)
    else:
        assume(found.test == SCORE)
        wanted = chi2_contingency(table, correction=False).pvalue
        assert found.p_value == pytest.approx(wanted, abs=1e-9)
