"""Agreement: its measures are those of published examples and of a second implementation."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from statsmodels.stats.inter_rater import cohens_kappa

from checker.audit.agreement.held import (
    INSUFFICIENT,
    NONE,
    SUFFICIENT,
    UNSURE,
    between_people,
    held,
    rule_effects,
)
from checker.audit.agreement.measures import agreement
from checker.audit.intervals import share_of
from checker.model.agreement import Pair, Said

LEVELS = ("a", "b", "c")
tables = st.lists(st.lists(st.integers(0, 40), min_size=3, max_size=3), min_size=3, max_size=3)


def paired(table: list[list[int]]) -> dict[tuple[str, str], int]:
    """Name the levels of a table."""
    return {
        (LEVELS[at], LEVELS[to]): number
        for at, row in enumerate(table)
        for to, number in enumerate(row)
    }


@given(tables)
def test_kappa_and_its_interval_are_those_of_statsmodels(table: list[list[int]]) -> None:
    """Cohen's kappa with its large-sample error."""
    found = agreement(paired(table), LEVELS)
    assume(found is not None and found.kappa is not None)
    assert found is not None
    assert found.kappa is not None
    with np.errstate(all="ignore"):  # it has no error where kappa cannot vary
        wanted = cohens_kappa(np.array(table))
    assume(np.isfinite(wanted.std_kappa))
    assert found.kappa.value == pytest.approx(wanted.kappa, abs=1e-9)
    assert found.kappa.interval is not None
    low = max(-1.0, wanted.kappa - 1.959963984540054 * wanted.std_kappa)
    assert found.kappa.interval.low == pytest.approx(low, abs=1e-7)


def test_the_paradox_of_kappa_is_the_published_one() -> None:
    """Gwet 2002: of 125 cases 118 and none agree, kappa is -0.02 and AC1 is 0.94."""
    found = agreement({("a", "a"): 118, ("a", "b"): 5, ("b", "a"): 2}, ("a", "b"))
    assert found is not None
    assert found.observed.value == pytest.approx(0.944)
    assert found.kappa is not None
    assert found.kappa.value == pytest.approx(-0.0234, abs=1e-4)
    assert found.ac1 is not None
    assert found.ac1.value == pytest.approx(0.9408, abs=1e-4)
    assert found.pabak is not None
    assert found.pabak.value == pytest.approx(0.888)


@given(tables)
def test_measures_do_not_ask_who_is_first(table: list[list[int]]) -> None:
    """Turned round, the measures and their intervals are the same, and none is beyond one."""
    turned = [list(row) for row in zip(*table, strict=True)]
    found, other = agreement(paired(table), LEVELS), agreement(paired(turned), LEVELS)
    assume(found is not None)
    assert found is not None
    assert other is not None
    for name in ("observed", "kappa", "ac1", "pabak"):
        one, two = getattr(found, name), getattr(other, name)
        assert (one is None) == (two is None)
        if one is not None:
            assert one.value == pytest.approx(two.value, abs=1e-12)
            assert -1 <= one.value <= 1 + 1e-12
            if one.interval is not None:
                assert one.interval.low - 1e-9 <= one.value <= one.interval.high + 1e-9


@given(st.lists(st.integers(1, 30), min_size=3, max_size=3))
def test_full_agreement_is_one(counts: list[int]) -> None:
    """Where all pairs are alike every measure is one."""
    pairs = {(each, each): number for each, number in zip(LEVELS, counts, strict=True)}
    found = agreement(pairs, LEVELS)
    assert found is not None
    for each in (found.observed, found.kappa, found.ac1, found.pabak):
        assert each is not None
        assert each.value == pytest.approx(1)


def test_nothing_is_said_of_nothing() -> None:
    """No pair has no agreement; one level throughout has no kappa."""
    assert agreement({}, LEVELS) is None
    found = agreement({("a", "a"): 5}, LEVELS)
    assert found is not None
    assert found.kappa is None


def pairs(counts: dict[tuple[str, str], int]) -> list[Pair]:
    """Make pairs of a person's level and the checker's answer, each so often."""
    several = [each for each, times in counts.items() for _ in range(times)]
    return [
        Pair(Said(f"c{at}", "Q1", level, "p", "inspector"), answer)
        for at, (level, answer) in enumerate(several)
    ]


def test_flags_are_held_against_what_people_said() -> None:
    """Sensitivity is of people's insufficient, the predictive value of the checker's."""
    found = held(
        "Q1",
        pairs(
            {
                (INSUFFICIENT, INSUFFICIENT): 8,
                (INSUFFICIENT, SUFFICIENT): 2,
                (SUFFICIENT, SUFFICIENT): 27,
                (SUFFICIENT, INSUFFICIENT): 3,
                (SUFFICIENT, UNSURE): 4,
                (NONE, NONE): 5,
                (NONE, SUFFICIENT): 1,
            }
        ),
    )
    assert [astuple(each)[:2] for each in (found.sensitivity, found.specificity)] == [
        (8, 10),
        (27, 30),
    ]
    assert [astuple(each)[:2] for each in (found.positive, found.negative)] == [(8, 11), (27, 29)]
    assert found.unsure == 4
    assert found.two is not None
    assert found.two.cases == 40
    assert found.three is not None
    assert found.three.cases == 46
    assert found.notes == ("4 cases that people decided cannot be told from the record.",)


@pytest.mark.parametrize(
    ("counts", "note"),
    [
        ({(NONE, NONE): 3}, "No case was called"),
        ({(SUFFICIENT, SUFFICIENT): 29}, "Only 29 cases"),
        ({(SUFFICIENT, SUFFICIENT): 29}, "People called no such case insufficient"),
        ({(INSUFFICIENT, SUFFICIENT): 40}, "People called no such case sufficient"),
    ],
)
def test_small_samples_say_what_cannot_be_concluded(
    counts: dict[tuple[str, str], int], note: str
) -> None:
    """Each limit of a comparison is a sentence."""
    assert any(each.startswith(note) for each in held("Q1", pairs(counts)).notes)


def test_two_people_on_one_case_are_the_ceiling() -> None:
    """Each two people are a pair, whichever is named first; one alone is none."""
    said = [
        Said("a", "Q1", SUFFICIENT, "y", ""),
        Said("a", "Q1", SUFFICIENT, "x", ""),
        Said("b", "Q1", SUFFICIENT, "x", ""),
        Said("b", "Q1", INSUFFICIENT, "y", ""),
        Said("c", "Q1", INSUFFICIENT, "x", ""),
        Said("c", "Q2", INSUFFICIENT, "y", ""),
    ]
    found = between_people(said)
    assert set(found) == {"Q1"}
    assert found["Q1"].cases == 2
    assert found["Q1"].observed.value == pytest.approx(0.5)
    assert between_people(reversed(said)) == found


def test_a_rule_that_flags_wrongly_would_be_missed_by_nobody() -> None:
    """What leaving out a rule gains and loses is counted pair by pair."""
    told = pairs({(SUFFICIENT, INSUFFICIENT): 3, (INSUFFICIENT, INSUFFICIENT): 2})
    cases = frozenset(each.said.case_id for each in told)
    (found,) = rule_effects("Q1", told, {"rule": cases}, lambda *_: SUFFICIENT)
    assert (found.gained, found.lost, found.flagged) == (3, 2, share_of(2, 5))
    assert Counter(each.answer for each in told) == {INSUFFICIENT: 5}
