"""Records: one row of a batch as the record that it is alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyarrow as pa

from checker.model.record import Record, Seen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from checker.model.types import Schema

    Column = NDArray[Any]


def record(
    records: pa.RecordBatch, row: int, schema: Schema, places: Mapping[str, Column]
) -> Record:
    """Take a record out of a batch; ``places`` says where items stood that are still there."""
    names = records.schema.names
    data = {name: _plain(records.column(name)[row], name, places) for name in names}
    case_id, as_of = (records.column(name)[row] for name in (schema.identity, schema.as_of))
    return Record(case_id.as_py(), as_of.as_py(), data)


def _plain(value: pa.Scalar, path: str, places: Mapping[str, Column]) -> object:
    if not value.is_valid:
        return None
    if isinstance(value, pa.StructScalar):
        return {name: _plain(part, f"{path}.{name}", places) for name, part in value.items()}
    if isinstance(value, pa.ListScalar):
        items = tuple(_plain(item, path, places) for item in value.values)
        if path not in places:
            return items
        first = value.values.offset
        stood = places[path][first : first + len(items)].tolist()
        return Seen.of(zip(stood, items, strict=True))
    plain: object = value.as_py()
    return plain
