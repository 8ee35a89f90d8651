"""Installed: whether Hypothesis is, which the checker needs for nothing but drawing."""

from __future__ import annotations

from importlib.util import find_spec

from checker.model.errors import CheckerError


class NoHypothesisError(CheckerError, ImportError):
    """Hypothesis is an extra, and is not installed."""


def need() -> None:
    """Make sure that Hypothesis is there.

    Raises:
        NoHypothesisError: it is not; the message says what to install.
    """
    if find_spec("hypothesis") is None:
        raise NoHypothesisError("Hypothesis is not installed: install checker[prove]")
