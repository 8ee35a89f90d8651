"""Figures: the sheets of shares, by question and standard, by group and by unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.reports.workbook.sheet import Heading, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.picture import Cell, Picture
    from checker.reports.workbook.sheet import Value

KEPT_BACK = "[c]"
FIGURES = (
    Heading("Answered", 11, "number"),
    Heading("Likely sufficient", 11, "number"),
    Heading("Share likely sufficient", 13, "share"),
    Heading("95% interval from", 12, "share"),
    Heading("95% interval to", 12, "share"),
    Heading("Cannot tell", 11, "number"),
    Heading("Share if all of these insufficient", 15, "share"),
    Heading("Share if all of these sufficient", 15, "share"),
    Heading("Not applicable", 12, "number"),
)


def figures(cell: Cell) -> tuple[Value, ...]:
    """Give the figures of some cases; those of few are kept back, if that was asked for."""
    if cell.hidden:
        return (KEPT_BACK,) * len(FIGURES)
    counts = cell.counts
    return (
        counts.answered,
        counts.sufficient,
        counts.share,
        cell.low,
        cell.high,
        counts.cannot_tell,
        counts.lowest,
        counts.highest,
        counts.not_applicable,
    )


def summary(picture: Picture) -> Sheet:
    """Give a row for each question and standard, with the rating of a standard."""
    rated = {each.asked.id: each for each in picture.ratings}

    def rows() -> Iterator[Sequence[Value]]:
        for table in picture.tables:
            rating = rated.get(table.asked.id) if table.level == "standard" else None
            yield (
                table.level,
                table.asked.id,
                table.asked.title or table.asked.text,
                band(rating.band) if rating and not rating.cell.hidden else None,
                _chances(picture, table.asked.id) if rating else None,
                *figures(table.whole),
            )

    return Sheet(
        "Summary",
        "Questions and standards",
        "A row for each question and standard. Shares are of the cases that could be answered.",
        "summary",
        (
            Heading("Level", 10),
            Heading("Asked", 8),
            Heading("Words", 60),
            Heading("Expected rating", 18),
            Heading("Chance of each rating", 40),
            *FIGURES,
        ),
        rows(),
    )


def band(name: str | None) -> str:
    """Write a rating in words."""
    return "" if name is None else name.replace("_", " ")


def _chances(picture: Picture, standard: str) -> str:
    rating = next(each for each in picture.ratings if each.asked.id == standard)
    told = (f"{band(each.band)} {100 * each.probability:.0f}%" for each in rating.chances)
    near = "; near a boundary" if rating.near else ""
    return f"{', '.join(told)}{near}"


def groups(picture: Picture) -> Sheet:
    """Give a row for each question, group and set of cases."""
    rows = (
        (
            table.asked.id,
            row.title or "All cases",
            row.name or "All cases",
            column,
            *figures(cell),
        )
        for table in picture.tables
        for row in table.rows
        for column, cell in zip(table.columns, row.cells, strict=True)
    )
    kept = f" {KEPT_BACK}: kept back, as there are few cases." if picture.least_shown else ""
    return Sheet(
        "Groups",
        "Questions by group",
        f"A row for each question, group and set of cases.{kept}",
        "by_group",
        (
            Heading("Asked", 8),
            Heading("Grouping", 18),
            Heading("Group", 30),
            Heading("Cases of", 18),
            *FIGURES,
        ),
        rows,
    )


def units(picture: Picture) -> Sheet:
    """Give a row for each unit and question."""
    rows = (
        (
            unit.title,
            unit.name,
            KEPT_BACK if cell.hidden else unit.cases,
            KEPT_BACK if cell.hidden else unit.with_findings,
            table.asked.id,
            *figures(cell),
        )
        for unit in picture.units
        for table, cell in zip(picture.tables, unit.cells, strict=True)
    )
    return Sheet(
        "Units",
        "Units and teams",
        "A row for each unit and question. With few cases, read a row as a list and no ranking.",
        "by_unit",
        (
            Heading("Kind", 22),
            Heading("Unit", 26),
            Heading("Cases", 9, "number"),
            Heading("Cases with findings", 12, "number"),
            Heading("Asked", 8),
            *FIGURES,
        ),
        rows,
    )
