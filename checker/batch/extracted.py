"""Extracted: the records of some cases of a run, as they stand in the files that it read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from checker.records.picked import standing_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from checker.batch.saved import Saved


@dataclass(frozen=True, eq=False, slots=True)
class Extract:
    """Records in the order of the cases that were asked for, and the cases that have none there."""

    records: tuple[object, ...]
    lost: tuple[str, ...]


def extracted(saved: Saved, cases: Sequence[str], paths: Sequence[str | Path]) -> Extract:
    """Read the records of some cases again, whole and unchecked.

    A case is lost where its record no longer stands at the place at which the run read it.
    """
    places = _places(saved, cases)
    found: dict[str, object] = {}
    for where, record in standing_at(paths, places):
        if isinstance(record, dict) and record.get("case_id") == places[where]:
            found[places[where]] = record
    return Extract(
        tuple(found[each] for each in cases if each in found),
        tuple(each for each in cases if each not in found),
    )


def _places(saved: Saved, cases: Sequence[str]) -> dict[str, str]:
    """Give each case by the place of its record."""
    wanted = pa.array(cases, pa.string())
    places: dict[str, str] = {}
    for batch in saved.rows("cases", ["case_id", "where"]):
        some = batch.filter(pc.is_in(batch.column("case_id"), value_set=wanted))
        places.update((row["where"], row["case_id"]) for row in some.to_pylist())
    return places
