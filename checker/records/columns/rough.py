"""Rough: lines of NDJSON become columns at once, and lines that could not are named for reading.

The parser that is used here is quick and says little: of a block that it refuses, halves are tried,
until the lines that it refuses are few.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.json as pj

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FEW = 16
# So many brackets in a line could be nested deeper than the quick parser's stack allows.
MOST_BRACKETS = 4_096


@dataclass(frozen=True, eq=False, slots=True)
class Rough:
    """Rows of the lines with these numbers; or no rows, where the lines are to be read alone."""

    numbers: tuple[int, ...]
    rows: pa.RecordBatch | None


def rough(lines: Sequence[tuple[int, bytes]], schema: pa.Schema) -> Iterator[Rough]:
    """Parse lines that are not blank, each with its number; rows come in the lines' order."""
    rows = _parsed([line for _, line in lines], schema) if lines else None
    if rows is not None or len(lines) <= FEW:
        if lines:
            yield Rough(tuple(number for number, _ in lines), rows)
        return
    half = len(lines) // 2
    yield from rough(lines[:half], schema)
    yield from rough(lines[half:], schema)


def _parsed(lines: Sequence[bytes], schema: pa.Schema) -> pa.RecordBatch | None:
    """Parse lines, if each of them is an object and nothing else."""
    if not all(map(_likely, lines)):
        return None
    block = b"\n".join(lines)
    if not _is_text(block):
        return None
    read = pj.ReadOptions(use_threads=False, block_size=len(block) + 1)
    parse = pj.ParseOptions(explicit_schema=schema, unexpected_field_behavior="infer")
    try:
        table = pj.read_json(pa.BufferReader(block), read, parse)
    except (pa.ArrowException, UnicodeDecodeError):
        # What is wrong is said by the reading of each line alone.
        return None
    # Each line opens and closes an object, so as many rows as lines means one row a line.
    if table.num_rows != len(lines):
        return None
    batches = table.combine_chunks().to_batches()
    return batches[0] if len(batches) == 1 else None


def _likely(line: bytes) -> bool:
    stripped = line.strip(b" \t\r")
    return (
        stripped.startswith(b"{")
        and stripped.endswith(b"}")
        and line.count(b"[") + line.count(b"{") <= MOST_BRACKETS
    )


def _is_text(block: bytes) -> bool:
    if block.isascii():
        return True
    try:
        block.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
