"""The default rulebook: it loads clean, and every rule is proved by its own examples."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from checker import api
from checker.model.outcome import Outcome

if TYPE_CHECKING:
    from checker.model.rule import Example, Rule

BOOK = api.load_rulebook()
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}: {example.name}")
    for rule in BOOK.rules
    for example in rule.examples
]
RULES = [pytest.param(rule, id=rule.id) for rule in BOOK.rules]


def _holds(rule: Rule, example: Example) -> bool:
    """Say whether the rule gives its example the outcome that the example names."""
    case = api.example_case(example, BOOK.model)
    result = api.check(case, rulebook=BOOK.selecting([rule.id]), as_of=example.as_of)
    if result.set_aside or result.problems:
        return False
    ((found,),) = (case.outcomes for case in result.cases)
    named = {each.subject: each.outcome for each in found.subjects}
    at_subject = example.at is None or named.get(example.at) is example.outcome
    return found.outcome is example.outcome and at_subject


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


def test_every_prompt_has_a_rule() -> None:
    """No prompt of the standard is left without a rule."""
    covered = {prompt for rule in BOOK.rules for prompt in rule.basis.prompts}
    standards = BOOK.rulebook.standards
    assert covered == {prompt.id for standard in standards for prompt in standard.prompts}


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_every_example_gives_its_outcome(rule: Rule, example: Example) -> None:
    """An example holds, and one marked todo does not hold yet."""
    assert _holds(rule, example) is not example.todo


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
