"""What is promised of every rule, and what a rule declares: each can be found broken."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest

from checker import api
from checker.cli import main
from checker.engines.interpreter import judge
from checker.language import load
from checker.model.errors import BrokenRulebookError
from checker.model.outcome import Outcome, RuleOutcome, SubjectOutcome
from checker.model.record import Record
from checker.model.source import Source
from checker.records.case import Case
from checker.workshop.append import appended
from checker.workshop.mutants.telling import size
from checker.workshop.mutants.trial import proofs_of
from checker.workshop.outcomes import prepared_columns
from checker.workshop.prove import days, declared, meaning
from checker.workshop.prove.search import REACHED, Sought, properties, prove
from checker.workshop.prove.stand import Stand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import Any

    from checker.api import Book

BOOK = api.load_rulebook()
RULE = "change-not-reviewed"
FEW = Sought(25, 0)
DECLARING = [rule.id for rule in BOOK.rules if rule.properties]


def changed(rule: str, change: Callable[[str], str]) -> Book:
    """Give the rulebook with the text of one rule changed."""
    before = BOOK.plan(rule).rule
    made, problems = load.rule(Source(before.source.name, change(before.source.text)))
    assert made is not None, problems
    rules = tuple(made if each.id == rule else each for each in BOOK.rulebook.rules)
    return api.plan_rulebook(replace(BOOK.rulebook, rules=rules), Case)


def declaring(text: str, rule: str = RULE) -> Book:
    """Give the rulebook in which one rule declares a property more."""
    return changed(
        rule, lambda before: before.replace("properties:\n", f"properties:\n  - {text}\n")
    )


def stand(rule: str = RULE, book: Book = BOOK) -> Stand:
    """Put a rule to the proof."""
    plan = book.plan(rule)
    return Stand(book, plan, prepared_columns([plan]))


def record(rule: str = RULE) -> Record:
    """Give the record of the first example of a rule."""
    return proofs_of(BOOK, BOOK.plan(rule).rule)[0].record


@pytest.mark.parametrize("rule", [*DECLARING[:4], BOOK.rules[0].id, BOOK.rules[-1].id])
def test_shipped_rules_hold(rule: str) -> None:
    """No record that was drawn speaks against a property of these."""
    assert prove(BOOK, Sought(12, 0), rule).against == ()


def test_a_handful_of_shipped_rules_declare_properties() -> None:
    """There are enough to show what can be declared."""
    assert len(DECLARING) >= 8


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{adding: assessments, never: better}", "without assessments[0] it is not met"),
        ("{later: reviews.completed_on, never: better}", "later it is met"),
        ("{later: reviews.completed_on, never: worse}", "later it is not met"),
        ("{at_least_as_strict_as: review-not-written}", "review-not-written is not met"),
    ],
)
def test_a_false_declaration_is_found_out(text: str, said: str) -> None:
    """By a record that is small, fits, and has the outcome that is told."""
    book = declaring(text)
    (against,) = prove(book, Sought(80, 0), RULE).against

    assert said in against.said
    assert against.record is not None
    assert size(against.record.data) <= 24
    assert judge(book.plan(RULE), against.record).outcome is against.outcome


def test_a_declaration_has_no_bearing_on_outcomes() -> None:
    """A rule means the same whatever it declares."""
    book = declaring("{adding: contacts, never: better}")
    for each in proofs_of(BOOK, BOOK.plan(RULE).rule):
        assert judge(book.plan(RULE), each.record) == judge(BOOK.plan(RULE), each.record)


def test_an_outcome_that_no_record_has_is_told() -> None:
    """An example may claim what a rule never says."""
    book = changed(
        "barriers-not-examined", lambda text: text.replace("outcome: met", "outcome: not yet due")
    )
    found = prove(book, FEW, "barriers-not-examined").against

    assert [each.name for each in found] == [REACHED]
    assert found[0].said == "no record was found that is not yet due"


def test_an_engine_that_says_something_else_is_told() -> None:
    """The columns are asked about each record."""
    wrong = replace(stand(), columns=lambda batch: np.zeros((1, batch.size), np.int8))
    look = {each.name: each for each in meaning.meaning()}["engines-agree"].look

    assert look(stand(), record()) is None
    assert "the columns say not applicable" in str(look(wrong, record()))


@dataclass(frozen=True)
class Faulty(Stand):
    """A rule that is judged wrongly."""

    fault: Callable[[Record], bool] = bool

    def outcome(self, record: Record) -> Outcome:
        """Judge by the fault alone."""
        return Outcome.MET if self.fault(record) else Outcome.NOT_MET


AS_OF = date(2018, 2, 8)
LOOKS = {each.name: each for each in (*meaning.meaning(), *days.in_time())}
FAULTS: dict[str, Callable[[Any], bool]] = {
    "less-is-never-surer": lambda record: record.data["changes"] is not None,
    "order-does-not-matter": lambda record: record.data["changes"][0]["kind"] == "homeless",
    "twice-is-once": lambda record: len(record.data["changes"]) > 2,
    "unread-does-not-matter": lambda record: record.case_id == "another",
    "evidence-suffices": lambda _: False,
    "weeks-do-not-matter": lambda record: record.as_of == AS_OF,
    "late-entries-are-not-seen": lambda record: len(record.data["changes"]) > 2,
}
CHANGE = {"kind": "homeless", "known_on": date(2018, 1, 8), "bears_on_risk": True}
PLAIN = Record("x", AS_OF, {"changes": (CHANGE, {**CHANGE, "kind": "relapse"}), "reviews": ()})


@pytest.mark.parametrize("name", [*FAULTS])
def test_a_planted_fault_speaks_against_a_property(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of what is promised can be broken, and is not where nothing is wrong."""
    sound = stand()
    assert LOOKS[name].look(sound, PLAIN) is None
    if name == "late-entries-are-not-seen":  # what comes later is seen
        monkeypatch.setattr(days, "as_it_stood", lambda data, _kind, _as_of: data)
    faulty = Faulty(sound.book, sound.plan, sound.columns, FAULTS[name])
    monkeypatch.setattr(meaning, "judge", lambda *_: told(Outcome.MET))

    assert LOOKS[name].look(faulty, PLAIN) is not None


