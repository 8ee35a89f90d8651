"""Picture as text: what an audit says, in lines that are read in a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.model.roll_up import Level
from checker.model.wording import percent, shown
from checker.reports.lines import BLANK, Line, Style, count, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from checker.model.picture import Cell, Picture, Rated, Table

MOST_CASES = 10


def picture_lines(picture: Picture) -> Iterator[Line]:
    """Write a picture: what was read, the ratings, the questions, the cases, what limits it."""
    yield from _records(picture)
    yield Line("Standards", Style.HEADING)
    for rated in picture.ratings:
        yield Line(_rating(rated), depth=1)
    yield BLANK
    yield Line("Questions", Style.HEADING)
    for table in picture.tables:
        if table.level == Level.QUESTION:
            yield from _question(table)
    yield BLANK
    yield from _cases(picture)
    yield Line("What limits this", Style.HEADING)
    for note in picture.notes:
        yield Line(note, depth=1)


def _records(picture: Picture) -> Iterator[Line]:
    records = picture.records
    yield Line("Records", Style.HEADING)
    judged = f"{records.read:,} read, {records.judged:,} judged, {records.set_aside:,} set aside"
    yield Line(judged, depth=1)
    if records.first_day is not None and records.last_day is not None:
        first, last = shown(records.first_day), shown(records.last_day)
        days = first if first == last else f"{first} to {last}"
        yield Line(f"as of {days}", depth=1)
    yield BLANK


def figure(cell: Cell) -> str:
    """Write a figure: the share of the answered cases, its interval, and what cannot be told."""
    counts = cell.counts
    if cell.hidden:
        return "kept back: few cases"
    if counts.share is None:
        return f"no case is answered; {counts.cannot_tell:,} cannot be told"
    told = f"{percent(counts.share)} of {counts.answered:,} likely sufficient"
    interval = f"95% interval {percent(cell.low or 0)} to {percent(cell.high or 0)}"
    if not counts.cannot_tell:
        return f"{told} ({interval})"
    bounds = f"{percent(counts.lowest or 0)} to {percent(counts.highest or 0)} with them"
    return f"{told} ({interval}); {counts.cannot_tell:,} cannot be told ({bounds})"


def _rating(rated: Rated) -> str:
    if rated.band is None:
        return f"{rated.asked.id} {rated.asked.title}: not rated; {figure(rated.cell)}"
    chances = ", ".join(
        f"{band(each.band)} {percent(100 * each.probability, 0)}"
        for each in rated.chances
        if each.probability
    )
    likely = f"; chance of each rating: {chances}" if chances else ""
    near = "; near a boundary" if rated.near else ""
    between = (
        f"; from {band(rated.lowest)} to {band(rated.highest)} with what cannot be told"
        if rated.lowest != rated.highest
        else ""
    )
    name = f"{rated.asked.id} {rated.asked.title}"
    return f"{name}: {band(rated.band)}; {figure(rated.cell)}{likely}{near}{between}"


def band(name: str | None) -> str:
    """Write a rating in words."""
    return "not rated" if name is None else name.replace("_", " ")


def _question(table: Table) -> Iterator[Line]:
    yield Line(f"{table.asked.id} {folded(table.asked.text)}", depth=1)
    yield Line(figure(table.whole), depth=2)
    for name, cell in zip(table.columns[1:], table.rows[0].cells[1:], strict=True):
        yield Line(f"{name}: {figure(cell)}", Style.MUTED, 2)


def _cases(picture: Picture) -> Iterator[Line]:
    yield Line("Cases to work on first", Style.HEADING)
    if not picture.cases:
        yield Line("No case has a finding.", Style.GOOD, 1)
    for case in picture.cases[:MOST_CASES]:
        found = count(len(case.findings), "finding")
        questions = ", ".join(case.questions) or "none"
        essential = f"{case.essential} essential {'rule' if case.essential == 1 else 'rules'}"
        text = f"{case.case_id}: {found}, {essential}; likely insufficient: {questions}"
        yield Line(text, Style.FINDING, 1)
    some = min(MOST_CASES, len(picture.cases))
    yield Line(
        f"({some:,} of {picture.with_findings:,} cases with findings shown; "
        f"{picture.findings:,} findings in all)",
        Style.MUTED,
        1,
    )
    yield BLANK
