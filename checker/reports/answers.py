"""Answers: what a run says on each question, prompt or standard of each case, and what decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from checker.model.outcome import Outcome
from checker.model.roll_up import Answer, Level
from checker.model.rulebook import partly_run
from checker.model.wording import shown
from checker.reports.evidence import evidence_lines
from checker.reports.lines import BLANK, Line, Style, folded
from checker.reports.unsure import unsure_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from checker.model.outcome import RuleOutcome
    from checker.model.result import Result
    from checker.model.roll_up import Answered, Rating
    from checker.model.rule import Rule
    from checker.model.rulebook import Rulebook

LOOKS = {
    Answer.SUFFICIENT: Style.GOOD,
    Answer.INSUFFICIENT: Style.FINDING,
    Answer.CANNOT_TELL: Style.UNSURE,
    Answer.NOT_APPLICABLE: Style.MUTED,
}
Told = tuple["Rule", "RuleOutcome"]


def answer_lines(result: Result, level: Level, *, whole: bool = False) -> Iterator[Line]:
    """Write the answers of each case at one level, then those of all cases together."""
    rules = {rule.id: rule for rule in result.rules}
    words = wording(result.rulebook)
    for case, answers in zip(result.cases, result.answers, strict=True):
        yield Line(f"{case.case_id} as of {shown(case.as_of)} ({case.where})", Style.HEADING)
        told = {each.rule: (rules[each.rule], each) for each in case.outcomes}
        for each in answers.at(level):
            yield Line(f"{each.id}  {each.answer}: {words[each.id]}", LOOKS[each.answer], 1)
            yield from _deciding(each, told, whole=whole)
        yield BLANK
    yield from rating_lines(result.ratings, level)
    yield from _not_answered(result, level)


def _not_answered(result: Result, level: Level) -> Iterator[Line]:
    """Name what has no answer, because only a part of its rules was selected."""
    partly = partly_run(result.rulebook, {rule.id for rule in result.rules})
    names = [name for name in level_names(result.rulebook, level) if name in partly]
    if names:
        run = f"{len(result.rules):,} of {len(result.rulebook.rules):,} rules were run"
        yield Line(f"Not answered, as {run}: {', '.join(names)}", Style.UNSURE)
        yield BLANK


def level_names(rulebook: Rulebook, level: Level) -> tuple[str, ...]:
    """List the ids of a rulebook's questions, prompts or standards."""
    match level:
        case Level.QUESTION:
            return tuple(each.id for each in rulebook.questions)
        case Level.PROMPT:
            return tuple(each.id for one in rulebook.standards for each in one.prompts)
        case Level.STANDARD:
            return tuple(each.id for each in rulebook.standards)
        case _ as never:
            assert_never(never)


def wording(rulebook: Rulebook) -> Mapping[str, str]:
    """Give the words of each question, prompt and standard by its id."""
    words = {each.id: each.text for each in rulebook.questions}
    for standard in rulebook.standards:
        words[standard.id] = standard.text
        words.update((prompt.id, prompt.text) for prompt in standard.prompts)
    return {name: folded(text) for name, text in words.items()}


def _deciding(answered: Answered, told: Mapping[str, Told], *, whole: bool) -> Iterator[Line]:
    if answered.level is Level.STANDARD:
        yield from _prompts(answered)
        return
    rules = [told[name] for name in answered.deciding]
    if not rules and answered.answer is Answer.CANNOT_TELL:
        yield Line("no rule of the rulebook looks at it", Style.MUTED, 2)
    match answered.answer:
        case Answer.INSUFFICIENT:
            for each in rules:
                yield from _not_met(each, whole=whole)
        case Answer.CANNOT_TELL:
            yield from _unsure(rules, whole=whole)
        case Answer.SUFFICIENT:
            for each in rules:
                yield from _met(each, whole=whole)
        case Answer.NOT_APPLICABLE:
            yield Line("none of its rules applies to this case", Style.MUTED, 2)
        case _ as never:
            assert_never(never)


def _prompts(answered: Answered) -> Iterator[Line]:
    if answered.deciding:
        yield Line(f"decided by: {', '.join(answered.deciding)}", depth=2)


def _named(rule: Rule) -> str:
    return f"{rule.id} ({rule.weight})"


def _not_met(told: Told, *, whole: bool) -> Iterator[Line]:
    rule, outcome = told
    for each in outcome.subjects:
        if each.outcome is Outcome.NOT_MET:
            about = f", about {each.subject}" if each.subject else ""
            yield Line(f"{_named(rule)}{about}: {each.sentence or folded(rule.title)}", depth=2)
            yield from evidence_lines(each.evidence, 3, whole=whole)


def _unsure(rules: list[Told], *, whole: bool) -> Iterator[Line]:
    for outcome, name in ((Outcome.NOT_MET, "not met"), (Outcome.NOT_YET_DUE, "not yet due")):
        found = [_named(rule) for rule, each in rules if each.outcome is outcome]
        if found:
            yield Line(f"{name}: {', '.join(found)}", depth=2)
    open_ones = [
        (rule, each)
        for rule, outcome in rules
        for each in outcome.subjects
        if each.outcome is Outcome.CANNOT_TELL
    ]
    if open_ones:
        yield Line(unsure_text((rule.id, each) for rule, each in open_ones), depth=2)
        names = dict.fromkeys(_named(rule) for rule, _ in open_ones)
        yield Line(f"undecided: {', '.join(names)}", depth=2)
    for rule, each in open_ones if whole else ():
        yield Line(f"{rule.id}: {each.sentence}", depth=2)
        yield from evidence_lines(each.evidence, 3, whole=True)


def _met(told: Told, *, whole: bool) -> Iterator[Line]:
    rule, outcome = told
    yield Line(f"{_named(rule)}: met", depth=2)
    yield from evidence_lines(outcome.evidence, 3, whole=whole)


def rating_lines(told: Iterable[Rating], level: Level) -> Iterator[Line]:
    """Write what all cases together make of each question, prompt or standard."""
    yield Line(f"Over all cases, by {level}", Style.HEADING)
    ratings = [each for each in told if each.level is level]
    width = max((len(each.id) for each in ratings), default=0)
    for each in ratings:
        counts = ", ".join(f"{number:,} {answer}" for answer, number in each.cases.items())
        yield Line(f"{each.id.ljust(width)}  {_share(each)}{counts}", depth=1)
        if each.level is Level.STANDARD:
            yield Line(_rated(each), depth=2)
    yield BLANK


def _share(rating: Rating) -> str:
    """Say the share, never rounded up: 79.6% is not the 80% that a band may ask for."""
    return "" if rating.share is None else f"{int(rating.share)}% of those answered sufficient; "


def _rated(rating: Rating) -> str:
    """Say the rating, and how far the cases that cannot be told could move it."""
    if rating.lowest is None and rating.highest is None:
        return "no rating: no case is answered"
    now = "no rating" if rating.band is None else f"rating: {rating_name(rating.band)}"
    if rating.lowest == rating.highest:
        return now
    low, high = rating_name(rating.lowest or ""), rating_name(rating.highest or "")
    return f"{now}; from {low} to {high}, as the cases turn out that cannot be told"


def rating_name(band: str) -> str:
    """Write the name of a rating as people read it."""
    return band.replace("_", " ")
