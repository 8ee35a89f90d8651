"""Findings: everything that the rules found in a batch, as one table with its evidence."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from checker.engines.columns import places
from checker.engines.columns.evidence import NOT_TOLD
from checker.model.outcome import PRESSING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from checker.engines.columns.batch import Batch
    from checker.engines.columns.evidence import Facts
    from checker.engines.columns.found import Told

    Column = NDArray[Any]

WORKING = pa.struct([("name", pa.string()), ("value", pa.string())])
EVIDENCE = pa.struct(
    [
        ("kind", pa.string()),
        ("path", pa.string()),
        ("value", pa.string()),
        ("size", pa.int32()),
        ("looked_for", pa.string()),
        ("matched", pa.int32()),
    ]
)
FINDINGS = pa.schema(
    [
        ("case", pa.int64()),
        ("rule", pa.string()),
        ("subject", pa.string()),
        ("outcome", pa.string()),
        ("sentence", pa.string()),
        ("due", pa.date32()),
        ("workings", pa.list_(WORKING)),
        ("evidence", pa.list_(EVIDENCE)),
    ]
)
NOT_RECORDED, RECORDED, SEARCHED = range(3)
KINDS = pa.array(["not recorded", "recorded", "searched"])
OUTCOMES = pa.array([str(each) for each in PRESSING])


def table(batch: Batch, told: Sequence[Told]) -> pa.RecordBatch:
    """Give a row for each subject; ``case`` is the row of its record in the batch.

    Rows stand rule by rule. The evidence of each is in the order of the record.
    """
    sizes = [len(each.cases) for each in told]
    starts = np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))
    total = int(starts[-1])
    if not total:
        return pa.RecordBatch.from_pylist([], FINDINGS)
    return pa.RecordBatch.from_arrays(
        [
            pa.array(np.concatenate([each.cases for each in told])),
            _repeated([each.rule for each in told], sizes),
            _joined([_subjects(batch, each) for each in told]),
            OUTCOMES.take(pa.array(np.concatenate([each.outcomes for each in told]))),
            _joined([each.sentences for each in told]),
            _joined([each.due for each in told]),
            _workings(told, sizes),
            _evidence(batch, told, starts),
        ],
        schema=FINDINGS,
    )


def _joined(arrays: Sequence[pa.Array]) -> pa.Array:
    return pa.concat_arrays(arrays)


def _repeated(names: Sequence[str], sizes: Sequence[int]) -> pa.Array:
    return pa.array(names, pa.string()).take(pa.array(np.repeat(np.arange(len(sizes)), sizes)))


def _subjects(batch: Batch, told: Told) -> pa.Array:
    if not told.places:
        return pa.array([""] * len(told.cases), pa.string())
    texts = [places.of_items(batch, section, rows) for section, _, rows in told.places]
    order = np.argsort(np.concatenate([which for _, which, _ in told.places]), kind="stable")
    return _joined(texts).take(pa.array(order))


def _workings(told: Sequence[Told], sizes: Sequence[int]) -> pa.Array:
    lists = []
    for each, size in zip(told, sizes, strict=True):
        count = len(each.workings)
        names = pa.array([name for name, _ in each.workings] * size, pa.string())
        values = _joined([value for _, value in each.workings] or [pa.array([], pa.string())])
        order = np.arange(size * count).reshape(count, size).T.ravel() if count else np.arange(0)
        items = pa.StructArray.from_arrays(
            [names, values.take(pa.array(order))], fields=list(WORKING)
        )
        lists.append(pa.ListArray.from_arrays(np.arange(size + 1) * count, items))
    return _joined(lists).cast(pa.list_(WORKING))


@dataclass(frozen=True, eq=False, slots=True)
class Gathered:
    """All facts at one path: for whom, in which rows, what was looked for, how much matched."""

    path: str
    owners: Column
    rows: Column
    looked: Column
    matched: Column


def _gathered(
    batch: Batch, told: Sequence[Told], starts: Column, texts: dict[str, int]
) -> Iterable[Gathered]:
    """Bring the facts of all rules together by their path; each once for whom it is."""
    by_path: dict[str, list[tuple[int, Facts]]] = {}
    for each, start in zip(told, starts.tolist(), strict=False):
        for facts in each.facts:
            by_path.setdefault(facts.path, []).append((start, facts))
    for path, several in by_path.items():
        columns = np.concatenate([_column(start, facts, texts) for start, facts in several], axis=1)
        # A list of codes is one value, and a list that is not recorded is none: neither is told
        # with what was looked for in it.
        whole = ~batch.recorded(path)[columns[1]] | (not _searched(batch, path))
        columns[2, whole], columns[3, whole] = 0, NOT_TOLD
        columns = columns[:, np.lexsort(columns[::-1])]
        first = np.ones(columns.shape[1], dtype=np.bool_)
        first[1:] = (columns[:, 1:] != columns[:, :-1]).any(axis=0)
        yield Gathered(path, *columns[:, first])


def _searched(batch: Batch, path: str) -> bool:
    """Tell whether a list of parts stands at a path."""
    type_ = batch.array(path).type
    return bool(pa.types.is_list(type_) and pa.types.is_struct(type_.value_type))


def _column(start: int, facts: Facts, texts: dict[str, int]) -> Column:
    size = len(facts.owners)
    looked = np.full(size, texts[facts.looked_for or ""])
    matched = np.full(size, NOT_TOLD) if facts.matched is None else facts.matched
    return np.stack([facts.owners + start, facts.rows, looked, matched])


def _evidence(batch: Batch, told: Sequence[Told], starts: Column) -> pa.Array:
    told_texts = {facts.looked_for or "" for each in told for facts in each.facts}
    # Sorted, so that the order of the facts is not that in which a batch happened to meet them.
    texts = {text: number for number, text in enumerate(sorted({"", *told_texts}))}
    ranks = _ranks(batch.records.schema)
    gathered = sorted(_gathered(batch, told, starts, texts), key=lambda each: ranks[each.path])
    kept = [_facts(batch, each, list(texts)) for each in gathered]
    if not kept:
        return pa.array([[]] * int(starts[-1]), pa.list_(EVIDENCE))
    owners = np.concatenate([owner for owner, _ in kept])
    order = np.argsort(owners, kind="stable")
    facts = _joined([facts for _, facts in kept]).take(pa.array(order))
    ends = np.searchsorted(owners[order], np.arange(int(starts[-1]) + 1))
    return pa.ListArray.from_arrays(ends.astype(np.int32), facts)


def _facts(batch: Batch, gathered: Gathered, texts: list[str]) -> tuple[Column, pa.Array]:
    """Write the facts at one path, beside for whom they are; a part that is there is no fact."""
    values = batch.array(gathered.path)
    there = batch.recorded(gathered.path)[gathered.rows]
    if pa.types.is_struct(values.type):
        missing = np.flatnonzero(~there)
        return gathered.owners[missing], _missing(batch, gathered.path, gathered.rows[missing])
    found, paths = values.take(pa.array(gathered.rows)), _paths(batch, gathered)
    nothing = pa.nulls(len(there), pa.string())
    if not _searched(batch, gathered.path):
        kinds = KINDS.take(pa.array(np.where(there, RECORDED, NOT_RECORDED)))
        sizes = pa.nulls(len(there), pa.int32())
        return gathered.owners, _structs(kinds, paths, _values(found), sizes, nothing, sizes)
    facts = _structs(
        KINDS.take(pa.array(np.where(there, SEARCHED, NOT_RECORDED))),
        paths,
        nothing,
        pc.list_value_length(found),
        pa.array(texts).take(pa.array(gathered.looked, mask=~there)),
        pa.array(gathered.matched.astype(np.int32), mask=gathered.matched == NOT_TOLD),
    )
    return gathered.owners, facts


def _paths(batch: Batch, gathered: Gathered) -> pa.Array:
    return places.of_fields(batch, gathered.path, gathered.rows)


def _missing(batch: Batch, path: str, rows: Column) -> pa.Array:
    kinds = KINDS.take(pa.array(np.full(len(rows), NOT_RECORDED)))
    texts, numbers = pa.nulls(len(rows), pa.string()), pa.nulls(len(rows), pa.int32())
    paths = places.of_fields(batch, path, rows)
    return _structs(kinds, paths, texts, numbers, texts, numbers)


def _structs(*columns: pa.Array) -> pa.Array:
    return pa.StructArray.from_arrays(columns, fields=list(EVIDENCE))


def _values(values: pa.Array) -> pa.Array:
    """Write values as data: dates as 2018-01-14, flags as true or false, lists as in JSON."""
    if pa.types.is_list(values.type):
        return pa.array([_list(each) for each in values.to_pylist()], pa.string())
    if pa.types.is_floating(values.type):
        texts = [None if each is None else str(each) for each in values.to_pylist()]
        return pa.array(texts, pa.string())
    return values.cast(pa.string())


def _list(value: list[object] | None) -> str | None:
    return None if value is None else json.dumps(value, default=str, ensure_ascii=False)


def _ranks(schema: pa.Schema) -> dict[str, int]:
    """Number the paths of a record in the order in which they are declared."""
    paths: list[str] = []

    def walk(path: str, type_: pa.DataType) -> None:
        paths.append(path)
        inner = type_.value_type if pa.types.is_list(type_) else type_
        if pa.types.is_struct(inner):
            for child in inner:
                walk(f"{path}.{child.name}", child.type)

    for each in schema:
        walk(each.name, each.type)
    return {path: rank for rank, path in enumerate(paths)}
