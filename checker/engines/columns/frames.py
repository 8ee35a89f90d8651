"""Frames: the rows on which a condition is worked out: cases, items of a list, pairs of items.

A frame stands below another one: for each row of the outer frame it has one row for each item of a
list. What is worked out in one frame is carried to a frame below it, or gathered back from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from checker.engines.columns.batch import Batch

    Column = NDArray[Any]
    Rows = NDArray[np.int64]


@dataclass(frozen=True, eq=False, slots=True)
class Frame:
    """Rows below those of an outer frame.

    ``ends`` has one entry more than the outer frame has rows: where each one's rows begin, and
    where the last one's end. ``parents`` gives the outer row of each row, ``places`` its place
    among the rows of that one.
    """

    ends: Rows
    parents: Rows
    places: Rows

    @property
    def size(self) -> int:
        """How many rows there are."""
        return len(self.parents)


def below(size: int, sizes: Column) -> Frame:
    """Make the frame of the items of one list for each of ``size`` outer rows."""
    sizes = np.broadcast_to(sizes, (size,))
    ends = np.concatenate(([0], np.cumsum(sizes)))
    parents = np.repeat(np.arange(size), sizes)
    places = np.arange(ends[-1]) - np.repeat(ends[:-1], sizes)
    return Frame(ends, parents, places)


def cases(batch: Batch) -> int:
    """Count the rows of the outermost frame."""
    return batch.size


def size(frame: Frame) -> int:
    """Count the rows of a frame."""
    return frame.size


def parents(frame: Frame) -> Rows:
    """Give the outer row of each row."""
    return frame.parents


def places(frame: Frame) -> Rows:
    """Give the place of each row among those of its outer row."""
    return frame.places


def row(frame: Frame, outer: Rows, place: Rows) -> Rows:
    """Find rows of a frame by the outer row of each and its place there."""
    return frame.ends.take(outer) + place


def take(values: Column, rows: Rows | None) -> Column:
    """Carry values to other rows; what is the same for all rows stays single."""
    return values if np.ndim(values) == 0 or rows is None else values.take(rows)


def spread(values: Column, frame: Frame) -> Column:
    """Carry values of outer rows to each of their rows; quicker than by the rows' parents."""
    return values if np.ndim(values) == 0 else np.repeat(values, np.diff(frame.ends))


def compose(first: Rows | None, second: Rows | None) -> Rows | None:
    """Carry values by ``first`` and then by ``second``, at once; ``None`` leaves them in place."""
    if first is None or second is None:
        return second if first is None else first
    return first.take(second)


def item_rows(starts: Column, frame: Frame, total: int) -> Rows | None:
    """Give where the item of each row stands in its section; ``None`` where rows are the items."""
    rows = take(starts, frame.parents) + frame.places
    whole = frame.size == total and (total == 0 or bool((rows == np.arange(total)).all()))
    return None if whole else rows


def number(frame: Frame, passes: Column) -> Rows:
    """Count the rows of each outer row that pass."""
    counted = np.concatenate(([0], np.cumsum(np.broadcast_to(passes, (frame.size,)))))
    return counted[frame.ends[1:]] - counted[frame.ends[:-1]]


def some(frame: Frame, passes: Column) -> NDArray[np.bool_]:
    """Say of each outer row whether one of its rows passes."""
    found = np.zeros(len(frame.ends) - 1, dtype=np.bool_)
    if np.ndim(passes) == 0:
        return np.diff(frame.ends) > 0 if passes else found
    found[frame.parents.take(np.flatnonzero(passes))] = True
    return found


def least(frame: Frame, values: Column, none: float) -> Column:
    """Give the least value below each outer row, and ``none`` where there is no row."""
    return _reduced(np.minimum, frame, values, none)


def most(frame: Frame, values: Column, none: float) -> Column:
    """Give the largest value below each outer row, and ``none`` where there is no row."""
    return _reduced(np.maximum, frame, values, none)


def _reduced(ufunc: np.ufunc, frame: Frame, values: Column, none: float) -> Column:
    values = np.broadcast_to(values, (frame.size,))
    starts, ends = frame.ends[:-1], frame.ends[1:]
    filled = ends > starts
    found = np.full(len(starts), none, dtype=values.dtype)
    if filled.any():
        found[filled] = ufunc.reduceat(values, starts[filled])
    return found


def sizes(frame: Frame) -> Rows:
    """Give the number of rows below each outer row."""
    return np.diff(frame.ends)
