"""Which groups of cases fare better or worse, chosen step by step."""

from __future__ import annotations

import sys
from math import exp, log
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.stats import chi2
from statsmodels.datasets import fair, spector

from checker.audit import logit
from checker.audit.logit import NoRegressionError, fit, likelihood_ratio, repeats, separated
from checker.audit.regression import NOT_RECORDED, stepwise
from checker.model.odds import Model, Variable, Why

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.audit.logit import Matrix


def newton(design: Matrix, outcome: Matrix) -> tuple[Matrix, Matrix, float]:
    """Fit by Newton's method, written out: coefficients, covariances, log-likelihood."""
    beta = np.zeros(design.shape[1])
    for _ in range(60):
        chance = 1 / (1 + np.exp(-design @ beta))
        bent = np.linalg.inv(design.T @ (design * (chance * (1 - chance))[:, None]))
        beta = beta + bent @ design.T @ (outcome - chance)
    chance = 1 / (1 + np.exp(-design @ beta))
    seen = np.where(outcome == 1, chance, 1 - chance)
    return beta, np.asarray(bent, dtype=np.float64), float(np.log(seen).sum())


def public() -> list[tuple[Matrix, Matrix]]:
    """Give two public data sets: the grades of Spector, the affairs of Fair."""
    grades = spector.load_pandas().data
    affairs = fair.load_pandas().data
    return [
        (_with_one(grades[["GPA", "TUCE", "PSI"]].to_numpy()), grades["GRADE"].to_numpy()),
        (
            _with_one(affairs[["rate_marriage", "age", "children"]].to_numpy()),
            (affairs["affairs"] > 0).to_numpy().astype(float),
        ),
    ]


def _with_one(columns: Matrix) -> Matrix:
    return np.column_stack([np.ones(len(columns)), columns])


@pytest.mark.parametrize("which", [0, 1])
def test_a_fit_is_that_of_newtons_method(which: int) -> None:
    """Coefficients, covariances and likelihood agree with a second implementation."""
    design, outcome = public()[which]
    beta, covariances, likelihood = newton(design, outcome)

    found = fit(design, outcome)

    assert found is not None
    assert found.coefficients == pytest.approx(beta, rel=1e-6, abs=1e-8)
    assert found.covariances == pytest.approx(covariances, rel=1e-5, abs=1e-9)
    assert found.log_likelihood == pytest.approx(likelihood)


def test_a_fit_gives_the_published_coefficients() -> None:
    """Spector and Mazzeo's grades have the coefficients of Greene's textbook (table 21.1)."""
    found = fit(*public()[0])

    assert found is not None
    assert found.coefficients == pytest.approx([-13.021, 2.826, 0.095, 2.379], abs=5e-4)


def test_no_other_coefficients_are_likelier() -> None:
    """A general search finds the same largest likelihood."""
    design, outcome = public()[0]

    def unlikely(beta: Matrix) -> float:
        odds = design @ beta
        return float(np.logaddexp(0, odds).sum() - outcome @ odds)

    found = fit(design, outcome)

    assert found is not None
    best = minimize(unlikely, np.zeros(4), method="BFGS")
    assert found.log_likelihood == pytest.approx(-best.fun, abs=1e-6)


def made(
    cases: int, effects: Mapping[str, Mapping[str, float]], seed: int
) -> tuple[list[bool], list[Variable]]:
    """Make cases whose log odds are 0.5 and the effects of their levels."""
    chance = np.random.default_rng(seed)
    odds, variables = np.full(cases, 0.5), []
    for name, levels in effects.items():
        names = list(levels)
        drawn = [names[k] for k in chance.integers(0, len(names), cases)]
        odds += [levels[each] for each in drawn]
        variables.append(Variable(name, tuple(drawn)))
    return (chance.random(cases) < 1 / (1 + np.exp(-odds))).tolist(), variables


EFFECTS = {
    "rosh": {"low": -0.8, "medium": 0.0, "high": 0.7},
    "gender": {"male": 0.0, "female": 0.0},
    "agency": {"nps": 0.0, "crc": -0.6},
    "office": {"x": 0.0, "y": 0.0, "z": 0.0},
}


