"""Roll-up: how outcomes of rules become answers to questions, prompts and standards, and ratings.

It is policy, so it is data of the rulebook: each figure has its source and its certainty.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from checker.model.outcome import Outcome
    from checker.model.rule import Parameter
    from checker.model.source import Span


class Answer(StrEnum):
    """What the record shows on a question, a prompt or a standard, for one case."""

    SUFFICIENT = "likely sufficient"
    INSUFFICIENT = "likely insufficient"
    CANNOT_TELL = "cannot tell"
    NOT_APPLICABLE = "not applicable"


class Level(StrEnum):
    """What answers are given for."""

    QUESTION = "question"
    PROMPT = "prompt"
    STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class RollUpExample:
    """An example of the roll-up: how many of what, and the answer or the rating that they give.

    ``essential`` and ``supporting`` count rules by outcome, ``prompts`` and ``cases`` count by
    answer.
    """

    name: str
    essential: Mapping[Outcome, int] = field(hash=False)
    supporting: Mapping[Outcome, int] = field(hash=False)
    prompts: Mapping[Answer, int] = field(hash=False)
    cases: Mapping[Answer, int] = field(hash=False)
    answer: Answer | None
    rating: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class RollUp:
    """How many essential rules not met, or supporting ones, make a question likely insufficient.

    Supporting rules do so when there are ``supporting_not_met`` of them, and they are at least
    ``supporting_share`` percent of those that apply. The same holds for a prompt.
    ``prompts_insufficient``: how many prompts make a standard likely
    insufficient. ``bands``: each rating of a standard with the least share of cases, in percent,
    that are likely sufficient; the best rating first, the last from zero.
    """

    essential_not_met: Parameter
    supporting_not_met: Parameter
    supporting_share: Parameter
    prompts_insufficient: Parameter
    bands: tuple[Parameter, ...]
    examples: tuple[RollUpExample, ...]

    @property
    def limits(self) -> tuple[Parameter, ...]:
        """The figures by which outcomes become answers."""
        return (
            self.essential_not_met,
            self.supporting_not_met,
            self.supporting_share,
            self.prompts_insufficient,
        )


def figure(parameter: Parameter) -> int:
    """Give the whole number of a limit or a band; reading it made sure that it is one."""
    assert isinstance(parameter.value, int)  # noqa: S101 - as above
    return parameter.value


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer for one question, prompt or standard of a case, and what decided.

    ``deciding``: the ids of the rules (of the prompts, for a standard) on which the answer rests.
    """

    level: Level
    id: str
    answer: Answer
    deciding: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseAnswers:
    """All answers of one case, in the order of the rulebook; ``case_id`` names it."""

    case_id: str
    questions: tuple[Answered, ...]
    prompts: tuple[Answered, ...]
    standards: tuple[Answered, ...]

    def at(self, level: Level) -> tuple[Answered, ...]:
        """Give the answers of one level."""
        return {
            Level.QUESTION: self.questions,
            Level.PROMPT: self.prompts,
            Level.STANDARD: self.standards,
        }[level]


@dataclass(frozen=True, slots=True)
class Rating:
    """What the cases together make of a question or a standard.

    ``share`` is the percentage of cases likely sufficient among those that are answered either
    way; ``None`` when there is none. ``band`` is its rating; ``lowest`` and ``highest`` are the
    ratings if every case that cannot be told turned out insufficient, or sufficient. Questions
    have no bands.
    """

    level: Level
    id: str
    cases: Mapping[Answer, int] = field(hash=False)
    share: float | None
    band: str | None
    lowest: str | None
    highest: str | None
