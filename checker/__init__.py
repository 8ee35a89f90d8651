"""Checks probation case records against a rulebook, and shows the evidence for what it says."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.api import Book, check, judge_case, load_rulebook, why
    from checker.model.errors import BrokenRulebookError, CheckerError, UnknownNameError
    from checker.model.outcome import Outcome, RuleOutcome, SubjectOutcome
    from checker.model.result import CaseResult, Result
    from checker.model.roll_up import Answer, CaseAnswers, Level
    from checker.records.case import Case

__all__ = [
    "Answer",
    "Book",
    "BrokenRulebookError",
    "Case",
    "CaseAnswers",
    "CaseResult",
    "CheckerError",
    "Level",
    "Outcome",
    "Result",
    "RuleOutcome",
    "SubjectOutcome",
    "UnknownNameError",
    "check",
    "judge_case",
    "load_rulebook",
    "why",
]

# Imported on first use, so that `checker --help` does not wait for the engines.
_HOMES = {
    "Answer": "checker.model.roll_up",
    "Book": "checker.api",
    "BrokenRulebookError": "checker.model.errors",
    "Case": "checker.records.case",
    "CaseAnswers": "checker.model.roll_up",
    "CaseResult": "checker.model.result",
    "CheckerError": "checker.model.errors",
    "Level": "checker.model.roll_up",
    "Outcome": "checker.model.outcome",
    "Result": "checker.model.result",
    "RuleOutcome": "checker.model.outcome",
    "SubjectOutcome": "checker.model.outcome",
    "UnknownNameError": "checker.model.errors",
    "check": "checker.api",
    "judge_case": "checker.api",
    "load_rulebook": "checker.api",
    "why": "checker.api",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    message = f"module 'checker' has no attribute {name!r}"
    raise AttributeError(message)


def __dir__() -> list[str]:
    return __all__
