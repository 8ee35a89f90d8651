"""Timeline: what happened in a case, lane by lane, and the windows in which nothing was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from checker.model.wording import shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.picture import CaseEntry, Event, Finding

LEFT, RIGHT, TOP, STEP, ROW = 14, 726, 40, 36, 16
WIDTH = 740
DAY = timedelta(days=1)
LONGEST = timedelta(days=730)
MOST_TICKS = 8
WINDOWS = "Windows without evidence"


@dataclass(frozen=True, slots=True)
class Scale:
    """The days that are drawn, the first and the last."""

    first: date
    last: date

    def x(self, day: date) -> float:
        """Give the place of a day."""
        share = (day - self.first) / max(self.last - self.first, DAY)
        return LEFT + (RIGHT - LEFT) * min(max(share, 0.0), 1.0)


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which a finding found no evidence; ``number`` is that of the finding."""

    number: int
    first: date
    last: date
    sentence: str


def timeline(case: CaseEntry) -> Markup:
    """Draw a case; nothing where its record was not at hand or holds no dated item."""
    if not case.events:
        return Markup("")
    windows = tuple(_windows(case))
    scale = _scale(case, windows)
    lanes = list(dict.fromkeys(each.lane for each in case.events))
    below = TOP + STEP * len(lanes)
    height = below + (ROW * len(windows) + 16 if windows else 0) + 8
    parts = [
        *_months(scale, height),
        *(_lane(at, name) for at, name in enumerate(lanes)),
        *(_event(scale, lanes.index(each.lane), each) for each in case.events if _in(scale, each)),
        *_windows_lane(scale, below, windows),
        _day(scale, case.as_of, height),
    ]
    label = f"Timeline of the case from {shown(scale.first)} to {shown(scale.last)}"
    return Markup(  # noqa: S704 - every text in it is escaped
        f'<svg class="timeline" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'aria-label="{escape(label)}">{"".join(parts)}</svg>'
    )


def _windows(case: CaseEntry) -> Iterator[Window]:
    """Give the windows that are known: from the day of what a finding is about to its due day."""
    days = {each.place: each.on for each in case.events or ()}
    for number, each in enumerate(case.findings, 1):
        if each.due is not None:
            first = days.get(_item(each), each.due)
            yield Window(number, min(first, each.due), each.due, each.sentence)


def _item(finding: Finding) -> str:
    """Give the place of the item of a section in which a finding's subject stands."""
    return finding.subject.split(".")[0]


def _scale(case: CaseEntry, windows: Sequence[Window]) -> Scale:
    last = max([case.as_of, *(each.last for each in windows)])
    days = [each.on for each in case.events or ()] + [each.first for each in windows]
    first = min([day for day in days if day >= case.as_of - LONGEST], default=case.as_of)
    return Scale(min(first, case.as_of) - 7 * DAY, last + 7 * DAY)


def _in(scale: Scale, event: Event) -> bool:
    return event.on >= scale.first


def _months(scale: Scale, height: int) -> Iterator[str]:
    months = [
        date(year, month, 1)
        for year in range(scale.first.year, scale.last.year + 1)
        for month in range(1, 13)
        if scale.first <= date(year, month, 1) <= scale.last
    ]
    every = max(1, -(-len(months) // MOST_TICKS))
    for month in months[::every]:
        x = scale.x(month)
        yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="24" y2="{height}"/>'
        yield f'<text class="tick" x="{x:.1f}" y="16">{_month(month)}</text>'


def _month(day: date) -> str:
    """Write a month short, as in Jan 2018."""
    _, month, year = shown(day).split()
    return f"{month[:3]} {year}"


def _lane(at: int, name: str) -> str:
    y = TOP + STEP * at
    return (
        f'<text class="lane" x="{LEFT}" y="{y}">{escape(name)}</text>'
        f'<line class="rail" x1="{LEFT}" x2="{RIGHT}" y1="{y + 16}" y2="{y + 16}"/>'
    )


def _event(scale: Scale, lane: int, event: Event) -> str:
    x, y = scale.x(event.on), TOP + STEP * lane + 16
    told = f"{shown(event.on)}: {event.label}" if event.label else shown(event.on)
    run = ""
    if event.until is not None:
        end = scale.x(event.until)
        run = f'<line class="run" x1="{x:.1f}" x2="{end:.1f}" y1="{y}" y2="{y}"/>'
    mark = f'<circle class="event" cx="{x:.1f}" cy="{y}" r="5"/>'
    return f"<g><title>{escape(told)}</title>{run}{mark}</g>"


def _windows_lane(scale: Scale, top: int, windows: Sequence[Window]) -> Iterator[str]:
    """Draw each window in a row of its own, with the number of its finding."""
    if windows:
        yield f'<text class="lane" x="{LEFT}" y="{top}">{WINDOWS}, by number of the finding</text>'
    for at, each in enumerate(windows):
        y = top + 8 + ROW * at
        start = scale.x(each.first)
        wide = max(scale.x(each.last) - start, 3.0)
        # The number stands where there is room for it.
        place = start - 6 if start > LEFT + ROW else start + wide + 6
        anchor = "end" if start > LEFT + ROW else "start"
        yield (
            f"<g><title>{escape(f'{each.number}. {each.sentence}')}</title>"
            f'<rect class="window" x="{start:.1f}" y="{y}" width="{wide:.1f}" height="11"/>'
            f'<text class="mark" x="{place:.1f}" y="{y + 10}" text-anchor="{anchor}">'
            f"{each.number}</text></g>"
        )


def _day(scale: Scale, day: date, height: int) -> str:
    x = scale.x(day)
    return (
        f"<g><title>Judged as of {escape(shown(day))}</title>"
        f'<line class="today" x1="{x:.1f}" x2="{x:.1f}" y1="24" y2="{height}"/></g>'
    )
