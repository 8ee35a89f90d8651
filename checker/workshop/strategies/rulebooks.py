"""Rulebooks: small rulebooks whose rules typecheck, over any kind of record."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from checker import api
from checker.model.rule import Basis, Expression, Places, Rule, Status, Tendency, Weight
from checker.model.rulebook import Rulebook
from checker.model.source import START, Source
from checker.records.case import Case
from checker.records.derive import schema
from checker.workshop.strategies import conditions

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy
    from pydantic import BaseModel

    from checker.api import Book
    from checker.model.types import Schema

DEPTH = 2
FILE = "drawn.yaml"


@dataclass(frozen=True)
class Parts:
    """The conditions of a rule; ``None`` for a key that it does not have."""

    expect: str
    applies_to: str | None = None
    for_each: str | None = None
    due: str | None = None
    finding: str = "a finding"
    let: tuple[tuple[str, str], ...] = ()


def rulebooks(records: type[BaseModel] = Case, *, most: int = 3) -> SearchStrategy[Book]:
    """Draw a rulebook that is ready to be run: from one rule to ``most``, about ``records``.

    Its rules are named ``rule-1`` and so on, and have no examples; it has no standards, so it
    says what rules say and answers no question.
    """
    kind = schema(records)
    some = st.lists(rules(kind), min_size=1, max_size=most)
    return some.map(lambda several: rulebook(several, records))


def rulebook(several: list[Parts], records: type[BaseModel]) -> Book:
    """Make a rulebook of the conditions of its rules.

    Raises:
        BrokenRulebookError: a condition is wrong.
    """
    made = tuple(rule(parts, f"rule-{place}") for place, parts in enumerate(several, start=1))
    name = next((key for key, model in api.MODELS.items() if model is records), records.__name__)
    book = Rulebook(
        id="drawn",
        title="A rulebook that was drawn",
        version="1",
        record=name,
        source="Hypothesis",
        standards=(),
        questions=(),
        parameters=(),
        definitions=(),
        rules=made,
        roll_up=None,
        groups=(),
        extends=(),
        differences=(),
        source_file=Source(FILE, ""),
    )
    return api.plan_rulebook(book, records)


def expression(text: str) -> Expression:
    """Put a text at the first line of a file of its own."""
    places = Places(tuple((1, column) for column in range(1, len(text) + 2)))
    return Expression(text, Source(FILE, text), places)


def rule(parts: Parts, name: str = "test") -> Rule:
    """Make a rule of its conditions, with the rest filled in."""

    def maybe(text: str | None) -> Expression | None:
        return None if text is None else expression(text)

    return Rule(
        id=name,
        title="A rule that was drawn",
        status=Status.PREVIEW,
        basis=Basis((), ("Q1",), "Hypothesis"),
        in_words="",
        why="because",
        weight=Weight.ESSENTIAL,
        parameters=(),
        applies_to=maybe(parts.applies_to),
        for_each=maybe(parts.for_each),
        let=tuple((name, expression(text)) for name, text in parts.let),
        due=maybe(parts.due),
        expect=expression(parts.expect),
        finding=expression(parts.finding),
        put_right="mend it",
        does_not_see="much",
        tends_to=Tendency.NEITHER,
        examples=(),
        source=Source(FILE, ""),
        span=START,
    )


def rules(kind: Schema) -> SearchStrategy[Parts]:
    """Draw the conditions of a rule over a schema; they typecheck."""
    return _rules(kind)


@st.composite
def _rules(draw: DrawFn, kind: Schema) -> Parts:
    names = conditions.Names(kind, {}, DEPTH)
    applies_to = draw(st.none() | conditions.truths(names))
    for_each, inside = None, names
    if draw(st.booleans()):
        path, element = draw(st.sampled_from(names.lists()))
        inside = conditions.Names(kind, {"subject": element}, DEPTH)
        test = draw(st.none() | conditions.truths(inside.deeper()))
        for_each = f"subject in {path}" + (f" if {test}" if test else "")
    timeless = conditions.Names(kind, inside.variables, 1, as_of=False)
    due = draw(st.none() | conditions.dates(timeless))
    expect = draw(conditions.truths(inside))
    return Parts(expect=expect, applies_to=applies_to, for_each=for_each, due=due)
