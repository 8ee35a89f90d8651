"""Query head: what stands, as comments, above a rule that is printed as a query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.outcome import PRESSING
from checker.reports.lines import inert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from checker.model.rule import Rule
    from checker.model.rulebook import Rulebook


EVIDENCE = (
    "findings: each subject of a case, with its outcome, what is said of it in words, its deadline "
    "and what it rests on"
)


def head(rulebook: Rulebook, rule: Rule, notes: Iterable[str], *, evidence: bool = False) -> str:
    """Write the comments above a query: the rule, its rulebook, and what the answer means."""
    meaning = EVIDENCE if evidence else CODES
    lines = _lines(rulebook, rule, meaning, notes)
    return "".join(f"-- {inert(line)}\n" for line in lines)


def _lines(rulebook: Rulebook, rule: Rule, meaning: str, notes: Iterable[str]) -> Iterator[str]:
    yield f"{rule.id}: {rule.title}"
    yield f"{rulebook.id} {rulebook.version}: {rulebook.title}"
    yield meaning
    yield from notes


CODES = "what the rule says of a case: " + ", ".join(
    f"{code} {outcome}" for code, outcome in enumerate(PRESSING)
)
