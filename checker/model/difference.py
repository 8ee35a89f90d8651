"""Difference: what a rulebook that extends another one changes in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    """What was done to a part of the base."""

    ADDED = "added"
    CHANGED = "changed"
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference from the base, as people are told of it.

    ``rulebook`` is the id of the rulebook that makes it; ``kind`` is such as *rule*, *parameter*
    or *definition*; ``before`` and ``after`` are empty where there is nothing to compare.
    """

    rulebook: str
    change: Change
    kind: str
    name: str
    before: str
    after: str
    because: str


@dataclass(frozen=True, slots=True)
class Base:
    """The rulebook that another one extends."""

    id: str
    version: str
