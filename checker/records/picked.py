"""Picked: a few records are read again from where they stood among many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.records.columns.blocks import Lines
from checker.records.columns.sources import Group, Rows, groups
from checker.records.fit import fit
from checker.records.found import Plain
from checker.records.texts import in_line

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from pydantic import BaseModel

    from checker.model.record import Record
    from checker.records.found import Found

SIZE = 6144


def picked(
    paths: Sequence[str | Path], wanted: Mapping[str, date], model: type[BaseModel]
) -> Iterator[Record]:
    """Give the records that stand at some places, each as it stood at the close of its day.

    ``wanted`` gives the day by the place, as the reading of all records named it. A place at which
    no record stands any more is passed over.
    """
    for found in _standing(paths, wanted):
        record = fit(found, model, wanted[found.where]).record
        if record is not None:
            yield record


def standing_at(
    paths: Sequence[str | Path], wanted: Collection[str]
) -> Iterator[tuple[str, object]]:
    """Give what stands at some places, as plain data that nothing has checked."""
    yield from ((found.where, found.data) for found in _standing(paths, wanted))


def _standing(paths: Sequence[str | Path], wanted: Collection[str]) -> Iterator[Plain]:
    for group in groups(paths, SIZE):
        yield from (each for each in _at(group, wanted) if isinstance(each, Plain))


def _at(group: Group, wanted: Collection[str]) -> Iterator[Found]:
    match group.content:
        case Lines(first=first, lines=lines):
            for number, raw in enumerate(lines, first):
                if f"{group.name}:{number}" in wanted:
                    yield from in_line(group.name, number, raw)
        case Rows() as rows:
            for number in range(rows.first, rows.first + rows.records.num_rows):
                if rows.where(number) in wanted:
                    yield rows.alone(number)
        case several:
            yield from (
                each for each in several if isinstance(each, Plain) and each.where in wanted
            )
