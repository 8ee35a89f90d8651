"""Search: a regression is chosen step by step, variables entered and removed as a whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import erfc, exp, sqrt
from typing import TYPE_CHECKING

import numpy as np

from checker.audit import logit
from checker.audit.intervals import normal_limit
from checker.model.odds import Odds, Step, Term, Why

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.audit.logit import Fitted, Matrix

ENOUGH = 10  # cases of the rarer outcome for each coefficient (Peduzzi and others 1996)
THIN = 5  # below so many cases with the outcome, or without it, an interval is rough


@dataclass(frozen=True, eq=False, slots=True)
class Factor:
    """A variable ready to be fitted: its levels, the commonest first, and that of each case."""

    name: str
    names: tuple[str, ...]
    codes: Matrix

    @property
    def columns(self) -> Matrix:
        """A column of 0 and 1 for each level but the first."""
        found: Matrix = (self.codes[:, None] == np.arange(1, len(self.names))).astype(np.float64)
        return found


@dataclass(eq=False, slots=True)
class Search:
    """The search for a model: what is in it, and every step that was taken."""

    outcome: Matrix
    factors: list[Factor]
    entry: float
    removal: float
    inside: list[Factor] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    aside: dict[str, Why] = field(default_factory=dict)
    known: dict[tuple[str, ...], Fitted | Why] = field(default_factory=dict)

    def run(self) -> None:
        """Enter and remove until nothing moves, or a model comes up that was there before."""
        seen: set[frozenset[str]] = set()
        while (now := frozenset(each.name for each in self.inside)) not in seen:
            seen.add(now)
            if not self._enter():
                return
            while self._remove():
                pass

    def fitted(self, factors: Sequence[Factor]) -> Fitted | Why:
        """Fit a model, or say why it has no fit."""
        key = tuple(sorted(each.name for each in factors))
        if key not in self.known:
            self.known[key] = self._fit(factors)
        return self.known[key]

    def _fit(self, factors: Sequence[Factor]) -> Fitted | Why:
        design = np.column_stack([np.ones(len(self.outcome)), *(each.columns for each in factors)])
        if logit.repeats(design):
            return Why.REPEATED
        if logit.separated(design, self.outcome):
            return Why.SEPARATED
        return logit.fit(design, self.outcome) or Why.NOT_FITTED

    def _enter(self) -> bool:
        names = {each.name for each in self.inside}
        found = []
        for place, each in enumerate(self.factors):
            if each.name in names:
                continue
            p_value = self._worth(each, self.inside)
            if isinstance(p_value, Why):
                self.aside[each.name] = p_value
            else:
                self.aside.pop(each.name, None)
                found.append((p_value, place))
        if not found or min(found)[0] >= self.entry:
            return False
        p_value, place = min(found)
        self.inside.append(self.factors[place])
        self.steps.append(Step(entered=True, variable=self.factors[place].name, p_value=p_value))
        return True

    def _remove(self) -> bool:
        found = [
            (p_value, place)
            for place, each in enumerate(self.inside)
            if not isinstance(p_value := self._worth(each, self._without(each)), Why)
        ]
        if not found or max(found)[0] <= self.removal:
            return False
        p_value, place = max(found)
        gone = self.inside.pop(place)
        self.steps.append(Step(entered=False, variable=gone.name, p_value=p_value))
        return True

    def _without(self, factor: Factor) -> list[Factor]:
        return [each for each in self.inside if each is not factor]

    def _worth(self, factor: Factor, others: Sequence[Factor]) -> float | Why:
        """Give the p-value of a variable beside others."""
        larger, smaller = self.fitted([*others, factor]), self.fitted(others)
        if isinstance(larger, Why):
            return larger
        if isinstance(smaller, Why):
            return smaller
        return logit.likelihood_ratio(larger, smaller, len(factor.names) - 1)

    def terms(self) -> tuple[Term, ...]:
        """Give each variable of the model with the odds of its levels."""
        found = self.fitted(self.inside)
        terms: list[Term] = []
        if isinstance(found, Why):
            return ()
        # The columns stand in the order of the fit that is known, which may be another than now.
        for each in self.inside:
            p_value = self._worth(each, self._without(each))
            assert not isinstance(p_value, Why)  # noqa: S101 - a part of a model that has a fit
            terms.append(Term(each.name, p_value, self._odds(each)))
        return tuple(terms)

    def _odds(self, factor: Factor) -> tuple[Odds, ...]:
        last = self._fit([*self._without(factor), factor])
        assert not isinstance(last, Why)  # noqa: S101 - as above, in another order
        start = len(last.coefficients) - len(factor.names) + 1
        return tuple(
            self._one(factor, level, last, start + level - 1)
            for level in range(1, len(factor.names))
        )

    def _one(self, factor: Factor, level: int, found: Fitted, at: int) -> Odds:
        log_odds = float(found.coefficients[at])
        error = sqrt(float(found.covariances[at, at]))
        here = factor.codes == level
        cases, yes = int(here.sum()), int(self.outcome[here].sum())
        half = normal_limit(0.95) * error
        return Odds(
            level=factor.names[level],
            reference=factor.names[0],
            ratio=exp(log_odds),
            low=exp(log_odds - half),
            high=exp(log_odds + half),
            p_value=erfc(abs(log_odds / error) / sqrt(2)),
            cases=cases,
            yes=yes,
            thin=min(yes, cases - yes) < THIN,
        )

    def overloaded(self) -> bool:
        """Say whether there are too few cases of the rarer outcome for so many coefficients."""
        coefficients = sum(len(each.names) - 1 for each in self.inside)
        rarer = min(self.outcome.sum(), len(self.outcome) - self.outcome.sum())
        return bool(rarer < ENOUGH * coefficients)
