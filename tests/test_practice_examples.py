"""The bulletin's twelve practice examples: what the rules say of them, against what it says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker import api
from checker.model.outcome import Outcome
from checker.records.yaml_data import yaml_documents

if TYPE_CHECKING:
    from checker.model.result import CaseResult

FOLDER = Path(__file__).parents[1] / "fixtures" / "practice-examples"
BOOK = api.load_rulebook()
QUESTIONS = {rule.id: rule.basis.questions for rule in BOOK.rules}

FOUND = [
    ("David", "assessment-late", ""),
    ("Larry", "domestic-abuse-answer-not-assessed", "enquiries[0]"),
    ("Larry", "birth-or-referral-not-reviewed", "changes[0]"),
    ("Larry", "birth-or-referral-not-reviewed", "changes[1]"),
    ("Larry", "change-not-reviewed", "changes[0]"),
    ("Peter", "high-rosh-found-late", ""),
    ("Peter", "approved-premises-asked-late", ""),
    ("Peter", "released-without-accommodation", ""),
    ("Clive", "domestic-abuse-check-missing", ""),
]
SHOWN = [
    ("Luke", "domestic-abuse-concern-not-assessed"),
    ("Carl", "children-services-not-asked"),
    ("Gary", "rosh-not-reconsidered"),
    ("Adam", "order-breach-not-reviewed"),
    ("Michelle", "change-not-reviewed"),
    ("Tony", "allocation-not-reconsidered"),
    ("Roger", "licence-conditions-not-aligned"),
]


@dataclass(frozen=True)
class PracticeExample:
    """One practice example: its record, and what the inspectors thought of which question."""

    case: str
    record: Path
    practice: str
    question: str


def _about(path: Path) -> PracticeExample:
    (about,) = yaml_documents(path.read_text(encoding="utf-8"))
    assert isinstance(about, dict)
    record = path.with_name(path.name.replace(".about", ""))
    return PracticeExample(about["case"], record, about["practice"], about["question"])


EXAMPLES = {each.case: each for each in map(_about, sorted(FOLDER.glob("*.about.yaml")))}
POOR = [each for each in EXAMPLES.values() if each.practice == "poor"]
GOOD = [each for each in EXAMPLES.values() if each.practice == "good"]


def _checked(case: str) -> CaseResult:
    result = api.check(EXAMPLES[case].record, rulebook=BOOK)
    assert result.problems == ()
    (checked,) = result.cases
    return checked


def _not_met(case: str, question: str) -> list[str]:
    return [each.rule for each in _checked(case).findings if question in QUESTIONS[each.rule]]


def test_there_are_four_poor_and_eight_good_examples() -> None:
    """The bulletin has twelve, and each names its question."""
    assert {each.case: each.question for each in POOR} == {
        "David": "Q1",
        "Larry": "Q1",
        "Peter": "Q2",
        "Clive": "Q3",
    }
    assert {each.case: each.question for each in GOOD} == {
        "Luke": "Q3",
        "Carl": "Q4",
        "Gary": "Q5",
        "Adam": "Q5",
        "Michelle": "Q6",
        "Tony": "Q6",
        "Roger": "Q7",
        "Bernie": "Q7",
    }


@pytest.mark.parametrize("example", POOR, ids=lambda each: each.case)
def test_poor_practice_is_not_met_on_its_question(example: PracticeExample) -> None:
    """Where the inspectors saw poor practice, a rule of the same question is not met."""
    assert _not_met(example.case, example.question)


@pytest.mark.parametrize("example", GOOD, ids=lambda each: each.case)
def test_good_practice_has_no_finding_on_its_question(example: PracticeExample) -> None:
    """Where the inspectors praised the work, no rule of the same question is not met."""
    assert _not_met(example.case, example.question) == []


@pytest.mark.parametrize(("case", "rule", "subject"), FOUND)
def test_the_inspectors_reason_is_found(case: str, rule: str, subject: str) -> None:
    """The rule that is not met is about the inspectors' own reason, at its place in the record."""
    (found,) = (each for each in _checked(case).outcomes if each.rule == rule)
    assert subject in [s.subject for s in found.subjects if s.outcome is Outcome.NOT_MET]


@pytest.mark.parametrize(("case", "rule"), SHOWN)
def test_what_was_praised_is_met(case: str, rule: str) -> None:
    """Where a rule is about the very thing that was praised, it is met."""
    (found,) = (each for each in _checked(case).outcomes if each.rule == rule)
    assert found.outcome is Outcome.MET


@pytest.mark.parametrize("example", GOOD, ids=lambda each: each.case)
def test_good_practice_has_no_finding_at_all(example: PracticeExample) -> None:
    """A record made of nothing but praise gives no finding on any other question either."""
    assert _checked(example.case).findings == ()
