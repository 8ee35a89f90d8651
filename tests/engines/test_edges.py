"""At the edges: the last days of a calendar, and what is known only to lie between two values."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests import told
from tests.edges import CONDITIONS, RECORDS, planned
from tests.judged import BATCH_ENGINES, by_interpreter

if TYPE_CHECKING:
    from tests.judged import Engine
    from tests.told import Telling

conditions = pytest.mark.parametrize("text", CONDITIONS)


@pytest.mark.parametrize("engine", BATCH_ENGINES.values(), ids=BATCH_ENGINES.keys())
@conditions
def test_an_edge_means_the_same(engine: Engine, text: str) -> None:
    """Over the ends of the calendars and half-known values, each engine says the same."""
    plan = planned(text)
    said = by_interpreter(plan, RECORDS)
    assert len(set(said)) > 1, "the condition comes out one way only, so it shows nothing"
    assert engine(plan, RECORDS) == said


@pytest.mark.parametrize("telling", told.ENGINES.values(), ids=told.ENGINES.keys())
@conditions
def test_an_edge_rests_on_the_same(telling: Telling, text: str) -> None:
    """So does what each outcome rests on, on a part of the records."""
    plan, records = planned(text), RECORDS[::13]
    assert telling([plan], records) == told.by_interpreter([plan], records)
