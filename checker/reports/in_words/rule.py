"""In words: what a rule checks, told from its tree in sentences that need no YAML."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.reports.in_words.conditions import Speaker
from checker.reports.in_words.names import inserted
from checker.reports.in_words.points import Point, led, such, that
from checker.reports.in_words.scope import items, outermost
from checker.reports.in_words.values import explained, value
from checker.reports.lines import Line, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.plan import Plan
    from checker.model.rulebook import Rulebook
    from checker.reports.in_words.scope import Scope

SHIFTED = re.compile(r"^the day (?=\d|a number)")
MISSING = (
    'Where the record does not say what decides, the outcome is "cannot tell", and it names what '
    "is missing."
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence is about, and what it says; nothing is named before an author's own words."""

    about: str
    point: Point

    @property
    def whole(self) -> Point:
        """The sentence with what it is about."""
        return led(f"{self.about}:" if self.about else "", self.point)


def in_words(plan: Plan, rulebook: Rulebook | None = None) -> tuple[Sentence, ...]:
    """Say what a rule checks: in the words of its author, or else in words made from its tree.

    The rulebook knows the units of the figures and the names of the values that rules share.
    """
    if plan.rule.in_words:
        return (Sentence("", Point(folded(plan.rule.in_words))),)
    speaker, outside = Speaker(), outermost(plan, rulebook)
    cases = _cases(plan, speaker, outside)
    scope, subjects = _subjects(plan, speaker, outside)
    sentences = [Sentence("Which cases", cases), Sentence("What it looks at", subjects)]
    if plan.due is not None:
        sentences.append(Sentence("By when", _last_day(plan, speaker, scope)))
    shown = "What the record is to show" + (" for each" if plan.subjects else "")
    sentences.append(Sentence(shown, such("", speaker.condition(plan.expect, scope))))
    sentences.append(Sentence("What counts as a finding", Point(_finding(plan, speaker, scope))))
    if speaker.terms:
        sentences.append(Sentence("Terms", Point("", points=tuple(speaker.terms.values()))))
    return tuple(sentences)


def in_words_lines(sentences: tuple[Sentence, ...], depth: int = 1) -> Iterator[Line]:
    """Write sentences as lines, with what belongs under them set in as bullets."""
    for sentence in sentences:
        for deeper, text in rows(sentence):
            yield Line(f"- {text}" if deeper else text, depth=depth + deeper)


def rows(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Give the lines of a sentence, each with its depth."""
    yield 0, _finished(sentence.whole)
    for each in sentence.point.points:
        yield from _deep(each, 1)


def _deep(point: Point, depth: int) -> Iterator[tuple[int, str]]:
    yield depth, point.text
    for each in point.points:
        yield from _deep(each, depth + 1)


def _finished(point: Point) -> str:
    """End a sentence that has nothing under it."""
    return point.text if point.points else _ended(point.text)


def _ended(text: str) -> str:
    return text if text.endswith((".", '."', "?", "!")) else f"{text}."


def _cases(plan: Plan, speaker: Speaker, scope: Scope) -> Point:
    if plan.applies_to is None:
        return Point("every case")
    return such("those in which", speaker.condition(plan.applies_to, scope))


def _subjects(plan: Plan, speaker: Speaker, scope: Scope) -> tuple[Scope, Point]:
    """Say what is looked at one by one, and give the scope in which it is "it"."""
    if plan.subjects is None:
        return scope, Point("the case as a whole")
    found = items(plan.subjects.over, plan.subjects.variable, scope)
    inside = scope.binding(plan.subjects.variable, found.one)
    lead = f"each {found.one}"
    if found.whole is not None:
        lead = f"each one of {value(speaker, found.whole, scope)}"
    if plan.subjects.filter is None:
        return inside, Point(lead)
    test = speaker.condition(plan.subjects.filter, inside)
    return inside, that(lead, test, found.which)


def _last_day(plan: Plan, speaker: Speaker, scope: Scope) -> Point:
    assert plan.due is not None  # noqa: S101 - asked for only where there is one
    said = explained(speaker, plan.due, scope)
    if said.points:
        return led("the due date is", said)
    return Point(f"the due date is {SHIFTED.sub('', said.lead)}")


def _finding(plan: Plan, speaker: Speaker, scope: Scope) -> str:
    timed = plan.due is not None
    day = (
        "when the due date has come and this does not hold" if timed else "when this does not hold"
    )
    early = ' Before the due date the outcome is "not yet due".' if timed else ""
    pieces = (
        each if isinstance(each, str) else f"[{inserted(speaker, each, scope)}]"
        for each in plan.finding
    )
    said = _ended(folded("".join(pieces)))
    return f'{day}. The finding then says: "{said}"{early} {MISSING}'
