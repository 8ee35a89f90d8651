"""The commands ``explain``, ``why``, ``rules`` and ``schema``."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import jsonschema
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


@pytest.fixture
def copied(tiny: tuple[str, str], tmp_path: Path) -> Path:
    """Give a copy of the small rulebook that a test may break."""
    return shutil.copytree(tiny[1], tmp_path / "copied")


def test_explain_tells_the_whole_rule(run: Callable[..., Ran], tiny: tuple[str, str]) -> None:
    """A rule is explained with its wording, its conditions, its figures and its examples."""
    out = run("explain", "change-not-reviewed", *tiny).out

    assert out.startswith("A change that bears on risk was not reviewed in writing\n")
    for text in (
        "change-not-reviewed, stable, essential",
        '2.4.3.d: "Are written reviews completed as a formal record?"',
        "for_each: change in changes if change.bears_on_risk",
        "review_within: 10 working days; source: policy of the tests; certainty: policy",
        "Whether the text of the review deals with the change.",
        "tends to over-flag",
        "Complete a written review that covers the change.",
        "reviewed in time → met",
        "never reviewed → not met at changes[0]",
    ):
        assert f"  {text}\n" in out or f"\n{text}\n" in out


def test_explain_shows_what_rules_share(run: Callable[..., Ran], tiny: tuple[str, str]) -> None:
    """A definition and a parameter of the rulebook are explained where a rule uses them."""
    out = run("explain", "team-not-named", *tiny).out

    assert "has_changes: the record holds a change in circumstances" in out
    assert "named_team: North" in out


def test_explain_states_a_near_name(run: Callable[..., Ran], tiny: tuple[str, str]) -> None:
    """A rule that is not there is wrong use."""
    ran = run("explain", "change-not-reviewd", *tiny)

    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("there is change-not-reviewed\n")


def test_why_shows_every_part(
    run: Callable[..., Ran], tiny: tuple[str, str], records: Path
) -> None:
    """Each part of a rule is shown with its value, and what is not recorded is marked."""
    ran = run("why", "X000001", "change-not-reviewed", records / "late.json", *tiny)

    assert (ran.code, ran.err) == (0, "")
    for text in (
        "outcome: not met",
        "changes = 3 items",
        "changes[0]: not met",
        "changes[1]: not yet due",
        "changes[2]: cannot tell",
        "change.known_on = 3 May 2018 (changes[0].known_on)",
        "change.known_on = not known, not recorded: changes[2].known_on",
        "reviews[0]: review.written and change.known_on <= review.completed_on <= due = false",
        "review_within = 10",
    ):
        assert f"{text}\n" in ran.out


def test_why_shows_the_gate(run: Callable[..., Ran], tiny: tuple[str, str], records: Path) -> None:
    """A rule that is about some cases shows why this is one of them."""
    out = run("why", "X000001", "team-not-named", records / "late.json", *tiny).out

    assert "\napplies_to\n  has_changes = true\n" in out


@pytest.mark.parametrize(
    ("names", "near"),
    [
        (("X00001", "change-not-reviewed"), "X000001"),
        (("X000001", "team-not-name"), "team-not-named"),
    ],
)
def test_why_states_a_near_name(
    run: Callable[..., Ran],
    tiny: tuple[str, str],
    records: Path,
    names: tuple[str, str],
    near: str,
) -> None:
    """A case or a rule that is not there is wrong use."""
    ran = run("why", *names, records / "late.json", *tiny)

    assert ran.code == 2
    assert ran.err.endswith(f"there is {near}\n")


def test_why_without_a_record_has_nothing_to_show(
    run: Callable[..., Ran], tiny: tuple[str, str], records: Path
) -> None:
    """No record that fits is told apart from a wrong name."""
    assert run("why", "X000003", "team-not-named", records / "bad.json", *tiny).code == 3


def test_rules_are_listed(run: Callable[..., Ran], tiny: tuple[str, str]) -> None:
    """The list is in columns for people and in JSON for programs."""
    text = run("rules", "list", *tiny).out.splitlines()
    data = json.loads(run("rules", "list", *tiny, "--output-format", "json").out)

    assert text[0].split() == ["rule", "weight", "prompts", "questions", "title"]
    assert [line.split()[0] for line in text[1:]] == [rule["id"] for rule in data["rules"]]


def test_a_sound_rulebook_lints_in_silence(run: Callable[..., Ran], tiny: tuple[str, str]) -> None:
    """Nothing wrong is 0 and an empty standard output."""
    ran = run("rules", "lint", tiny[1])

    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "0 errors and 0 warnings\n"


def test_lint_points_at_the_line(run: Callable[..., Ran], copied: Path) -> None:
    """A mistake is shown with file, line and column, in the folder as in the file alone."""
    rule = copied / "team-not-named.yaml"
    text = rule.read_text(encoding="utf-8")
    rule.write_text(text.replace("provider.team ==", "provider.teem =="), encoding="utf-8")

    whole, alone = run("rules", "lint", copied), run("rules", "lint", rule)

    assert whole.code == alone.code == 2
    assert whole.out == alone.out
    assert "team-not-named.yaml:8:" in alone.out
    assert "team" in alone.out


def test_lint_of_a_file_shows_its_own_mistakes_only(run: Callable[..., Ran], copied: Path) -> None:
    """A mistake elsewhere in the rulebook is counted and not shown."""
    (copied / "other-rule.yaml").write_text("id: other-rule\n", encoding="utf-8")

    ran = run("rules", "lint", copied / "team-not-named.yaml")

    assert (ran.code, ran.out) == (0, "")
    assert "more in other files of the same rulebook" in ran.err


def test_lint_of_a_file_tells_when_its_rulebook_is_broken(
    run: Callable[..., Ran], copied: Path
) -> None:
    """A rule cannot be called sound while its rulebook cannot be read."""
    (copied / "rulebook.yaml").write_text("id: tiny\n", encoding="utf-8")

    ran = run("rules", "lint", copied / "team-not-named.yaml")

    assert ran.code == 2
    assert "rulebook.yaml:" in ran.out


@pytest.mark.parametrize("name", ["absent.yaml", "stray.yaml"])
def test_lint_of_what_is_no_rule_is_wrong_use(
    run: Callable[..., Ran], tmp_path: Path, name: str
) -> None:
    """A file that is not there, or belongs to no rulebook, is wrong use."""
    (tmp_path / "stray.yaml").write_text("id: stray\n", encoding="utf-8")

    assert run("rules", "lint", tmp_path / name).code == 2


def test_the_schema_of_a_record_accepts_a_record(
    run: Callable[..., Ran], tiny: tuple[str, str], records: Path
) -> None:
    """The printed schema holds for a record that fits, and not for one that does not."""
    validator = jsonschema.Draft202012Validator(json.loads(run("schema", "case").out))
    good, bad = (
        json.loads((records / name).read_text(encoding="utf-8"))
        for name in ("good.json", "bad.json")
    )

    assert validator.is_valid(good)
    assert not validator.is_valid(bad)
    assert run("schema", "case", *tiny).code == 0


def test_the_schema_of_a_result_is_a_schema(run: Callable[..., Ran]) -> None:
    """The printed schema of the output is itself sound."""
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema", "result").out))
