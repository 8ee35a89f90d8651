"""Changes: which rules two rulebooks have in common, and which of those are not the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.workshop.mutants.shape import shape

if TYPE_CHECKING:
    from checker.api import Book
    from checker.model.plan import Plan


@dataclass(frozen=True, eq=False, slots=True)
class Edited:
    """A rule that is in both rulebooks and means, or may mean, something else in each."""

    before: Plan
    after: Plan

    @property
    def rule(self) -> str:
        """The id of the rule."""
        return self.before.rule.id


@dataclass(frozen=True, eq=False, slots=True)
class Changes:
    """What two rulebooks have by themselves, and what differs in what they share.

    ``reworded`` are rules whose conditions are written otherwise and mean the same.
    """

    added: tuple[str, ...]
    removed: tuple[str, ...]
    edited: tuple[Edited, ...]
    reworded: tuple[str, ...]
    same: int


def changes(before: Book, after: Book) -> Changes:
    """Compare the rules of two rulebooks, by their ids."""
    old, new = ({plan.rule.id: plan for plan in book.plans} for book in (before, after))
    shared = [rule for rule in old if rule in new]
    edited = [rule for rule in shared if shape(old[rule]) != shape(new[rule])]
    reworded = [
        rule
        for rule in shared
        if rule not in edited and _conditions(old[rule]) != _conditions(new[rule])
    ]
    return Changes(
        added=tuple(rule for rule in new if rule not in old),
        removed=tuple(rule for rule in old if rule not in new),
        edited=tuple(Edited(old[rule], new[rule]) for rule in edited),
        reworded=tuple(reworded),
        same=len(shared) - len(edited) - len(reworded),
    )


def _conditions(plan: Plan) -> tuple[str | None, ...]:
    rule = plan.rule
    parts = (rule.applies_to, rule.for_each, rule.due, rule.expect)
    texts = [None if each is None else each.text for each in parts]
    figures = [str((each.name, each.value, each.values, each.unit)) for each in rule.parameters]
    return (*texts, *(each.text for _, each in rule.let), *figures)
