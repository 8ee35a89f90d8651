"""Intervals: the chart of shares with their intervals, hand-drawn, with its numbers beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.picture import Table

LEFT, RIGHT, TOP, STEP = 90, 700, 34, 34
WIDTH = 740
TICKS = (0, 20, 40, 60, 80, 100)


def chart(tables: Sequence[Table]) -> Markup:
    """Draw a row for each question and standard: its share, interval and bounds."""
    rows = [each for each in tables if each.whole.counts.share is not None]
    height = TOP + STEP * len(rows) + 12
    inside = "".join([*_grid(height), *(_row(at, each) for at, each in enumerate(rows))])
    label = "Share of cases likely sufficient, by question and standard; the table has the numbers"
    return Markup(  # noqa: S704 - every text in it is escaped
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(label)}">{inside}</svg>'
    )


def _x(share: float) -> float:
    return LEFT + (RIGHT - LEFT) * share / 100


def _grid(height: int) -> Iterator[str]:
    for tick in TICKS:
        x = _x(tick)
        yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 10}" y2="{height - 8}"/>'
        yield f'<text class="tick" x="{x:.1f}" y="{TOP - 16}">{tick}%</text>'


def _row(at: int, table: Table) -> str:
    cell, y = table.whole, TOP + STEP * at + STEP // 2
    counts = cell.counts
    assert counts.share is not None  # noqa: S101 - only rows with a share are drawn
    parts = [f'<text class="name" x="8" y="{y + 5}">{escape(table.asked.id)}</text>']
    if counts.cannot_tell and counts.lowest is not None and counts.highest is not None:
        low, wide = _x(counts.lowest), _x(counts.highest) - _x(counts.lowest)
        parts.append(
            f'<rect class="bounds" x="{low:.1f}" y="{y - 8}" width="{wide:.1f}" height="16"/>'
        )
    if cell.low is not None and cell.high is not None:
        low, high = _x(cell.low), _x(cell.high)
        parts.append(f'<line class="interval" x1="{low:.1f}" x2="{high:.1f}" y1="{y}" y2="{y}"/>')
    parts.append(f'<circle class="share" cx="{_x(counts.share):.1f}" cy="{y}" r="6"/>')
    return "".join(parts)
