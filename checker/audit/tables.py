"""Tables: tallied answers become a table for each question and standard, by group."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checker.audit.disclosure import HIDDEN, kept_back, near, rounded
from checker.audit.intervals import wilson
from checker.model.group import NOT_RECORDED, OTHER, Use
from checker.model.picture import Cell, Row, Table, Unit
from checker.model.roll_up import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from checker.audit.tally import Tally
    from checker.model.catalogue import Asked, Catalogue, Groups
    from checker.model.picture import Counts

ALL = "All cases"
# What a grouping has besides its own groups; shown only where a case is in it.
BESIDES = (OTHER, NOT_RECORDED)
WHOLE = 100


@dataclass(frozen=True, slots=True)
class Shown:
    """How figures are shown.

    ``sides``: the columns beside all cases. ``population``: the size of the caseload of which the
    cases are a sample. ``least``: the least number of cases of which a figure is shown.
    ``rounded``: to which multiple counts are rounded, before anything is taken from them.
    """

    sides: tuple[str, ...] = ()
    population: int | None = None
    least: int | None = None
    rounded: int | None = None


def asked_of(catalogue: Catalogue) -> tuple[tuple[Level, Asked], ...]:
    """List the questions, then the standards."""
    return (
        *((Level.QUESTION, each) for each in catalogue.questions),
        *((Level.STANDARD, each) for each in catalogue.standards),
    )


def tables(catalogue: Catalogue, tally: Tally, shown: Shown) -> tuple[Table, ...]:
    """Make the table of each question and each standard that was answered."""
    return tuple(
        _table(catalogue, tally, shown, level, asked)
        for level, asked in asked_of(catalogue)
        if f"{level} {asked.id}" in tally.asked
    )


def _table(catalogue: Catalogue, tally: Tally, shown: Shown, level: Level, asked: Asked) -> Table:
    name = f"{level} {asked.id}"

    def row(grouping: str, title: str, group: str) -> Row:
        whole = tally.counts(name, "", grouping, group)
        sides = (tally.counts(name, side, grouping, group) for side in shown.sides)
        population = shown.population if not grouping else None
        return Row(
            grouping,
            title,
            group,
            (cell(whole, population), *(cell(each, None) for each in sides)),
        )

    rows = [row("", "", "")]
    for each in catalogue.groups:
        if each.use == Use.TABLE:
            rows += [row(each.name, each.title, group) for group in _names(each, tally)]
    kept = tuple(rows) if shown.least is None else kept_back(rows, shown.least)
    if shown.rounded is not None:
        kept = tuple(_rounded(each, shown, shown.rounded) for each in kept)
    return Table(str(level), asked, (ALL, *shown.sides), kept)


def _rounded(row: Row, shown: Shown, to: int) -> Row:
    """Give a row of rounded counts, with shares and intervals that are taken from them."""
    populations = (None if row.grouping else shown.population, *(None for _ in shown.sides))
    cells = (
        each if each.hidden else cell(rounded(each.counts, to), population)
        for each, population in zip(row.cells, populations, strict=True)
    )
    return replace(row, cells=tuple(cells))


def cell(counts: Counts, population: int | None) -> Cell:
    """Give the figure of some cases, with the interval of its share in percent.

    Of a larger caseload, as large a part is taken to be answered as of the cases.
    """
    answered = counts.answered
    of = None
    if population is not None and counts.cases:
        of = max(answered, round(population * answered / counts.cases))
    found = wilson(counts.sufficient, answered, population=of)
    if found is None:
        return Cell(counts, None, None)
    return Cell(counts, WHOLE * found.low, WHOLE * found.high)


def _names(groups: Groups, tally: Tally) -> Iterator[str]:
    came_up = tally.sizes(groups.name)
    yield from (name for name in groups.names if name not in BESIDES or came_up.get(name))


def units(
    catalogue: Catalogue, tally: Tally, findings: Mapping[tuple[str, str], int], shown: Shown
) -> tuple[Unit, ...]:
    """Give the figures of each unit, kind by kind, the largest first.

    ``findings`` counts the cases with findings by grouping and name.
    """
    found = []
    for groups in (each for each in catalogue.groups if each.use == Use.UNIT):
        sizes = tally.sizes(groups.name)
        for name in sorted(sizes, key=lambda each: (-sizes[each], each)):
            if name in BESIDES and len(sizes) == 1:
                continue  # no record says which unit it is of
            found.append(_unit(groups, name, sizes[name], tally, findings, shown))
    return tuple(found)


def _unit(  # noqa: PLR0913 - what there is to be known of a unit
    groups: Groups,
    name: str,
    cases: int,
    tally: Tally,
    findings: Mapping[tuple[str, str], int],
    shown: Shown,
) -> Unit:
    to, with_findings = shown.rounded or 1, findings.get((groups.name, name), 0)
    if shown.least is not None and cases < shown.least:
        return Unit(groups.name, groups.title, name, 0, 0, (HIDDEN,) * len(tally.asked))
    counts = (tally.counts(asked, "", groups.name, name) for asked in tally.asked)
    cells = tuple(cell(rounded(each, to), None) for each in counts)
    return Unit(groups.name, groups.title, name, near(cases, to), near(with_findings, to), cells)
