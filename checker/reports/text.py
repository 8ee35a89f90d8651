"""Text: what a run found, case by case, for people who read a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.outcome import Outcome
from checker.model.wording import shown
from checker.reports.evidence import evidence_lines
from checker.reports.lines import BLANK, Line, Style, folded
from checker.reports.unsure import unsure_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.model.outcome import RuleOutcome, SubjectOutcome
    from checker.model.result import CaseResult, Result
    from checker.model.rule import Rule

Told = tuple["Rule", "RuleOutcome", "SubjectOutcome"]

# The worst first: what needs a reader's eye stands at the top of each case.
BRIEF = (Outcome.NOT_YET_DUE, Outcome.CANNOT_TELL)
QUIET = (Outcome.MET, Outcome.NOT_APPLICABLE)


def text_lines(result: Result, *, whole: bool = False) -> Iterator[Line]:
    """Write the cases; those with nothing to say only when the whole is asked for."""
    rules = {rule.id: rule for rule in result.rules}
    for case in result.cases:
        told = _told(case, rules)
        if whole or any(each[2].outcome not in QUIET for each in told):
            yield from _case(case, told, whole=whole)
            yield BLANK


def _told(case: CaseResult, rules: Mapping[str, Rule]) -> list[Told]:
    return [
        (rules[outcome.rule], outcome, subject)
        for outcome in case.outcomes
        for subject in outcome.subjects
    ]


def _case(case: CaseResult, told: list[Told], *, whole: bool) -> Iterator[Line]:
    yield Line(f"{case.case_id} as of {shown(case.as_of)} ({case.where})", Style.HEADING)
    for each in told:
        if each[2].outcome is Outcome.NOT_MET:
            yield BLANK
            yield from _finding(each, whole=whole)
    for outcome in (*BRIEF, *(QUIET if whole else ())):
        some = [each for each in told if each[2].outcome is outcome]
        if some:
            yield BLANK
        if some and outcome is Outcome.CANNOT_TELL and not whole:
            unsure = unsure_text((rule.id, subject) for rule, _, subject in some)
            yield Line(f"{unsure}; --verbose shows each", Style.UNSURE, 1)
            continue
        if some:
            yield Line(f"{outcome}:", Style.UNSURE, 1)
        for each in some:
            yield Line(_brief(each), depth=2)
            if whole:
                yield from evidence_lines(each[2].evidence, 3, whole=True)
    if whole:
        yield from _without_subjects(case)


def _finding(told: Told, *, whole: bool) -> Iterator[Line]:
    rule, _, subject = told
    yield Line(subject.sentence or rule.title, Style.FINDING, 1)
    if subject.subject:
        yield Line(f"about: {subject.subject}", depth=2)
    if subject.due is not None:
        yield Line(f"due: {shown(subject.due)}", depth=2)
    yield Line("evidence:", depth=2)
    yield from evidence_lines(subject.evidence, 3, whole=whole)
    yield Line(f"standard: {standard(rule)}", depth=2)
    yield Line(f"to put right: {folded(rule.put_right)}", depth=2)


def standard(rule: Rule) -> str:
    """Name the prompts and questions that a rule rests on, the rule, and how much it counts."""
    basis = ", ".join((*rule.basis.prompts, *rule.basis.questions))
    marked = "" if rule.status == "stable" else f", {rule.status}"
    return f"{basis} (rule {rule.id}, {rule.weight}{marked})"


def _brief(told: Told) -> str:
    rule, _, subject = told
    name = f"{rule.id}, {subject.subject}" if subject.subject else rule.id
    match subject.outcome:
        case Outcome.NOT_YET_DUE if subject.due is not None:
            return f"{name}: due {shown(subject.due)}"
        case Outcome.CANNOT_TELL | Outcome.NOT_YET_DUE:
            return f"{name}: {subject.sentence or rule.title}"
        case _:
            return name  # the title says what is missing, and here nothing is


def _without_subjects(case: CaseResult) -> Iterator[Line]:
    """Write the rules whose list of subjects is empty; there is evidence for that, too."""
    some = [each for each in case.outcomes if not each.subjects]
    if some:
        yield BLANK
        yield Line("nothing in the record for the rule to be about:", Style.UNSURE, 1)
    for each in some:
        yield Line(each.rule, depth=2)
        yield from evidence_lines(each.evidence, 3, whole=True)
