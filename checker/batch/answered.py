"""Answered: verdicts on findings are matched with a saved run, by the ids of its findings."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.audit.agreement.held import FEW
from checker.audit.intervals import share_of
from checker.batch.compared import findings_of
from checker.model.agreement import Answered, RulePrecision
from checker.model.verdict import Said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from checker.audit.change import Told
    from checker.batch.saved import Saved
    from checker.model.measure import Share
    from checker.model.verdict import Verdict
    from checker.reports.workbook.verdicts import Answers


def answered(
    saved: Saved, answers: Answers, shown_as: Callable[[str], str] | None = None
) -> Answered:
    """Match verdicts with the findings of a run; ``shown_as`` gives what stood for each id."""
    told = dict(findings_of(saved))
    if shown_as is not None:
        told = {
            shown_as(name): replace(each, case_id=shown_as(each.case_id))
            for name, each in told.items()
        }
    problems = [f"row {each.row}: {each.message}" for each in answers.problems]
    matched: dict[str, Verdict] = {}
    spoilt: set[str] = set()
    for each in answers.verdicts:
        problem = _problem(each, told, matched)
        if problem:
            problems.append(f"row {each.row}: {problem}")
        if each.finding in told and problem:
            spoilt.add(each.finding)
        if not problem:
            matched[each.finding] = each
    kept = [each for name, each in matched.items() if name not in spoilt]
    return Answered(
        matched=len(kept),
        unanswered=answers.open,
        rules=_by_rule(kept),
        disagreed=tuple(each for each in kept if each.said is Said.DISAGREE),
        problems=tuple(problems),
    )


def _problem(each: Verdict, told: Mapping[str, Told], matched: Mapping[str, Verdict]) -> str:
    """Say why a verdict cannot be used; nothing where it can."""
    finding = told.get(each.finding)
    if finding is None:
        return f"the run has no finding {each.finding}; it is of another run, or was edited"
    if (each.case_id, each.rule) != (finding.case_id, finding.rule):
        return f"the case or the rule of finding {each.finding} was edited"
    first = matched.get(each.finding)
    if first is not None and first.said is not each.said:
        return f"finding {each.finding} has another verdict on row {first.row}; neither is used"
    return ""


def _by_rule(verdicts: Iterable[Verdict]) -> tuple[RulePrecision, ...]:
    by_rule: dict[str, list[Verdict]] = defaultdict(list)
    for each in verdicts:
        by_rule[each.rule].append(each)
    found = []
    for rule, own in by_rule.items():
        agreed = sum(each.said is Said.AGREE for each in own)
        sure = agreed + sum(each.said is Said.DISAGREE for each in own)
        found.append(RulePrecision(rule, share_of(agreed, sure), len(own) - sure, sure < FEW))
    return tuple(sorted(found, key=lambda each: (_low(each.agreed), each.rule)))


def _low(share: Share) -> float:
    return 1.0 if share.interval is None else share.interval.low
