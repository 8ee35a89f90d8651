"""Write: caseloads into files, chunk by chunk, each file whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.parquet as pq

from checker.workshop.generate import dirt
from checker.workshop.generate.cases import CHUNK, chunk
from checker.workshop.generate.formats import FileFormat
from checker.workshop.generate.table import Ints, Table, Texts
from checker.workshop.generate.write_arrow import batch, layout, layout_of
from checker.workshop.generate.write_text import LINE_END, objects, text_of

if TYPE_CHECKING:
    from pathlib import Path

AS_OF = date(2018, 5, 8)

# What takes a batch of records, or the lines of the same.
Sink = Callable[[pa.RecordBatch | pa.Array], None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be written: how many cases of which seed, and where to."""

    cases: int
    seed: int
    output: Path
    format: FileFormat
    as_of: date = AS_OF
    truth: Path | None = None
    truth_format: FileFormat = FileFormat.NDJSON
    dirt: bool = False


def generate(wanted: Wanted) -> Iterator[int]:
    """Write the cases, and tell after each chunk how many there are so far.

    The files appear under their names when the last chunk is written, and not before.
    """
    with ExitStack() as files:
        cases = files.enter_context(_open(wanted.output, wanted.format, layout()))
        truth = None
        for first in range(0, wanted.cases, CHUNK):
            rows = min(CHUNK, wanted.cases - first)
            found, told = _chunk(wanted, first, rows)
            cases(found)
            if wanted.truth is not None:
                if truth is None:
                    kind = layout_of(told)
                    truth = files.enter_context(_open(wanted.truth, wanted.truth_format, kind))
                truth(_written(told, wanted.truth_format, layout_of(told)))
            yield first + rows


def _chunk(wanted: Wanted, first: int, rows: int) -> tuple[pa.RecordBatch | pa.Array, Table]:
    made = chunk(wanted.seed, first, rows, wanted.as_of)
    written = _written(made.cases, wanted.format, layout())
    if not wanted.dirt:
        return written, made.truth
    text = wanted.format is FileFormat.NDJSON
    found = dirt.soiled(wanted.seed, first, rows, text=text)
    put = dirt.in_lines if text else dirt.in_batch
    return put(written, found, first, wanted.as_of), _with_dirt(made.truth, found, first)


def _with_dirt(truth: Table, found: Ints, first: int) -> Table:
    """Add the dirt to the truth, and name each case as its record does."""
    names = truth.columns["case_id"]
    assert isinstance(names, Texts)  # noqa: S101 - a promise of `cases`
    renamed = dirt.renamed(names.array, found, first)
    columns = {**truth.columns, "case_id": Texts(renamed), "dirt": dirt.column(found)}
    return replace(truth, columns=columns)


def _written(table: Table, kind: FileFormat, layout: pa.DataType) -> pa.RecordBatch | pa.Array:
    if kind is FileFormat.PARQUET:
        return batch(table, layout)
    return objects(table, LINE_END)


@contextmanager
def _open(path: Path, kind: FileFormat, layout: pa.DataType) -> Iterator[Sink]:
    """Open a file beside its place, and move it there when all is written."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with ExitStack() as file:
            if kind is FileFormat.PARQUET:
                schema = pa.schema(list(layout))
                yield file.enter_context(_parquet(part, schema)).write_batch
            else:
                stream = file.enter_context(part.open("wb"))
                yield lambda lines: _write_lines(stream.write, lines)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _parquet(path: Path, schema: pa.Schema) -> pq.ParquetWriter:
    # Readers look for cases by name alone; statistics of the other columns would cost a sixth.
    return pq.ParquetWriter(path, schema, compression="zstd", write_statistics=["case_id"])


def _write_lines(write: Callable[[pa.Buffer], int], lines: pa.Array) -> None:
    write(text_of(lines))
