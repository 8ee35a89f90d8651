"""Roll-up: how outcomes become answers; what is not known never makes an answer surer."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checker import api
from checker.audit.rating import from_cases, ratings
from checker.audit.roll_up import case_answers, from_prompts, from_rules
from checker.model.outcome import Outcome
from checker.model.roll_up import Answer, Answered, CaseAnswers, Level
from checker.model.rule import Weight

if TYPE_CHECKING:
    from collections.abc import Sequence

DAVID = Path(__file__).parents[2] / "fixtures" / "practice-examples" / "david.yaml"
ROLL_UP = api.load_rulebook().rulebook.roll_up
assert ROLL_UP is not None
outcomes = st.lists(st.sampled_from(list(Outcome)), max_size=6)
answers = st.lists(st.sampled_from(list(Answer)), max_size=5)


def rolled(essential: Sequence[Outcome], supporting: Sequence[Outcome]) -> Answer:
    """Answer from lists of outcomes."""
    assert ROLL_UP is not None
    return from_rules(ROLL_UP, Counter(essential), Counter(supporting))


def hidden(outcomes: list[Outcome], number: int) -> list[Outcome]:
    """Take away what is known of one outcome, if there is one of that number."""
    unknown = Outcome.CANNOT_TELL
    return [unknown if at == number else each for at, each in enumerate(outcomes)]


@given(essential=outcomes, supporting=outcomes, number=st.integers(0, 11))
def test_less_information_never_gives_a_surer_answer(
    essential: list[Outcome], supporting: list[Outcome], number: int
) -> None:
    """An outcome that becomes unknown keeps the answer, or takes it to *cannot tell*."""
    before = rolled(essential, supporting)
    after = rolled(hidden(essential, number), hidden(supporting, number - len(essential)))
    assert after in {before, Answer.CANNOT_TELL}


@given(essential=outcomes, supporting=outcomes)
def test_a_sure_answer_stays_whatever_the_unknown_turns_out_to_be(
    essential: list[Outcome], supporting: list[Outcome]
) -> None:
    """*Likely sufficient* and *insufficient* hold if every unknown were met, or not met."""
    answer = rolled(essential, supporting)
    for settled in (Outcome.MET, Outcome.NOT_MET):
        known = [
            [settled if each is Outcome.CANNOT_TELL else each for each in outcomes]
            for outcomes in (essential, supporting)
        ]
        if answer in {Answer.SUFFICIENT, Answer.INSUFFICIENT}:
            assert rolled(*known) is answer


@given(prompts=answers, number=st.integers(0, 4))
def test_less_information_never_gives_a_surer_standard(prompts: list[Answer], number: int) -> None:
    """The same holds from prompts to their standard."""
    assert ROLL_UP is not None
    unknown = [Answer.CANNOT_TELL if at == number else each for at, each in enumerate(prompts)]
    before = from_prompts(ROLL_UP, Counter(prompts))
    assert from_prompts(ROLL_UP, Counter(unknown)) in {before, Answer.CANNOT_TELL}


@given(essential=outcomes, supporting=outcomes, more=st.integers(0, 5))
def test_a_rule_that_does_not_apply_changes_nothing(
    essential: list[Outcome], supporting: list[Outcome], more: int
) -> None:
    """Irrelevant rules are irrelevant, where any rule looks at all."""
    assume(essential or supporting)
    beside = [*supporting, *([Outcome.NOT_APPLICABLE] * more)]
    assert rolled(essential, supporting) is rolled(essential, beside)


def test_where_no_rule_looks_nothing_can_be_told() -> None:
    """That no rule looks is not that nothing applies."""
    assert rolled([], []) is Answer.CANNOT_TELL
    assert rolled([Outcome.NOT_APPLICABLE], []) is Answer.NOT_APPLICABLE


def test_what_cannot_be_told_names_each_rule_that_applies() -> None:
    """One supporting rule that is not met does not tip an answer, and is still to be seen."""
    book, (case,) = api.load_rulebook(), api.check(DAVID).cases
    rules = {rule.id: rule for rule in book.rules}
    alone = next(rule for rule in book.rules if rule.weight is Weight.SUPPORTING)
    missed = next(each for each in case.outcomes if each.rule == alone.id)
    only = replace(case, outcomes=(replace(missed, outcome=Outcome.NOT_MET),))

    assert ROLL_UP is not None
    told = case_answers(replace(book.rulebook, rules=(alone,)), ROLL_UP, rules, only)
    answers = {each.id: each for each in (*told.questions, *told.prompts)}
    for name in (*alone.basis.questions, *alone.basis.prompts):
        assert (answers[name].answer, answers[name].deciding) == (Answer.CANNOT_TELL, (alone.id,))


@pytest.mark.parametrize(
    ("sufficient", "insufficient", "rating"),
    [
        (0, 0, None),
        (4, 1, "outstanding"),
        (799, 201, "good"),
        (13, 7, "good"),
        (1, 1, "requires_improvement"),
        (0, 1, "inadequate"),
    ],
)
def test_a_share_is_banded_exactly(sufficient: int, insufficient: int, rating: str | None) -> None:
    """Shares are not rounded: 79.9% is not outstanding."""
    assert ROLL_UP is not None
    assert from_cases(ROLL_UP, sufficient, insufficient) == rating


def of_standard(*answers: Answer) -> tuple[CaseAnswers, ...]:
    """Make cases that each answer one standard."""
    return tuple(
        CaseAnswers(str(at), (), (), (Answered(Level.STANDARD, "2.1.3", answer, ()),))
        for at, answer in enumerate(answers)
    )


def test_cases_that_cannot_be_told_widen_the_rating() -> None:
    """They are left out of the share, and said to move the rating this far."""
    assert ROLL_UP is not None
    cases = of_standard(*[Answer.SUFFICIENT] * 3, Answer.INSUFFICIENT, Answer.CANNOT_TELL)
    (rating,) = ratings(ROLL_UP, cases, Level.STANDARD)

    assert (rating.share, rating.band) == (75, "good")
    assert (rating.lowest, rating.highest) == ("requires_improvement", "outstanding")
    assert sum(rating.cases.values()) == len(cases)


def test_no_case_answered_is_no_rating() -> None:
    """Where nothing applies there is no share, and no band of any kind."""
    assert ROLL_UP is not None
    (rating,) = ratings(ROLL_UP, of_standard(Answer.NOT_APPLICABLE), Level.STANDARD)
    assert (rating.share, rating.band, rating.lowest, rating.highest) == (None, None, None, None)


def test_questions_have_no_bands() -> None:
    """The bulletin rates standards; questions are counted."""
    assert ROLL_UP is not None
    case = CaseAnswers("a", (Answered(Level.QUESTION, "Q1", Answer.SUFFICIENT, ()),), (), ())
    (rating,) = ratings(ROLL_UP, (case,), Level.QUESTION)
    assert (rating.share, rating.band, rating.highest) == (100, None, None)
