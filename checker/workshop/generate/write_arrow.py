"""Write Arrow: the rows of a table in Arrow's memory, in the layout of the record."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from checker.records.case import Case
from checker.records.columns.layout import arrow_type
from checker.records.derive import schema
from checker.workshop.generate.table import Column, Many, Table, Texts

if TYPE_CHECKING:
    from numpy.typing import NDArray


@cache
def layout() -> pa.DataType:
    """Give the layout of a case record, as the engine that judges columns reads it."""
    return arrow_type(schema(Case).case)


def layout_of(table: Table) -> pa.DataType:
    """Give the layout that fits a table, for what is no case record."""
    return pa.struct([(name, _type(column)) for name, column in table.columns.items()])


def _type(column: Column | Texts | Many | Table) -> pa.DataType:
    match column:
        case Column(values=values):
            return values.kind
        case Texts():
            return pa.string()
        case Many(items=items):
            return pa.list_(layout_of(items))
        case Table():
            return layout_of(column)


def batch(table: Table, kind: pa.DataType) -> pa.RecordBatch:
    """Lay out the rows of a table; a field that the table does not have is not recorded."""
    return pa.RecordBatch.from_struct_array(_parts(table, kind))


def _parts(table: Table, kind: pa.DataType) -> pa.StructArray:
    fields = list(kind)
    unknown = table.columns.keys() - {each.name for each in fields}
    assert not unknown, f"no such field: {sorted(unknown)}"  # noqa: S101 - a promise
    arrays = [_array(table, each.name, each.type) for each in fields]
    missing = None if table.there is None else pa.array(~table.there)
    return pa.StructArray.from_arrays(arrays, fields=fields, mask=missing)


def _array(table: Table, name: str, kind: pa.DataType) -> pa.Array:
    match table.columns.get(name):
        case Column(values=values, places=places):
            return values.array(kind).take(pa.array(_places(places, table.rows)))
        case Texts(array=array):
            return array.cast(kind)
        case Many(bounds=bounds, items=items):
            parts = _parts(items, kind.value_type)
            return pa.ListArray.from_arrays(pa.array(bounds, pa.int32()), parts, type=kind)
        case Table() as part:
            return _parts(part, kind)
        case None:
            return pa.nulls(table.rows, kind)


def _places(places: NDArray[np.int64] | None, rows: int) -> NDArray[np.int64]:
    return np.zeros(rows, dtype=np.int64) if places is None else places