def test_known_effects_are_found_again() -> None:
    """Of made cases the variables that matter enter, and their intervals hold the true odds."""
    found = stepwise(*made(6000, EFFECTS, 7))

    assert {each.variable for each in found.terms} == {"rosh", "agency"}
    assert [each.entered for each in found.steps] == [True, True]
    for term in found.terms:
        for each in term.odds:
            true = EFFECTS[term.variable][each.level] - EFFECTS[term.variable][each.reference]
            assert each.low < exp(true) < each.high
            assert each.ratio == pytest.approx(exp(true), rel=0.25)


def test_variables_that_do_not_matter_seldom_enter() -> None:
    """Of forty made caseloads with one variable of no effect about one in twenty takes it in."""
    nothing = {"gender": {"male": 0.0, "female": 0.0}}

    entered = sum(bool(stepwise(*made(300, nothing, seed)).terms) for seed in range(40))

    assert entered <= 6


def test_odds_are_those_of_a_table() -> None:
    """With one variable of two levels the ratio and its interval are those of Woolf (1955)."""
    outcome = [True] * 30 + [False] * 20 + [True] * 12 + [False] * 28
    variable = Variable("agency", ("nps",) * 50 + ("crc",) * 40)

    (term,) = stepwise(outcome, [variable]).terms

    (odds,) = term.odds
    ratio, error = (12 * 20) / (28 * 30), (1 / 30 + 1 / 20 + 1 / 12 + 1 / 28) ** 0.5
    assert (odds.level, odds.reference, odds.cases, odds.yes) == ("crc", "nps", 40, 12)
    assert odds.ratio == pytest.approx(ratio)
    assert log(odds.high) - log(odds.low) == pytest.approx(2 * 1.959964 * error, rel=1e-5)


def test_a_variable_enters_by_the_likelihood_ratio_of_all_its_levels() -> None:
    """Its p-value is that of the second implementation, with a degree for each level but one."""
    outcome, variables = made(400, {"rosh": EFFECTS["rosh"]}, 3)

    (term,) = stepwise(outcome, variables).terms

    levels = np.array(variables[0].levels)
    told = np.array(outcome, dtype=float)
    ones = np.ones(len(told))
    design = np.column_stack([ones, levels == "low", levels == "high"]).astype(float)
    more = newton(design, told)[2] - newton(ones[:, None], told)[2]
    assert term.p_value == pytest.approx(float(chi2.sf(2 * more, 2)), rel=1e-6)


def test_a_variable_that_another_explains_is_removed_again() -> None:
    """What seemed best alone leaves when the two that it stood for are in."""
    chance = np.random.default_rng(5)
    one, other = chance.random(2000) < 0.5, chance.random(2000) < 0.5
    # Alone the sum tells most; beside both of its parts it tells nothing more.
    both = np.where(chance.random(2000) < 0.04, chance.integers(0, 3, 2000), one * 1 + other * 1)
    odds = 1.2 * one + 1.2 * other - 1.2
    outcome = (chance.random(2000) < 1 / (1 + np.exp(-odds))).tolist()
    variables = [
        Variable("sum", tuple(f"{each}" for each in both)),
        Variable("one", tuple(f"{each}" for each in one)),
        Variable("other", tuple(f"{each}" for each in other)),
    ]

    found = stepwise(outcome, variables)

    steps = [(each.entered, each.variable) for each in found.steps]
    assert steps[0] == (True, "sum")
    assert (False, "sum") in steps
    assert {each.variable for each in found.terms} == {"one", "other"}


def plain(outcome: list[bool], **levels: str) -> Model:
    """Fit variables whose levels are given by one letter a case."""
    return stepwise(outcome, [Variable(name, tuple(text)) for name, text in levels.items()])


def test_a_level_that_is_always_sufficient_has_no_odds() -> None:
    """A variable that parts the outcomes is set aside and named, not given a wild coefficient."""
    found = plain([True] * 20 + [True, False] * 20, office="x" * 20 + "y" * 40)

    assert found.terms == ()
    assert [(each.variable, each.why) for each in found.set_aside] == [("office", Why.SEPARATED)]


def test_two_variables_that_part_the_outcomes_together_are_seen() -> None:
    """Neither does alone; what would is not entered beside the other."""
    a = "0" * 30 + "1" * 30 + "0" * 15 + "1" * 15
    b = "0" * 30 + "1" * 30 + "1" * 15 + "0" * 15
    outcome = (
        [False] * 29
        + [True]
        + [True] * 30
        + [False, True] * 7
        + [False]
        + [False, True] * 7
        + [True]
    )

    design = np.column_stack([np.ones(90), [c == "1" for c in a], [c == "1" for c in b]])
    told = np.array([float(a[k] == "1" and b[k] == "1") for k in range(90)])

    assert separated(design.astype(float), told)
    assert not separated(design[:, :2].astype(float), np.array(outcome, dtype=float))


