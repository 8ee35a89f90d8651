"""Places: where in its record something stands, as people write it: ``changes[2].kind``."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from checker.engines.columns.batch import Batch
    from checker.engines.columns.evidence import Section

    Column = NDArray[Any]


def of_items(batch: Batch, section: Section, rows: Column) -> pa.Array:
    """Write where items of a list stand, whose rows are given; a stated list has no name."""
    if isinstance(section, tuple):
        return _texts(["[", "]"], [rows])
    return _written(batch, section, rows, whole=True)


def of_fields(batch: Batch, path: str, rows: Column) -> pa.Array:
    """Write where a field stands, in rows of the parts that have it."""
    return _written(batch, path, rows, whole=False)


def _written(batch: Batch, path: str, rows: Column, *, whole: bool) -> pa.Array:
    around = list(accumulate(path.split("."), lambda outer, name: f"{outer}.{name}"))
    lists = [
        each
        for each in (around if whole else around[:-1])
        if pa.types.is_list(batch.array(each).type)
    ]
    indexes: list[Column] = []
    for each in reversed(lists):
        rows, index = _in_list(batch, each, rows)
        indexes.append(index)
    pieces, past = [], 0
    for number, each in enumerate(lists):
        pieces.append(("]" if number else "") + path[past : len(each)] + "[")
        past = len(each)
    pieces.append(("]" if lists else "") + path[past:])
    return _texts(pieces, indexes[::-1], size=len(rows))


def _in_list(batch: Batch, path: str, rows: Column) -> tuple[Column, Column]:
    """Give the row of the list that each item stands in, and its place there."""
    starts = batch.spans(path).starts
    outer = np.searchsorted(starts, rows, side="right") - 1
    if path in batch.places:
        return outer, batch.places[path][rows]
    return outer, rows - starts[outer]


def _texts(pieces: list[str], indexes: list[Column], size: int | None = None) -> pa.Array:
    if not indexes:
        return pa.array([pieces[0]] * (size or 0), pa.string())
    parts: list[pa.Array | str] = [pieces[0]]
    for index, piece in zip(indexes, pieces[1:], strict=True):
        parts += [pa.array(index).cast(pa.string()), piece]
    return pc.binary_join_element_wise(*parts, "")
