"""Group: how cases are put into groups, so that their figures can stand side by side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model.rule import Expression
    from checker.model.source import Span
    from checker.model.tree import Tree

NOT_RECORDED = "not recorded"
OTHER = "other"


ELIGIBLE = "eligible"


class Part(StrEnum):
    """What a grouping does when a sample of cases is drawn."""

    ELIGIBLE = "eligible"
    SHARE = "share"
    RANGE = "range"
    SPREAD = "spread"


class Use(StrEnum):
    """What a grouping is for."""

    TABLE = "table"
    SIDE = "side by side"
    FACTOR = "factor"
    UNIT = "unit"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Level:
    """One group of a grouping, and the condition that puts a case into it."""

    name: str
    when: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class Grouping:
    """A way to put cases into groups: by conditions, or by a value of the record.

    A case belongs to the first of the ``levels`` whose condition holds. Where none does it is in
    the group *other*, and where the record does not tell, in the group *not recorded*. With
    ``value``, each value that is recorded is a group of its own; ``personal``: it stands for a
    person. ``part``: what it does when a sample is drawn, if anything.
    """

    name: str
    title: str
    use: Use
    personal: bool
    part: Part | None
    source: str
    levels: tuple[Level, ...]
    value: Expression | None
    span: Span

    @property
    def listed(self) -> tuple[str, ...]:
        """What decides, as it was written: each group with its condition, or the value."""
        levels = (f"{level.name} ({' '.join(level.when.text.split())})" for level in self.levels)
        return tuple(levels) if self.value is None else (f"each {self.value.text}",)


@dataclass(frozen=True, slots=True)
class PlannedGrouping:
    """A grouping, typed against a schema: a condition for each level, or the path of its value."""

    grouping: Grouping
    levels: tuple[Tree, ...]
    value: str | None

    @property
    def names(self) -> tuple[str, ...]:
        """The groups in the order in which they are shown; those without a case included."""
        return (*(level.name for level in self.grouping.levels), OTHER, NOT_RECORDED)
