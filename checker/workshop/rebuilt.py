"""Rebuilt: the record that the evidence of an outcome amounts to, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from checker.model.outcome import NotRecorded, Recorded, Searched

if TYPE_CHECKING:
    from collections.abc import Iterable

    from checker.model.outcome import Evidence

INDEX = "(place)"
STEP = re.compile(r"([A-Za-z_]\w*)|\[(\d+)\]")


def rebuilt(evidence: Iterable[Evidence]) -> dict[str, Any]:
    """Build a record that holds the facts of the evidence alone."""
    facts = list(evidence)
    record: dict[str, Any] = {}
    for fact in sorted(facts, key=lambda each: each.path.count(".")):
        if isinstance(fact, Searched):
            _put(record, fact.path, [{} for _ in range(fact.size)])
    for fact in facts:
        if isinstance(fact, Recorded):
            _put(record, fact.path, fact.value)
        elif isinstance(fact, NotRecorded):
            _put(record, fact.path, None)
    return record


def _put(record: dict[str, Any], path: str, value: object) -> None:
    steps = [name or int(index) for name, index in STEP.findall(path)]
    place: Any = record
    for step in steps[:-1]:
        place = _slot(place, step) if isinstance(step, int) else place.setdefault(step, {})
    if isinstance(value, list) and isinstance(place.get(steps[-1]), list):
        return
    place[steps[-1]] = value


def _slot(items: list[dict[str, Any]], index: int) -> dict[str, Any]:
    """Give an item its slot: in a replay the places have gaps, and the order does not matter."""
    taken = next((item for item in items if item.get(INDEX) == index), None)
    free = (item for item in (*items[index : index + 1], *items) if INDEX not in item)
    slot = taken or next(free)
    slot[INDEX] = index
    return slot
