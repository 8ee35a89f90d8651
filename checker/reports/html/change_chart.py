"""Change chart: by how many points each share changed, for all cases and each set side by side."""

from __future__ import annotations

from itertools import groupby
from math import ceil
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from checker.reports.significance import significant

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.change import ShareChange
    from checker.model.measure import Difference

LEFT, RIGHT, TOP, STEP, GAP = 230, 720, 34, 26, 10
WIDTH = 740
LEAST_REACH, TICK = 10, 10
LOOKS = ("whole", "first", "second", "third")
HALF = 6


def change_chart(shares: Sequence[ShareChange]) -> Markup:
    """Draw a row for each question and set of cases: the change in points, and its interval."""
    told = [each for each in shares if each.difference is not None]
    asked = [list(rows) for _, rows in groupby(told, key=lambda each: each.asked.id)]
    reach = _reach([each.difference for each in told if each.difference is not None])
    height = TOP + STEP * len(told) + GAP * len(asked) + 8
    inside = "".join([*_grid(reach, height), *_rows(asked, reach)])
    label = (
        "Change in the share of cases likely sufficient, in percentage points, by question and "
        "set of cases; the table has the numbers"
    )
    return Markup(  # noqa: S704 - every text in it is escaped
        f'<svg class="chart" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(label)}">{inside}</svg>'
    )


def _reach(differences: Sequence[Difference]) -> int:
    """Give how many points the chart reaches either way: a multiple of the tick."""
    ends = [abs(end) for each in differences for end in (each.interval.low, each.interval.high)]
    return max(LEAST_REACH, TICK * ceil(100 * max(ends, default=0.0) / TICK))


def _x(points: float, reach: int) -> float:
    return LEFT + (RIGHT - LEFT) * (points + reach) / (2 * reach)


def _grid(reach: int, height: int) -> Iterator[str]:
    tick = TICK if reach <= 5 * TICK else 2 * TICK
    # From nothing outwards, so that the line of no change is always there.
    for points in sorted({sign * at for at in range(0, reach + 1, tick) for sign in (-1, 1)}):
        x, look = _x(points, reach), "zero" if points == 0 else "grid"
        yield f'<line class="{look}" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 10}" y2="{height - 8}"/>'
        yield f'<text class="tick" x="{x:.1f}" y="{TOP - 16}">{_signed(points)}</text>'


def _signed(points: int) -> str:
    return f"{points:+d}" if points else "0"


def _rows(asked: Sequence[Sequence[ShareChange]], reach: int) -> Iterator[str]:
    y = TOP + STEP // 2
    for rows in asked:
        name = escape(rows[0].asked.id)
        yield f'<text class="name" x="8" y="{y + 5}">{name}</text>'
        for at, each in enumerate(rows):
            yield f'<text class="side" x="{LEFT - 12}" y="{y + 5}">{escape(each.cases)}</text>'
            if each.difference is not None:
                yield _drawn(each.difference, LOOKS[min(at, len(LOOKS) - 1)], y, reach)
            y += STEP
        y += GAP


def _drawn(change: Difference, look: str, y: int, reach: int) -> str:
    """Draw one change: filled where it is significant, and hollow where it is not."""
    low, high = (_x(100 * each, reach) for each in (change.interval.low, change.interval.high))
    x = _x(100 * change.difference, reach)
    sure = "sure" if significant(change.p_value) else "unsure"
    line = f'<line class="{look} reach" x1="{low:.1f}" x2="{high:.1f}" y1="{y}" y2="{y}"/>'
    return f"{line}{_mark(look, sure, x, y)}"


def _mark(look: str, sure: str, x: float, y: int) -> str:
    """Draw the mark of a set: its shape tells it from the others, as its colour does."""
    if look == "first":
        square = f'x="{x - HALF:.1f}" y="{y - HALF}" width="{2 * HALF}" height="{2 * HALF}"'
        return f'<rect class="{look} {sure}" {square}/>'
    if look == "whole":
        return f'<circle class="{look} {sure}" cx="{x:.1f}" cy="{y}" r="{HALF}"/>'
    top, bottom = y - HALF - 1, y + HALF + 1
    corners = f"{x:.1f},{top} {x + HALF + 1:.1f},{y} {x:.1f},{bottom} {x - HALF - 1:.1f},{y}"
    return f'<polygon class="{look} {sure}" points="{corners}"/>'
