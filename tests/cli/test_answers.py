"""Rolled-up results, and the commands that show what a rulebook covers and rests on."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest

from checker import api
from checker.model.roll_up import Level
from checker.reports import json_v1
from checker.reports.answers import answer_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

FIXTURES = Path(__file__).parents[2] / "fixtures"
OWN = FIXTURES / "rulebooks" / "northshire"
BOOK = api.load_rulebook()


def test_each_case_has_its_seven_questions_with_what_decided(run: Callable[..., Ran]) -> None:
    """Seven answers a case, and below an insufficient one the finding and its evidence."""
    out = run("check", "--level", "question", FIXTURES / "practice-examples").out
    answers = [line for line in out.splitlines() if line.startswith("  Q") and " likely " in line]
    every = [line for line in out.split("Over all cases")[0].splitlines() if line[:3] == "  Q"]

    assert len(every) == 12 * 7
    assert any(line.startswith("  Q3  likely insufficient: ") for line in answers)
    clive = out.split("\nClive as of ")[1].split("\n\n")[0]
    asked = clive.split("  Q3  likely insufficient")[1].split("  Q4  ")[0]
    assert "domestic-abuse-check-missing (essential): " in asked
    assert "(sentence.supervision_started_on)" in asked


@pytest.mark.parametrize(("level", "number"), [("question", 7), ("prompt", 16), ("standard", 4)])
def test_each_level_is_told_for_a_case_and_for_all(
    run: Callable[..., Ran], level: str, number: int
) -> None:
    """Every question, prompt and standard is answered once for the case, and counted once."""
    case = FIXTURES / "practice-examples" / "david.yaml"
    out = run("check", "--level", level, case).out
    first, together = out.split(f"Over all cases, by {level}\n")
    counted = [line for line in together.split("\n\n")[0].splitlines() if "cannot tell, " in line]

    answered = [line for line in first.splitlines() if line[:2] == "  " and line[2] != " "]

    assert len(answered) == number
    assert len(counted) == number


def test_a_standard_is_rated_by_the_bands_of_the_rulebook(run: Callable[..., Ran]) -> None:
    """A rating is told with how far the cases that cannot be told could move it."""
    case = FIXTURES / "practice-examples" / "david.yaml"
    out = run("check", "--level", "standard", case).out
    assert "\n  2.1.3  0% of those answered sufficient; 0 likely sufficient, 1 likely " in out
    assert "\n    rating: inadequate\n" in out
    assert "no rating; from inadequate to outstanding, as the cases turn out" in out


def test_a_rulebook_without_roll_up_says_so(
    run: Callable[..., Ran], tiny: tuple[str, str], records: Path
) -> None:
    """What the rulebook does not define is not made up."""
    ran = run("check", records, *tiny, "--level", "question")
    assert (ran.code, ran.out) == (2, "")
    assert "--level question needs a rulebook with a `roll_up`" in ran.err


def test_what_was_not_looked_at_in_full_is_not_answered(run: Callable[..., Ran]) -> None:
    """An answer of a few selected rules would pass for an answer of all of them."""
    case = FIXTURES / "practice-examples" / "david.yaml"
    shown = ("--level", "question", case, "--select", "Q6")
    out = run("check", *shown).out
    data = json.loads(run("check", *shown, "--output-format", "json").out)
    selected = [rule for rule in BOOK.rules if "Q6" in rule.basis.questions]
    ran = f"{len(selected)} of {len(BOOK.rules)} rules were run"

    assert f"Not answered, as {ran}: Q1, Q2" in out
    assert [line[:4] for line in out.split("Over all")[0].splitlines() if line[:3] == "  Q"] == [
        "  Q6"
    ]
    told = {each["id"] for case in data["cases"] for each in case["answers"]}
    assert "Q6" in told
    assert "Q1" not in told


def test_a_share_is_not_rounded_up() -> None:
    """79.6% of those answered is not the 80% that a band asks for."""
    result = api.check(FIXTURES / "practice-examples" / "david.yaml")
    close = replace(result, ratings=tuple(replace(each, share=79.6) for each in result.ratings))
    told = "\n".join(line.text for line in answer_lines(close, Level.STANDARD))
    assert told.count("  79% of those answered sufficient; ") == 4


def test_json_holds_answers_ratings_and_differences(run: Callable[..., Ran]) -> None:
    """Programs get what people get, in the published shape."""
    files = FIXTURES / "practice-examples"
    out = run("check", files, "--rulebook", OWN, "--output-format", "json").out
    data = json.loads(out)

    jsonschema.Draft202012Validator(json_v1.schema()).validate(data)
    assert [len(case["answers"]) for case in data["cases"]] == [7 + 16 + 4] * 12
    assert [each["id"] for each in data["ratings"]][:7] == [f"Q{n}" for n in range(1, 8)]
    assert all(sum(each["cases"].values()) == 12 for each in data["ratings"])
    assert data["rulebook"]["extends"][0]["id"] == "hmip-2018"
    assert len(data["rulebook"]["differences"]) == 7


def test_the_matrix_has_no_empty_row_and_no_empty_column(run: Callable[..., Ran]) -> None:
    """Each rule rests on something, and each prompt and question has rules."""
    data = json.loads(run("rules", "matrix", "--output-format", "json").out)
    lines = run("rules", "matrix").out.splitlines()
    rows = {line.split()[0]: line for line in lines[2 : 2 + len(BOOK.rules)]}

    assert len(data["prompts"]) == 16
    assert len(data["questions"]) == 7
    for part in (*data["prompts"], *data["questions"]):
        assert part["rules"], part["id"]
        assert part["coverage"] == "covered" or part["because"]
    for rule in BOOK.rules:
        marks = "".join(rows[rule.id].split()[1:])
        assert len(marks) == 23
        expected = len(rule.basis.prompts) + len(rule.basis.questions)
        assert len([mark for mark in marks if mark != "·"]) == expected > 0


@pytest.mark.parametrize("command", ["matrix", "parameters", "list"])
def test_differences_are_told_wherever_a_rulebook_is_shown(
    run: Callable[..., Ran], command: str
) -> None:
    """No output of an extending rulebook passes for that of its base."""
    out = run("rules", command, "--rulebook", OWN).out
    data = json.loads(run("rules", command, "--rulebook", OWN, "--output-format", "json").out)

    assert "northshire extends hmip-2018, version " in out
    assert "parameter change-not-reviewed.reviewed_within changed from 15 working days to 10" in out
    assert len(data["rulebook"]["differences"]) == 7


def test_an_explained_rule_and_a_why_tell_the_differences_too(run: Callable[..., Ran]) -> None:
    """A page about one rule of an extending rulebook says what that rulebook changes."""
    case = FIXTURES / "practice-examples" / "david.yaml"
    explained = run("explain", "change-not-reviewed", "--rulebook", OWN).out
    why = run("why", "David", "change-not-reviewed", case, "--rulebook", OWN).out

    for out in (explained, why):
        assert "northshire extends hmip-2018, version " in out
        assert "change-not-reviewed.reviewed_within changed from 15 working days to 10" in out


def test_every_figure_is_printed_with_its_source(run: Callable[..., Ran]) -> None:
    """Figures of rules, of all rules, of the roll-up and of the bands: none without a source."""
    data = json.loads(run("rules", "parameters", "--output-format", "json").out)
    out = run("rules", "parameters").out
    roll_up = BOOK.rulebook.roll_up
    assert roll_up is not None
    number = sum(len(rule.parameters) for rule in BOOK.rules) + len(BOOK.rulebook.parameters)

    assert len(data["parameters"]) == number + len(roll_up.limits) + len(roll_up.bands)
    assert all(each["source"] and each["certainty"] for each in data["parameters"])
    assert out.count("; source: ") == len(data["parameters"])
    assert "  outstanding: 80 percent; source: Bulletin 2018/02" in out
