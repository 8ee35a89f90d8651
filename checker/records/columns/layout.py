"""Layout: the Arrow type in which records of a schema are held, derived from the schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import pyarrow as pa

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

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model.record import Record
    from checker.model.types import Schema, Type


def arrow_type(type_: Type, *, written: bool = False) -> pa.DataType:
    """Give the Arrow type of a type; as it is ``written`` in JSON, a date is a text."""
    match type_:
        case BooleanType():
            return pa.bool_()
        case IntegerType():
            return pa.int64()
        case NumberType():
            return pa.float64()
        case DateType():
            return pa.string() if written else pa.date32()
        case TextType() | EnumType():
            return pa.string()
        case ListType(element=element):
            return pa.list_(arrow_type(element, written=written))
        case RecordType(fields=fields):
            return pa.struct(
                [(name, arrow_type(each.type, written=written)) for name, each in fields.items()]
            )
        case _ as never:
            assert_never(never)


def layout(schema: Schema, *, written: bool = False) -> pa.Schema:
    """Give the columns of a batch of records."""
    return pa.schema(list(arrow_type(schema.case, written=written)))


def batch_of(records: Iterable[Record], schema: Schema) -> pa.RecordBatch:
    """Lay out records that were read one by one; their day of judging stands in the record."""
    rows = [
        {**record.data, schema.identity: record.case_id, schema.as_of: record.as_of}
        for record in records
    ]
    return pa.RecordBatch.from_pylist(rows, layout(schema))
