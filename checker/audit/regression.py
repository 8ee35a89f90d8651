"""Regression: which groups of cases fare better or worse, all of them taken into account together.

Logistic regression with forward stepwise entry, as in Annex A of Bulletin 2018/02: of the variables
outside the most significant is entered while its p-value is below .05, and after each entry those
above .1 are removed again. Where the bulletin is silent: a variable enters and leaves as a whole,
by the likelihood-ratio test; each level is compared with the commonest; intervals are Wald's; a
case that does not record a variable is left out, and a variable that many do not record is set
aside. A stepwise choice is exploratory: its p-values are smaller than those of a model set down
beforehand would be.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from checker.audit.search import Factor, Search
from checker.model.odds import Model, SetAside, Variable, Why

if TYPE_CHECKING:
    from collections.abc import Sequence

ENTRY = 0.05
REMOVAL = 0.1
FEW = 10  # a level of fewer cases is joined with others of so few
MOST_LACKING = 0.2  # of cases that do not record a variable that is still used
NOT_RECORDED = "not recorded"
OTHER = "other"


def stepwise(
    outcome: Sequence[bool],
    variables: Sequence[Variable],
    *,
    entry: float = ENTRY,
    removal: float = REMOVAL,
) -> Model:
    """Choose a model step by step; ``outcome`` says for each case whether it has the outcome.

    Raises ``ValueError`` where a variable does not have a level for each case or two have one
    name, and :class:`~checker.audit.logit.NoRegressionError` without statsmodels.
    """
    if any(len(each.levels) != len(outcome) for each in variables):
        raise ValueError("each variable needs a level for each case")
    if len({each.name for each in variables}) < len(variables):
        raise ValueError("two variables have one name")
    used, aside = _recorded(variables)
    rows = [k for k in range(len(outcome)) if all(v.levels[k] != NOT_RECORDED for v in used)]
    told = np.array([outcome[k] for k in rows], dtype=np.float64)
    factors, joined = [], []
    for each in used:
        factor, small = _factor(each, rows)
        joined += [(each.name, level) for level in small]
        if len(factor.names) > 1:
            factors.append(factor)
        else:
            aside.append(SetAside(each.name, Why.ONE_LEVEL))
    possible = 0 < told.sum() < len(told)
    search = Search(told, factors, entry, removal)
    if possible:
        search.run()
    return Model(
        cases=len(rows),
        yes=int(told.sum()),
        left_out=len(outcome) - len(rows),
        possible=bool(possible),
        terms=search.terms() if possible else (),
        steps=tuple(search.steps),
        set_aside=(*aside, *(SetAside(*each) for each in search.aside.items())),
        joined=tuple(joined),
        overloaded=search.overloaded(),
    )


def _recorded(variables: Sequence[Variable]) -> tuple[list[Variable], list[SetAside]]:
    used, aside = [], []
    for each in variables:
        lacking = each.levels.count(NOT_RECORDED)
        if lacking > MOST_LACKING * len(each.levels):
            aside.append(SetAside(each.name, Why.LACKING))
        else:
            used.append(each)
    return used, aside


def _factor(variable: Variable, rows: Sequence[int]) -> tuple[Factor, list[str]]:
    """Join small levels, where there are several of them, and put the commonest level first."""
    levels = [variable.levels[k] for k in rows]
    small = sorted(level for level, number in Counter(levels).items() if number < FEW)
    if len(small) > 1:
        levels = [OTHER if each in small else each for each in levels]
    counts = Counter(levels)
    names = tuple(sorted(counts, key=lambda name: (-counts[name], name)))
    codes = np.array([names.index(each) for each in levels], dtype=np.float64)
    return Factor(variable.name, names, codes), small if len(small) > 1 else []
