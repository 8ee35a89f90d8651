"""Layout: the Arrow type in which a record of a schema is held, derived from the schema."""

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


def arrow_type(type_: Type) -> pa.DataType:
    """Give the Arrow type of a type; a code is held as its text, or as a dictionary of texts."""
    match type_:
        case BooleanType():
            return pa.bool_()
        case IntegerType():
            return pa.int64()
        case NumberType():
            return pa.float64()
        case DateType():
            return pa.date32()
        case TextType() | EnumType():
            return pa.string()
        case ListType(element=element):
            return pa.list_(arrow_type(element))
        case RecordType(fields=fields):
            return pa.struct([(name, arrow_type(field.type)) for name, field in fields.items()])
        case _ as never:
            assert_never(never)


def batch_of(records: Iterable[Record], schema: Schema) -> pa.RecordBatch:
    """Lay out records that were read one by one; their day of judging stands in the record."""
    rows = [
        {**record.data, schema.identity: record.case_id, schema.as_of: record.as_of}
        for record in records
    ]
    return pa.RecordBatch.from_pylist(rows, pa.schema(list(arrow_type(schema.case))))
