"""The default rulebook: it loads clean, and every rule is proved by its own examples."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from checker import api
from checker.model.outcome import Outcome
from checker.workshop import examples, figures, roll_up_examples

if TYPE_CHECKING:
    from checker.model.rule import Example, Rule

BOOK = api.load_rulebook()
NUMBER = re.compile(r"(?<![\w'.])\d+(?:\.\d+)?(?![\w'])")
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}: {example.name}")
    for rule in BOOK.rules
    for example in rule.examples
]
RULES = [pytest.param(rule, id=rule.id) for rule in BOOK.rules]


def test_the_rulebook_loads_without_a_diagnostic() -> None:
    """Every rule parses, typechecks and plans."""
    book, diagnostics = api.examine_rulebook(api.rulebook_folder(), examples=True)
    assert diagnostics == ()
    assert book is not None
    assert len(book.plans) == len(book.rulebook.rules) >= 18


def test_the_rulebook_has_the_four_standards_and_the_seven_questions() -> None:
    """The standard is whole: sixteen prompts, seven questions."""
    prompts = {each.id: len(each.prompts) for each in BOOK.rulebook.standards}
    assert prompts == {"2.1.3": 3, "2.2.3": 4, "2.3.3": 5, "2.4.3": 4}
    assert [each.id for each in BOOK.rulebook.questions] == [f"Q{n}" for n in range(1, 8)]


def test_every_question_and_standard_has_an_essential_rule() -> None:
    """No question and no standard rests on supporting rules alone."""
    essential = [rule for rule in BOOK.rules if rule.weight == "essential"]
    questions = {question for rule in essential for question in rule.basis.questions}
    assert questions == {each.id for each in BOOK.rulebook.questions}
    standards = {prompt.rpartition(".")[0] for rule in essential for prompt in rule.basis.prompts}
    assert standards == {each.id for each in BOOK.rulebook.standards}


def test_every_prompt_has_two_rules_and_every_question_three() -> None:
    """No prompt and no question of the standard rests on a single rule."""
    prompts = Counter(prompt for rule in BOOK.rules for prompt in rule.basis.prompts)
    questions = Counter(question for rule in BOOK.rules for question in rule.basis.questions)
    declared = [prompt.id for each in BOOK.rulebook.standards for prompt in each.prompts]
    assert {name: number for name, number in prompts.items() if number < 2} == {}
    assert {name: number for name, number in questions.items() if number < 3} == {}
    assert set(prompts) == set(declared)
    assert set(questions) == {each.id for each in BOOK.rulebook.questions}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_every_example_gives_its_outcome(rule: Rule, example: Example) -> None:
    """An example holds, with its evidence, and one marked todo does not hold yet."""
    found = examples.problems(BOOK, rule, example)
    assert bool(found) is example.todo, found


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_every_example_says_on_what_its_outcome_rests(rule: Rule, example: Example) -> None:
    """Without it an outcome is half a proof, but where it rests on the day of judging alone."""
    if not example.evidence:
        case = api.example_case(example, BOOK.model)
        result = api.check(case, rulebook=BOOK.selecting([rule.id]), as_of=example.as_of)
        assert result.cases[0].outcomes[0].evidence == (), f"{rule.id}: {example.name}"


@pytest.mark.parametrize("rule", RULES)
def test_no_figure_of_a_rule_can_change_unnoticed(rule: Rule) -> None:
    """Each figure one higher, and one lower, breaks an example of its rule."""
    made = figures.changes(BOOK.rulebook, frozenset({rule.id}))
    unnoticed = [
        f"{each.parameter}: {each.before} -> {each.after}"
        for each in made
        if not figures.notices(BOOK, each)
    ]
    assert unnoticed == []


def test_no_shared_figure_can_change_unnoticed() -> None:
    """Figures that rules share, limits of the roll-up and bands are proved like any other.

    Those of a sample are of no rule; `test_eligible.py` holds them at their edges.
    """
    shared = (each for each in figures.changes(BOOK.rulebook) if each.rule is None)
    made = [each for each in shared if not each.parameter.startswith("sample_")]
    assert len(made) >= 12
    assert [each for each in made if not figures.notices(BOOK, each)] == []


def test_every_example_of_the_roll_up_gives_its_answer() -> None:
    """The roll-up is policy, and its examples show what it says."""
    roll_up = BOOK.rulebook.roll_up
    assert roll_up is not None
    assert roll_up_examples.problems(roll_up) == ()


@pytest.mark.parametrize("rule", RULES)
def test_no_figure_is_hidden_in_a_condition(rule: Rule) -> None:
    """Numbers but none and one, and dates, are parameters, with their source."""
    conditions = [rule.applies_to, rule.for_each, rule.due, rule.expect, *(e for _, e in rule.let)]
    texts = [each.text for each in conditions if each is not None]
    numbers = [found for text in texts for found in NUMBER.findall(text)]
    assert set(numbers) <= {"0", "1"}
    assert not any("date(" in text for text in texts)


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_is_shown_met_not_met_and_not_applicable(rule: Rule) -> None:
    """A rule that is never shown to pass, to flag and to keep out of it is not proved."""
    shown = Counter(example.outcome for example in rule.examples if not example.todo)
    assert {Outcome.MET, Outcome.NOT_MET, Outcome.NOT_APPLICABLE} <= set(shown)


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_with_a_deadline_is_shown_before_it(rule: Rule) -> None:
    """Only what has a deadline can be not yet due, and then an example shows it."""
    shown = {example.outcome for example in rule.examples if not example.todo}
    assert (Outcome.NOT_YET_DUE in shown) is (rule.due is not None)


@pytest.mark.parametrize("rule", RULES)
def test_a_finding_speaks_of_the_record_and_not_of_people(rule: Rule) -> None:
    """A finding is about evidence, never about what somebody failed to do."""
    finding = rule.finding.text.lower()
    assert "no evidence in the record" in finding
    assert "failed" not in finding
    assert "did not" not in finding


@pytest.mark.parametrize("rule", RULES)
def test_every_figure_says_how_sure_it_is(rule: Rule) -> None:
    """Every figure has a source and a label of certainty."""
    assert all(each.source and each.certainty for each in rule.parameters)
