"""The commands ``rules new``, ``rules test`` and ``rules mutate``, and the schemas for authors."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import jsonschema
import pytest

from checker.cli import rules_test

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

    Run = Callable[..., Ran]


@pytest.fixture
def folder(tiny: tuple[str, str], tmp_path: Path) -> Path:
    """Give a copy of the small rulebook that a test may change."""
    return shutil.copytree(tiny[1], tmp_path / "book")


def change(file: Path, before: str, after: str) -> None:
    """Change a text in a file, which is there once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")


def test_a_new_rule_holds_and_all_its_mutants_are_caught(run: Run, folder: Path) -> None:
    """It can be run at once; and an editor finds the schema that it names."""
    begun = run("rules", "new", "my-rule", folder / "own", "--prompt", "2.4.3.d")
    file = folder / "own" / "my-rule.yaml"
    assert (begun.code, begun.out) == (0, "")
    assert f"written: {file}" in begun.err
    assert "$schema=../rule.schema.json" in file.read_text(encoding="utf-8").splitlines()[0]
    schema = json.loads((folder / "rule.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert run("rules", "lint", file).code == 0
    assert run("rules", "test", "my-rule", "--rulebook", folder).code == 0
    tried = run("rules", "mutate", "my-rule", "--rulebook", folder)
    assert tried.code == 0
    assert "100.0 %  my-rule" in tried.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("change-not-reviewed",), "has a rule change-not-reviewed already"),
        (("My Rule",), "is no id"),
        (("mine",), "say what it rests on"),
        (("mine", "--prompt", "9.9.9.z"), "there is no prompt named 9.9.9.z"),
        (("mine", "--question", "Q9"), "there is no question named Q9"),
    ],
)
def test_a_rule_that_cannot_be_begun(
    run: Run, folder: Path, arguments: tuple[str, ...], said: str
) -> None:
    """It is said why, and nothing is written."""
    name, *more = arguments
    ran = run("rules", "new", name, folder / "own", *more)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not (folder / "own").exists()


def test_a_rule_belongs_to_a_rulebook(run: Run, tmp_path: Path) -> None:
    """Outside of any there is none to begin."""
    ran = run("rules", "new", "mine", tmp_path)
    assert ran.code == 2
    assert "belongs to no rulebook" in ran.err


def test_examples_that_hold_are_counted(run: Run, folder: Path) -> None:
    """By the interpreter, in columns, and by DuckDB where that is asked for."""
    ran = run("rules", "test", "team-not-named", "--rulebook", folder, "--duckdb")
    assert ran.code == 0
    assert "examples: 2 of 1 rule, by interpreter and columns and duckdb" in ran.out
    assert "hold: 2" in ran.out


def test_an_example_that_does_not_hold_shows_what_led_to_it(run: Run, folder: Path) -> None:
    """What was expected, what was found, and the value of every part."""
    change(
        folder / "change-not-reviewed.yaml", "completed_on: 2018-05-10", "completed_on: 2018-05-30"
    )
    ran = run("rules", "test", "change-not-reviewed", "--rulebook", folder)
    assert ran.code == 1
    assert "the outcome is not met; the example says met" in ran.out
    assert "review.completed_on = 30 May 2018" in ran.out
    assert "do not hold: 1" in ran.out


def test_a_rule_needs_an_example_each_way(run: Run, folder: Path) -> None:
    """One that is met, and one that is not."""
    ran = run("rules", "test", "life-sentence-not-reviewed", "--rulebook", folder)
    assert ran.code == 1
    assert "has no example that is met" in ran.out


@pytest.mark.parametrize(("outcome", "code"), [("met", 0), ("not met", 1)])
def test_what_is_known_to_be_missed_is_told_apart(
    run: Run, folder: Path, outcome: str, code: int
) -> None:
    """It does not fail; one that holds after all does, so that somebody takes the word away."""
    with (folder / "team-not-named.yaml").open("a", encoding="utf-8") as file:
        file.write(
            f"  - {{name: a third, outcome: {outcome}, todo: true, as_of: 2018-06-30, "
            "case: {provider: {team: South}, changes: [{bears_on_risk: true}]}}\n"
        )
    ran = run("rules", "test", "team-not-named", "--rulebook", folder)
    assert ran.code == code
    told = "known not to hold yet: 1" if outcome == "met" else "though `todo` says"
    assert told in ran.out