def told(outcome: Outcome) -> RuleOutcome:
    """Give an outcome of one subject that names nothing."""
    subject = SubjectOutcome("", outcome, "", None, (), (), (), ())
    return RuleOutcome("", "", AS_OF, outcome, (subject,), ())


@pytest.mark.parametrize(
    ("name", "first", "then"),
    [
        ("due-once-is-due", Outcome.NOT_MET, Outcome.NOT_YET_DUE),
        ("time-alone-moves-one-way", Outcome.MET, Outcome.NOT_MET),
        ("time-alone-moves-one-way", Outcome.NOT_MET, Outcome.CANNOT_TELL),
    ],
)
def test_a_fault_in_time_speaks_against_a_property(
    name: str, first: Outcome, then: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A subject that goes the way that none goes is told."""
    assert LOOKS[name].look(stand(), PLAIN) is None
    monkeypatch.setattr(days, "judge", lambda _, on: told(first if on.as_of == AS_OF else then))

    assert f"days later it is {then}" in str(LOOKS[name].look(stand(), PLAIN))


def test_a_gap_that_is_not_named_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A subject that cannot be told says why."""
    look = LOOKS["cannot-tell-says-why"].look
    assert look(stand(), PLAIN) is None
    monkeypatch.setattr(meaning, "judge", lambda *_: told(Outcome.CANNOT_TELL))

    assert "names nothing that is missing" in str(look(stand(), PLAIN))


def test_each_general_property_is_shown_to_fail() -> None:
    """None is promised here that no test breaks."""
    shown = {*FAULTS, "due-once-is-due", "time-alone-moves-one-way", "cannot-tell-says-why"}

    assert LOOKS.keys() == shown | {"engines-agree"}
    assert all(each.text.endswith(".") for each in properties(stand()))


def test_a_rule_that_is_not_run_is_compared_with_none() -> None:
    """A rulebook that disables the other rule says nothing of the two."""
    book = declaring("{at_least_as_strict_as: review-not-written}").selecting([RULE])

    assert declared.compared(stand(RULE, book)) == []
    assert all("strict" not in each.name for each in properties(stand(RULE, book)))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{adding: review, never: worse}", "nothing is named `review`; there is a field `reviews`"),
        ("{adding: sentence, never: worse}", "a list is needed here; `sentence` is Sentence"),
        ("{later: reviews.written, never: better}", "a date is needed here; `reviews.written`"),
        ("{adding: plans.agencies, never: worse}", "a list is needed here; `plans.agencies`"),
    ],
)
def test_a_declaration_is_about_what_there_is(text: str, message: str) -> None:
    """What is named must be a list, or a date, of the record."""
    with pytest.raises(BrokenRulebookError) as found:
        declaring(text)

    assert [message in each.message for each in found.value.diagnostics] == [True]


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ("review-not-writen", "no rule `review-not-writen`; there is a rule `review-not-written`"),
        (RULE, f"`{RULE}` is this rule itself; another one is needed here"),
    ],
)
def test_another_rule_is_one_of_the_rulebook(tmp_path: Path, other: str, message: str) -> None:
    """A rule is compared with one that is there, and not with itself."""
    folder = shutil.copytree(api.rulebook_folder(), tmp_path / "book")
    file = folder / "reviewing" / f"{RULE}.yaml"
    text = file.read_text(encoding="utf-8")
    added = f"properties:\n  - {{at_least_as_strict_as: {other}}}\n"
    file.write_text(text.replace("properties:\n", added), encoding="utf-8")
    _, problems = api.examine_rulebook(folder)

    assert [message in each.message for each in problems] == [True]


