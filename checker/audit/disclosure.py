"""Disclosure: figures of few cases are kept back, with what would give them away, or rounded."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from checker.model.picture import Cell, Counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model.picture import Row

HIDDEN = Cell(Counts(), None, None, hidden=True)


def kept_back(rows: Sequence[Row], least: int) -> tuple[Row, ...]:
    """Hide each figure of fewer than ``least`` cases, and enough of its neighbours.

    ``rows`` are those of one table: all cases first, then the groups of each grouping together; the
    first column is all cases, the others divide it. A hidden figure is the difference between a
    total and its other parts, so in each row's parts and each grouping's column either none is
    hidden or two at least. An empty figure gives nothing away and hides nothing.
    """
    hidden = {
        (row, column)
        for row, each in enumerate(rows)
        for column, cell in enumerate(each.cells)
        if 0 < cell.counts.cases < least
    }
    while more := _given_away(rows, hidden):
        hidden |= more
    return tuple(
        replace(
            each,
            cells=tuple(
                HIDDEN if (row, column) in hidden else cell
                for column, cell in enumerate(each.cells)
            ),
        )
        for row, each in enumerate(rows)
    )


def rounded(counts: Counts, to: int) -> Counts:
    """Round each count to the nearest multiple."""
    return Counts(
        near(counts.sufficient, to),
        near(counts.insufficient, to),
        near(counts.cannot_tell, to),
        near(counts.not_applicable, to),
    )


def near(count: int, to: int) -> int:
    """Give the nearest multiple; halfway, the higher."""
    return (count + to // 2) // to * to


def _given_away(rows: Sequence[Row], hidden: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """Find one more figure to hide for each sum of which a single part is hidden."""
    found = set()
    for parts in _sums(rows):
        shown = [each for each in parts if each not in hidden and _cases(rows, each)]
        if len(parts) - len(shown) - sum(not _cases(rows, each) for each in parts) == 1 and shown:
            found.add(min(shown, key=lambda each: (_cases(rows, each), each)))
            break
    return found


def _sums(rows: Sequence[Row]) -> list[list[tuple[int, int]]]:
    """List the figures that add up: the parts of a row, and the groups of a grouping."""
    width = len(rows[0].cells)
    sums = [[(row, column) for column in range(1, width)] for row in range(len(rows))]
    groupings = dict.fromkeys(row.grouping for row in rows if row.grouping)
    for grouping in groupings:
        own = [at for at, row in enumerate(rows) if row.grouping == grouping]
        sums += [[(row, column) for row in own] for column in range(width)]
    return [each for each in sums if len(each) > 1]


def _cases(rows: Sequence[Row], place: tuple[int, int]) -> int:
    row, column = place
    return rows[row].cells[column].counts.cases
