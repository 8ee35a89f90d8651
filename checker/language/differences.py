"""Differences: what a rulebook changes in the one that it extends, told piece by piece."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.model.difference import Change, Difference
from checker.model.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.group import Grouping
    from checker.model.roll_up import RollUp
    from checker.model.rule import Parameter, Rule
    from checker.model.rulebook import Definition


@dataclass(frozen=True, slots=True)
class Told:
    """Tells the differences that one rulebook makes; ``rulebook`` is its id."""

    rulebook: str

    def _of(  # noqa: PLR0913 - a difference has these parts
        self, change: Change, kind: str, name: str, before: str, after: str, because: str
    ) -> Difference:
        return Difference(self.rulebook, change, kind, name, before, after, because)

    def disabled(self, rule: str, because: str) -> Difference:
        """Tell of a rule that is not run."""
        return self._of(Change.DISABLED, "rule", rule, "", "", because)

    def rule(self, rules: dict[str, Rule], rule: Rule, because: str) -> Iterator[Difference]:
        """Tell of a changed rule: its weight, and each of its figures that is changed."""
        base = rules[rule.id]
        if rule.weight is not base.weight:
            name, before, after = rule.id, str(base.weight), str(rule.weight)
            yield self._of(Change.CHANGED, "weight", name, before, after, because)
        figures = {each.name: each for each in base.parameters}
        for own in rule.parameters:
            if own is not figures[own.name]:
                name, before = f"{rule.id}.{own.name}", worded(figures[own.name])
                yield self._of(Change.CHANGED, "parameter", name, before, worded(own), because)

    def parameters(
        self, base: tuple[Parameter, ...], own: tuple[Parameter, ...]
    ) -> Iterator[Difference]:
        """Tell of figures that rules share."""
        known = {each.name: each for each in base}
        for each in own:
            before = worded(known[each.name]) if each.name in known else ""
            change = Change.CHANGED if before else Change.ADDED
            yield self._of(change, "parameter", each.name, before, worded(each), each.source)

    def definitions(
        self, base: tuple[Definition, ...], own: tuple[Definition, ...]
    ) -> Iterator[Difference]:
        """Tell of conditions that rules share."""
        known = {each.name: each for each in base}
        for each in own:
            before = known[each.name].expression.text if each.name in known else ""
            change, after = Change.CHANGED if before else Change.ADDED, each.expression.text
            yield self._of(change, "definition", each.name, before, after, each.meaning)

    def groups(self, base: tuple[Grouping, ...], own: tuple[Grouping, ...]) -> Iterator[Difference]:
        """Tell of the ways in which cases are put into groups."""
        known = {each.name: each for each in base}
        for each in own:
            before = ", ".join(known[each.name].listed) if each.name in known else ""
            change, after = Change.CHANGED if before else Change.ADDED, ", ".join(each.listed)
            yield self._of(change, "group", each.name, before, after, each.source)

    def roll_up(self, base: RollUp | None, own: RollUp | None) -> Iterator[Difference]:
        """Tell of the figures of the roll-up."""
        before = {} if base is None else {each.name: each for each in (*base.limits, *base.bands)}
        after = {} if own is None else {each.name: each for each in (*own.limits, *own.bands)}
        for name, each in after.items():
            if each is not before.get(name):
                was = worded(before[name]) if name in before else ""
                change = Change.CHANGED if was else Change.ADDED
                yield self._of(change, "roll-up", name, was, worded(each), each.source)
        for name, each in before.items():
            if name not in after:
                yield self._of(Change.DISABLED, "roll-up", name, worded(each), "", "")


def added(rulebook: str, rules: tuple[Rule, ...]) -> tuple[Difference, ...]:
    """Tell the rules that an extending rulebook adds to those of its base."""
    return tuple(
        Difference(rulebook, Change.ADDED, "rule", rule.id, "", "", rule.title) for rule in rules
    )


def worded(parameter: Parameter) -> str:
    """Write the figure of a parameter: its value, or its values by day, with the unit."""
    dated = ", ".join(f"{shown(value)} from {shown(since)}" for since, value in parameter.values)
    value = dated if parameter.value is None else shown(parameter.value)
    by = "" if parameter.at is None else f", by {' '.join(parameter.at.text.split())}"
    return f"{value} {parameter.unit}{by}" if parameter.unit else f"{value}{by}"
