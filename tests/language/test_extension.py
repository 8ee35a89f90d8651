"""A rulebook that extends another: what it changes, that it says so, and what it may not do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker import api
from checker.model.diagnostic import Severity
from checker.model.difference import Change
from checker.model.roll_up import figure
from tests.language.test_load import expected
from tests.tiny import Loan

FOLDER = Path(__file__).with_name("extensions")


def own() -> api.Book:
    """Load the sound extension."""
    return api.load_rulebook(FOLDER / "own", Loan)


def test_the_changes_of_an_extension_are_in_force() -> None:
    """Figures, weights, definitions and the roll-up are its own; disabled rules are not run."""
    book = own()
    sound, old = book.plan("sound").rule, book.plan("old-member").rule

    assert [rule.id for rule in book.rules] == ["old-member", "sound"]
    assert (sound.weight, old.weight) == ("supporting", "essential")
    assert [each.name for each in sound.examples] == ["two"]
    assert sound.parameters[0].values[0][1] == 20
    assert {each.name: each.value for each in book.rulebook.parameters} == {
        "grown_up": 16,
        "old": 70,
    }
    assert [each.name for each in book.rulebook.definitions] == ["adult", "aged"]
    assert [each.grouping.name for each in book.groups] == ["age", "address"]
    assert book.groups[0].names == ("Aged", "other", "not recorded")
    assert book.groups[1].value == "member.email"
    roll_up = book.rulebook.roll_up
    assert roll_up is not None
    assert [figure(each) for each in roll_up.limits] == [1, 3, 25, 1]


def test_every_difference_from_the_base_is_told() -> None:
    """Nothing is changed in silence: each difference has what it was, what it is, and why."""
    rulebook = own().rulebook
    told = {(each.change, each.kind, each.name): each for each in rulebook.differences}

    assert [(each.id, each.version) for each in rulebook.extends] == [("base", "1")]
    assert set(told) == {
        (Change.DISABLED, "rule", "quiet"),
        (Change.CHANGED, "weight", "sound"),
        (Change.CHANGED, "parameter", "sound.days_allowed"),
        (Change.CHANGED, "parameter", "grown_up"),
        (Change.ADDED, "parameter", "old"),
        (Change.CHANGED, "definition", "adult"),
        (Change.ADDED, "definition", "aged"),
        (Change.CHANGED, "roll-up", "supporting_not_met"),
        (Change.CHANGED, "group", "age"),
        (Change.ADDED, "group", "address"),
        (Change.ADDED, "rule", "old-member"),
    }
    days = told[Change.CHANGED, "parameter", "sound.days_allowed"]
    assert days.before == "15 from 1 January 2017, 10 from 28 June 2021, by item.borrowed_on"
    assert days.after == "20 from 1 January 2017, by item.borrowed_on"
    assert days.because == "the north is slower"
    assert told[Change.DISABLED, "rule", "quiet"].because == "nobody leaves the north"


def test_a_base_says_nothing_of_differences() -> None:
    """A rulebook that extends none has none."""
    rulebook = api.load_rulebook(FOLDER / "base", Loan).rulebook
    assert (rulebook.extends, rulebook.differences) == ((), ())


@pytest.mark.parametrize("name", ["mistaken", "missing", "circle-a", "over-broken"])
def test_each_mistake_of_an_extension_is_told_on_its_line(name: str) -> None:
    """All mistakes are told at once, each at its place."""
    path = FOLDER / name / "rulebook.yaml"
    _, found = api.examine_rulebook(path.parent, Loan)
    own = [each for each in found if each.source.name == str(path)]

    assert len(own) == len(expected(path)) > 0
    for (line, code, message), each in zip(expected(path), own, strict=True):
        assert (each.span.line, each.code) == (line, code)
        assert re.fullmatch(re.escape(message).replace("…", ".*"), each.message)


def test_a_circle_is_broken() -> None:
    """Rulebooks that extend each other are told so, with their names."""
    _, found = api.examine_rulebook(FOLDER / "circle-a", Loan)
    messages = [each.message for each in found if each.code == "unknown-rulebook"]
    assert messages == ["rulebooks extend each other: circle-a, circle-b, circle-a"]


def test_changed_figures_without_examples_are_warned_of(tmp_path: Path) -> None:
    """A change that no example proves can be run, and is pointed at."""
    text = (FOLDER / "own" / "rulebook.yaml").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    kept = [line for line in lines if "examples:" not in line and "name: two" not in line]
    for folder in ("base", "own"):
        (tmp_path / folder).mkdir()
    for path in (FOLDER / "base").iterdir():
        (tmp_path / "base" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "own" / "rulebook.yaml").write_text("".join(kept), encoding="utf-8")

    book, (problem,) = api.examine_rulebook(tmp_path / "own", Loan)

    assert book is not None
    assert (problem.code, problem.severity) == ("unproved-change", Severity.WARNING)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("sound", "the rule `sound` already stands in "),
        ("quiet", "the rule `quiet` already stands in the rulebook that this one extends"),
    ],
)
def test_a_rule_of_its_own_takes_no_id_of_the_base(tmp_path: Path, name: str, message: str) -> None:
    """Even a disabled rule keeps its id, so that a finding is never mistaken for another."""
    for folder in ("base", "own"):
        (tmp_path / folder).mkdir()
        for path in (FOLDER / folder).iterdir():
            (tmp_path / folder / path.name).write_bytes(path.read_bytes())
    copied = (FOLDER / "base" / f"{name}.yaml").read_bytes()
    (tmp_path / "own" / f"{name}.yaml").write_bytes(copied)

    _, (problem,) = api.examine_rulebook(tmp_path / "own", Loan)

    assert problem.code == "duplicate-id"
    assert message in problem.message
