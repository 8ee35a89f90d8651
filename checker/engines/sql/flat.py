"""Flat: records as a table with one column for each leaf, which is what the queries read.

A list of parts becomes lists of their fields, side by side. In Arrow's memory that is what a list
of parts is made of already, so nothing is copied. The column of a part itself, where it is asked
for, says whether the part is recorded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from checker.engines.sql.leaves import AS_WRITTEN
from checker.model.types import EnumType, ListType, RecordType

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from checker.model.types import Schema, Type


def flat(batch: pa.RecordBatch, schema: Schema, wanted: Collection[str]) -> pa.RecordBatch:
    """Lay out a batch of nested records as leaves; codes become their places in the enumeration."""
    fields = schema.case.fields
    columns = {
        path: leaf
        for name, column in zip(batch.schema.names, batch.columns, strict=True)
        for path, leaf in _leaves(name, column, fields[name].type, wanted)
    }
    return pa.RecordBatch.from_pydict(columns)


def _leaves(
    path: str, array: pa.Array, type_: Type, wanted: Collection[str]
) -> Iterator[tuple[str, pa.Array]]:
    match type_:
        case RecordType(fields=fields):
            if path in wanted:
                yield path, array.is_valid()
            if any(each.startswith(f"{path}.") for each in wanted):
                for part, child in zip(array.type, array.flatten(), strict=True):
                    below = fields[part.name].type
                    yield from _leaves(f"{path}.{part.name}", child, below, wanted)
        case ListType(element=element):
            for name, leaf in _leaves(path, array.values, element, wanted):
                yield name, _lists(array, leaf)
        case EnumType(values=values):
            if path in wanted:
                yield path, _places(array, values)
            if path + AS_WRITTEN in wanted:
                yield path + AS_WRITTEN, _texts(array)
        case _ if path in wanted:
            yield path, array


def _texts(array: pa.Array) -> pa.Array:
    return array.dictionary_decode() if pa.types.is_dictionary(array.type) else array


def _places(array: pa.Array, codes: tuple[str, ...]) -> pa.Array:
    """Give the place of each code in its enumeration."""
    if not pa.types.is_dictionary(array.type):
        return pc.index_in(array, pa.array(codes, pa.string()))
    if tuple(array.dictionary.to_pylist()) == codes:
        return array.indices
    return _places(array.dictionary_decode(), codes)


def _lists(array: pa.ListArray, leaf: pa.Array) -> pa.Array:
    """Put the values of a leaf into lists as long as those of the parts that hold them."""
    missing = array.is_null() if array.null_count else None
    return pa.ListArray.from_arrays(array.offsets, leaf, mask=missing)
