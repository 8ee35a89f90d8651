"""Ratings: the share of sufficient cases of each standard, its band, and how sure the band is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.audit.bands import chances, near
from checker.model.picture import Rated
from checker.model.roll_up import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model.catalogue import Band, Catalogue
    from checker.model.picture import Table

WHOLE = 100


def rated(
    catalogue: Catalogue, tables: Sequence[Table], population: int | None
) -> tuple[Rated, ...]:
    """Rate each standard."""
    return tuple(
        _rated(catalogue.bands, table, population)
        for table in tables
        if table.level == Level.STANDARD
    )


def _rated(bands: tuple[Band, ...], table: Table, population: int | None) -> Rated:
    counts = table.whole.counts
    some, unsure = counts.sufficient, counts.cannot_tell
    of = None
    if population is not None and counts.cases:
        of = max(counts.answered, round(population * counts.answered / counts.cases))
    likely = chances(bands, some, counts.answered, of)
    return Rated(
        asked=table.asked,
        cell=table.whole,
        band=band(bands, some, counts.answered),
        lowest=band(bands, some, counts.applying),
        highest=band(bands, some + unsure, counts.applying),
        chances=likely,
        near=near(likely),
    )


def band(bands: Sequence[Band], sufficient: int, of: int) -> str | None:
    """Give the best band whose least share is reached, compared exactly; ``None`` for no case."""
    if not of:
        return None
    reached = (each.name for each in bands if WHOLE * sufficient >= each.least * of)
    return next(reached, None)
