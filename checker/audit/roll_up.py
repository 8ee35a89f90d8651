"""Roll-up: the outcomes of a case's rules become its answers, by the figures of the rulebook.

Less information never turns into a surer answer: a rule that cannot tell counts neither way, and
where it could tip the answer, the answer is *cannot tell*.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from checker.model.outcome import Outcome
from checker.model.roll_up import Answer, Answered, CaseAnswers, Level, figure
from checker.model.rule import Weight
from checker.model.rulebook import partly_run

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from checker.model.outcome import RuleOutcome
    from checker.model.result import CaseResult
    from checker.model.roll_up import RollUp
    from checker.model.rule import Rule
    from checker.model.rulebook import Rulebook

Told = tuple["Rule", "RuleOutcome"]


def case_answers(
    rulebook: Rulebook, roll_up: RollUp, rules: Mapping[str, Rule], case: CaseResult
) -> CaseAnswers:
    """Answer every question, prompt and standard for one case, where all of its rules were run."""
    told = [(rules[each.rule], each) for each in case.outcomes]
    partly = partly_run(rulebook, rules)
    questions = tuple(
        _answered(Level.QUESTION, each.id, roll_up, _resting(told, question=each.id))
        for each in rulebook.questions
        if each.id not in partly
    )
    prompts = {
        prompt.id: _answered(Level.PROMPT, prompt.id, roll_up, _resting(told, prompt=prompt.id))
        for standard in rulebook.standards
        for prompt in standard.prompts
        if prompt.id not in partly
    }
    standards = tuple(
        _standard(each.id, roll_up, [prompts[prompt.id] for prompt in each.prompts])
        for each in rulebook.standards
        if each.id not in partly
    )
    return CaseAnswers(case.case_id, questions, tuple(prompts.values()), standards)


def _resting(told: list[Told], *, question: str = "", prompt: str = "") -> list[Told]:
    return [
        each
        for each in told
        if question in each[0].basis.questions or prompt in each[0].basis.prompts
    ]


def _answered(level: Level, name: str, roll_up: RollUp, told: list[Told]) -> Answered:
    essential, supporting = _counts(told, Weight.ESSENTIAL), _counts(told, Weight.SUPPORTING)
    answer = from_rules(roll_up, essential, supporting)
    return Answered(level, name, answer, _deciding(answer, roll_up, told))


def from_rules(
    roll_up: RollUp, essential: Mapping[Outcome, int], supporting: Mapping[Outcome, int]
) -> Answer:
    """Answer a question or a prompt from how many of its rules have which outcome."""
    if _tipped(roll_up, essential, supporting, unknown=False):
        return Answer.INSUFFICIENT
    if _tipped(roll_up, essential, supporting, unknown=True):
        return Answer.CANNOT_TELL
    applying = {each for each in Outcome if essential.get(each, 0) or supporting.get(each, 0)}
    if applying == {Outcome.NOT_APPLICABLE}:
        return Answer.NOT_APPLICABLE
    # Where no rule looks at it, nothing is known of it.
    # Where nothing is shown yet, because every window is open, nothing can be called sufficient.
    return Answer.SUFFICIENT if Outcome.MET in applying else Answer.CANNOT_TELL


def _tipped(
    roll_up: RollUp,
    essential: Mapping[Outcome, int],
    supporting: Mapping[Outcome, int],
    *,
    unknown: bool,
) -> bool:
    """Say whether enough rules are not met; with ``unknown``, whether enough may not be."""
    return _essential_tip(roll_up, essential, unknown=unknown) or _supporting_tip(
        roll_up, supporting, unknown=unknown
    )


def _essential_tip(roll_up: RollUp, counts: Mapping[Outcome, int], *, unknown: bool) -> bool:
    return _not_met(counts, unknown=unknown) >= figure(roll_up.essential_not_met)


def _supporting_tip(roll_up: RollUp, counts: Mapping[Outcome, int], *, unknown: bool) -> bool:
    """Weigh the number and the share: what is unknown may apply, and then be met or not."""
    number = _not_met(counts, unknown=unknown)
    applying = sum(counts.values()) - counts.get(Outcome.NOT_APPLICABLE, 0)
    enough = number >= figure(roll_up.supporting_not_met)
    return enough and 100 * number >= figure(roll_up.supporting_share) * applying


def _not_met(counts: Mapping[Outcome, int], *, unknown: bool) -> int:
    more = counts.get(Outcome.CANNOT_TELL, 0) if unknown else 0
    return counts.get(Outcome.NOT_MET, 0) + more


def _deciding(answer: Answer, roll_up: RollUp, told: list[Told]) -> tuple[str, ...]:
    """Name the rules on which an answer rests."""
    match answer:
        case Answer.SUFFICIENT:
            return _named(told, {Outcome.MET})
        case Answer.INSUFFICIENT:
            return _tipping(told, roll_up, {Outcome.NOT_MET})
        case Answer.CANNOT_TELL:
            unsure = _tipping(told, roll_up, {Outcome.NOT_MET, Outcome.CANNOT_TELL})
            return unsure or _named(told, set(Outcome) - {Outcome.NOT_APPLICABLE})
        case Answer.NOT_APPLICABLE:
            return ()


def _named(told: Iterable[Told], outcomes: set[Outcome]) -> tuple[str, ...]:
    return tuple(rule.id for rule, each in told if each.outcome in outcomes)


def _tipping(told: list[Told], roll_up: RollUp, outcomes: set[Outcome]) -> tuple[str, ...]:
    """Name the rules of each weight of which there are enough to tip the answer."""
    unknown = Outcome.CANNOT_TELL in outcomes
    essential, supporting = _counts(told, Weight.ESSENTIAL), _counts(told, Weight.SUPPORTING)
    tipping = {
        Weight.ESSENTIAL: _essential_tip(roll_up, essential, unknown=unknown),
        Weight.SUPPORTING: _supporting_tip(roll_up, supporting, unknown=unknown),
    }
    found = [(rule, each) for rule, each in told if each.outcome in outcomes]
    return tuple(rule.id for rule, _ in found if tipping[rule.weight])


def _counts(told: list[Told], weight: Weight) -> Counter[Outcome]:
    return Counter(each.outcome for rule, each in told if rule.weight is weight)


def _standard(name: str, roll_up: RollUp, prompts: list[Answered]) -> Answered:
    answer = from_prompts(roll_up, Counter(each.answer for each in prompts))
    unsure = {Answer.INSUFFICIENT, Answer.CANNOT_TELL}
    wanted = unsure if answer is Answer.CANNOT_TELL else {answer}
    deciding = tuple(each.id for each in prompts if each.answer in wanted)
    return Answered(Level.STANDARD, name, answer, deciding)


def from_prompts(roll_up: RollUp, prompts: Mapping[Answer, int]) -> Answer:
    """Answer a standard from how many of its prompts have which answer."""
    most = figure(roll_up.prompts_insufficient)
    insufficient = prompts.get(Answer.INSUFFICIENT, 0)
    if insufficient >= most:
        return Answer.INSUFFICIENT
    if insufficient + prompts.get(Answer.CANNOT_TELL, 0) >= most:
        return Answer.CANNOT_TELL
    if prompts.get(Answer.SUFFICIENT, 0):
        return Answer.SUFFICIENT
    return Answer.NOT_APPLICABLE if not insufficient else Answer.CANNOT_TELL
