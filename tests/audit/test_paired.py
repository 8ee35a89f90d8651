"""Paired: the test of the same cases is what a second implementation gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.contingency_tables import mcnemar

from checker.audit.paired import EXACT, EXACT_UP_TO, SCORE, paired

moves = st.integers(0, 400)


@given(moves, moves, moves)
def test_the_exact_test_is_that_of_statsmodels(stayed: int, gained: int, lost: int) -> None:
    """Whatever stayed as it was has no part in it."""
    found = paired(stayed + gained + lost, gained, lost)
    if found is None:
        assert (stayed, gained, lost) == (0, 0, 0)
        return
    assert found.test == EXACT
    other = mcnemar([[stayed, lost], [gained, 0]], exact=True)
    assert found.p_value == pytest.approx(other.pvalue, abs=1e-9)


@given(st.integers(600, 2_000), st.integers(600, 2_000))
def test_the_score_test_is_that_of_statsmodels(gained: int, lost: int) -> None:
    """Where many changed."""
    found = paired(gained + lost, gained, lost)
    assert found is not None
    assert found.test == SCORE
    other = mcnemar([[0, lost], [gained, 0]], exact=False, correction=False)
    assert found.p_value == pytest.approx(other.pvalue, abs=1e-9)


@given(st.integers(0, EXACT_UP_TO // 2 + 1), st.integers(0, EXACT_UP_TO // 2 + 1))
def test_it_does_not_matter_which_way(gained: int, lost: int) -> None:
    """As sure of a gain as of a loss of the same size."""
    one, other = (paired(2 * EXACT_UP_TO, *each) for each in ((gained, lost), (lost, gained)))
    assert one is not None
    assert other is not None
    assert one.p_value == other.p_value
    assert 0 < one.p_value <= 1


@pytest.mark.parametrize(("cases", "gained", "lost"), [(1, 1, 1), (0, 1, 0), (3, -1, 0)])
def test_more_changed_than_there_are_is_refused(cases: int, gained: int, lost: int) -> None:
    """The numbers stand in the message."""
    with pytest.raises(ValueError, match=f"{gained} gained and {lost} lost of {cases}"):
        paired(cases, gained, lost)
