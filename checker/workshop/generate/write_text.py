"""Write text: the rows of a table as lines of JSON, put together out of texts made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from checker.workshop.generate.table import Column, Many, Table, Texts

if TYPE_CHECKING:
    from collections.abc import Iterable

LINE_END = "\n"


def lines(table: Table) -> pa.Buffer:
    """Write each row as a line of JSON; what is not recorded is left out."""
    return text_of(objects(table, LINE_END))


def text_of(texts: pa.Array) -> pa.Buffer:
    """Give the bytes of texts, one after the other, as they stand in memory."""
    ends = pa.Array.from_buffers(pa.int64(), len(texts) + 1, [None, texts.buffers()[1]])
    start, end = ends[0].as_py(), ends[len(texts)].as_py()
    return texts.buffers()[2].slice(start, end - start)


def objects(table: Table, end: str = "") -> pa.Array:
    """Write each row as a JSON object, with some text after each."""
    parts = ["{", *_parts(table), "}" + end]
    parts[1] = _without_comma(parts[1])
    return _joined(parts, table.rows)


def _without_comma(first: str | pa.Array) -> str | pa.Array:
    if isinstance(first, str):
        return first[1:]
    return pc.utf8_slice_codeunits(first, 1)


def _parts(table: Table) -> Iterable[str | pa.Array]:
    for name, column in table.columns.items():
        match column:
            case Column(values=values, places=None):
                yield values.texts(name)[0].as_py()
            case Column(values=values, places=places):
                yield values.texts(name).take(pa.array(places))
            case Texts(array=array):
                yield f',"{name}":"'
                yield array
                yield '"'
            case Many(bounds=bounds, items=items):
                yield f',"{name}":['
                lists = pa.LargeListArray.from_arrays(bounds, objects(items))
                yield pc.binary_join(lists, pa.scalar(",", pa.large_string()))
                yield "]"
            case Table(there=None):
                yield f',"{name}":'
                yield objects(column)
            case Table(there=there):
                text = _joined([f',"{name}":', objects(column)], column.rows)
                yield pc.if_else(pa.array(there), text, pa.scalar("", pa.large_string()))


def _joined(parts: Iterable[str | pa.Array], rows: int) -> pa.Array:
    merged: list[str | pa.Array] = []
    for part in parts:
        if isinstance(part, str) and merged and isinstance(merged[-1], str):
            merged[-1] += part
        else:
            merged.append(part)
    if len(merged) == 1:
        return pa.repeat(pa.scalar(merged[0], pa.large_string()), rows)
    large = [
        pa.scalar(part, pa.large_string()) if isinstance(part, str) else part for part in merged
    ]
    return pc.binary_join_element_wise(*large, pa.scalar("", pa.large_string()))
