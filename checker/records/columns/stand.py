"""Stand: many records as they stood at the close of a day; ``records/standing.py`` for many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from checker.model.types import ListType, RecordType
from checker.records.impossible import past_dates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from checker.model.types import Schema

    Column = NDArray[Any]

PLACE = "#place"
NO = pa.array([False])[0]


@dataclass(frozen=True, eq=False, slots=True)
class Stood:
    """Records as they stood, and where items stood in lists of which others are left out."""

    records: pa.RecordBatch
    places: Mapping[str, Column]


@dataclass(frozen=True, eq=False, slots=True)
class Parts:
    """The fields of parts, the day at whose close each is seen, and which were not there yet."""

    arrays: dict[str, pa.Array]
    unseen: Column
    dropped: Column


def as_it_stood(records: pa.RecordBatch, schema: Schema, day: pa.Array) -> Stood:
    """Give records as they stood at the close of the day beside each of them."""
    columns = dict(zip(records.schema.names, records.columns, strict=True))
    if schema.as_of in columns:
        columns[schema.as_of] = day
    days: Column = day.cast(pa.int32()).to_numpy(zero_copy_only=False).astype(np.int64)
    found = _parts(columns, schema.case, days)
    stood = pa.RecordBatch.from_arrays(list(found.arrays.values()), names=list(found.arrays))
    places: dict[str, Column] = {}
    arrays = [
        _placed(column, name, places)
        for name, column in zip(stood.schema.names, stood.columns, strict=True)
    ]
    return Stood(pa.RecordBatch.from_arrays(arrays, names=stood.schema.names), places)


def _later(array: pa.Array, days: Column) -> Column:
    least = np.iinfo(np.int32).min
    numbers: Column = array.cast(pa.int32()).fill_null(least).to_numpy(zero_copy_only=False)
    later: Column = numbers > days
    return later


def _parts(arrays: Mapping[str, pa.Array], kind: RecordType, days: Column) -> Parts:
    stood = {name: _value(array, kind, name, days) for name, array in arrays.items()}
    past = {name: _later(arrays[name], days) for name in past_dates(kind)}
    unseen = np.zeros(len(days), dtype=np.bool_)
    for name, later in past.items():
        if not kind.fields[name].nullable:
            unseen |= later
        if later.any():
            stood[name] = pc.if_else(
                pa.array(later), pa.scalar(None, arrays[name].type), arrays[name]
            )
    for name, each in kind.fields.items():
        if each.dated_by is not None:
            later = _later(arrays[each.dated_by], days)
            if later.any():
                stood[name] = pc.if_else(pa.array(later), NO, stood[name])
    if kind.recorded:
        unseen |= past[kind.recorded]
    return Parts(stood, unseen, unseen | _ahead(arrays, kind, days))


def _ahead(arrays: Mapping[str, pa.Array], kind: RecordType, days: Column) -> Column:
    """Say which items happen later, where nothing says when they were entered."""
    if kind.anchor is None:
        return np.zeros(len(days), dtype=np.bool_)
    later = _later(arrays[kind.anchor], days)
    if kind.recorded is None or not later.any():
        return later
    unentered: Column = arrays[kind.recorded].is_null().to_numpy(zero_copy_only=False)
    return later & unentered


def _value(array: pa.Array, kind: RecordType, name: str, days: Column) -> pa.Array:
    field = kind.fields.get(name)
    if field is None:
        return array
    match field.type:
        case RecordType() as part:
            parts = _parts(_columns(array), part, days)
            missing = array.is_null().to_numpy(zero_copy_only=False)
            if field.nullable:
                missing = missing | parts.unseen
            return _struct(parts.arrays, missing)
        case ListType(element=RecordType() as element):
            return _list(array, element, days)
        case _:
            return array


def _columns(array: pa.StructArray) -> dict[str, pa.Array]:
    return dict(zip((each.name for each in array.type), array.flatten(), strict=True))


def _struct(arrays: Mapping[str, pa.Array], missing: Column) -> pa.StructArray:
    mask = pa.array(missing) if missing.any() else None
    return pa.StructArray.from_arrays(list(arrays.values()), names=list(arrays), mask=mask)


def _list(array: pa.ListArray, element: RecordType, days: Column) -> pa.ListArray:
    sizes: Column = pc.list_value_length(array).fill_null(0).to_numpy(zero_copy_only=False)
    values = array.flatten()
    inside = _parts(_columns(values), element, np.repeat(days, sizes))
    items = inside.arrays
    if inside.dropped.any():
        starts = np.repeat(np.cumsum(sizes) - sizes, sizes)
        places = (np.arange(len(values)) - starts).astype(np.int32)
        kept = ~inside.dropped
        owner = np.repeat(np.arange(len(sizes)), sizes)
        sizes = np.bincount(owner[kept], minlength=len(sizes))
        whole = _struct({**items, PLACE: pa.array(places)}, np.zeros(len(values), dtype=np.bool_))
        made = whole.filter(pa.array(kept))
    else:
        made = _struct(items, np.zeros(len(values), dtype=np.bool_))
    offsets = np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
    mask = array.is_null() if array.null_count else None
    return pa.ListArray.from_arrays(pa.array(offsets), made, mask=mask)


def _placed(array: pa.Array, path: str, places: dict[str, Column]) -> pa.Array:
    """Take the places of items out of the lists again."""
    if not _holds_places(array.type):
        return array
    if pa.types.is_struct(array.type):
        missing = array.is_null().to_numpy(zero_copy_only=False)
        parts = {
            name: _placed(part, f"{path}.{name}", places) for name, part in _columns(array).items()
        }
        return _struct(parts, missing)
    values = array.flatten()
    columns = _columns(values)
    found = columns.pop(PLACE, None)
    if found is not None:
        places[path] = found.to_numpy(zero_copy_only=False).astype(np.int64)
    parts = {name: _placed(part, f"{path}.{name}", places) for name, part in columns.items()}
    inner = _struct(parts, np.zeros(len(values), dtype=np.bool_))
    mask = array.is_null() if array.null_count else None
    sizes = pc.list_value_length(array).fill_null(0).to_numpy(zero_copy_only=False)
    offsets = np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
    return pa.ListArray.from_arrays(pa.array(offsets), inner, mask=mask)


def _holds_places(type_: pa.DataType) -> bool:
    if pa.types.is_list(type_):
        return _holds_places(type_.value_type)
    return bool(pa.types.is_struct(type_)) and any(
        each.name == PLACE or _holds_places(each.type) for each in type_
    )
