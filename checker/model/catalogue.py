"""Catalogue: what a rulebook says, in words, so that saved results can be read without it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, a prompt or a standard: its id, its words, and how much data can show of it.

    ``title`` is the short name of a standard; ``within`` the standard that a question or a prompt
    belongs to; ``because`` says why data cannot show more.
    """

    id: str
    title: str
    text: str
    within: str
    coverage: str
    because: str


@dataclass(frozen=True, slots=True)
class Groups:
    """A way to put cases into groups; ``names`` are the groups in their order.

    Without ``names`` the groups are the values that the records hold. ``personal``: each value
    stands for a person. ``part``: what the groups do when a sample is drawn; empty for nothing.
    """

    name: str
    title: str
    use: str
    personal: bool
    part: str
    source: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A rating, the least share of cases that gives it, in percent, and where that is from."""

    name: str
    least: int
    source: str
    certainty: str


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """A rule in words; ``checks`` are the sentences that say what it checks."""

    id: str
    title: str
    status: str
    weight: str
    prompts: tuple[str, ...]
    questions: tuple[str, ...]
    source: str
    why: str
    checks: tuple[str, ...]
    put_right: str
    does_not_see: str
    tends_to: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What a rulebook changes in the one that it extends."""

    rulebook: str
    change: str
    kind: str
    name: str
    before: str
    after: str
    because: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A rulebook in words: what it asks, how cases are grouped, its ratings and its rules."""

    id: str
    title: str
    version: str
    record: str
    source: str
    questions: tuple[Asked, ...]
    prompts: tuple[Asked, ...]
    standards: tuple[Asked, ...]
    groups: tuple[Groups, ...]
    bands: tuple[Band, ...]
    rules: tuple[RuleEntry, ...]
    differences: tuple[Changed, ...]

    def rule(self, name: str) -> RuleEntry:
        """Give one rule."""
        return next(each for each in self.rules if each.id == name)
