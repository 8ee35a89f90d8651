"""Both: the cases that are in two runs, and how their answers moved from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from checker.audit.change import Moved
from checker.audit.tables import asked_of
from checker.model.roll_up import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from checker.batch.saved import Saved

    Flags = NDArray[np.bool_]


def moved(
    before: Saved, after: Saved, side: str | None, sides: Sequence[str]
) -> Mapping[tuple[str, str], Moved]:
    """Count the answers that changed sides, by what was asked and by set of cases.

    The empty text stands for all cases. A case is in the set that the later run says.
    """
    names = _asked(before, after)
    old, new = (_table(each, "judgements", ["case_id", *names]) for each in (before, after))
    there = pc.index_in(new.column("case_id"), value_set=pa.array(old.column("case_id")))
    known = np.asarray(pc.is_valid(there))
    places = pc.drop_null(there).to_numpy()
    sets = dict(_sets(after, side, sides, known))
    return {
        (name, each): _moved(_either(old, name, places), _either(new, name, known), inside)
        for name in names
        for each, inside in sets.items()
    }


def in_both(found: Mapping[tuple[str, str], Moved]) -> int:
    """Give the largest number of cases that any question has in both runs."""
    return max((each.cases for each in found.values()), default=0)


def _asked(before: Saved, after: Saved) -> tuple[str, ...]:
    told = set(before.columns("judgements")) & set(after.columns("judgements"))
    names = (f"{level} {each.id}" for level, each in asked_of(after.catalogue))
    return tuple(each for each in names if each in told)


def _table(saved: Saved, name: str, columns: Sequence[str]) -> pa.Table:
    batches = list(saved.rows(name, columns))
    table = pa.Table.from_batches(batches) if batches else None
    if table is None:
        return pa.table({each: pa.array([], pa.string()) for each in columns})
    return table.combine_chunks()


def _sets(
    after: Saved, side: str | None, sides: Sequence[str], known: Flags
) -> Iterator[tuple[str, Flags]]:
    yield "", np.ones(int(known.sum()), dtype=bool)
    if side is not None and sides:
        column = _table(after, "cases", [side]).column(side).cast(pa.string())
        for each in sides:
            yield each, np.asarray(pc.fill_null(pc.equal(column, each), False))[known]  # noqa: FBT003 - the value to fill in


def _either(table: pa.Table, name: str, rows: NDArray[Any]) -> tuple[Flags, Flags]:
    """Say of some rows whether the answer is sufficient, and whether it is insufficient."""
    column = table.column(name).cast(pa.string())
    yes, no = (
        np.asarray(pc.fill_null(pc.equal(column, str(each)), False))[rows]  # noqa: FBT003 - as above
        for each in (Answer.SUFFICIENT, Answer.INSUFFICIENT)
    )
    return yes, no


def _moved(old: tuple[Flags, Flags], new: tuple[Flags, Flags], inside: Flags) -> Moved:
    answered = (old[0] | old[1]) & (new[0] | new[1]) & inside
    gained = int((answered & old[1] & new[0]).sum())
    lost = int((answered & old[0] & new[1]).sum())
    return Moved(int(answered.sum()), gained, lost)
