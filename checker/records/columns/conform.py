"""Conform: columns of any origin become columns of the layout, and what does not fit is marked.

A row is marked when anything in it may be wrong. It is then read alone, and what is said of it
there stands; so marking too much costs time, and marking too little would be a mistake.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from checker.model.types import IntegerType, ListType, NumberType, RecordType
from checker.records.columns.marked import Conformed, Elements
from checker.records.columns.scalars import (
    LARGEST,
    day_numbers,
    nothing,
    null,
    plain,
    refused,
    struct,
)
from checker.records.impossible import past_dates
from checker.records.messages import shown_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from checker.model.types import Field, Schema, Type

    Column = NDArray[Any]

YES = pa.array([True])[0]
DEEPEST = 32  # of an unknown field; what is deeper is read alone, where its depth is measured


def conform(rows: pa.RecordBatch, schema: Schema, *, day_given: bool) -> Conformed:
    """Bring rows into the layout; ``day_given``: a day of judging is given beside the records."""
    made = Conformed(schema, rows.num_rows)
    everyone = Elements(np.arange(rows.num_rows), np.ones(rows.num_rows, dtype=np.bool_))
    columns = dict(zip(rows.schema.names, rows.columns, strict=True))
    fields = schema.case.fields
    as_of = fields.get(schema.as_of)
    given = columns.get(schema.as_of)
    if as_of is None or given is None:
        day = pa.nulls(rows.num_rows, pa.date32())
    else:
        day = _scalar(made, everyone, as_of, given)
    made.own_day = day_numbers(day, none=np.iinfo(np.int64).max)
    if not day_given:
        made.mark(everyone, null(day))
    arrays = _fields(made, everyone, schema.case, columns, "")
    names = list(fields)
    made.mark(everyone, _blank(arrays[names.index(schema.identity)]))
    made.records = pa.RecordBatch.from_arrays(arrays, names=names)
    return made


def _blank(texts: pa.Array) -> Column:
    blank = pc.equal(pc.utf8_trim_whitespace(texts), "").fill_null(YES)
    found: Column = blank.to_numpy(zero_copy_only=False)
    return found


def _fields(
    made: Conformed,
    elements: Elements,
    kind: RecordType,
    columns: Mapping[str, pa.Array],
    path: str,
) -> list[pa.Array]:
    """Bring the fields of parts into the layout, in their declared order."""
    for name in columns.keys() - kind.fields.keys():
        _unknown(made, elements, columns[name], f"{path}{shown_key(name)}")
    arrays = {
        name: _field(made, elements, each, columns.get(name), f"{path}{name}")
        for name, each in kind.fields.items()
    }
    _check(made, elements, kind, arrays)
    return list(_came_true(kind, arrays).values())


def _unknown(made: Conformed, elements: Elements, array: pa.Array, path: str) -> None:
    """Count an unknown field; what no record may hold is for the reading of the row alone."""
    made.passed_over.append((path, elements.owners[elements.there & ~null(array)]))
    if _depth(array.type) > DEEPEST or _endless(array):
        made.mark(elements, ~null(array))


def _depth(type_: pa.DataType) -> int:
    inner = [type_.field(place).type for place in range(type_.num_fields)]
    return 1 + max(map(_depth, inner), default=0)


def _endless(array: pa.Array) -> bool:
    """Tell whether there is a number in it that no engine can hold."""
    if pa.types.is_floating(array.type):
        values = np.abs(array.drop_null().to_numpy(zero_copy_only=False))
        return not bool((values < LARGEST).all())
    if pa.types.is_struct(array.type):
        return any(map(_endless, array.flatten()))
    return bool(pa.types.is_list(array.type)) and _endless(array.flatten())


def _field(
    made: Conformed, elements: Elements, declared: Field, array: pa.Array | None, path: str
) -> pa.Array:
    if array is None or pa.types.is_null(array.type):
        found = nothing(declared.type, elements.size)
    else:
        found = _value(made, elements, declared, array, path)
    if not declared.nullable and declared.name != made.schema.as_of:
        made.mark(elements, null(found))
    return found


def _value(
    made: Conformed, elements: Elements, declared: Field, array: pa.Array, path: str
) -> pa.Array:
    match declared.type:
        case RecordType() as kind:
            return _part(made, elements, kind, array, path)
        case ListType(element=element):
            return _list(made, elements, element, array, path)
        case _:
            return _scalar(made, elements, declared, array)


def _part(
    made: Conformed, elements: Elements, kind: RecordType, array: pa.Array, path: str
) -> pa.Array:
    if not pa.types.is_struct(array.type):
        return refused(made, elements, kind, array)
    missing = null(array)
    inside = Elements(elements.owners, elements.there & ~missing)
    columns = dict(zip((each.name for each in array.type), array.flatten(), strict=True))
    parts = _fields(made, inside, kind, columns, f"{path}.")
    return struct(parts, list(kind.fields), missing)


def _list(
    made: Conformed, elements: Elements, element: Type, array: pa.Array, path: str
) -> pa.Array:
    if pa.types.is_large_list(array.type):
        array = array.cast(pa.list_(array.type.value_type))
    if not pa.types.is_list(array.type):
        return refused(made, elements, ListType(element), array)
    missing = null(array)
    sizes = np.where(missing, 0, pc.list_value_length(array).fill_null(0).to_numpy())
    values, owners = array.flatten(), np.repeat(elements.owners, sizes)
    items = Elements(owners, np.repeat(elements.there, sizes))
    made.mark(items, null(values))
    match element:
        case RecordType():
            inner = _part(made, items, element, values, f"{path}[]")
        case ListType(element=further):
            inner = _list(made, items, further, values, f"{path}[]")
        case _:
            inner = plain(made, items, element, values)
    offsets = np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
    mask = pa.array(missing) if missing.any() else None
    return pa.ListArray.from_arrays(pa.array(offsets), inner, mask=mask)


def _scalar(made: Conformed, elements: Elements, declared: Field, array: pa.Array) -> pa.Array:
    found = plain(made, elements, declared.type, array)
    if declared.unit is not None and isinstance(declared.type, IntegerType | NumberType):
        # What has a unit is counted or measured, and nothing of that kind is less than none.
        made.mark(elements, found.fill_null(0).to_numpy(zero_copy_only=False) < 0)
    return found


def _check(
    made: Conformed, elements: Elements, kind: RecordType, arrays: Mapping[str, pa.Array]
) -> None:
    """Mark what cannot be: the same as ``records/impossible.py`` finds in a record alone."""
    latest = np.iinfo(np.int64).max
    for name in past_dates(kind):
        day = day_numbers(arrays[name], none=-latest)
        made.mark(elements, day > made.own_day[elements.owners])
    for sequence in kind.sequences:
        for earlier, later in combinations(sequence, 2):
            first, second = (
                day_numbers(arrays[earlier], -latest),
                day_numbers(arrays[later], latest),
            )
            made.mark(elements, second < first)
    for name, each in kind.fields.items():
        if each.dated_by is not None:
            open_ = arrays[name].fill_null(YES).to_numpy(zero_copy_only=False)
            made.mark(elements, ~open_ & ~null(arrays[each.dated_by]))


def _came_true(kind: RecordType, arrays: dict[str, pa.Array]) -> dict[str, pa.Array]:
    """Set a flag that is left open, and whose date is given: that date says that it came true."""
    for name, each in kind.fields.items():
        if each.dated_by is not None:
            dated = ~null(arrays[each.dated_by])
            if (dated & null(arrays[name])).any():
                came = pa.array(dated & null(arrays[name]))
                arrays[name] = pc.if_else(came, YES, arrays[name])
    return arrays
