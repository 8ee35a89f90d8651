"""Eligible: who may be in a sample, at the edges of each condition of annex A."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from checker import api
from checker.engines.columns.batch import Batch
from checker.engines.columns.groups import column, grouped
from checker.engines.columns.program import Program, Slot
from checker.model.group import NOT_RECORDED, Part
from checker.records.columns.layout import batch_of
from checker.records.read import read

if TYPE_CHECKING:
    from collections.abc import Mapping

BOOK = api.load_rulebook()
SCHEMA = BOOK.plans[0].schema
GATE = next(each for each in BOOK.groups if each.grouping.part is Part.ELIGIBLE)
AS_OF = "2018-05-08"
ORDER = {
    "kind": "community_order",
    "sentenced_on": "2017-08-08",
    "supervision_started_on": "2017-08-10",
    "terminated": False,
    "requirements": [{"kind": "rehabilitation_activity"}, {"kind": "unpaid_work"}],
}
LICENCE = {
    "kind": "custody_licence",
    "sentenced_on": "2016-01-08",
    "released": True,
    "released_on": "2017-08-08",
    "supervision_started_on": "2017-08-08",
    "terminated": False,
}


def gate(sentence: Mapping[str, Any]) -> str:
    """Say whether a case of a sentence is eligible, or why not."""
    records = read({"case_id": "a", "as_of": AS_OF, "sentence": dict(sentence)}, BOOK.model).records
    program, batch = Program(), Batch(batch_of(records, SCHEMA))
    said = grouped(program, GATE, SCHEMA.as_of)
    assert isinstance(said, Slot)
    (found,) = column(GATE, batch, said, program.run(batch, [said])).to_pylist()
    return str(found)


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({}, "eligible"),
        ({"kind": "suspended_sentence_order"}, "eligible"),
        ({"kind": "conditional_discharge"}, "not an order or a licence"),
        ({"kind": None}, NOT_RECORDED),
        # Eight months before 8 May 2018 is 8 September 2017; that day still counts.
        (
            {"sentenced_on": "2017-09-08", "supervision_started_on": "2017-09-08"},
            "eligible",
        ),
        (
            {"sentenced_on": "2017-09-09", "supervision_started_on": "2017-09-09"},
            "begun too lately",
        ),
        # Ten months before is 8 July 2017; that day still counts.
        ({"sentenced_on": "2017-07-08"}, "eligible"),
        ({"sentenced_on": "2017-07-07"}, "begun too early"),
        ({"sentenced_on": None}, NOT_RECORDED),
        # Four weeks from 10 August 2017 end on 7 September.
        ({"terminated": True, "terminated_on": "2017-09-07"}, "eligible"),
        ({"terminated": True, "terminated_on": "2017-09-06"}, "too little delivery"),
        ({"terminated": None}, NOT_RECORDED),
        ({"requirements": []}, "eligible"),
        ({"requirements": None}, NOT_RECORDED),
        (
            {"requirements": [{"kind": "unpaid_work"}, {"kind": "curfew"}]},
            "only unpaid work, attendance centre, exclusion or curfew",
        ),
        ({"requirements": [{"kind": "unpaid_work"}, {"kind": None}]}, NOT_RECORDED),
    ],
)
def test_an_order_is_eligible_by_its_days_and_requirements(
    change: dict[str, Any], wanted: str
) -> None:
    """Each limit counts its own day, and what is not recorded is never eligible in silence."""
    assert gate({**ORDER, **change}) == wanted


@pytest.mark.parametrize(
    ("change", "wanted"),
    [
        ({}, "eligible"),
        ({"released": False, "released_on": None}, "not released"),
        ({"released_on": "2017-09-08", "supervision_started_on": "2017-09-08"}, "eligible"),
        ({"released_on": "2017-09-09", "supervision_started_on": "2017-09-09"}, "begun too lately"),
        ({"released_on": "2017-07-07"}, "begun too early"),
        ({"released": None, "released_on": None}, NOT_RECORDED),
    ],
)
def test_a_licence_is_eligible_by_the_day_of_release(change: dict[str, Any], wanted: str) -> None:
    """However long ago the sentence was."""
    assert gate({**LICENCE, **change}) == wanted
