"""Cases that a naive rule gets wrong, and what a careful reader wrote before any rule was run."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from checker import api
from checker.records.yaml_data import yaml_documents

if TYPE_CHECKING:
    from checker.model.result import Result

FOLDER = Path(__file__).parents[1] / "fixtures" / "hard-cases"
BOOK = api.load_rulebook()
ANY = "any"


def _about(path: Path) -> dict[str, Any]:
    (data,) = yaml_documents(path.read_text(encoding="utf-8"))
    assert isinstance(data, dict)
    return data


ABOUT = {
    path.name.removesuffix(".about.yaml"): _about(path) for path in FOLDER.glob("*.about.yaml")
}
EXPECTED = [
    pytest.param(name, each, id=f"{name}: {each['rule']}")
    for name, about in sorted(ABOUT.items())
    for each in about["expects"]
]
ANSWERED = [
    pytest.param(name, question, each["answer"], id=f"{name}: {question}")
    for name, about in sorted(ABOUT.items())
    for question, each in about["questions"].items()
]


@lru_cache
def checked(name: str) -> Result:
    """Judge a case by the whole rulebook."""
    return api.check(FOLDER / f"{name}.yaml", rulebook=BOOK)


def test_there_are_twelve_and_every_record_fits() -> None:
    """Each record has its reading, and each reading its record."""
    records = {path.stem for path in FOLDER.glob("*.yaml")} - {f"{name}.about" for name in ABOUT}
    assert records == set(ABOUT)
    assert len(records) == 12
    assert [checked(name).problems for name in sorted(records)] == [()] * 12


@pytest.mark.parametrize(("name", "expected"), EXPECTED)
def test_a_rule_says_what_the_careful_reader_said(name: str, expected: dict[str, str]) -> None:
    """The outcome of the rule, at its place where one is named."""
    (case,) = checked(name).cases
    (found,) = (each for each in case.outcomes if each.rule == expected["rule"])
    at = expected.get("at")
    told = found if at is None else next(each for each in found.subjects if each.subject == at)

    assert told.outcome == expected["outcome"], expected["because"]


@pytest.mark.parametrize(("name", "question", "answer"), ANSWERED)
def test_a_question_is_answered_as_the_careful_reader_did(
    name: str, question: str, answer: str
) -> None:
    """The roll-up of the case, wherever the reader thought that data decide it."""
    (answers,) = checked(name).answers
    (found,) = (each for each in answers.questions if each.id == question)

    assert answer in (ANY, found.answer), ABOUT[name]["questions"][question]["because"]
