"""Program: the operations that all rules need together, each written down once, in order.

A rulebook is compiled into one program, and the program is run on each batch of cases. What two
rules share is one operation: equal operations on equal operands have one place in the program.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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


class Step(NamedTuple):
    """An operation, ready to be run: for each operand whether it is a result, its place or itself.

    ``spent`` are the results that nothing needs afterwards.
    """

    kernel: Kernel
    given: tuple[tuple[bool, Any], ...]
    spent: tuple[int, ...]


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

    def made_by(self, slot: Slot) -> Operation:
        """Give the operation whose result is found at a place."""
        return self.operations[slot.number - 1]

    def section(self, section: object) -> int:
        """Give the number by which a section of the record is told from the others."""
        return self.sections.setdefault(section, len(self.sections))

    def run(
        self, batch: Batch, wanted: Collection[Slot], spent: NDArray[np.float64] | None = None
    ) -> dict[Slot, Any]:
        """Run the operations on a batch, and give the wanted results.

        A result is let go after the last operation that needs it, so that memory stays small. The
        seconds that each operation takes are added to ``spent``, if it is given.
        """
        asked = frozenset(wanted)
        if asked not in self.steps:
            self.steps[asked] = self._steps(asked)
        results: list[Any] = [batch, *([None] * len(self.operations))]
        for place, (kernel, given, past) in enumerate(self.steps[asked], start=1):
            begun = perf_counter() if spent is not None else 0.0
            results[place] = kernel(*[results[each] if made else each for made, each in given])
            for number in past:
                results[number] = None
            if spent is not None:
                spent[place - 1] += perf_counter() - begun
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
        return tuple(
            Step(operation.kernel, tuple(map(_operand, operation.given)), tuple(past))
            for operation, past in zip(self.operations, spent, strict=True)
        )


def _operand(given: object) -> tuple[bool, Any]:
    return (True, given.number) if isinstance(given, Slot) else (False, given)


BATCH = Slot(0)
