"""Sources: the paths that were named, opened and cut into groups that become portions."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pyarrow as pa
import pyarrow.parquet as pq
from pydantic_core import to_jsonable_python

from checker.records import messages
from checker.records.columns.blocks import Lines, blocks
from checker.records.files import LINES, PARQUET, record_files, refused_path, shown
from checker.records.found import Plain, Refused
from checker.records.packed import BROKEN, opened, unpacked
from checker.records.texts import STDIN, in_file, nothing, on_stdin, starts_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.records.found import Found

DASH = "-"


@dataclass(frozen=True, eq=False, slots=True)
class Rows:
    """Rows of a table, numbered from ``first``; ``name`` is that of the file."""

    name: str
    first: int
    records: pa.RecordBatch

    def where(self, number: int) -> str:
        """Say where a row stands."""
        return f"{self.name} record {number}"

    def alone(self, number: int) -> Found:
        """Give one row as plain data, as a text file would hold it."""
        row = self.records.slice(number - self.first, 1).to_pylist()[0]
        try:
            return Plain(self.where(number), to_jsonable_python(row))
        except ValueError:
            problem = refused_path(Path(self.where(number)), messages.wrong_value()).problem
            return Refused(problem, counted=True)


@dataclass(frozen=True, eq=False, slots=True)
class Group:
    """What is read together: lines of a file, rows of a table, or what was found one by one.

    ``size`` is how many bytes of the file it took, as far as that is known.
    """

    name: str
    content: Lines | Rows | tuple[Found, ...]
    size: int = 0


def groups(
    paths: Sequence[str | Path], most: int, stdin: BinaryIO | None = None
) -> Iterator[Group]:
    """Give everything that paths stand for, at most so many records at a time."""
    named: set[Path] = set()
    waiting: list[Found] = []
    for path in paths:
        if str(path) == DASH:
            yield from _on_stdin(stdin or sys.stdin.buffer, most)
            continue
        for file in record_files(Path(str(path))):
            if isinstance(file, Refused):
                waiting.append(file)
                continue
            if file.resolve() in named:
                continue
            named.add(file.resolve())
            if unpacked(file).suffix.lower() in LINES:
                yield from _in_lines(file, most)
            elif file.suffix.lower() == PARQUET:
                yield from _in_table(file, most)
            else:
                waiting.extend(in_file(file))
            while len(waiting) >= most:
                yield Group("", tuple(waiting[:most]))
                del waiting[:most]
    if waiting:
        yield Group("", tuple(waiting))


def _in_lines(file: Path, most: int) -> Iterator[Group]:
    name, empty = shown(file), True
    try:
        with opened(file) as stream:
            for each in blocks(stream, most):
                empty = empty and not any(map(bytes.strip, each.lines))
                yield Group(name, each, each.size)
    except BROKEN:
        yield Group(name, (refused_path(file, messages.unreadable()),))
        return
    if empty:
        yield Group(name, (nothing(name),))


def _on_stdin(stream: BinaryIO, most: int) -> Iterator[Group]:
    lines, whole = starts_lines(stream)
    if lines:
        yield from (Group(STDIN, each, each.size) for each in blocks(whole, most))
        return
    found = on_stdin(whole)
    while some := tuple(islice(found, most)):
        yield Group(STDIN, some)


def _in_table(file: Path, most: int) -> Iterator[Group]:
    name, first = shown(file), 1
    try:
        with pq.ParquetFile(file) as table:
            bytes_a_row = file.stat().st_size / max(table.metadata.num_rows, 1)
            for batch in table.iter_batches(batch_size=most):
                size = int(bytes_a_row * batch.num_rows)
                yield Group(name, Rows(name, first, batch), size)
                first += batch.num_rows
    except (OSError, pa.ArrowException):
        yield Group(name, (refused_path(file, messages.unreadable()),))
        return
    if first == 1:
        yield Group(name, (nothing(name),))
