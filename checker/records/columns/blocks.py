"""Blocks: a text file, packed or not, is read in blocks of whole lines, however large it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from checker.records.texts import RECORD_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterator

SMALLEST, LARGEST = 2**20, 96 * 2**20  # of what is read at once


@dataclass(frozen=True, slots=True)
class Lines:
    """Some lines of a file, without their ends; the first has a number."""

    first: int
    lines: tuple[bytes, ...]
    size: int


def blocks(stream: BinaryIO, most: int) -> Iterator[Lines]:
    """Give the lines of a stream, at most so many at a time.

    Of a line that is too long, only as much is kept as shows that it is.
    """
    number, rest, block = 1, b"", SMALLEST
    while raw := stream.read(block):
        text = rest + raw
        whole, end, rest = text.rpartition(b"\n")
        if not end and len(rest) > RECORD_LIMIT:
            rest = rest[: RECORD_LIMIT + 1]
        if end:
            lines = whole.split(b"\n")
            for start in range(0, len(lines), most):
                some = tuple(lines[start : start + most])
                yield Lines(number + start, some, sum(map(len, some)) + len(some))
            number += len(lines)
            # The next block is about as long as so many lines are.
            block = min(max(most * len(whole) // len(lines), SMALLEST), LARGEST)
    if rest:
        yield Lines(number, (rest,), len(rest))
