"""Rule: a rule as it was written, each expression with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from checker.model.source import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model.outcome import Outcome
    from checker.model.source import Source


class Status(StrEnum):
    """How far a rule can be relied on."""

    PREVIEW = "preview"
    STABLE = "stable"
    DEPRECATED = "deprecated"


class Weight(StrEnum):
    """How much a rule counts towards its questions."""

    ESSENTIAL = "essential"
    SUPPORTING = "supporting"


class Tendency(StrEnum):
    """Which way a rule errs where the record cannot show everything."""

    OVER_FLAG = "over-flag"
    UNDER_FLAG = "under-flag"
    NEITHER = "neither"


class Certainty(StrEnum):
    """How sure a figure is: read in its source, recalled, or chosen as policy."""

    VERIFIED = "verified"
    RECALL = "recall"
    POLICY = "policy"


Value = bool | int | float | str | date | tuple[str, ...]
Data = None | bool | int | float | str | list["Data"] | dict[str, "Data"]


@dataclass(frozen=True, slots=True)
class Places:
    """Where each character of a text stands in its file: line and column, and one end point."""

    points: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> Span:
        """Give the stretch of the file that the characters from ``start`` to ``end`` cover."""
        last = len(self.points) - 1
        start = min(max(start, 0), last)
        if end <= start or start == last:
            return Span(*self.points[start], *self.points[start])
        line, column = self.points[min(end, last) - 1]
        return Span(*self.points[start], line, column + 1)

    def part(self, start: int, end: int) -> Places:
        """Give the places of a part of the text."""
        return Places(self.points[start : end + 1])


@dataclass(frozen=True, slots=True)
class Expression:
    """A text of the rule language, and where each of its characters stands in its file."""

    text: str
    source: Source
    places: Places

    def part(self, start: int, end: int) -> Expression:
        """Give a part of the text, still with its places."""
        return Expression(self.text[start:end], self.source, self.places.part(start, end))


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure of a rule or a rulebook: one ``value``, or ``values`` by the day they came in force.

    ``at`` is the date that decides which of the ``values`` counts. ``source`` says where the figure
    is from; ``source_file`` and ``span`` say where it is written.
    """

    name: str
    value: Value | None
    values: tuple[tuple[date, Value], ...]
    at: Expression | None
    unit: str | None
    source: str
    certainty: Certainty | None
    source_file: Source
    span: Span


@dataclass(frozen=True, slots=True)
class Example:
    """A small record, and what the rule says of it.

    ``at`` is the path of the subject that is meant; ``evidence`` is what the outcome must rest on:
    by its path, a value of the record, ``not recorded``, or how many items of a list matched
    (``0 of 2``). ``spans`` gives the place of each value of ``case`` by its path, such as
    ``changes[0].kind``, and the case itself under the empty path.
    """

    name: str
    case: Mapping[str, Data] = field(hash=False)
    outcome: Outcome
    at: str | None
    as_of: date | None
    evidence: Mapping[str, Data] = field(hash=False)
    todo: bool
    span: Span
    spans: Mapping[str, Span] = field(hash=False, repr=False)


class Move(StrEnum):
    """How two records, or two rules, are compared by a property that a rule declares."""

    ADDING = "adding"
    LATER = "later"
    AT_LEAST_AS_STRICT_AS = "at_least_as_strict_as"


class Never(StrEnum):
    """Which way an outcome never goes."""

    WORSE = "worse"
    BETTER = "better"


@dataclass(frozen=True, slots=True)
class Declared:
    """A property that a rule declares: what is never so, whatever the record.

    ``of`` is the path of a list (``adding``) or of a date (``later``), such as
    ``enquiries.requested_on``, or the id of a rule; ``never`` is ``None`` of a rule compared with
    another one. ``span`` is the place of ``of``.
    """

    move: Move
    of: str
    never: Never | None
    span: Span


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rule rests on: the prompts and questions of the standard, and where they are from."""

    prompts: tuple[str, ...]
    questions: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as it was written; ``span`` is the place of its id.

    ``in_words`` is what the rule checks, in the author's plain words; empty where there are none.
    ``properties`` are what its author holds true of it; they have no bearing on its outcomes.
    """

    id: str
    title: str
    status: Status
    basis: Basis
    why: str
    in_words: str
    weight: Weight
    parameters: tuple[Parameter, ...]
    applies_to: Expression | None
    for_each: Expression | None
    let: tuple[tuple[str, Expression], ...]
    due: Expression | None
    expect: Expression
    finding: Expression
    put_right: str
    does_not_see: str
    tends_to: Tendency
    examples: tuple[Example, ...]
    source: Source
    span: Span
    properties: tuple[Declared, ...] = ()
