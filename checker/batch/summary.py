"""Summary: what a run over a caseload says on a terminal; totals are exact, lists are capped."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from checker.model.outcome import Outcome
from checker.model.wording import shown
from checker.reports.answers import rating_lines
from checker.reports.differences import difference_lines
from checker.reports.lines import BLANK, Line, Style, count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from checker.batch.run import Done
    from checker.batch.totals import Totals
    from checker.model.roll_up import Level

MOST = 12
PROFILED = 20


def lines(done: Done, level: Level | None, folder: Path | None) -> Iterator[Line]:
    """Write a run: a few findings, then everything that was counted."""
    yield from _findings(done)
    if level is not None:
        yield from rating_lines(done.totals.ratings, level)
    yield from _summary(done)
    if folder is not None:
        yield Line(f"written: {folder}", depth=1)
    yield from _profile(done)


def _findings(done: Done) -> Iterator[Line]:
    total = done.totals.subjects
    for each in done.findings:
        yield from _finding(each)
    if done.findings:
        some = len(done.findings)
        what = (
            "every finding is shown" if some == total else f"{some:,} of {total:,} findings shown"
        )
        yield Line(f"({what})", Style.MUTED)
        yield BLANK


def _finding(each: dict[str, Any]) -> Iterator[Line]:
    about = f", about {each['subject']}" if each["subject"] else ""
    place = f"{each['case_id']} as of {shown(each['as_of'])} ({each['where']})"
    yield Line(place, Style.HEADING)
    yield Line(f"{each['rule']}{about}: {each['sentence']}", Style.FINDING, 1)


def _summary(done: Done) -> Iterator[Line]:
    totals = done.totals
    book = totals.book.rulebook
    yield Line("Summary", Style.HEADING)
    yield Line(f"rulebook: {book.id}, version {book.version}", depth=1)
    yield Line(f"engine: {done.identity.engine}", depth=1)
    yield Line(
        f"records: {totals.read:,} read, {totals.judged:,} judged, {totals.set_aside:,} set aside",
        depth=1,
    )
    yield Line(f"problems in records: {totals.problems:,}", depth=1)
    for path, number in totals.unknown.most_common(MOST):
        yield Line(f"unknown field {path}: {count(number, 'value')} passed over", depth=2)
    yield from difference_lines(book, 1)
    yield from _outcomes(totals)
    yield from _rules(totals)
    checked = f"{done.disagreements:,} disagreements"
    yield Line(f"judged again by the interpreter: {done.shadowed:,} cases, {checked}", depth=1)
    if done.differing is not None:
        all_of = f"every outcome, {done.differing:,} disagreements"
        yield Line(f"judged by DuckDB too: {all_of}", depth=1)


def _outcomes(totals: Totals) -> Iterator[Line]:
    rules, cases = count(len(totals.book.plans), "rule"), count(totals.judged, "case")
    product = len(totals.book.plans) * totals.judged
    yield Line(f"outcomes: {rules} for {cases} make {product:,}", depth=1)
    for outcome, number in totals.by_outcome.items():
        style = Style.FINDING if outcome is Outcome.NOT_MET and number else Style.PLAIN
        yield Line(f"{number:>13,} {outcome}", style, 1)
    yield Line(f"cases with findings: {totals.with_findings:,} of {totals.judged:,}", depth=1)


def _rules(totals: Totals) -> Iterator[Line]:
    by_rule = totals.by_rule
    if by_rule:
        capped = f" ({MOST} of {len(by_rule)} shown)" if len(by_rule) > MOST else ""
        yield Line(f"rules not met, by cases{capped}:", depth=1)
    for rule, number in islice(by_rule.items(), MOST):
        yield Line(f"{number:>13,} {rule}", depth=1)
    never = totals.never_applied
    names = ", ".join(rule.id for rule in never[:MOST]) or "none"
    capped = f" ({MOST} of {len(never)} shown)" if len(never) > MOST else ""
    yield Line(f"rules that never applied: {names}{capped}", depth=1)


def _profile(done: Done) -> Iterator[Line]:
    spent = sorted(done.seconds_by_rule.items(), key=lambda each: -each[1])
    if spent:
        total = sum(seconds for _, seconds in spent)
        note = f"what rules share counts for the first of them; {total:,.2f} s in all"
        yield Line(f"Time by rule ({note})", Style.HEADING)
        if len(spent) > PROFILED:
            yield Line(f"{PROFILED} of {len(spent)} rules shown", Style.MUTED, 1)
    for rule, seconds in spent[:PROFILED]:
        yield Line(f"{seconds:>9.3f} s  {rule}", depth=1)
