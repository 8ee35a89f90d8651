"""Summary: every outcome counted, and everything that was not judged named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.outcome import Outcome
from checker.reports.differences import difference_lines
from checker.reports.lines import Line, Style, count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.result import Result

SHOWN = 12


def summary_lines(result: Result, *, whole: bool = False) -> Iterator[Line]:
    """Write the counts of a run; rules times cases is always the sum of the outcomes."""
    book = result.rulebook
    yield Line("Summary", Style.HEADING)
    yield Line(f"rulebook: {book.id}, version {book.version}", depth=1)
    yield Line(
        f"records: {result.read:,} read, {result.judged:,} judged, {result.set_aside:,} set aside",
        depth=1,
    )
    yield Line(f"problems in records: {len(result.problems):,}", depth=1)
    yield from difference_lines(book, 1)
    yield from _outcomes(result)
    yield Line(f"rules that never applied: {_never(result, whole=whole)}", depth=1)


def _outcomes(result: Result) -> Iterator[Line]:
    rules, cases = count(len(result.rules), "rule"), count(result.judged, "case")
    product = len(result.rules) * result.judged
    note = "the outcome of a rule is the worst of its subjects"
    yield Line(f"outcomes: {rules} for {cases} make {product:,} ({note})", depth=1)
    for outcome, number in result.totals.items():
        style = Style.FINDING if outcome is Outcome.NOT_MET and number else Style.PLAIN
        yield Line(f"{number:>7,} {outcome}", style, 1)
    with_findings = sum(bool(case.findings) for case in result.cases)
    yield Line(f"cases with findings: {with_findings:,} of {result.judged:,}", depth=1)


def _never(result: Result, *, whole: bool) -> str:
    names = [rule.id for rule in result.never_applied]
    if not result.cases:
        return "not known, no record was judged"
    if whole or len(names) <= SHOWN:
        return ", ".join(names) or "none"
    return f"{', '.join(names[:SHOWN])} ({SHOWN} of {len(names)} shown; --verbose shows all)"
