"""Logit: fits one logistic regression, and says when it has none to give.

The one place that needs statsmodels, which is an extra.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.model.errors import CheckerError

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_STEPS = 200
_PUSHED = 1e-7


class NoRegressionError(CheckerError):
    """What a regression needs is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "a regression needs statsmodels, which is not installed; "
            "to install it: pip install 'checker[regression]'"
        )


@dataclass(frozen=True, eq=False, slots=True)
class Fitted:
    """Coefficients on the scale of log odds, with their covariances, and the log-likelihood."""

    coefficients: Matrix
    covariances: Matrix
    log_likelihood: float


def fit(design: Matrix, outcome: Matrix) -> Fitted | None:
    """Fit by maximum likelihood; ``None`` where the largest likelihood was not reached.

    ``design``: a row for each case, its first column all ones; ``outcome``: 0 or 1 for each.
    Raises :class:`NoRegressionError` without statsmodels.
    """
    try:
        from statsmodels.api import Logit  # noqa: PLC0415 - an extra, and slow to import
    except ImportError as error:
        raise NoRegressionError from error
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            found: Any = Logit(outcome, design).fit(disp=0, maxiter=_STEPS, tol=1e-10)
        except (Warning, np.linalg.LinAlgError):
            return None
    return Fitted(np.asarray(found.params), np.asarray(found.cov_params()), float(found.llf))


def likelihood_ratio(larger: Fitted, smaller: Fitted, freedom: int) -> float:
    """Give the p-value of the likelihood-ratio test between two models, one within the other."""
    from scipy.stats import chi2  # noqa: PLC0415 - comes with statsmodels

    statistic = max(0.0, 2 * (larger.log_likelihood - smaller.log_likelihood))
    return float(chi2.sf(statistic, freedom))


def repeats(design: Matrix) -> bool:
    """Say whether a column can be worked out from the others, so that no fit is the only one."""
    rank, columns = int(np.linalg.matrix_rank(design)), int(design.shape[1])
    return rank < columns


def separated(design: Matrix, outcome: Matrix) -> bool:
    """Say whether some combination of the columns parts the outcomes, so that a fit runs away.

    The linear programme of Konis (2007, DPhil thesis, University of Oxford): there is a direction
    in which no case gets less likely and one gets more likely, or there is none.
    """
    try:
        from scipy.optimize import linprog  # noqa: PLC0415 - as above
    except ImportError as error:
        raise NoRegressionError from error
    signed = np.unique(design * (2 * outcome - 1)[:, None], axis=0)
    found = linprog(-signed.sum(axis=0), A_ub=-signed, b_ub=np.zeros(len(signed)), bounds=(-1, 1))
    return bool(found.status == 0 and -found.fun > _PUSHED)
