"""Query head: what stands, as comments, above a rule that is printed as a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.outcome import PRESSING
from checker.reports.lines import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model.rule import Rule
    from checker.model.rulebook import Rulebook


def head(rulebook: Rulebook, rule: Rule, notes: Iterable[str]) -> str:
    """Write the comments above a query: the rule, its rulebook, and what its numbers mean."""
    return "".join(f"-- {inert(line)}\n" for line in _lines(rulebook, rule, notes))


def _lines(rulebook: Rulebook, rule: Rule, notes: Iterable[str]) -> Iterator[str]:
    yield f"{rule.id}: {rule.title}"
    yield f"{rulebook.id} {rulebook.version}: {rulebook.title}"
    yield "what the rule says of a case: " + ", ".join(
        f"{code} {outcome}" for code, outcome in enumerate(PRESSING)
    )
    yield from notes
