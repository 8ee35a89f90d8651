"""Errors: what the library raises, one family with one root.

CheckerError
├── BrokenRulebookError   something is wrong with a rule file; holds every diagnostic
└── UnknownNameError      a rule, standard, prompt, question, case or rulebook that is not there
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.wording import near

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model.diagnostic import Diagnostic

SHOWN = 12


class CheckerError(Exception):
    """Anything that the checker raises on purpose."""


class BrokenRulebookError(CheckerError):
    """A rulebook that cannot be used; ``diagnostics`` holds all that is wrong with it."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        self.diagnostics = diagnostics
        super().__init__(f"the rulebook cannot be used: {len(diagnostics)} problems in its files")


class UnknownNameError(CheckerError):
    """A name that stands for nothing; the message states a near one, or those that there are."""

    def __init__(self, kind: str, name: str, names: Iterable[str]) -> None:
        known = sorted(set(names))
        close = near(name, known)
        listed = ", ".join(known[:SHOWN]) + (" …" if len(known) > SHOWN else "")
        hint = f"there is {close}" if close else f"there are: {listed or 'none'}"
        self.kind, self.name = kind, name
        super().__init__(f"there is no {kind} named {name}; {hint}")
