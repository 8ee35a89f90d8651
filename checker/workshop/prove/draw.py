"""Draw: the records on which a rule's properties are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import given as drawn_from
from hypothesis import strategies as st

from checker.model.record import Record
from checker.model.types import ListType
from checker.workshop.strategies.cases_for import loose, varied

if TYPE_CHECKING:
    from checker.model.plan import Plan
    from checker.workshop.strategies.pool import Pool


def drawn(near: Pool, cases: int, number: int) -> list[Record]:
    """Draw so many records of all outcomes, near the examples; the same ones for each number."""
    free = loose(near.plan)
    some = st.sampled_from([each for each in near.found.values() if each])
    begin = st.builds(_closed, st.just(near.plan), some.flatmap(st.sampled_from), st.booleans())
    strategy = begin.flatmap(lambda record: varied(free, record))
    made: list[Record] = []

    @seed(number)
    @settings(
        max_examples=cases,
        phases=[Phase.generate],
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @drawn_from(strategy)
    def keep(record: Record) -> None:
        made.append(record)

    keep()
    return made


def _closed(plan: Plan, record: Record, closed: bool) -> Record:  # noqa: FBT001 - it is drawn
    """Record as none each list that the rule reads and that is not recorded."""
    if not closed:
        return record
    lists = {
        name: ()
        for name, field in plan.schema.case.fields.items()
        if isinstance(field.type, ListType)
        and record.data.get(name) is None
        and any(
            read.removesuffix("[]") == name or read.startswith(f"{name}[]") for read in plan.reads
        )
    }
    return Record(record.case_id, record.as_of, {**record.data, **lists})
