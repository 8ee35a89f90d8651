"""Plan: a rule that is ready to be run by any engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model.rule import Rule
    from checker.model.tree import Tree
    from checker.model.types import Schema


@dataclass(frozen=True, slots=True)
class Subjects:
    """What a rule is about, one by one: the items of a list that pass a filter."""

    variable: str
    over: Tree
    filter: Tree | None


@dataclass(frozen=True, slots=True)
class Plan:
    """A rule, typed against a schema: the gate, the subjects, the deadline and the expectation.

    ``finding`` is the sentence, as pieces of text and values to put between them. ``lets`` are the
    named sub-expressions, for showing their values. ``reads`` are the schema paths that the rule
    can touch, such as ``reviews[].completed_on``.
    """

    rule: Rule
    schema: Schema
    applies_to: Tree | None
    subjects: Subjects | None
    due: Tree | None
    expect: Tree
    finding: tuple[str | Tree, ...]
    lets: tuple[tuple[str, Tree], ...]
    reads: tuple[str, ...]
