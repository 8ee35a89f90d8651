"""Lines: what the examples of a rule show of its conditions, over the rule's own text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.truth import Truth
from checker.reports.lines import Line, Style, count
from checker.workshop.written import example_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.workshop.coverage.cover import Coverage, Covered, Missing

WORDS = {Truth.TRUE: "true", Truth.FALSE: "false", Truth.UNKNOWN: "not known"}


def coverage_lines(coverage: Coverage, *, whole: bool) -> Iterator[Line]:
    """Write the share of a rule, what is missing with what would show it; or every condition."""
    shown = sum(each.whole for each in coverage.covered)
    conditions = count(len(coverage.covered), "condition")
    style = Style.FINDING if coverage.missing else Style.GOOD
    yield Line(
        f"{coverage.share:5.1f} %  {coverage.rule}: {shown} of {conditions} decide both ways",
        style,
    )
    outcomes = ", ".join(sorted(map(str, coverage.outcomes))) or "none"
    yield Line(f"outcomes reached: {outcomes}", depth=1)
    lines = coverage.text.split("\n")
    for each in coverage.covered:
        if whole or not each.whole:
            yield from _condition(coverage, lines, each)
    for each_missing in coverage.missing:
        yield from _missing(each_missing)


def _condition(coverage: Coverage, lines: Sequence[str], covered: Covered) -> Iterator[Line]:
    condition, span = covered.condition, covered.condition.span
    yield Line(f"{coverage.file}:{span.line}:{span.column}: {condition.key}", Style.HEADING, 1)
    for number in range(span.line, span.end_line + 1):
        text = lines[number - 1]
        first = span.column - 1 if number == span.line else len(text) - len(text.lstrip())
        last = span.end_column - 1 if number == span.end_line else len(text)
        yield Line(text, depth=2)
        yield Line(" " * first + "^" * max(last - first, 1), Style.MUTED, 2)
    style = Style.GOOD if covered.whole else Style.UNSURE
    yield Line("; ".join(_told(covered, value) for value in WORDS), style, 2)


def _told(covered: Covered, value: Truth) -> str:
    if value not in covered.values:
        return f"{WORDS[value]}: no example"
    if value is Truth.UNKNOWN:
        return f"{WORDS[value]}: seen"
    return f"{WORDS[value]}: {'decides' if value in covered.decides else 'seen, and never decides'}"


def _missing(missing: Missing) -> Iterator[Line]:
    yield Line(f"no example shows: {missing.what}", Style.FINDING, 1)
    if missing.case is None or missing.outcome is None:
        yield Line("no record was found that does; it may be that none can", depth=2)
        return
    name = f"shows {missing.what}"
    for line in example_text(name, missing.case, str(missing.outcome)).splitlines():
        yield Line(line, Style.MUTED, 1)


def summary_lines(found: Sequence[Coverage]) -> Iterator[Line]:
    """Write what is shown of all conditions of all rules."""
    conditions = [covered for each in found for covered in each.covered]
    missing = [each for coverage in found for each in coverage.missing]
    yield Line("Summary", Style.HEADING)
    yield Line(f"conditions: {len(conditions):,} of {count(len(found), 'rule')}", depth=1)
    for value, word in WORDS.items():
        seen = sum(value in each.values for each in conditions)
        yield Line(f"{seen:>7,} seen {word}", depth=1)
    whole = sum(each.whole for each in conditions)
    yield Line(f"{whole:>7,} shown to decide both ways", depth=1)
    closing = sum(each.case is not None for each in missing)
    yield Line(
        f"missing: {len(missing):,}, of which {closing:,} have a record that shows it", depth=1
    )
