"""Marked: parts of records while they are looked at, and the rows that something is wrong in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    import pyarrow as pa
    from numpy.typing import NDArray

    from checker.model.types import Schema

    Column = NDArray[Any]


@dataclass(frozen=True, eq=False, slots=True)
class Elements:
    """Parts that stand at one path: to which row each belongs, and which are there at all."""

    owners: Column
    there: Column

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self.owners)


@dataclass(eq=False, slots=True)
class Conformed:
    """Rows in the layout. ``unfit`` marks those to be read alone.

    ``passed_over`` names each path that the layout does not have, with the row of each value.
    """

    schema: Schema
    size: int
    own_day: Column = field(init=False)
    unfit: Column = field(init=False)
    passed_over: list[tuple[str, Column]] = field(default_factory=list)
    records: pa.RecordBatch = field(init=False)

    def __post_init__(self) -> None:
        """Begin with nothing against any row."""
        self.unfit = np.zeros(self.size, dtype=np.bool_)

    @property
    def unknown(self) -> Counter[str]:
        """Count the values at each path that the layout does not have, in rows that fit.

        A field that is named and never has a value is named here too, with nought.
        """
        found: Counter[str] = Counter()
        for path, rows in self.passed_over:
            number = int((~self.unfit[rows]).sum())
            if number or not len(rows):
                found[path] += number
        return found if not self.unfit.all() else Counter()

    def mark(self, elements: Elements, wrong: Column) -> None:
        """Mark the rows that something wrong belongs to."""
        self.unfit[elements.owners[wrong & elements.there]] = True
