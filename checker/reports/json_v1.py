"""JSON, version 1: a run as data. Its shape is published and does not change; a new one is v2."""

from __future__ import annotations

import json
import math
from datetime import date
from importlib import resources
from typing import TYPE_CHECKING, Any, assert_never

from checker.model.outcome import NotRecorded, Outcome, Recorded, Searched
from checker.model.roll_up import Level
from checker.reports.differences import rulebook_json
from checker.reports.lines import folded
from checker.reports.version import version

if TYPE_CHECKING:
    from checker.model.diagnostic import RecordProblem
    from checker.model.outcome import Evidence, RuleOutcome, Scalar, SubjectOutcome, Working
    from checker.model.result import CaseResult, Result
    from checker.model.roll_up import CaseAnswers, Rating
    from checker.model.rule import Rule

FORMAT = "checker-result-v1"
Json = dict[str, Any]


def as_json(result: Result) -> Json:
    """Give a run as plain data, ready to be written as JSON."""
    rules = {rule.id: rule for rule in result.rules}
    answers = result.answers or (None,) * len(result.cases)
    return {
        "format": FORMAT,
        "checker": {"version": version()},
        "rulebook": rulebook_json(result.rulebook),
        "records": {
            "read": result.read,
            "judged": result.judged,
            "set_aside": result.set_aside,
        },
        "totals": {str(outcome): number for outcome, number in result.totals.items()},
        "never_applied": [rule.id for rule in result.never_applied],
        "problems": [_problem(problem) for problem in result.problems],
        "rules": [rule_json(rule) for rule in result.rules],
        "ratings": [_rating(rating) for rating in result.ratings],
        "cases": [
            _case(case, each, rules) for case, each in zip(result.cases, answers, strict=True)
        ],
    }


def written(data: Json) -> str:
    """Write strict JSON in plain ASCII, so that no terminal and no encoding can change it."""
    text = json.dumps(data, indent=2, ensure_ascii=True, allow_nan=False)
    return text.replace("\x7f", "\\u007f") + "\n"


def schema() -> Json:
    """Give the published JSON Schema of this format."""
    file = resources.files("checker.reports").joinpath("json_v1.schema.json")
    read: Json = json.loads(file.read_text(encoding="utf-8"))
    return read


def rule_json(rule: Rule) -> Json:
    """Give what identifies a rule and what it rests on."""
    return {
        "id": rule.id,
        "title": folded(rule.title),
        "status": str(rule.status),
        "weight": str(rule.weight),
        "prompts": list(rule.basis.prompts),
        "questions": list(rule.basis.questions),
        "tends_to": str(rule.tends_to),
        "put_right": folded(rule.put_right),
    }


def _problem(problem: RecordProblem) -> Json:
    return {
        "severity": str(problem.severity),
        "where": problem.where,
        "case_id": problem.case_id,
        "path": problem.path,
        "code": problem.code,
        "message": problem.message,
    }


def _rating(rating: Rating) -> Json:
    return {
        "level": str(rating.level),
        "id": rating.id,
        "cases": {str(answer): number for answer, number in rating.cases.items()},
        "share": rating.share,
        "band": rating.band,
        "lowest": rating.lowest,
        "highest": rating.highest,
    }


def _answers(answers: CaseAnswers) -> list[Json]:
    return [
        {
            "level": str(level),
            "id": each.id,
            "answer": str(each.answer),
            "deciding": list(each.deciding),
        }
        for level in Level
        for each in answers.at(level)
    ]


def _case(case: CaseResult, answers: CaseAnswers | None, rules: dict[str, Rule]) -> Json:
    return {
        "case_id": case.case_id,
        "where": case.where,
        "as_of": case.as_of.isoformat(),
        "answers": [] if answers is None else _answers(answers),
        "outcomes": [_outcome(each, rules[each.rule]) for each in case.outcomes],
    }


def _outcome(outcome: RuleOutcome, rule: Rule) -> Json:
    found = outcome.outcome is Outcome.NOT_MET
    return {
        "rule": outcome.rule,
        "outcome": str(outcome.outcome),
        "put_right": folded(rule.put_right) if found else None,
        "evidence": [evidence_json(fact) for fact in outcome.evidence],
        "subjects": [_subject(subject) for subject in outcome.subjects],
    }


def _subject(subject: SubjectOutcome) -> Json:
    return {
        "subject": subject.subject,
        "outcome": str(subject.outcome),
        "sentence": subject.sentence,
        "due": None if subject.due is None else subject.due.isoformat(),
        "evidence": [evidence_json(fact) for fact in subject.evidence],
        "workings": [_working(working) for working in subject.workings],
        "missing": list(subject.missing),
        "notes": list(subject.notes),
    }


def _working(working: Working) -> Json:
    value = None if working.value is None else _scalar(working.value)
    return {"name": working.name, "value": value}


def evidence_json(fact: Evidence) -> Json:
    """Give one fact as data, named by its kind."""
    match fact:
        case Recorded(path=path, value=value):
            plain = [*map(_scalar, value)] if isinstance(value, tuple) else _scalar(value)
            return {"kind": "recorded", "path": path, "value": plain}
        case Searched():
            return {
                "kind": "searched",
                "path": fact.path,
                "size": fact.size,
                "looked_for": folded(fact.looked_for),
                "matched": fact.matched,
            }
        case NotRecorded(path=path):
            return {"kind": "not recorded", "path": path}
        case _ as never:
            assert_never(never)


def _scalar(value: Scalar) -> bool | int | float | str:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # strict JSON has no word for it
    return value
