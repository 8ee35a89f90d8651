"""Verdicts as text: how far people share the findings of each rule, in lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.wording import percent
from checker.reports.lines import BLANK, Line, Style, count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.agreement import Answered, RulePrecision

SHOWN = 20


def verdict_lines(answered: Answered) -> Iterator[Line]:
    """Write what people say of findings: rule by rule, then what they disagree with."""
    yield Line("Verdicts", Style.HEADING)
    yield Line(f"{count(answered.matched, 'verdict')} matched with findings of the run", depth=1)
    yield Line(f"{count(answered.unanswered, 'finding')} without a verdict", depth=1)
    for each in answered.problems[:SHOWN]:
        yield Line(each, Style.UNSURE, 1)
    if len(answered.problems) > SHOWN:
        more = f"({SHOWN} of {len(answered.problems):,} problems shown; --json has all)"
        yield Line(more, Style.MUTED, 1)
    yield BLANK
    yield Line("Rules, the least shared first", Style.HEADING)
    for rule in answered.rules:
        yield Line(_rule(rule), depth=1)
    if not answered.rules:
        yield Line("No verdict could be matched.", depth=1)
    yield BLANK
    yield Line("Findings that people disagree with", Style.HEADING)
    for one in answered.disagreed[:SHOWN]:
        because = f": {one.reason}" if one.reason else ""
        yield Line(f"{one.case_id}, {one.rule} ({one.finding}){because}", depth=1)
    if not answered.disagreed:
        yield Line("No finding.", depth=1)
    elif len(answered.disagreed) > SHOWN:
        more = f"({SHOWN} of {len(answered.disagreed):,} shown; --json has all)"
        yield Line(more, Style.MUTED, 1)


def _rule(rule: RulePrecision) -> str:
    share = rule.agreed
    unsure = f"; {count(rule.not_sure, 'verdict')} not sure" if rule.not_sure else ""
    if not share.of or share.interval is None:
        return f"{rule.rule}: nobody was sure{unsure}"
    low, high = (percent(100 * each) for each in (share.interval.low, share.interval.high))
    few = "; too few to conclude anything" if rule.few else ""
    told = (
        f"people agree with {share.some:,} of {share.of:,}, {percent(100 * share.some / share.of)}"
    )
    return f"{rule.rule}: {told} (95% interval {low} to {high}){unsure}{few}"
