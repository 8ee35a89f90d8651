"""Every outcome of the practice examples under the whole rulebook, each with its reason."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from checker import api
from checker.model.outcome import Outcome
from checker.model.roll_up import Answer
from checker.records.yaml_data import yaml_documents

FIXTURES = Path(__file__).parents[1] / "fixtures"
EXPECTED = FIXTURES / "expected" / "practice-examples"
RESULT = api.check(FIXTURES / "practice-examples")
RULES = {rule.id: rule for rule in RESULT.rules}
CASES = {case.case_id: case for case in RESULT.cases}


def data(path: Path) -> dict[str, Any]:
    """Read a YAML file that holds one mapping."""
    (found,) = yaml_documents(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


ROOMS = {path.stem: data(path) for path in sorted(EXPECTED.glob("*.yaml"))}
QUESTIONS = ROOMS.pop("questions")
WRITTEN = {rule: groups for room in ROOMS.values() for rule, groups in room.items()}
PRACTICE = [data(path) for path in sorted((FIXTURES / "practice-examples").glob("*.about.yaml"))]


def test_every_rule_stands_in_the_file_of_its_room() -> None:
    """No rule is left out, and none stands where nobody would look for it."""
    rooms = {rule.id: Path(rule.source.name).parent.name for rule in RESULT.rules}
    written = {rule: name for name, room in ROOMS.items() for rule in room}
    assert written == rooms


@pytest.mark.parametrize("rule", sorted(WRITTEN))
def test_every_case_has_one_outcome_with_a_reason(rule: str) -> None:
    """Each of the twelve cases stands once with each rule, and each group says why."""
    groups = WRITTEN[rule]
    assert Counter(case for group in groups for case in group["cases"]) == Counter(list(CASES))
    assert all(len(group["because"]) > len("because") for group in groups)


@pytest.mark.parametrize("rule", sorted(WRITTEN))
def test_every_outcome_is_as_written(rule: str) -> None:
    """The engine says of each case what was written down."""
    wanted = {case: Outcome(group["outcome"]) for group in WRITTEN[rule] for case in group["cases"]}
    found = {
        name: each.outcome
        for name, case in CASES.items()
        for each in case.outcomes
        if each.rule == rule
    }
    assert found == wanted


@pytest.mark.parametrize("case", sorted(CASES))
def test_every_question_is_answered_as_written(case: str) -> None:
    """The roll-up says of each question what was written down."""
    wanted = {name: Answer(each["answer"]) for name, each in QUESTIONS[case].items()}
    (answers,) = (each for each in RESULT.answers if each.case_id == case)
    assert {each.id: each.answer for each in answers.questions} == wanted


@pytest.mark.parametrize("about", PRACTICE, ids=lambda about: about["case"])
def test_the_inspectors_question_is_answered_their_way(about: dict[str, Any]) -> None:
    """Poor practice is likely insufficient on its question, and good practice never is."""
    (answers,) = (each for each in RESULT.answers if each.case_id == about["case"])
    (answer,) = (each.answer for each in answers.questions if each.id == about["question"])
    assert (answer is Answer.INSUFFICIENT) is (about["practice"] == "poor")