EXAMPLE = "- name: new\n  case: {}\n  outcome: met\n"
BEFORE = "id: x\nexamples:\n  # first\n  - name: old\n    case: {}\n    outcome: met\n"
ADDED = "  - name: new\n    case: {}\n    outcome: met\n"


@pytest.mark.parametrize("after", ["", "\n# the end\n", "# on why\nwhy: because\n"])
def test_an_example_is_put_behind_the_others(after: str) -> None:
    """Comments and keys stay where they are."""
    assert appended(BEFORE + after, EXAMPLE) == BEFORE + ADDED + after


def test_an_example_ends_its_lines_as_the_file_does() -> None:
    """A file with carriage returns keeps them."""
    both = (BEFORE + ADDED).replace("\n", "\r\n")

    assert appended(BEFORE.replace("\n", "\r\n"), EXAMPLE) == both


def test_examples_in_brackets_are_left_alone() -> None:
    """Nothing can be put behind them in a line of its own."""
    assert appended("examples: [{name: a}]\n", EXAMPLE) is None


def test_the_command_shows_and_keeps_what_speaks_against_a_rule(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The record is an example at once: it is appended, holds, and can be read."""
    folder = shutil.copytree(api.rulebook_folder(), tmp_path / "book")
    file = folder / "reviewing" / f"{RULE}.yaml"
    text = file.read_text(encoding="utf-8")
    wrong = "properties:\n  - {adding: assessments, never: better}\n"
    file.write_text(text.replace("properties:\n", wrong), encoding="utf-8")
    options = ["rules", "prove", RULE, "--rulebook", str(folder), "--cases", "80", "--keep"]
    with pytest.raises(SystemExit) as ended:
        main(options)
    shown = capsys.readouterr()

    assert ended.value.code == 1
    assert "One more item of assessments is never better." in shown.out
    assert "outcome: met" in shown.out
    kept = file.read_text(encoding="utf-8")
    assert kept.count("- name: ") == text.count("- name: ") + 1
    with pytest.raises(SystemExit) as ended:
        main(["rules", "test", RULE, "--rulebook", str(folder)])
    assert ended.value.code == 0


def test_the_command_says_when_all_holds(capsys: pytest.CaptureFixture[str]) -> None:
    """It leaves with 0, and with 3 where there is no rule; DuckDB can be asked too."""
    with pytest.raises(SystemExit) as ended:
        main(["rules", "prove", "review-not-written", "--cases", "5", "--duckdb"])

    assert ended.value.code == 0
    assert "review-not-written: 13 properties hold on 5 records" in capsys.readouterr().out
