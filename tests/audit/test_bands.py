"""Bands: the chance of each rating is that of the share being in the band."""

from __future__ import annotations

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from checker.audit.bands import beta_below, chances, near
from checker.model.catalogue import Band
from checker.model.picture import Chance

BANDS = tuple(
    Band(name, least, "test", "policy")
    for name, least in (("outstanding", 80), ("good", 65), ("requires", 50), ("inadequate", 0))
)


@given(st.floats(0.001, 0.999), st.integers(0, 3000), st.integers(0, 3000))
def test_the_incomplete_beta_function_is_that_of_scipy(share: float, yes: int, no: int) -> None:
    """Our own is within a billionth of another implementation."""
    wanted = stats.beta.cdf(share, yes + 0.5, no + 0.5)
    assert beta_below(share, yes + 0.5, no + 0.5) == pytest.approx(wanted, abs=1e-9)


@given(st.integers(1, 400), st.data())
def test_the_chances_are_those_of_the_posterior(answered: int, data: st.DataObject) -> None:
    """Of a large caseload the chance of a band is the posterior mass between its ends."""
    sufficient = data.draw(st.integers(0, answered))
    found = {each.band: each.probability for each in chances(BANDS, sufficient, answered)}
    share = stats.beta(sufficient + 0.5, answered - sufficient + 0.5)
    assert sum(found.values()) == pytest.approx(1)
    assert found["outstanding"] == pytest.approx(share.sf(0.80), abs=1e-9)
    assert found["good"] == pytest.approx(share.cdf(0.80) - share.cdf(0.65), abs=1e-9)


@given(st.integers(1, 120), st.integers(0, 200), st.data())
def test_of_a_caseload_only_the_unseen_cases_are_uncertain(
    answered: int, unseen: int, data: st.DataObject
) -> None:
    """The chance is the beta-binomial one of as many more as the band needs."""
    sufficient = data.draw(st.integers(0, answered))
    population = answered + unseen
    found = {
        each.band: each.probability for each in chances(BANDS, sufficient, answered, population)
    }
    more = ceil(80 * population / 100) - sufficient
    rest = stats.betabinom(unseen, sufficient + 0.5, answered - sufficient + 0.5)
    assert found["outstanding"] == pytest.approx(float(rest.sf(more - 1)), abs=1e-9)


def test_a_caseload_that_was_seen_whole_has_one_rating() -> None:
    """Nothing is uncertain then, and a share at the boundary reaches the band."""
    assert [each.probability for each in chances(BANDS, 80, 100, 100)] == [1, 0, 0, 0]
    assert [each.probability for each in chances(BANDS, 79, 100, 100)] == [0, 1, 0, 0]


def test_no_case_has_no_chance() -> None:
    """Where nothing was answered nothing is said."""
    assert chances(BANDS, 0, 0) == ()


def test_near_a_boundary_is_where_two_ratings_are_likely() -> None:
    """One chance in five is enough for the second."""
    assert near((Chance("a", 0.8), Chance("b", 0.2)))
    assert not near((Chance("a", 0.81), Chance("b", 0.19)))
    assert near(chances(BANDS, 80, 100))
    assert not near(chances(BANDS, 950, 1000))
