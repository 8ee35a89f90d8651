"""Scalars: single values of any origin become columns of the layout, or their rows are marked."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, assert_never

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from checker.model.types import (
    BooleanType,
    DateType,
    EnumType,
    IntegerType,
    ListType,
    NumberType,
    RecordType,
    TextType,
)
from checker.records.columns.layout import arrow_type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from checker.model.types import Type
    from checker.records.columns.marked import Conformed, Elements

    Column = NDArray[Any]

FIRST_DAY = (date.min - date(1970, 1, 1)).days
LARGEST = 2.0**63


def null(array: pa.Array) -> Column:
    """Say which values are not recorded."""
    if not array.null_count:
        return np.zeros(len(array), dtype=np.bool_)
    null: Column = array.is_null().to_numpy(zero_copy_only=False)
    return null


def day_numbers(array: pa.Array, none: int) -> Column:
    """Give days as their numbers; ``none`` where there is none."""
    numbers: Column = array.cast(pa.int32()).fill_null(0).to_numpy(zero_copy_only=False)
    return np.where(null(array), none, numbers.astype(np.int64))


def nothing(type_: Type, size: int) -> pa.Array:
    """Give a column in which nothing is recorded, with the codes that it could hold."""
    nulls = pa.nulls(size, arrow_type(type_))
    match type_:
        case EnumType():
            return _coded(nulls, type_)
        case RecordType(fields=fields):
            parts = [nothing(each.type, size) for each in fields.values()]
            return struct(parts, list(fields), null(nulls))
        case ListType(element=element):
            inner = nothing(element, 0)
            return pa.ListArray.from_arrays(
                pa.array(np.zeros(len(nulls) + 1, dtype=np.int32)), inner, mask=nulls.is_null()
            )
        case _:
            return nulls


def struct(parts: Sequence[pa.Array], names: Sequence[str], missing: Column) -> pa.StructArray:
    """Put the fields of parts together; ``missing`` says which parts are not recorded."""
    mask = pa.array(missing) if missing.any() else None
    return pa.StructArray.from_arrays(parts, names=names, mask=mask)


def refused(made: Conformed, elements: Elements, type_: Type, array: pa.Array) -> pa.Array:
    """Mark what stands where something of another kind belongs."""
    made.mark(elements, ~null(array))
    return nothing(type_, len(array))


def plain(made: Conformed, elements: Elements, type_: Type, array: pa.Array) -> pa.Array:
    """Bring single values into the layout, and mark the rows of those that are of another kind."""
    array = _text(array)
    kind = array.type
    match type_:
        case BooleanType() if pa.types.is_boolean(kind):
            return array
        case IntegerType() if pa.types.is_integer(kind) and kind != pa.uint64():
            return array.cast(pa.int64())
        case NumberType() if pa.types.is_floating(kind) or pa.types.is_integer(kind):
            numbers = array.cast(pa.float64(), safe=False)
            values = numbers.fill_null(0).to_numpy(zero_copy_only=False)
            made.mark(elements, ~(np.abs(values) < LARGEST))
            return numbers
        case DateType() if pa.types.is_string(kind) or pa.types.is_date32(kind):
            return _dates(made, elements, array)
        case TextType() if pa.types.is_string(kind):
            return array
        case EnumType() if pa.types.is_string(kind):
            codes = _coded(array, type_)
            made.mark(elements, null(codes) & ~null(array))
            return codes
        case BooleanType() | IntegerType() | NumberType() | DateType() | TextType() | EnumType():
            return refused(made, elements, type_, array)
        case RecordType() | ListType():
            message = f"a {type_} is no plain value"
            raise TypeError(message)
        case _ as never:
            assert_never(never)


def _text(array: pa.Array) -> pa.Array:
    """Give texts as one type, however they are held."""
    held = array.type.value_type if pa.types.is_dictionary(array.type) else array.type
    if pa.types.is_string(held) or pa.types.is_large_string(held) or pa.types.is_string_view(held):
        return array.cast(pa.string())
    return array


def _coded(texts: pa.Array, type_: EnumType) -> pa.DictionaryArray:
    values = pa.array(type_.values, pa.string())
    return pa.DictionaryArray.from_arrays(pc.index_in(texts, value_set=values), values)


def _dates(made: Conformed, elements: Elements, array: pa.Array) -> pa.Array:
    try:
        days = array.cast(pa.date32())
    except pa.ArrowInvalid:
        days = _one_by_one(array)
    made.mark(elements, null(days) & ~null(array))
    made.mark(elements, day_numbers(days, none=0) < FIRST_DAY)
    return days


def _one_by_one(texts: pa.Array) -> pa.Array:
    """Read dates of which some are none; each different text is read once."""
    coded = texts.dictionary_encode()
    found = [_date(text) for text in coded.dictionary.to_pylist()]
    return pa.array(found, pa.date32()).take(coded.indices)


def _date(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
