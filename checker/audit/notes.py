"""Notes: sentences that say what may not be concluded from a picture, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from checker.model.picture import Table

# With fewer answered cases the 95 % interval of a share is wider than 35 points: project policy.
FEW = 30
# From this share of cases on, what cannot be told says more than what can: project policy.
MUCH = 20
WHOLE = 100


def notes(
    tables: Sequence[Table],
    disagreements: int,
    population: int | None,
    judged: int,
    rounded: int | None = None,
) -> tuple[str, ...]:
    """Say in sentences what limits a picture."""
    return tuple(_notes(tables, disagreements, population, judged, rounded))


def _notes(
    tables: Sequence[Table],
    disagreements: int,
    population: int | None,
    judged: int,
    rounded: int | None = None,
) -> Iterator[str]:
    if disagreements:
        yield (
            f"The engines disagreed on {disagreements:,} cases that were judged again; no figure "
            "here can be relied on until that is explained."
        )
    yield (
        "The figures say what the records show, not what was done: where work was not recorded, "
        "or was recorded in text alone, it is not seen."
    )
    if population is not None and population < judged:
        yield (
            f"The caseload was said to be of {population:,} cases, but {judged:,} were judged, so "
            "the intervals take the cases as the whole caseload."
        )
    if rounded is not None:
        yield (
            f"Counts by question, group and unit are rounded to the nearest {rounded}, and shares, "
            "intervals and ratings are taken from the rounded counts, so they may not add up."
        )
    for table in tables:
        yield from _of_table(table)


def _of_table(table: Table) -> Iterator[str]:
    counts, name = table.whole.counts, f"{table.level.capitalize()} {table.asked.id}"
    if table.whole.hidden:
        return
    if not counts.answered:
        yield f"{name}: no case could be answered, so nothing can be said of it."
    elif counts.answered < FEW:
        yield (
            f"{name}: only {counts.answered} cases are answered; one case more or less moves the "
            f"figure by {WHOLE / counts.answered:.0f} points or more."
        )
    if counts.answered and counts.cannot_tell * WHOLE >= MUCH * counts.applying:
        yield (
            f"{name}: {counts.cannot_tell:,} of {counts.applying:,} cases cannot be told from the "
            f"record; with them the share could be anywhere from {counts.lowest:.0f}% to "
            f"{counts.highest:.0f}%."
        )
