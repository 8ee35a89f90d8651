"""Rulebook: the standards, questions and rules that belong together, as they were written."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

    from checker.model.difference import Base, Difference
    from checker.model.group import Grouping
    from checker.model.roll_up import RollUp
    from checker.model.rule import Expression, Parameter, Rule
    from checker.model.source import Source, Span


# The file in a rulebook's folder that says what belongs to it.
RULEBOOK_FILE = "rulebook.yaml"


class Coverage(StrEnum):
    """How much of a prompt or a question structured data can show."""

    COVERED = "covered"
    PARTLY = "partly covered"
    NOT_CHECKABLE = "not checkable from data"


@dataclass(frozen=True, slots=True)
class Definition:
    """A named condition that the rules of a rulebook share.

    ``takes`` are the names of the values that it is given when it is used, each with its type.
    """

    name: str
    meaning: str
    takes: tuple[tuple[str, Expression], ...]
    expression: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt of a standard, in its own words.

    ``coverage`` says how much of it structured data can show, and ``because`` why not more.
    """

    id: str
    text: str
    coverage: Coverage
    because: str
    span: Span


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard, in its own words, with its prompts."""

    id: str
    title: str
    text: str
    prompts: tuple[Prompt, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Question:
    """A question that inspectors answer about a case, and the standard that it belongs to.

    ``coverage`` says how much of it structured data can show, and ``because`` why not more.
    """

    id: str
    text: str
    coverage: Coverage
    because: str
    standard: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Rulebook:
    """A rulebook as it was written; ``record`` names the model of the records that it is about.

    ``extends`` are the rulebooks under it, the nearest first, and ``differences`` all that it and
    they change in the last of these. ``roll_up`` is ``None`` where it says only what rules say.
    ``groups`` say how cases are put into groups, for tables that show them side by side.
    """

    id: str
    title: str
    version: str
    record: str
    source: str
    standards: tuple[Standard, ...]
    questions: tuple[Question, ...]
    parameters: tuple[Parameter, ...]
    definitions: tuple[Definition, ...]
    rules: tuple[Rule, ...]
    roll_up: RollUp | None
    groups: tuple[Grouping, ...]
    extends: tuple[Base, ...]
    differences: tuple[Difference, ...]
    source_file: Source


def partly_run(rulebook: Rulebook, run: Container[str]) -> frozenset[str]:
    """List the questions, prompts and standards of which a rule was left out of the run."""
    left_out = [rule.basis for rule in rulebook.rules if rule.id not in run]
    parts = {name for basis in left_out for name in (*basis.questions, *basis.prompts)}
    standards = (
        each.id for each in rulebook.standards if parts & {prompt.id for prompt in each.prompts}
    )
    return frozenset((*parts, *standards))
