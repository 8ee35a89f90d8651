"""Problems: what did not fit in the records, one line each; never a value of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model.diagnostic import RecordProblem


def problem_text(problem: RecordProblem) -> str:
    """Write one problem: how grave, where, which case, which place in it, and what is wrong."""
    case = "" if problem.case_id is None else f" case {problem.case_id}:"
    path = f" {problem.path}:" if problem.path else ""
    return f"{problem.severity}: {problem.where}:{case}{path} {problem.message} [{problem.code}]"
