"""Sampled: a sample is drawn from the cases of a saved run."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pyarrow.compute as pc

from checker.audit.sample import draw
from checker.model.errors import CheckerError, UnknownNameError
from checker.model.group import ELIGIBLE, NOT_RECORDED, Part
from checker.model.sample import Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.batch.saved import Saved
    from checker.model.catalogue import Groups
    from checker.model.sample import Least, Sample

UNSURE = "it cannot be told whether the case is eligible"


class NoSampleError(CheckerError):
    """A rulebook that does not say which cases are eligible."""


def sampled(saved: Saved, size: int, seed: str, least: Sequence[Least]) -> Sample:
    """Draw a sample from the cases of a run.

    Raises:
        NoSampleError: the rulebook has no grouping that says which cases are eligible.
        UnknownNameError: a least number is of a grouping or a group that there is not.
    """
    groups = saved.catalogue.groups
    gate = next((each for each in groups if each.part == Part.ELIGIBLE), None)
    if gate is None:
        message = "the rulebook has no grouping with `in_sample: eligible`"
        raise NoSampleError(message)
    _check(groups, least)
    named = {each.name: each for each in groups}
    parts = [each for each in groups if each.part in (Part.SHARE, Part.RANGE, Part.SPREAD)]
    wanted = dict.fromkeys([*(each.name for each in parts), *(each.grouping for each in least)])
    reasons: Counter[str] = Counter()
    candidates = []
    for batch in saved.rows("cases", ["case_id", gate.name, *wanted]):
        for why in batch.column(gate.name).to_pylist():
            reasons[UNSURE if why in (None, NOT_RECORDED) else why] += 1
        rows = batch.filter(pc.equal(batch.column(gate.name).cast("string"), ELIGIBLE))
        candidates += [
            Candidate(row["case_id"], {name: row[name] or NOT_RECORDED for name in wanted})
            for row in rows.to_pylist()
        ]
    used = [*parts, *(named[name] for name in wanted if named[name] not in parts)]
    return draw(candidates, used, reasons, size, seed, least)


def _check(groups: Sequence[Groups], least: Sequence[Least]) -> None:
    named = {each.name: each for each in groups}
    for each in least:
        if each.grouping not in named:
            raise UnknownNameError("grouping", each.grouping, named)
        names = named[each.grouping].names
        if names and each.name not in names:
            raise UnknownNameError(f"group of {each.grouping}", each.name, names)