def test_a_survivor_is_shown_with_an_example_that_would_catch_it(run: Run, folder: Path) -> None:
    """Pasted into the rule, the example holds and the mutant is caught."""
    before = run("rules", "mutate", "change-not-reviewed", "--rulebook", folder)
    assert before.code == 1
    block = "  - name:" + before.out.split("  - name:", 1)[1]
    lines = [block.splitlines()[0]]
    for line in block.splitlines()[1:]:
        if not line.startswith("    "):
            break
        lines.append(line)
        if line.strip().startswith("outcome:"):
            break
    with (folder / "change-not-reviewed.yaml").open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    assert run("rules", "test", "change-not-reviewed", "--rulebook", folder).code == 0
    after = run("rules", "mutate", "change-not-reviewed", "--rulebook", folder)
    assert survivors(after.out) < survivors(before.out)


def survivors(text: str) -> int:
    """Count what survives, by the summary."""
    line = next(each for each in text.splitlines() if "survive, though" in each)
    return int(line.split(":")[1])


def test_a_score_that_is_enough_is_no_finding(run: Run, folder: Path) -> None:
    """Below it the code is 1."""
    asked = ("rules", "mutate", "change-not-reviewed", "--rulebook", folder, "--min-score")
    assert run(*asked, "1").code == 0
    assert run(*asked, "100").code == 1


def test_several_processes_say_what_one_says(run: Run, folder: Path) -> None:
    """In the order of the rules."""
    asked = ("rules", "mutate", "--rulebook", folder, "--threads")
    assert run(*asked, "2").out == run(*asked, "1").out


def test_watching_runs_again_after_a_change(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A broken file is told, and the watch goes on; the keyboard ends it."""
    waits: list[float] = []

    def changed(seconds: float) -> None:
        waits.append(seconds)
        match len(waits):
            case 1:
                change(folder / "team-not-named.yaml", "team: North", "team: West")
            case 2:
                change(folder / "team-not-named.yaml", "expect:", "expects:")
            case _:
                raise KeyboardInterrupt

    monkeypatch.setattr(rules_test, "sleep", changed)
    ran = run("rules", "test", "team-not-named", "--rulebook", folder, "--watch")
    assert ran.code == 0
    assert ran.out.count("Summary") == 2
    assert "do not hold: 1" in ran.out
    assert "expects" in ran.out
    assert ran.err.count("Ctrl-C ends it") == 3


@pytest.mark.parametrize("kind", [("rule",), ("rulebook",), ("rulebook", "extension")])
def test_the_schemas_for_authors_are_sound(run: Run, kind: tuple[str, ...]) -> None:
    """Each is a JSON Schema."""
    schema = json.loads(run("schema", *kind).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$id"] == f"urn:checker:{kind[-1]}:1"


def test_what_the_examples_show_of_a_rule(run: Run, folder: Path, tmp_path: Path) -> None:
    """What decides one way only is shown in the text of the rule, with what would show the rest."""
    html = tmp_path / "page.html"
    asked = ("rules", "coverage", "change-not-reviewed", "--rulebook", folder)
    ran = run(*asked, "--html", html)
    assert ran.code == 1
    assert "for_each: change in changes if change.bears_on_risk\n" in ran.out
    assert "true: decides; false: no example; not known: no example" in ran.out
    assert "no example shows: change.bears_on_risk: that it decides when it is false" in ran.out
    assert "<h2 id=" in html.read_text(encoding="utf-8")
    assert len(run(*asked, "--verbose").out.splitlines()) > len(ran.out.splitlines())


def test_a_new_rule_is_covered(run: Run, folder: Path) -> None:
    """Each of its conditions decides both ways."""
    run("rules", "new", "my-rule", folder / "own", "--question", "Q6")
    ran = run("rules", "coverage", "my-rule", "--rulebook", folder)
    assert ran.code == 0, ran.out
