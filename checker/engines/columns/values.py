"""Values: what a condition is worth on the rows of a frame, as places of a program's results.

The counterpart of the interpreter's values. An operand is the slot of a column, or a constant that
is the same for every row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.engines.columns.program import Slot

if TYPE_CHECKING:
    from checker.model.types import Type

Operand = Slot | bool | int | float


@dataclass(frozen=True, slots=True)
class Truth:
    """A condition: where it holds, and where it does not; elsewhere it is not known."""

    yes: Operand
    no: Operand


@dataclass(frozen=True, slots=True)
class Bounds:
    """A date (as the number of its day) or number: the least and the most that it can be."""

    low: Operand
    high: Operand


@dataclass(frozen=True, slots=True)
class Word:
    """A code or a text, by its number."""

    code: Operand


@dataclass(frozen=True, slots=True)
class Store:
    """Where the items of a list are: in sections of the record, by path, or written by a rule.

    With several sections, an item is found by an address that says which of them it is in.
    """

    sections: tuple[str | tuple[str, ...], ...]

    @property
    def alone(self) -> bool:
        """Whether there is one section, so that an item is found by its place in it."""
        return len(self.sections) == 1


@dataclass(frozen=True, slots=True)
class Rows:
    """A list: where its items begin in the store, how many there are, whether it is recorded."""

    store: Store
    starts: Operand
    sizes: Operand
    known: Operand
    element: Type


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the record: the items that hold it (``None``: each row's own), and its path."""

    store: Store
    items: Slot | None
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Several:
    """A part that could be in each of the chosen rows of a frame below; ``known`` where in any."""

    part: Part
    frame: Slot
    chosen: Operand
    known: Operand


@dataclass(frozen=True, slots=True)
class Either:
    """A part that is one or the other, by a condition."""

    test: Truth
    then: Value
    otherwise: Value


Value = Truth | Bounds | Word | Rows | Part | Several | Either
UNKNOWN = Truth(yes=False, no=False)
RECORD = Store(("",))