def test_a_variable_that_repeats_another_is_named() -> None:
    """Two names for one thing have no odds of their own."""
    outcome, (rosh, *_) = made(400, EFFECTS, 3)
    again = Variable("rosh again", tuple(f"{each}!" for each in rosh.levels))

    found = stepwise(outcome, [rosh, again])

    assert [each.variable for each in found.terms] == ["rosh"]
    assert [(each.variable, each.why) for each in found.set_aside] == [("rosh again", Why.REPEATED)]


def test_what_is_not_recorded_is_left_out_or_set_aside() -> None:
    """A few cases are left out and counted; a variable that many lack is not used."""
    outcome, (rosh, gender, *_) = made(400, EFFECTS, 3)
    few = Variable("rosh", (NOT_RECORDED,) * 10 + rosh.levels[10:])
    many = Variable("gender", (NOT_RECORDED,) * 100 + gender.levels[100:])

    found = stepwise(outcome, [few, many])

    assert (found.cases, found.left_out) == (390, 10)
    assert [(each.variable, each.why) for each in found.set_aside] == [("gender", Why.LACKING)]


def test_small_levels_are_joined_and_named() -> None:
    """Several levels of fewer than ten cases become one; thin cells are marked."""
    outcome = [True, False] * 30 + [True] * 14 + [False] * 2
    found = plain(outcome, team="a" * 60 + "b" * 8 + "c" * 8)

    assert found.joined == (("team", "b"), ("team", "c"))
    ((odds,),) = [each.odds for each in found.terms]
    assert (odds.level, odds.cases, odds.yes, odds.thin) == ("other", 16, 14, True)


def test_cases_of_one_outcome_have_no_model() -> None:
    """Where all are sufficient nothing can be told of groups."""
    found = plain([True] * 30, team="ab" * 15)

    assert not found.possible
    assert found.terms == ()


def test_one_level_is_no_variable() -> None:
    """A variable that does not vary is named."""
    found = plain([True, False] * 15, team="a" * 30)

    assert [(each.variable, each.why) for each in found.set_aside] == [("team", Why.ONE_LEVEL)]
    assert not found.overloaded


def test_too_many_coefficients_for_the_cases_are_said() -> None:
    """Below ten cases of the rarer outcome for each coefficient a model is overloaded."""
    outcome = [True] * 22 + [False] * 3 + [True] * 10 + [False] * 5
    outcome += [False] * 10 + [True] * 5

    assert plain(outcome, team="a" * 25 + "b" * 15 + "c" * 15).overloaded


def test_what_does_not_fit_together_is_refused() -> None:
    """A level for each case and a name for each variable are needed."""
    with pytest.raises(ValueError, match="a level for each case"):
        stepwise([True], [Variable("a", ())])
    with pytest.raises(ValueError, match="two variables have one name"):
        stepwise([True], [Variable("a", ("x",)), Variable("a", ("x",))])


@pytest.mark.parametrize("lacking", ["statsmodels.api", "scipy.optimize"])
def test_without_statsmodels_it_is_said_what_to_install(
    monkeypatch: pytest.MonkeyPatch, lacking: str
) -> None:
    """One sentence names the extra."""
    monkeypatch.setitem(sys.modules, lacking, None)

    with pytest.raises(NoRegressionError, match=r"pip install 'checker\[regression\]'"):
        stepwise(*made(100, EFFECTS, 1))


def test_a_fit_that_is_not_reached_is_none() -> None:
    """Columns that repeat each other, and outcomes that are parted, give no numbers."""
    ones = np.ones((20, 2))
    outcome = np.array([0.0] * 10 + [1.0] * 10)
    parted = np.column_stack([np.ones(20), outcome])

    assert repeats(ones)
    assert separated(parted, outcome)
    assert fit(parted, outcome) is None


def test_a_larger_model_is_never_less_likely() -> None:
    """Rounding that says so is taken as no difference."""
    found = fit(*public()[0])

    assert found is not None
    assert likelihood_ratio(found, found, 1) == 1
    assert logit.likelihood_ratio(found, found, 3) == 1
