"""Wrong use: what a person asked for cannot be done as it was asked."""

from __future__ import annotations

from checker.model.errors import CheckerError


class WrongUseError(CheckerError):
    """An argument of the command line that cannot be used; the message says what would do."""
