"""Batch: the leaves of some records as columns, each path in one long array.

Below a list, a path's array holds the values of all items of all records, one after the other; in
Arrow's memory that is how they stand already. What is not recorded has no bounds, no truth, no
code.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    Column = NDArray[Any]

Path = str | tuple[str, ...]
# No date and no number of a record lies beyond these, so they say: no bound is known.
NO_LOW, NO_HIGH = -(2**62), 2**62
NO_CODE = -1


@dataclass(frozen=True, slots=True)
class Spans:
    """The lists at a path: where each begins in the section's array, how long it is, if any."""

    starts: NDArray[np.int64]
    sizes: NDArray[np.int64]
    known: NDArray[np.bool_]


@dataclass(frozen=True, eq=False, slots=True)
class Numbers:
    """The dates or numbers at a path, 0 where one is missing; where, if any is."""

    values: Column
    missing: NDArray[np.bool_] | None

    def bound(self, unknown: int) -> Column:
        """Give the values, with a bound that says nothing where one is missing."""
        if self.missing is None:
            return self.values
        return np.where(self.missing, unknown, self.values)


@dataclass(eq=False, slots=True)
class Batch:
    """Some nested records; columns are taken out of them when they are first asked for.

    ``places`` gives, for a list of which items were left out, where each stood that is still there.
    """

    records: pa.RecordBatch
    places: Mapping[str, Column] = field(default_factory=dict)
    arrays: dict[str, pa.Array] = field(default_factory=dict)
    numbers: dict[str, Numbers] = field(default_factory=dict)
    texts: dict[str, int] = field(default_factory=dict)

    @property
    def size(self) -> int:
        """How many records there are."""
        return int(self.records.num_rows)

    def array(self, path: str) -> pa.Array:
        """Give the values at a path; of a list, the lists."""
        if path not in self.arrays:
            outer, _, name = path.rpartition(".")
            self.arrays[path] = _field(self.items(outer), name) if outer else _top(self, name)
        return self.arrays[path]

    def items(self, path: str) -> pa.Array:
        """Give the values at a path; of a list, all its items."""
        array = self.array(path)
        return array.values if pa.types.is_list(array.type) else array

    def spans(self, path: str) -> Spans:
        """Say where the lists at a path begin and how long they are."""
        lists = self.array(path)
        offsets = lists.offsets.to_numpy().astype(np.int64)
        known = lists.is_valid().to_numpy(zero_copy_only=False)
        return Spans(offsets[:-1], np.where(known, np.diff(offsets), 0), known)

    def recorded(self, path: str) -> Column:
        """Say where a part of the record, and each part around it, is recorded."""
        known: Column = self.array(path).is_valid().to_numpy(zero_copy_only=False)
        return known

    def numbers_at(self, path: str) -> Numbers:
        """Give the dates (counted from 1 January 1970) or numbers at a path."""
        if path not in self.numbers:
            self.numbers[path] = _numbers(self.items(path))
        return self.numbers[path]

    def number(self, text: str, codes: tuple[str, ...] = ()) -> int:
        """Give the number that stands for a text here, or the place of a code among all codes."""
        if codes:
            return codes.index(text)
        return self.texts.setdefault(text, len(self.texts))


def _top(batch: Batch, name: str) -> pa.Array:
    return batch.records.column(batch.records.schema.get_field_index(name))


def _field(parts: pa.StructArray, name: str) -> pa.Array:
    """Read a field of parts; that of a part that is not recorded is not recorded either."""
    field = parts.field(name)
    if parts.null_count == 0:
        return field
    return pc.if_else(parts.is_valid(), field, pa.scalar(None, field.type))


def low(batch: Batch, path: str) -> Column:
    """Give the least that each date or number at a path can be."""
    return batch.numbers_at(path).bound(NO_LOW)


def high(batch: Batch, path: str) -> Column:
    """Give the most that each date or number at a path can be."""
    return batch.numbers_at(path).bound(NO_HIGH)


def _numbers(array: pa.Array) -> Numbers:
    if pa.types.is_date32(array.type):
        array = array.view(pa.int32())
    kind = np.float64 if pa.types.is_floating(array.type) else np.int64
    if not array.null_count:
        return Numbers(array.to_numpy().astype(kind), None)
    values = array.fill_null(0).to_numpy().astype(kind)
    return Numbers(values, array.is_null().to_numpy(zero_copy_only=False))


def true(batch: Batch, path: str) -> Column:
    """Say which flags at a path are recorded as true."""
    known: Column = batch.items(path).fill_null(False).to_numpy(zero_copy_only=False)  # noqa: FBT003 - Arrow's own signature
    return known


def false(batch: Batch, path: str) -> Column:
    """Say which flags at a path are recorded as false."""
    known: Column = batch.items(path).fill_null(True).to_numpy(zero_copy_only=False)  # noqa: FBT003 - as above
    return ~known


def code(batch: Batch, path: Path, codes: tuple[str, ...] = ()) -> Column:
    """Give the number of each text at a path, or the place of each code in its enumeration."""
    if isinstance(path, tuple):
        return np.array([batch.number(text, codes) for text in path], dtype=np.int64)
    array = batch.items(path)
    if not pa.types.is_dictionary(array.type):
        array = array.dictionary_encode()
    numbers = [batch.number(text, codes) for text in array.dictionary.to_pylist()]
    places = np.array([*numbers, NO_CODE], dtype=np.int64)
    indices = array.indices.cast(pa.int64()).fill_null(len(numbers))
    found: Column = places[indices.to_numpy(zero_copy_only=False)]
    return found


def spans(batch: Batch, path: str) -> Spans:
    """Say where the lists at a path begin and how long they are."""
    return batch.spans(path)


def text_number(batch: Batch, text: str) -> int:
    """Give the number that stands for a text that a rule states."""
    return batch.number(text)
