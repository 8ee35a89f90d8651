"""Groups: a case is in the first group whose condition holds, and in none that nobody can tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import api
from checker.engines.columns.batch import Batch
from checker.engines.columns.groups import column, grouped
from checker.engines.columns.program import Program, Slot
from checker.engines.interpreter import Scope, evaluate
from checker.engines.interpreter.values import Item
from checker.model.group import NOT_RECORDED, OTHER
from checker.model.record import Record
from checker.model.truth import Truth
from checker.records.columns.layout import batch_of
from checker.records.derive import schema
from checker.records.read import read
from checker.workshop.strategies import values
from tests.tiny import Loan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model.group import PlannedGrouping
    from checker.model.types import Schema

FOLDER = Path(__file__).parents[1] / "language" / "extensions"
FIXTURES = Path(__file__).parents[2] / "fixtures"
AS_OF = date(2018, 5, 8)
BOOK = api.load_rulebook()
LOANS = schema(Loan)
GROUPINGS = [
    each for name in ("base", "own") for each in api.load_rulebook(FOLDER / name, Loan).groups
]
caseloads = st.lists(values.data(LOANS, missing=True), min_size=1, max_size=4)


def together(grouping: PlannedGrouping, records: Sequence[Record], schema_: Schema) -> list[Any]:
    """Group all records at once, in columns."""
    program, batch = Program(), Batch(batch_of(records, schema_))
    said = grouped(program, grouping, schema_.as_of)
    results = program.run(batch, [said] if isinstance(said, Slot) else [])
    found: list[Any] = column(grouping, batch, said, results).to_pylist()
    return found


def alone(grouping: PlannedGrouping, record: Record) -> str | None:
    """Group one record by the meaning of the language."""
    scope = Scope(Item("", record.data), record.as_of, {})
    if grouping.value is not None:
        found: Any = record.data
        for name in grouping.value.split("."):
            found = None if found is None else found.get(name)
        return None if found is None else str(found)
    for level, condition in zip(grouping.grouping.levels, grouping.levels, strict=True):
        match evaluate(condition, scope).value:
            case Truth.TRUE:
                return level.name
            case Truth.UNKNOWN:
                return NOT_RECORDED
    return OTHER


@pytest.mark.parametrize("grouping", GROUPINGS, ids=lambda each: each.names[0])
@given(caseload=caseloads)
def test_a_case_is_in_the_same_group_alone_and_among_others(
    grouping: PlannedGrouping, caseload: list[dict[str, Any]]
) -> None:
    """The first condition that holds decides; one that nobody can tell, and nothing is decided."""
    records = [Record(str(at), AS_OF, data) for at, data in enumerate(caseload)]
    wanted = [alone(grouping, record) for record in records]
    assert together(grouping, records, LOANS) == wanted


@pytest.mark.parametrize("grouping", BOOK.groups, ids=lambda each: each.grouping.name)
def test_each_grouping_of_the_rulebook_puts_every_case_somewhere(grouping: PlannedGrouping) -> None:
    """Over the practice examples, the groups are those of the language's own meaning."""
    records = read([FIXTURES / "practice-examples"], BOOK.model).records
    wanted = [alone(grouping, record) for record in records]
    assert len(records) == 12
    assert together(grouping, records, BOOK.plans[0].schema) == wanted
