"""Demand: for which rows evidence is asked, and on whose behalf, while reasons are followed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from checker.engines.columns.program import Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from checker.engines.columns.batch import Batch
    from checker.engines.columns.frames import Frame
    from checker.engines.columns.scope import Bound
    from checker.engines.columns.values import Operand

    Column = NDArray[Any]
    Home = tuple[Bound, ...]


@dataclass(frozen=True, eq=False, slots=True)
class Results:
    """What the program has worked out: by place, and the frame of each scope."""

    batch: Batch
    sections: Mapping[object, int]
    slots: Mapping[Slot, Any]
    frames: Mapping[Home, Slot]

    def column(self, operand: Operand) -> Column:
        """Give the result at a place; a constant stands for itself."""
        found: Column = self.slots[operand] if isinstance(operand, Slot) else operand  # type: ignore[assignment] # a constant is a column of its own
        return found

    def frame(self, home: Home) -> Frame:
        """Give the frame of the innermost item of a scope."""
        found: Frame = self.slots[self.frames[home]]
        return found

    def at(self, operand: Operand, rows: Column) -> Column:
        """Give the values of a result in some rows."""
        values = self.column(operand)
        return np.broadcast_to(values, rows.shape) if np.ndim(values) == 0 else values[rows]


@dataclass(frozen=True, eq=False, slots=True)
class Demand:
    """Some demands side by side: for whom each is made, of which case, and about which items.

    ``places`` gives the place of each item that is in view, in its list.
    """

    results: Results
    owners: Column
    cases: Column
    places: Mapping[Bound, Column] = field(default_factory=dict)
    known: dict[Home, Column] = field(default_factory=dict)

    def __len__(self) -> int:
        """Count the demands."""
        return len(self.owners)

    def rows(self, home: Home) -> Column:
        """Give the row of each demand in the frame of a scope."""
        if not home:
            return self.cases
        if home not in self.known:
            frame = self.results.frame(home)
            self.known[home] = frame.ends[self.rows(home[:-1])] + self.places[home[-1]]
        return self.known[home]

    def at(self, operand: Operand, home: Home) -> Column:
        """Give the value of a result for each demand."""
        return self.results.at(operand, self.rows(home))

    def where(self, chosen: Column) -> Demand:
        """Keep some of the demands."""
        return self if chosen.all() else self.of(np.flatnonzero(chosen))

    def of(self, which: Column) -> Demand:
        """Give the demands with some numbers."""
        places = {bound: place[which] for bound, place in self.places.items()}
        return Demand(self.results, self.owners[which], self.cases[which], places)

    def numbered(self) -> Demand:
        """Make each demand on its own behalf."""
        return Demand(self.results, np.arange(len(self)), self.cases, self.places, self.known)

    def items(self, item: Home) -> tuple[Column, Demand]:
        """Demand the same of every item of a list; beside that, which demand each came from."""
        frame, outer = self.results.frame(item), self.rows(item[:-1])
        starts = frame.ends[outer]
        sizes = frame.ends[outer + 1] - starts
        source = np.repeat(np.arange(len(self)), sizes)
        place = np.arange(len(source)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        below = self.of(source)
        return source, Demand(
            self.results, below.owners, below.cases, {**below.places, item[-1]: place}
        )
