"""Program: the operations that all rules need together, each written down once, in order.

A rulebook is compiled into one program, and the program is run on each batch of cases. What two
rules share is one operation: equal operations on equal operands have one place in the program.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker.engines.columns.batch import Batch

Kernel = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Slot:
    """Where the result of an operation is found."""

    number: int


@dataclass(frozen=True, slots=True)
class Operation:
    """A kernel, with what it is given: results of earlier operations, and constants."""

    kernel: Kernel
    given: tuple[object, ...]


Step = tuple[Operation, tuple[int, ...]]


@dataclass(eq=False, slots=True)
class Program:
    """Operations in the order in which they are run; the batch itself is the first result."""

    operations: list[Operation] = field(default_factory=list)
    known: dict[Operation, Slot] = field(default_factory=dict)
    sections: dict[object, int] = field(default_factory=dict)
    steps: dict[frozenset[Slot], tuple[Step, ...]] = field(default_factory=dict)

    def emit(self, kernel: Kernel, *given: object) -> Slot:
        """Ask for the result of an operation."""
        operation = Operation(kernel, given)
        if operation not in self.known:
            self.operations.append(operation)
            self.steps.clear()
            self.known[operation] = Slot(len(self.operations))
        return self.known[operation]

    def section(self, section: object) -> int:
        """Give the number by which a section of the record is told from the others."""
        return self.sections.setdefault(section, len(self.sections))

    def run(self, batch: Batch, wanted: Collection[Slot]) -> dict[Slot, Any]:
        """Run the operations on a batch, and give the wanted results.

        A result is let go after the last operation that needs it, so that memory stays small.
        """
        results: list[Any] = [batch, *([None] * len(self.operations))]
        asked = frozenset(wanted)
        if asked not in self.steps:
            self.steps[asked] = self._steps(asked)
        for place, (operation, spent) in enumerate(self.steps[asked], start=1):
            given = [results[e.number] if isinstance(e, Slot) else e for e in operation.given]
            results[place] = operation.kernel(*given)
            for number in spent:
                results[number] = None
        return {slot: results[slot.number] for slot in wanted}

    def _steps(self, wanted: frozenset[Slot]) -> tuple[Step, ...]:
        """Say beside each operation whose results are not needed after it."""
        last: dict[int, int] = {}
        for place, operation in enumerate(self.operations):
            last.update((e.number, place) for e in operation.given if isinstance(e, Slot))
        kept = {BATCH.number, *(slot.number for slot in wanted)}
        spent: list[list[int]] = [[] for _ in self.operations]
        for number, place in last.items():
            if number not in kept:
                spent[place].append(number)
        return tuple(zip(self.operations, map(tuple, spent), strict=True))


BATCH = Slot(0)
