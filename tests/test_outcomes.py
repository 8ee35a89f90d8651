"""Every outcome of the practice examples under the whole rulebook, each with its reason."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checker import api
from checker.model.outcome import Outcome
from checker.model.roll_up import Answer
from checker.records.yaml_data import yaml_documents

if TYPE_CHECKING:
    from checker.model.result import Result

FIXTURES = Path(__file__).parents[1] / "fixtures"
BOOK = api.load_rulebook()
FILES = sorted((FIXTURES / "expected" / "practice-examples").glob("*.yaml"))
CASES = [pytest.param(path, id=path.stem) for path in FILES]


def expected(path: Path) -> dict[str, Any]:
    """Read what is expected of one case."""
    (data,) = yaml_documents(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


def checked(path: Path) -> Result:
    """Judge the case that a file is about by the whole rulebook."""
    result = api.check(FIXTURES / "practice-examples" / path.name, rulebook=BOOK)
    assert result.problems == ()
    return result


def test_all_twelve_are_there() -> None:
    """Each practice example has its file, and nothing else has."""
    records = (FIXTURES / "practice-examples").glob("*.yaml")
    names = {path.name for path in records if not path.name.endswith(".about.yaml")}
    assert {path.name for path in FILES} == names
    assert len(names) == 12


@pytest.mark.parametrize("path", CASES)
def test_every_rule_has_one_expected_outcome_with_a_reason(path: Path) -> None:
    """No rule is left out, none stands twice, and each group of them says why."""
    groups = expected(path)["outcomes"]
    named = Counter(rule for group in groups for rule in group["rules"])

    assert named == Counter(rule.id for rule in BOOK.rules)
    assert all(len(group["because"]) > len("because") for group in groups)


@pytest.mark.parametrize("path", CASES)
def test_every_outcome_is_as_expected(path: Path) -> None:
    """The engine says of each rule what was written down."""
    groups = expected(path)["outcomes"]
    wanted = {rule: Outcome(group["outcome"]) for group in groups for rule in group["rules"]}
    (case,) = checked(path).cases

    assert {each.rule: each.outcome for each in case.outcomes} == wanted


@pytest.mark.parametrize("path", CASES)
def test_every_question_is_answered_as_expected(path: Path) -> None:
    """The roll-up says of each question what was written down."""
    wanted = {name: Answer(answer) for name, answer in expected(path)["questions"].items()}
    (answers,) = checked(path).answers

    assert {each.id: each.answer for each in answers.questions} == wanted


@pytest.mark.parametrize("path", CASES)
def test_the_inspectors_question_is_answered_their_way(path: Path) -> None:
    """Poor practice is likely insufficient on its question, and good practice never is."""
    about = FIXTURES / "practice-examples" / f"{path.stem}.about.yaml"
    said = expected(about)
    (answers,) = checked(path).answers
    (answer,) = (each.answer for each in answers.questions if each.id == said["question"])

    if said["practice"] == "poor":
        assert answer is Answer.INSUFFICIENT
    else:
        assert answer is not Answer.INSUFFICIENT
